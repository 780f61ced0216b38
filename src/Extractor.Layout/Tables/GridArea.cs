namespace Extractor.Layout.Tables;

/// <summary>A cell of a grid before it has text: first row and column and spans.</summary>
internal readonly record struct GridArea(int Row, int Column, int RowSpan, int ColumnSpan)
{
    /// <summary>Outer sides of the table at which no rule closes the region that this area is (a part of).</summary>
    public GridSides Open { get; init; }

    public int RowEnd => Row + RowSpan;

    public int ColumnEnd => Column + ColumnSpan;
}

/// <summary>A grid of lines and the areas that cover it without gap or overlap.</summary>
/// <param name="X">Column boundaries in the view, ascending; one more than columns.</param>
/// <param name="Y">Row boundaries in the view, ascending; one more than rows.</param>
/// <param name="Areas">By row, then column.</param>
internal sealed record TableGrid(double[] X, double[] Y, List<GridArea> Areas)
{
    public int RowCount => Y.Length - 1;

    public int ColumnCount => X.Length - 1;

    /// <summary>No ruling stands on the top, bottom, left or right edge; the edge comes from the reach of the other lines.</summary>
    public bool OpenTop { get; init; }

    public bool OpenBottom { get; init; }

    public bool OpenSides { get; init; }

    /// <summary>Areas that had to be cut into rectangles because a line between cells is missing.</summary>
    public int Repairs { get; init; }
}
