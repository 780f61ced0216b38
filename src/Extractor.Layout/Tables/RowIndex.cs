namespace Extractor.Layout.Tables;

/// <summary>The areas of a grid by row, so that looking at every row costs as much as looking at every area once.</summary>
internal sealed class RowIndex
{
    private readonly List<int>?[] _own;
    private readonly bool[] _spanned;

    private RowIndex(int rows)
    {
        _own = new List<int>?[rows];
        _spanned = new bool[rows];
    }

    /// <summary>Indexes the areas that hold letters.</summary>
    public static RowIndex Of(TableGrid grid, GridContents contents)
    {
        var index = new RowIndex(grid.RowCount);
        var last = new int[grid.RowCount];
        for (int i = 0; i < grid.Areas.Count; i++)
        {
            GridArea area = grid.Areas[i];
            if (contents.Letters[i] is null)
            {
                continue;
            }

            if (area.RowSpan == 1)
            {
                (index._own[area.Row] ??= []).Add(i);
            }
            else
            {
                last[area.Row] = Math.Max(last[area.Row], area.RowEnd);
            }
        }

        int end = 0;
        for (int row = 0; row < grid.RowCount; row++)
        {
            end = Math.Max(end, last[row]);
            index._spanned[row] = row < end;
        }

        return index;
    }

    /// <summary>Indices of the areas with letters that stand in this row alone, in the order of the grid.</summary>
    public IReadOnlyList<int> Own(int row) => _own[row] ?? [];

    /// <summary>Whether an area with letters that spans further rows reaches into this one.</summary>
    public bool IsSpanned(int row) => _spanned[row];
}
