namespace Extractor.Layout.Tables;

/// <summary>
/// The foot of a table that no rule closes: its edge is only where the vertical rules end, and the last line of a cell that the
/// page break cut may stand right below them. It belongs to the cell above, so the edge moves down to it.
/// </summary>
internal static class OpenFoot
{
    /// <summary>Leading between lines of one cell, in type sizes, at most.</summary>
    private const double MaxLeading = 1.6;

    /// <summary>The grid with its open foot moved below the text that belongs to it.</summary>
    public static TableGrid Extend(TableGrid grid, PageView view, Lazy<HeightIndex> index)
    {
        bool[] open = OpenColumns(grid);
        if (!Array.Exists(open, o => o))
        {
            return grid;
        }

        HeightIndex letters = index.Value;
        double foot = grid.Y[^1];
        double reach = foot;
        foreach (int i in letters.Between(foot, foot + 20))
        {
            ref readonly ViewLetter letter = ref view.Letters[i];
            if (!letter.Source.IsWhiteSpace && letter.IsUpright && letter.CenterY - foot < letter.Size && GoesOn(grid, open, view, letters, letter))
            {
                reach = Math.Max(reach, letter.CenterY + (0.6 * letter.Size));
            }
        }

        return reach > foot ? grid with { Y = [.. grid.Y[..^1], reach] } : grid;
    }

    /// <summary>Whether a letter stands one leading below a line of the same type in the same column.</summary>
    private static bool GoesOn(TableGrid grid, bool[] open, PageView view, HeightIndex letters, in ViewLetter letter)
    {
        if (letter.CenterX <= grid.X[0] || letter.CenterX >= grid.X[^1])
        {
            return false;
        }

        int column = ColumnAt(grid, letter.CenterX);
        if (!open[column])
        {
            return false;
        }

        foreach (int i in letters.Between(letter.CenterY - (MaxLeading * letter.Size), letter.CenterY - (0.8 * letter.Size)))
        {
            ref readonly ViewLetter above = ref view.Letters[i];
            if (!above.Source.IsWhiteSpace && above.CenterY < grid.Y[^1] && Math.Abs(above.Size - letter.Size) < 0.1
                && above.CenterX > grid.X[column] && above.CenterX < grid.X[column + 1])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Columns in which no rule closes the last row.</summary>
    private static bool[] OpenColumns(TableGrid grid)
    {
        var open = new bool[grid.ColumnCount];
        foreach (GridArea area in grid.Areas)
        {
            if (area.RowEnd == grid.RowCount && area.Open.HasFlag(GridSides.Bottom))
            {
                Array.Fill(open, true, area.Column, area.ColumnSpan);
            }
        }

        return open;
    }

    private static int ColumnAt(TableGrid grid, double x)
    {
        int i = Array.BinarySearch(grid.X, x);
        return Math.Clamp(i < 0 ? ~i - 1 : i, 0, grid.ColumnCount - 1);
    }
}
