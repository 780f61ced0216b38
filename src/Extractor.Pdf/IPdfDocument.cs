namespace Extractor.Pdf;

/// <summary>An opened document. Not thread safe: one document, one thread at a time.</summary>
public interface IPdfDocument : IDisposable
{
    /// <summary>Number of pages; 0 where the page tree is empty or lost.</summary>
    int PageCount { get; }

    PdfDocumentInfo Info { get; }

    /// <summary>Warnings that concern the document as a whole (page warnings stand on the page).</summary>
    IReadOnlyList<PdfWarning> Warnings { get; }

    /// <summary>Decodes one page. Nothing of it is kept by the document.</summary>
    /// <param name="number">From 1 to <see cref="PageCount"/>.</param>
    /// <param name="cancellationToken">Cancels decoding.</param>
    /// <returns>The page; where it is damaged, what could be read of it, with warnings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such page.</exception>
    Page GetPage(int number, CancellationToken cancellationToken = default);
}
