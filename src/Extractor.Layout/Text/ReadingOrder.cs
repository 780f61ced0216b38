using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>
/// Puts the lines of a page in reading order. A page with columns is cut at its gutter: lines that cross the gutter part it
/// into bands, and each band is read column by column.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>Gap between words that may be a gutter, in type sizes.</summary>
    private const double GutterGap = 1.1;

    /// <summary>Fewest rows with text on both sides of a gutter.</summary>
    private const int MinRows = 6;

    /// <param name="lines">Lines of the page, each direction in its own order.</param>
    /// <param name="main">Direction of most of the text; lines in other directions come last. Columns are looked for in upright text only.</param>
    /// <param name="obstacles">Tables.</param>
    /// <param name="regions">For each line of the result the number of its column, counted in reading order.</param>
    public static List<TextLine> Sort(IReadOnlyList<TextLine> lines, TextDirection main, IReadOnlyList<Box> obstacles, out int[] regions)
    {
        var rows = new List<TextLine>();
        var others = new List<TextLine>();
        foreach (TextLine line in lines)
        {
            (line.Direction == main ? rows : others).Add(line);
        }

        var result = new List<TextLine>(lines.Count);
        var numbers = new List<int>(lines.Count);
        int region = 0;
        Cut(rows, obstacles, 0, result, numbers, ref region);
        region++;
        foreach (TextLine line in others)
        {
            result.Add(line);
            numbers.Add(region);
        }

        regions = [.. numbers];
        return result;
    }

    private static void Cut(List<TextLine> rows, IReadOnlyList<Box> obstacles, int depth, List<TextLine> result, List<int> numbers, ref int region)
    {
        if (depth < 3 && rows.Count >= MinRows && rows[0].Direction == TextDirection.Horizontal && FindGutter(rows) is (double from, double to))
        {
            var left = new List<TextLine>();
            var right = new List<TextLine>();
            foreach (TextLine row in rows)
            {
                (TextLine? l, TextLine? r, bool crosses) = Split(row, from, to);
                Box? obstacle = FirstCrossing(obstacles, from, to, left, right, row.Box);
                if (crosses || obstacle is not null)
                {
                    Flush(left, right, obstacles, depth, result, numbers, ref region);
                }

                if (crosses)
                {
                    result.Add(row);
                    numbers.Add(region);
                    continue;
                }

                if (l is not null)
                {
                    left.Add(l);
                }

                if (r is not null)
                {
                    right.Add(r);
                }
            }

            Flush(left, right, obstacles, depth, result, numbers, ref region);
            return;
        }

        foreach (TextLine row in rows)
        {
            result.Add(row);
            numbers.Add(region);
        }
    }

    private static void Flush(
        List<TextLine> left, List<TextLine> right, IReadOnlyList<Box> obstacles, int depth, List<TextLine> result, List<int> numbers, ref int region)
    {
        if (left.Count + right.Count == 0)
        {
            return;
        }

        region++;
        Cut([.. left], obstacles, depth + 1, result, numbers, ref region);
        region++;
        Cut([.. right], obstacles, depth + 1, result, numbers, ref region);
        region++;
        left.Clear();
        right.Clear();
    }

    /// <summary>A table across the gutter that stands between the rows collected so far and the next one.</summary>
    private static Box? FirstCrossing(IReadOnlyList<Box> obstacles, double from, double to, List<TextLine> left, List<TextLine> right, Box next)
    {
        if (left.Count + right.Count == 0)
        {
            return null;
        }

        double bottom = Math.Max(left.Count > 0 ? left[^1].Box.Bottom : 0, right.Count > 0 ? right[^1].Box.Bottom : 0);
        foreach (Box box in obstacles)
        {
            if (box.Left < from && box.Right > to && box.CenterY > bottom && box.CenterY < next.Top)
            {
                return box;
            }
        }

        return null;
    }

    /// <summary>The parts of a row left and right of a gutter; <c>Crosses</c> where a word stands in it.</summary>
    private static (TextLine? Left, TextLine? Right, bool Crosses) Split(TextLine row, double from, double to)
    {
        if (row.Box.Right <= to)
        {
            return (row, null, row.Box.Right > to);
        }

        if (row.Box.Left >= from)
        {
            return (null, row, false);
        }

        int cut = -1;
        for (int i = 0; i < row.Words.Count; i++)
        {
            Box box = row.Words[i].Box;
            if (box.Left < from + 0.5 && box.Right > to - 0.5)
            {
                return (null, null, true);
            }

            if (cut < 0 && box.CenterX > (from + to) / 2)
            {
                cut = i;
            }
        }

        if (cut <= 0)
        {
            return (null, null, true);
        }

        return (LineBuilder.FromWords([.. row.Words.Take(cut)], row.Direction), LineBuilder.FromWords([.. row.Words.Skip(cut)], row.Direction), false);
    }

    /// <summary>
    /// The widest strip that most rows leave free, with running text (not numbers or short labels) on both sides.
    /// </summary>
    private static (double From, double To)? FindGutter(List<TextLine> rows)
    {
        double left = double.MaxValue;
        double right = double.MinValue;
        foreach (TextLine row in rows)
        {
            left = Math.Min(left, row.Box.Left);
            right = Math.Max(right, row.Box.Right);
        }

        double width = right - left;
        if (width < 100)
        {
            return null;
        }

        // Each gap of a row votes for the strips of one point that it leaves free.
        int n = (int)width + 1;
        int[] free = new int[n + 1];
        foreach (TextLine row in rows)
        {
            double size = row.Words[0].Letters[0].FontSize;
            for (int i = 1; i < row.Words.Count; i++)
            {
                double a = row.Words[i - 1].Box.Right;
                double b = row.Words[i].Box.Left;
                if (b - a >= GutterGap * size)
                {
                    free[Math.Clamp((int)Math.Ceiling(a - left), 0, n)]++;
                    free[Math.Clamp((int)Math.Floor(b - left), 0, n)]--;
                }
            }
        }

        int best = 0;
        int at = -1;
        int run = 0;
        int depth = 0;
        for (int x = 0; x < n; x++)
        {
            depth += free[x];
            if (x < 0.15 * width || x > 0.85 * width)
            {
                continue;
            }

            if (depth > best)
            {
                (best, at, run) = (depth, x, 1);
            }
            else if (depth == best && at >= 0 && x == at + run)
            {
                run++;
            }
        }

        if (best < MinRows || run < 4)
        {
            return null;
        }

        double from = left + at;
        double to = from + run;
        int crossing = 0;
        int both = 0;
        double filledLeft = 0;
        double filledRight = 0;
        int lettersLeft = 0;
        int lettersRight = 0;
        foreach (TextLine row in rows)
        {
            (TextLine? l, TextLine? r, bool crosses) = Split(row, from, to);
            crossing += crosses ? 1 : 0;
            if (l is not null && r is not null)
            {
                both++;
                filledLeft += l.Box.Width / (from - left);
                filledRight += r.Box.Width / (right - to);
                lettersLeft += l.Text.Length;
                lettersRight += r.Text.Length;
            }
        }

        bool prose = both >= MinRows && filledLeft / both > 0.6 && filledRight / both > 0.6 && lettersLeft / both >= 12 && lettersRight / both >= 12;
        return prose && crossing < 0.5 * rows.Count ? (from, to) : null;
    }
}
