using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout;

/// <summary>What a whole document looks like: its tables and its text in reading order. The input of every later stage.</summary>
public sealed record DocumentLayout
{
    public required int PageCount { get; init; }

    public required PdfDocumentInfo Info { get; init; }

    /// <summary>Tables in reading order, continuations joined, indices from 1.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>Headings, paragraphs and places of tables in reading order, without page headers, footers and page numbers.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>
    /// Texts of page headers and footers, each once: no part of the reading order, but often the only place that names the
    /// document.
    /// </summary>
    public IReadOnlyList<string> RunningTexts { get; init; } = [];

    /// <summary>Sizes of the pages as read, index 0 is page 1.</summary>
    public required IReadOnlyList<PageSize> PageSizes { get; init; }

    public IReadOnlyList<PdfWarning> Warnings { get; init; } = [];
}

/// <summary>Width and height of a page in points, after rotation.</summary>
public readonly record struct PageSize(double Width, double Height);
