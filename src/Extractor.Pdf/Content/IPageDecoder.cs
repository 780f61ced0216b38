using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>Interprets a page's content. One instance a document, so that it may cache fonts and forms.</summary>
internal interface IPageDecoder
{
    /// <summary>Decodes a page. Never throws for bad input; what is lost becomes a warning.</summary>
    /// <param name="number">Page number, from 1.</param>
    /// <param name="page">The page's dictionary.</param>
    /// <param name="geometry">Boxes, rotation and resources with inheritance applied.</param>
    /// <param name="source">The document's objects.</param>
    /// <param name="ct">Cancels decoding.</param>
    /// <returns>The page. Its warnings are the decoder's own; the document adds those of the sink.</returns>
    Page Decode(int number, PdfDictionary page, PageGeometry geometry, IObjectSource source, CancellationToken ct);
}
