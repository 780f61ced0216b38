namespace Extractor.Layout.Tables;

/// <summary>
/// Tells grids whose rules part one axis only: columns that many rows share without a rule between the rows, rows without a rule
/// between their columns. What stands in such a cell may be printed right and is parted wrong, so nobody may take it as it is.
/// </summary>
internal static class UnruledAxis
{
    /// <summary>Share of a table's height from which a row holds the table's body.</summary>
    private const double BodyShare = 0.4;

    /// <summary>Room that text keeps from the borders of its cell, both sides together, in points.</summary>
    private const double Padding = 6;

    /// <summary>Line ends inside a row's cells that no border explains, from which they are ends of rows.</summary>
    private const int MinBreaks = 4;

    /// <summary>Cells with figures set far apart, from which they are columns.</summary>
    private const int MinParted = 3;

    /// <summary>Whether the texts of the grid speak for borders that are not drawn.</summary>
    public static bool IsLikely(PageView view, TableGrid grid, GridContents contents)
    {
        int body = -1;
        for (int r = 0; r < grid.RowCount; r++)
        {
            body = grid.Y[r + 1] - grid.Y[r] >= BodyShare * (grid.Y[^1] - grid.Y[0]) && (body < 0 || grid.Y[r + 1] - grid.Y[r] > grid.Y[body + 1] - grid.Y[body]) ? r : body;
        }

        int parted = 0;
        var row = new List<(double Width, List<SegmentLine> Lines)>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            bool inBody = area.Row == body && area.RowSpan == 1;
            if (contents.Letters[i] is not { } letters || (!inBody && CellSegments.IsPlain(view, letters)))
            {
                continue;
            }

            List<SegmentLine> lines = CellSegments.Lines(view, letters);
            parted += lines.Exists(l => l.WideParts > 1 && l.Segments.Count(s => s.IsFigure) >= 2) ? 1 : 0;
            if (inBody && lines.Count > 0)
            {
                row.Add((grid.X[area.ColumnEnd] - grid.X[area.Column], lines));
            }
        }

        return parted >= MinParted || HasBreaks(row) || (body == grid.RowCount - 1 && IsOffTheMiddle(row, grid.Y[^2], grid.Y[^1]));
    }

    /// <summary>Lines of several cells that end although the next word had room.</summary>
    private static bool HasBreaks(List<(double Width, List<SegmentLine> Lines)> row)
    {
        int cells = 0;
        int breaks = 0;
        foreach ((double width, List<SegmentLine> lines) in row)
        {
            int own = 0;
            for (int i = 0; i + 1 < lines.Count; i++)
            {
                own += IsBreak(lines[i], lines[i + 1], width - Padding) ? 1 : 0;
            }

            cells += own > 0 ? 1 : 0;
            breaks += own;
        }

        return cells >= 2 && breaks >= MinBreaks;
    }

    private static bool IsBreak(SegmentLine line, SegmentLine next, double width)
    {
        if (line.Text.Length == 1 && next.Text.Length == 1 && !char.IsAsciiDigit(next.Text[0]))
        {
            // Letters set downwards.
            return false;
        }

        // Ideographs break anywhere, words and figures do not.
        double word = next.Text[0] >= '\u2e80' ? next.Size : next.Right - next.Left;
        return line.Right - line.Left + word + (0.5 * line.Size) <= width;
    }

    /// <summary>A single line near the top or bottom of a body much higher than it: blank rows stand below or above it.</summary>
    private static bool IsOffTheMiddle(List<(double Width, List<SegmentLine> Lines)> row, double top, double bottom)
    {
        if (row.Count == 0)
        {
            return false;
        }

        SegmentLine first = row[0].Lines[0];
        return bottom - top > 3 * first.Size && Math.Abs(first.Y - ((top + bottom) / 2)) > first.Size
            && row.TrueForAll(c => c.Lines.Count == 1 && Math.Abs(c.Lines[0].Y - first.Y) < 0.5 * first.Size);
    }
}
