using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A table, or the part of one, as it stands on one page.</summary>
public sealed class PageTable
{
    /// <summary>Page number, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Its area on the page.</summary>
    public required Box Box { get; init; }

    /// <summary>Its area in the view in which its text stands upright; equal to <see cref="Box"/> for a table that is not turned.</summary>
    public required Box ViewBox { get; init; }

    /// <summary>Size of that view: the page's, sides exchanged where the table is turned by a quarter.</summary>
    public required PageSize ViewSize { get; init; }

    /// <summary>Direction of its text on the page.</summary>
    public TextDirection Turn { get; init; }

    /// <summary>Column boundaries in the view, ascending; one more than columns.</summary>
    public required IReadOnlyList<double> X { get; init; }

    /// <summary>Row boundaries in the view, ascending; one more than rows.</summary>
    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>Cells by row, then column; they cover the grid.</summary>
    public required IReadOnlyList<PageCell> Cells { get; init; }

    public TableMethod Method { get; init; }

    /// <summary>True where no rule closes the top (bottom): the other lines reach beyond the last one.</summary>
    public bool OpenTop { get; init; }

    public bool OpenBottom { get; init; }

    /// <summary>True for a drawing that is only a table as the continuation of another (a single row, nothing but blanks).</summary>
    public bool IsFragment { get; init; }

    /// <summary>How sure the grid is, from 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Another reading of its open corners, for the next page to decide; null where there is none.</summary>
    internal CornerReading? Corners { get; set; }

    public PageCaption Caption { get; set; } = PageCaption.None;

    public int RowCount => Y.Count - 1;

    public int ColumnCount => X.Count - 1;
}

/// <summary>A cell of a <see cref="PageTable"/>.</summary>
/// <param name="Box">Its area on the page.</param>
/// <param name="Lines">Its lines, top to bottom, as printed.</param>
public sealed record PageCell(int Row, int Column, int RowSpan, int ColumnSpan, Box Box, string Text, IReadOnlyList<TextLine> Lines)
{
    /// <summary>As <see cref="Cell.Indent"/>.</summary>
    public double Indent { get; init; }

    /// <summary>As <see cref="Cell.IsDoubtful"/>.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Free height above the first and below the last line, in points; both 0 for a blank cell.</summary>
    public double SpaceAbove { get; init; }

    public double SpaceBelow { get; init; }

    /// <summary>Free width behind the last line, in points.</summary>
    public double FreeRight { get; init; }

    /// <summary>Type size of the first letter; 0 for a blank cell.</summary>
    public double FontSize { get; init; }

    public int RowEnd => Row + RowSpan;

    public int ColumnEnd => Column + ColumnSpan;

    /// <summary>Its lines need more height than it has: they reach over its neighbours, or were cut off before they were printed.</summary>
    internal bool Overflows { get; init; }

    /// <summary>Outer sides of the part at which no rule closes this cell.</summary>
    internal GridSides Open { get; init; }
}

/// <summary>The lines around a table that tell what it is.</summary>
/// <param name="Number">Table number as printed, blanks removed.</param>
/// <param name="Title">Title, blanks between ideographs removed.</param>
/// <param name="AmountUnit">What stands behind 单位：.</param>
/// <param name="Preparer">What stands behind 编制部门：, 部门名称： and the like.</param>
/// <param name="Lines">All caption lines, top to bottom, as printed.</param>
public sealed record PageCaption(string? Number, string? Title, string? AmountUnit, string? Preparer, IReadOnlyList<string> Lines)
{
    public static PageCaption None { get; } = new(null, null, null, null, []);

    /// <summary>True where something other than the caption (body text) stands between the last table, or the top of the page, and this one.</summary>
    public bool FollowsText { get; init; }

    /// <summary>Set where the title stands so near the top edge that it may be a page header: its text without digits and blanks.</summary>
    public string? RunningKey { get; init; }
}

/// <summary>The tables of one page and what is left of its text.</summary>
/// <param name="Page">Page number, from 1.</param>
/// <param name="Size">Size of the page.</param>
/// <param name="Tables">Top to bottom, left to right.</param>
/// <param name="Lines">Lines of the visible letters that are in no table and no caption (page headers and footers are among them).</param>
public sealed record PageTables(int Page, PageSize Size, IReadOnlyList<PageTable> Tables, IReadOnlyList<TextLine> Lines)
{
    public IReadOnlyList<PdfWarning> Warnings { get; init; } = [];

    /// <summary>Keys (<see cref="PageCaption.RunningKey"/>) of the lines near the top edge, captions included.</summary>
    public IReadOnlyList<string> TopKeys { get; init; } = [];
}
