using System.Globalization;

namespace Extractor.Layout.Tables;

/// <summary>
/// The line of column numbers (栏次 1 2 3, ※ 1 2 3) of a table without rules between its rows stands in one cell with the labels of the
/// header. Numbers that count the columns from 1, all on one height below the labels, are a row of their own.
/// </summary>
internal static class NumberRowCut
{
    /// <summary>Fewest columns that must be counted.</summary>
    private const int MinNumbers = 3;

    public static (TableGrid Grid, GridContents Contents) Cut(PageView view, TableGrid grid, GridContents contents)
    {
        // Only where the body is one row of the grid, or none: rules between the rows would have parted the numbers too.
        for (int line = grid.RowCount; line >= 1 && line >= grid.RowCount - 1; line--)
        {
            if (Below(view, grid, contents, line) is { } y)
            {
                return CutAt(view, grid, contents, line, y);
            }
        }

        return (grid, contents);
    }

    private static (TableGrid Grid, GridContents Contents) CutAt(PageView view, TableGrid grid, GridContents contents, int line, double y)
    {
        var areas = new List<(GridArea Area, List<int>? Letters, bool Doubtful)>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            List<int>? letters = contents.Letters[i];
            if (area.RowEnd == line)
            {
                areas.Add((area, letters?.FindAll(l => view.Letters[l].CenterY < y), contents.Doubtful[i]));
                areas.Add((new GridArea(line, area.Column, 1, area.ColumnSpan), letters?.FindAll(l => view.Letters[l].CenterY >= y), contents.Doubtful[i]));
            }
            else
            {
                areas.Add((area.Row >= line ? area with { Row = area.Row + 1 } : area, letters, contents.Doubtful[i]));
            }
        }

        areas.Sort((a, b) => a.Area.Row != b.Area.Row ? a.Area.Row.CompareTo(b.Area.Row) : a.Area.Column.CompareTo(b.Area.Column));
        var parted = new GridContents(areas.Count);
        for (int i = 0; i < areas.Count; i++)
        {
            parted.Letters[i] = areas[i].Letters is { Count: > 0 } letters ? letters : null;
            parted.Doubtful[i] = areas[i].Doubtful;
        }

        return (grid with { Y = [.. grid.Y[..line], y, .. grid.Y[line..]], Areas = [.. areas.Select(a => a.Area)] }, parted);
    }

    /// <summary>Height between the labels and the numbers of the cells that end at a line, or null where they are not such.</summary>
    private static double? Below(PageView view, TableGrid grid, GridContents contents, int line)
    {
        var cells = new List<(int Column, List<SegmentLine> Lines)>();
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            if (area.Row < line && area.RowEnd > line)
            {
                return null;
            }

            if (area.RowEnd == line)
            {
                if (contents.Letters[i] is not { } letters || CellSegments.IsPlain(view, letters))
                {
                    return null;
                }

                cells.Add((area.Column, CellSegments.Lines(view, letters)));
            }
        }

        cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        int next = 1;
        double top = double.MinValue;
        double bottom = double.MaxValue;
        foreach ((_, List<SegmentLine> lines) in cells)
        {
            if (lines.Count < 2)
            {
                return null;
            }

            string mark = lines[^1].Text;
            if (mark == next.ToString(CultureInfo.InvariantCulture))
            {
                next++;
            }
            else if (next > 1 || mark is not ("※" or "栏次" or "**" or "*"))
            {
                return null;
            }

            top = Math.Max(top, lines[^2].Y + (0.5 * lines[^2].Size));
            bottom = Math.Min(bottom, lines[^1].Y - (0.5 * lines[^1].Size));
            if (Math.Abs(lines[^1].Y - cells[0].Lines[^1].Y) > 0.3 * lines[^1].Size)
            {
                return null;
            }
        }

        return next > MinNumbers && top < bottom + 1 ? (top + bottom) / 2 : null;
    }
}
