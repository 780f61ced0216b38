namespace Extractor.Layout.Tables;

/// <summary>Takes grid lines away that separate nothing, and slivers between lines that were meant as one.</summary>
internal static class GridSimplifier
{
    public static TableGrid Simplify(TableGrid grid, double sliverWidth, double sliverHeight)
    {
        int[] columns = Keep(grid.X, sliverWidth, grid.Areas, a => a.Column, a => a.ColumnEnd);
        int[] rows = Keep(grid.Y, sliverHeight, grid.Areas, a => a.Row, a => a.RowEnd);
        double[] x = Lines(grid.X, columns);
        double[] y = Lines(grid.Y, rows);
        var areas = new List<GridArea>(grid.Areas.Count);
        foreach (GridArea area in grid.Areas)
        {
            int row = rows[area.Row];
            int column = columns[area.Column];
            int rowSpan = rows[area.RowEnd] - row;
            int columnSpan = columns[area.ColumnEnd] - column;
            if (rowSpan > 0 && columnSpan > 0)
            {
                areas.Add(new GridArea(row, column, rowSpan, columnSpan) { Open = area.Open });
            }
        }

        areas.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return grid with { X = x, Y = y, Areas = areas };
    }

    /// <summary>New index of each line; lines that fall together have the same index.</summary>
    private static int[] Keep(double[] lines, double sliver, List<GridArea> areas, Func<GridArea, int> start, Func<GridArea, int> end)
    {
        var used = new bool[lines.Length];
        foreach (GridArea area in areas)
        {
            used[start(area)] = true;
            used[end(area)] = true;
        }

        var index = new int[lines.Length];
        int current = -1;
        double last = double.NegativeInfinity;
        for (int i = 0; i < lines.Length; i++)
        {
            if (used[i] && lines[i] - last > sliver)
            {
                current++;
                last = lines[i];
            }

            index[i] = Math.Max(current, 0);
        }

        return index;
    }

    private static double[] Lines(double[] lines, int[] index)
    {
        var kept = new double[index[^1] + 1];
        for (int i = lines.Length - 1; i >= 0; i--)
        {
            kept[index[i]] = lines[i];
        }

        return kept;
    }
}
