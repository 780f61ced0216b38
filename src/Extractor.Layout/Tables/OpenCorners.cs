namespace Extractor.Layout.Tables;

/// <summary>
/// The foot of a page cuts merged cells: word processors and browsers draw such a cell as high as its text, and leave the corner
/// under it without rules while the rows beside it go on. Such a corner is no cell; it belongs to the cells above it.
/// </summary>
internal static class OpenCorners
{
    /// <summary>Share of the page's height below which a table ends at the foot of the page.</summary>
    private const double Foot = 0.8;

    /// <summary>The grid with its corners closed and the corners, or null where it has none.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="contents">What stands in its cells.</param>
    /// <param name="height">Height of the view.</param>
    /// <param name="likely">
    /// False: corners without a rule beside or below them. True: also blank regions without a rule below that are larger than one
    /// cell; they may as well be merged cells whose text is on the next page.
    /// </param>
    public static (TableGrid Grid, List<GridArea> Corners)? Close(TableGrid grid, GridContents contents, double height, bool likely)
    {
        var corners = new List<GridArea>();
        var areas = new List<GridArea>(grid.Areas);
        var gone = new HashSet<int>();
        for (int i = 0; i < areas.Count; i++)
        {
            GridArea corner = areas[i];
            if (!IsCorner(corner, likely) || corner.Row == 0 || contents.Letters[i] is not null)
            {
                continue;
            }

            List<int> above = Above(areas, gone, contents, corner);
            if (above.Sum(a => areas[a].ColumnSpan) == corner.ColumnSpan && GoesOnBeside(areas, contents, corner)
                && (grid.Y[^1] > Foot * height || HasMergedLabels(areas, contents, corner)))
            {
                above.ForEach(a => areas[a] = areas[a] with { RowSpan = corner.RowEnd - areas[a].Row });
                gone.Add(i);
                corners.Add(corner);
            }
        }

        return gone.Count == 0 ? null : (grid with { Areas = [.. areas.Where((_, i) => !gone.Contains(i))] }, corners);
    }

    /// <summary>
    /// No rule below, and none beside or none inside: a blank cell of its own has at least the rules of its row and its column.
    /// </summary>
    private static bool IsCorner(GridArea area, bool likely) =>
        area.Open.HasFlag(GridSides.Bottom) && (area.Open.HasFlag(GridSides.Left) || (likely && (area.RowSpan > 1 || area.ColumnSpan > 1)));

    /// <summary>Cells with text right above a corner and inside its columns.</summary>
    private static List<int> Above(List<GridArea> areas, HashSet<int> gone, GridContents contents, GridArea corner)
    {
        var above = new List<int>();
        for (int i = 0; i < areas.Count; i++)
        {
            if (areas[i].RowEnd == corner.Row && areas[i].Column >= corner.Column && areas[i].ColumnEnd <= corner.ColumnEnd
                && contents.Letters[i] is not null && !gone.Contains(i))
            {
                above.Add(i);
            }
        }

        return above;
    }

    private static bool GoesOnBeside(List<GridArea> areas, GridContents contents, GridArea corner)
    {
        for (int i = 0; i < areas.Count; i++)
        {
            if (areas[i].Column >= corner.ColumnEnd && areas[i].Row >= corner.Row && contents.Letters[i] is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the corner's columns hold labels that stand for several rows.</summary>
    private static bool HasMergedLabels(List<GridArea> areas, GridContents contents, GridArea corner)
    {
        for (int i = 0; i < areas.Count; i++)
        {
            if (areas[i].RowSpan > 1 && areas[i].ColumnSpan == 1 && areas[i].Column >= corner.Column && areas[i].ColumnEnd <= corner.ColumnEnd
                && contents.Letters[i] is not null)
            {
                return true;
            }
        }

        return false;
    }
}
