using Extractor.Pdf.Content;

namespace Extractor.Pdf.Objects;

/// <summary>An opened document: objects parsed when asked for, pages decoded when asked for.</summary>
internal sealed class PdfDocument : IPdfDocument, IObjectSource
{
    private readonly ObjectStore _store;
    private readonly IPageDecoder _decoder = PageDecoderFactory.Create();
    private readonly PageTree _pages;

    private readonly OptionalContent _optionalContent;

    private PdfDocument(ObjectStore store, PdfDictionary catalog, PdfDocumentInfo info)
    {
        _store = store;
        Catalog = catalog;
        _pages = PageTree.Read(catalog, store);
        _optionalContent = new OptionalContent(catalog, store);
        Info = info;
    }

    public int PageCount => _pages.Count;

    public PdfDocumentInfo Info { get; }

    public PdfLimits Limits => _store.Limits;

    public WarningSink Warnings => _store.Warnings;

    IReadOnlyList<PdfWarning> IPdfDocument.Warnings => Warnings.All;

    /// <summary>The root of the document; empty where it is lost.</summary>
    public PdfDictionary Catalog { get; }

    /// <summary>Opens a document; see <see cref="IPdfReader.Open"/>.</summary>
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions options)
    {
        (ObjectStore store, PdfDictionary catalog) = FileOpener.Open(bytes, options);
        return new PdfDocument(store, catalog, InfoReader.Read(bytes.Span, store.Trailer, catalog, store));
    }

    public PdfObject Resolve(PdfObject? value) => _store.Resolve(value);

    public ReadOnlyMemory<byte> Decode(PdfStream stream) => _store.Decode(stream);

    public bool IsVisible(PdfObject? membership) => _optionalContent.IsVisible(membership);

    public Page GetPage(int number, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PageCount);
        cancellationToken.ThrowIfCancellationRequested();
        Warnings.CurrentPage = number;
        _store.RenewDecodeBudget();
        try
        {
            (PdfDictionary dictionary, PageGeometry geometry) = _pages.Get(number - 1);
            Page page = _decoder.Decode(number, dictionary, geometry, this, cancellationToken);
            IReadOnlyList<PdfWarning> warnings = Warnings.TakePage(number);
            return warnings.Count == 0 ? page : WithWarnings(page, warnings);
        }
        finally
        {
            Warnings.CurrentPage = null;
        }
    }

    public void Dispose()
    {
        // Nothing unmanaged is held; the interface leaves room for readers that do.
    }

    private static Page WithWarnings(Page page, IReadOnlyList<PdfWarning> warnings) => new()
    {
        Number = page.Number,
        Width = page.Width,
        Height = page.Height,
        Rotation = page.Rotation,
        Letters = page.Letters,
        Rulings = page.Rulings,
        Diagonals = page.Diagonals,
        Shadings = page.Shadings,
        Images = page.Images,
        Warnings = [.. page.Warnings, .. warnings],
    };
}
