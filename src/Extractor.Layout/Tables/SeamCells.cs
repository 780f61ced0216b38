using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>
/// Cells at the top of a page that no rule closes above are what the break left of the cells on the page before. Where several
/// of them are blank and no rule parts them, they look like one; they are parted where the cells above the break are.
/// </summary>
internal static class SeamCells
{
    private const double SameLine = 4.0;

    /// <summary>The cells of a part, those at its open top as wide as the cells above them.</summary>
    public static IReadOnlyList<PageCell> Match(PageTable part, List<JoinCell> bottom, int skip, ColumnMap map)
    {
        List<PageCell>? matched = null;
        for (int i = 0; i < part.Cells.Count; i++)
        {
            PageCell cell = part.Cells[i];
            List<int>? cuts = cell.Row <= skip && cell.RowEnd > skip && cell.Open.HasFlag(GridSides.Top) && cell.Text.Length == 0 && cell.ColumnSpan > 1
                ? Cuts(part, cell, bottom, map)
                : null;
            if (cuts is null)
            {
                matched?.Add(cell);
                continue;
            }

            matched ??= [.. part.Cells.Take(i)];
            int from = cell.Column;
            foreach (int to in cuts.Append(cell.ColumnEnd))
            {
                // The share of the box follows the share of the width; turned tables keep the whole one.
                double left = part.X[from] - part.X[cell.Column];
                double right = part.X[to] - part.X[cell.Column];
                Box box = part.Turn == TextDirection.Horizontal ? new Box(cell.Box.Left + left, cell.Box.Top, cell.Box.Left + right, cell.Box.Bottom) : cell.Box;
                matched.Add(cell with { Column = from, ColumnSpan = to - from, Box = box });
                from = to;
            }
        }

        return matched ?? part.Cells;
    }

    /// <summary>Borders inside a blank cell above the break at which cells below it begin.</summary>
    public static List<double> BordersBelow(PageTable part, JoinCell blank, int skip, ColumnMap map)
    {
        var borders = new List<double>();
        foreach (PageCell cell in part.Cells)
        {
            double left = map.Map(part.X[cell.Column]);
            if (cell.Row <= skip && cell.RowEnd > skip && left > blank.Left + SameLine && left < blank.Right - SameLine)
            {
                borders.Add(left);
            }
        }

        borders.Sort();
        return borders;
    }

    /// <summary>Columns inside a cell at which a cell above the break begins; null where there are none.</summary>
    private static List<int>? Cuts(PageTable part, PageCell cell, List<JoinCell> bottom, ColumnMap map)
    {
        List<int>? cuts = null;
        for (int c = cell.Column + 1; c < cell.ColumnEnd; c++)
        {
            double x = map.Map(part.X[c]);
            if (bottom.Exists(b => Math.Abs(b.Left - x) <= SameLine))
            {
                (cuts ??= []).Add(c);
            }
        }

        return cuts;
    }
}
