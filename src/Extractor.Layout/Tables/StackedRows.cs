namespace Extractor.Layout.Tables;

/// <summary>
/// Rows of a table with vertical rules only, which stand on each other in one row of the grid: whole amounts one above the other are
/// a row each, and the lines of the other columns go with them as in a table without rules.
/// </summary>
internal static class StackedRows
{
    /// <summary>Cells in which whole amounts stand on each other: a cell of a table holds one.</summary>
    public static int Stacks(IEnumerable<List<SegmentLine>> cells) => cells.Count(c => Amounts(c) >= 2);

    /// <summary>Heights between the rows, or null where the row is one.</summary>
    /// <param name="x">Borders of the columns.</param>
    /// <param name="cells">Column and lines of each cell that fills the row alone.</param>
    public static double[]? Cuts(double[] x, List<(int Column, List<SegmentLine> Lines)> cells)
    {
        int stacks = Stacks(cells.Select(c => c.Lines));
        if (stacks == 0 || (stacks == 1 && cells.Max(c => Amounts(c.Lines)) < 3))
        {
            return null;
        }

        var columns = new List<TextColumn>();
        for (int c = 1; c < x.Length; c++)
        {
            columns.Add(new TextColumn(x[c - 1], x[c], 0));
        }

        // Lines of neighbouring cells at one height are one line.
        var lines = new List<SegmentLine>();
        foreach (SegmentLine line in cells.SelectMany(c => c.Lines).OrderBy(l => l.Y))
        {
            if (lines.Count > 0 && line.Y - lines[^1].Y < 0.3 * line.Size)
            {
                lines[^1] = new SegmentLine([.. lines[^1].Segments.Concat(line.Segments).OrderBy(s => s.Left)]);
            }
            else
            {
                lines.Add(line);
            }
        }

        List<TextRow> rows = RowFinder.Find(lines, columns, [], []);
        foreach (TextRow row in rows)
        {
            foreach (List<TextSegment>? cell in row.Cells)
            {
                if (cell is not null && cell.FindAll(s => IsWhole(s.Text)) is { Count: > 1 } amounts && amounts[^1].Y - amounts[0].Y > 0.5 * amounts[0].Size)
                {
                    return null;
                }
            }
        }

        double[] cuts = [.. rows.Zip(rows.Skip(1)).Select(r => (r.First.Bottom + r.Second.Top) / 2)];
        return cuts.Length > 0 && Array.TrueForAll([.. cuts.Zip(cuts.Skip(1))], p => p.First < p.Second) ? cuts : null;
    }

    /// <summary>Lines of a cell of which each is an amount, or each a code with its name: none of them is the rest of the one above.</summary>
    private static int Amounts(List<SegmentLine> lines) =>
        lines.TrueForAll(l => IsWhole(l.Text)) || lines.TrueForAll(l => IsCoded(l.Text)) ? lines.Count : 0;

    /// <summary>A functional class (类, GB/T: three digits) before its name: 208社会保障和就业支出.</summary>
    private static bool IsCoded(string text) =>
        text.Length > 5 && !text.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') && text[3] >= '\u4e00' && text[0] == '2';

    /// <summary>An amount of full groups with decimals: no piece of a number that goes on in the next line.</summary>
    internal static bool IsWhole(string text)
    {
        ReadOnlySpan<char> t = text.AsSpan().TrimStart('-');
        int point = t.IndexOf('.');
        if (point < 1 || point + 2 > t.Length || t[(point + 1)..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        ReadOnlySpan<char> whole = t[..point];
        int comma = whole.LastIndexOf(',');
        if (comma < 0)
        {
            return !whole.ContainsAnyExceptInRange('0', '9');
        }

        while (comma >= 0)
        {
            if (whole.Length - comma != 4 || whole[(comma + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            whole = whole[..comma];
            comma = whole.LastIndexOf(',');
        }

        return whole.Length is > 0 and <= 3 && !whole.ContainsAnyExceptInRange('0', '9');
    }
}
