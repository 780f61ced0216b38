namespace Extractor.Layout.Tables;

/// <summary>
/// Labels of body rows that are set in the middle of several columns (合计 over code and name), told by their middle: it stands over
/// the middle of a run of columns that are blank in this row, and does not stand as the other texts of its own column do.
/// </summary>
internal static class TotalSpans
{
    /// <summary>How far a text may be off the place that its column gives it, in points.</summary>
    private const double Own = 2;

    /// <summary>How far its middle may be off the middle of the columns it reaches over, in points.</summary>
    private const double Off = 2.5;

    /// <summary>Areas of a row: one a column, but where a label reaches over several.</summary>
    public static List<(int From, int To)> Find(TextRow row, List<TextColumn> columns, double[] borders, TextAlignment[] alignments)
    {
        var areas = new List<(int From, int To)>();
        for (int c = 0; c < columns.Count; c++)
        {
            (int from, int to) = row.Cells[c] is { } cell ? Run(row, c, cell, columns, borders, alignments) : (c, c);
            while (from < c && areas.Count > 0 && areas[^1].From >= from)
            {
                areas.RemoveAt(areas.Count - 1);
            }

            areas.Add((from, to));
            c = to;
        }

        return areas;
    }

    private static (int From, int To) Run(TextRow row, int column, List<TextSegment> cell, List<TextColumn> columns, double[] borders, TextAlignment[] alignments)
    {
        double left = cell.Min(s => s.Left);
        double right = cell.Max(s => s.Right);
        double middle = (left + right) / 2;
        bool line = cell.Max(s => s.Y) - cell.Min(s => s.Y) < 0.5 * cell[0].Size;
        bool own = alignments[column] switch
        {
            TextAlignment.Left => Math.Abs(left - columns[column].Left) <= Own,
            TextAlignment.Right => Math.Abs(right - columns[column].Right) <= Own,
            _ => false,
        };
        if (!line || own || cell.Exists(s => s.IsFigure || FigureText.IsCode(s.Text)) || Math.Abs(middle - ((borders[column] + borders[column + 1]) / 2)) <= Own)
        {
            return (column, column);
        }

        (int From, int To) best = (column, column);
        double least = Off;
        for (int from = column; from >= 0 && (from == column || row.Cells[from] is null); from--)
        {
            for (int to = column; to < columns.Count && (to == column || row.Cells[to] is null); to++)
            {
                double off = Math.Abs(middle - ((borders[from] + borders[to + 1]) / 2));
                if (to > from && off < least && left >= borders[from] && right <= borders[to + 1])
                {
                    (best, least) = ((from, to), off);
                }
            }
        }

        return best;
    }
}
