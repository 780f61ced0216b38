namespace Extractor.Layout.Tables;

/// <summary>Letters that were drawn one after another without a gap on one baseline: the most that can be one piece of text.</summary>
/// <param name="Start">Index of the first letter in the view.</param>
/// <param name="End">Index after the last letter.</param>
internal readonly record struct LetterRun(int Start, int End);

/// <summary>Cuts a view's letters, in drawing order, into runs.</summary>
internal static class LetterRuns
{
    /// <summary>Gap, in type sizes, that ends a run; the blank of most fonts is narrower.</summary>
    private const double MaxGap = 0.42;

    public static List<LetterRun> Build(ViewLetter[] letters)
    {
        var runs = new List<LetterRun>();
        int start = 0;
        for (int i = 1; i <= letters.Length; i++)
        {
            if (i == letters.Length || !Follows(letters[i - 1], letters[i]))
            {
                runs.Add(new LetterRun(start, i));
                start = i;
            }
        }

        return runs;
    }

    private static bool Follows(in ViewLetter left, in ViewLetter right)
    {
        if (!left.IsUpright || !right.IsUpright)
        {
            return false;
        }

        double size = Math.Min(left.Size, right.Size);
        double gap = right.Left - left.Right;
        return Math.Abs(left.BaseY - right.BaseY) <= 0.15 * size && gap <= MaxGap * size && gap >= -0.3 * size;
    }
}
