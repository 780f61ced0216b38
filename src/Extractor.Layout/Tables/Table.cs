using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A table exactly as printed; one that continues over pages is one table.</summary>
public sealed record Table
{
    /// <summary>From 1 in document order.</summary>
    public required int Index { get; init; }

    /// <summary><c>表5</c>, <c>公开05表</c>, white space removed; null where none is printed.</summary>
    public string? Number { get; init; }

    /// <summary>Title from the caption lines, white space between ideographs removed; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Unit of amount as printed after 单位：, such as <c>万元</c>; null where there is none.</summary>
    public string? AmountUnit { get; init; }

    /// <summary>All caption lines above (and notes directly below) the table, as printed.</summary>
    public IReadOnlyList<string> CaptionLines { get; init; } = [];

    public required IReadOnlyList<TablePart> Parts { get; init; }

    public required int RowCount { get; init; }

    public required int ColumnCount { get; init; }

    /// <summary>Rows at the top that hold only header cells; 0 for a form.</summary>
    public required int HeaderRowCount { get; init; }

    /// <summary>Columns at the left that label the rows.</summary>
    public int StubColumnCount { get; init; }

    /// <summary>Every cell once, by row, then column; together they cover the grid without gap or overlap.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>How sure the grid is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>How its cells were found.</summary>
    public TableMethod Method { get; init; }

    public IReadOnlyList<PdfWarning> Warnings { get; init; } = [];

    /// <summary>Pages that hold cells of it, ascending.</summary>
    public IReadOnlyList<int> Pages => [.. Parts.Select(p => p.Page).Distinct()];
}

/// <summary>The area of a table on one page.</summary>
public sealed record TablePart(int Page, Box Box);

/// <summary>How a table's cells were found (Tabula's terms).</summary>
public enum TableMethod
{
    /// <summary>From rulings on both axes.</summary>
    Lattice,

    /// <summary>From rulings on one axis and text alignment on the other.</summary>
    HalfRuled,

    /// <summary>From text alignment alone.</summary>
    Stream,
}
