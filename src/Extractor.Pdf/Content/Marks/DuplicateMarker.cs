namespace Extractor.Pdf.Content.Marks;

/// <summary>Marks letters that repeat an earlier, seen letter at nearly the same place (fake bold, shadows).</summary>
internal static class DuplicateMarker
{
    /// <summary>Largest shift, as a share of the font size; along the baseline also of the letter's own width.</summary>
    private const double MaxShift = 0.12;
    private const double MaxShareOfWidth = 0.4;

    private const double BinSize = 2;
    private const int MaxPerBin = 64;

    public static void Mark(PageCanvas canvas)
    {
        Span<DrawnLetter> letters = canvas.Letters;
        if (letters.Length < 2)
        {
            return;
        }

        var heads = new Dictionary<(int X, int Y), int>(letters.Length);
        var next = new int[letters.Length];
        for (int i = 0; i < letters.Length; i++)
        {
            ref DrawnLetter letter = ref letters[i];
            if ((letter.Marks & LetterMarks.NotSeen) != 0 || string.IsNullOrWhiteSpace(letter.Text))
            {
                continue;
            }

            (int X, int Y) bin = ((int)Math.Floor(letter.X / BinSize), (int)Math.Floor(letter.Y / BinSize));
            if (HasTwin(letters, heads, next, i, bin))
            {
                letter.Marks |= LetterMarks.Duplicate;
                continue;
            }

            next[i] = heads.TryGetValue(bin, out int head) ? head : -1;
            heads[bin] = i;
        }
    }

    private static bool HasTwin(Span<DrawnLetter> letters, Dictionary<(int X, int Y), int> heads, int[] next, int i, (int X, int Y) bin)
    {
        for (int dy = -1; dy <= 1; dy++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                if (!heads.TryGetValue((bin.X + dx, bin.Y + dy), out int k))
                {
                    continue;
                }

                for (int n = 0; k >= 0 && n < MaxPerBin; k = next[k], n++)
                {
                    if (IsTwin(letters[k], letters[i]))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsTwin(in DrawnLetter a, in DrawnLetter b)
    {
        double size = Math.Min(a.Style.FontSize, b.Style.FontSize);
        double shift = Math.Min(MaxShift * size, BinSize);
        double along = Math.Min(shift, MaxShareOfWidth * Math.Min(Extent(a), Extent(b))) + 0.01;
        double dx = Math.Abs(a.X - b.X), dy = Math.Abs(a.Y - b.Y);
        bool turned = a.Style.Direction is TextDirection.Rotate90 or TextDirection.Rotate270 or TextDirection.Vertical;
        return dx <= (turned ? shift : along) && dy <= (turned ? along : shift)
            && a.Style.Direction == b.Style.Direction
            && Math.Abs(a.Style.FontSize - b.Style.FontSize) <= 0.2 * size
            && string.Equals(a.Text, b.Text, StringComparison.Ordinal);
    }

    private static double Extent(in DrawnLetter letter) => letter.Style.Direction switch
    {
        TextDirection.Horizontal or TextDirection.Rotate180 => letter.Box.Width,
        TextDirection.Other => Math.Min(letter.Box.Width, letter.Box.Height),
        _ => letter.Box.Height,
    };
}
