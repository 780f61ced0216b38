namespace Extractor.Layout.Tables;

/// <summary>
/// Another reading of a part at the foot of a page: blank regions that no rule closes below are not cells that begin there, but
/// what the break left of the cells above. Only the next page tells: where the region goes on blank, it was the latter.
/// </summary>
/// <param name="Table">The part, so read.</param>
/// <param name="Corners">Left and right edges of the regions.</param>
internal sealed record CornerReading(PageTable Table, IReadOnlyList<(double Left, double Right)> Corners)
{
    private const double SameLine = 4.0;

    /// <summary>The tables of a page, the last one as the next page says.</summary>
    public static PageTables Choose(PageTables page, PageTables next)
    {
        if (page.Tables.Count == 0 || next.Tables.Count == 0 || next.Page != page.Page + 1
            || page.Tables[^1].Corners is not { } reading || !reading.GoesOnBlank(next.Tables[0]))
        {
            return page;
        }

        reading.Table.Caption = page.Tables[^1].Caption;
        return page with { Tables = [.. page.Tables.Take(page.Tables.Count - 1), reading.Table] };
    }

    private bool GoesOnBlank(PageTable next)
    {
        if (next.Turn != Table.Turn || Math.Abs(next.X[0] - Table.X[0]) > SameLine || Math.Abs(next.X[^1] - Table.X[^1]) > SameLine)
        {
            return false;
        }

        foreach ((double left, double right) in Corners)
        {
            bool blank = false;
            foreach (PageCell cell in next.Cells)
            {
                if (cell.Row == 0 && next.X[cell.Column] < right - SameLine && next.X[cell.ColumnEnd] > left + SameLine)
                {
                    if (cell.Text.Length > 0 || !cell.Open.HasFlag(GridSides.Top))
                    {
                        return false;
                    }

                    blank = true;
                }
            }

            if (!blank)
            {
                return false;
            }
        }

        return true;
    }
}
