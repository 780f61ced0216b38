using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A cell of a table's grid; a merged area is one cell.</summary>
/// <param name="Row">First row, from 0.</param>
/// <param name="Column">First column, from 0.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="ColumnSpan">At least 1.</param>
/// <param name="Text">Lines joined by the rules of <see cref="CellText"/>; empty for a blank cell.</param>
/// <param name="Page">The page where it stands (the first part, where a page break cut it).</param>
/// <param name="Box">Its area on that page.</param>
public sealed record Cell(int Row, int Column, int RowSpan, int ColumnSpan, string Text, int Page, Box Box)
{
    /// <summary>Left edge of the text's first letter less the cell's left edge, in points; 0 for a blank cell. Shows indentation.</summary>
    public double Indent { get; init; }

    /// <summary>True where a letter of the cell could not be mapped, was repaired or comes from the text layer of a scan, or text overflows the cell.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Further parts of a cell that a page break cut, in order; empty for most.</summary>
    public IReadOnlyList<CellPart> Continuations { get; init; } = [];
}

/// <summary>A part of a cell on a later page.</summary>
public sealed record CellPart(int Page, Box Box, string Text);
