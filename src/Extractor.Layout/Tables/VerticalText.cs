using System.Text;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Header text set downwards in upright letters, in one or more columns from right to left.</summary>
internal static class VerticalText
{
    /// <summary>
    /// The columns as lines, first column first, where the letters were drawn downwards; null where they run across as usual.
    /// </summary>
    public static IReadOnlyList<TextLine>? Lines(List<Letter> letters)
    {
        int down = 0;
        int across = 0;
        int ink = 0;
        Letter? last = null;
        foreach (Letter letter in letters)
        {
            if (letter.IsWhiteSpace)
            {
                continue;
            }

            if (letter.Direction is not (TextDirection.Horizontal or TextDirection.Vertical))
            {
                return null;
            }

            ink++;
            if (last is not null)
            {
                double size = Math.Max(letter.FontSize, 1);
                double dx = Math.Abs(letter.Box.CenterX - last.Box.CenterX);
                double dy = letter.BaselineY - last.BaselineY;
                down += dx < 0.35 * size && dy > 0.6 * size && dy < 2 * size ? 1 : 0;
                across += Math.Abs(dy) < 0.35 * size && dx > 0 ? 1 : 0;
            }

            last = letter;
        }

        return ink >= 3 && down > across && down * 2 >= ink - 1 ? Columns(letters) : null;
    }

    private static List<TextLine> Columns(List<Letter> letters)
    {
        var sorted = letters.FindAll(l => !l.IsWhiteSpace);
        sorted.Sort((a, b) => b.Box.CenterX.CompareTo(a.Box.CenterX));
        var lines = new List<TextLine>();
        int start = 0;
        while (start < sorted.Count)
        {
            int end = start + 1;
            while (end < sorted.Count && sorted[start].Box.CenterX - sorted[end].Box.CenterX < 0.6 * sorted[start].FontSize)
            {
                end++;
            }

            List<Letter> column = sorted.GetRange(start, end - start);
            column.Sort((a, b) => a.Box.CenterY != b.Box.CenterY ? a.Box.CenterY.CompareTo(b.Box.CenterY) : a.Box.Left.CompareTo(b.Box.Left));
            var text = new StringBuilder();
            Box box = column[0].Box;
            foreach (Letter letter in column)
            {
                text.Append(letter.Text);
                box = box.Union(letter.Box);
            }

            string whole = TextJoiner.Normalize(text.ToString());
            lines.Add(new TextLine(whole, box, TextDirection.Vertical, [new Word(whole, box, column)]));
            start = end;
        }

        return lines;
    }
}
