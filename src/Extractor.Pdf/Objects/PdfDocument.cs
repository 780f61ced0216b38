using Extractor.Pdf.Content;

namespace Extractor.Pdf.Objects;

/// <summary>An opened document: objects parsed when asked for, pages decoded when asked for.</summary>
internal sealed class PdfDocument : IPdfDocument, IObjectSource
{
    private readonly ObjectStore _store;
    private readonly IPageDecoder _decoder;
    private readonly PageTree _pages;
    private readonly OptionalContent _optionalContent;

    private PdfDocument(ObjectStore store, PdfDictionary catalog, PdfDocumentInfo info, IPageDecoder decoder)
    {
        _decoder = decoder;
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
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions options, IPageDecoder? decoder = null)
    {
        (ObjectStore store, PdfDictionary catalog) = FileOpener.Open(bytes, options);
        return new PdfDocument(store, catalog, InfoReader.Read(bytes.Span, store.Trailer, catalog, store), decoder ?? PageDecoderFactory.Create());
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
        PageGeometry geometry = new() { MediaBox = GeometryReader.DefaultBox, CropBox = GeometryReader.DefaultBox };
        Page page;
        try
        {
            (PdfDictionary dictionary, geometry) = _pages.Get(number - 1);
            page = _decoder.Decode(number, dictionary, geometry, this, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            // Nothing below throws for bad input that we know of; what we do not know of must not lose the other pages.
            Warnings.Add("page-failed", $"The page could not be read ({e.GetType().Name}: {e.Message}) and is empty; please report it with the file.");
            page = new Page { Number = number, Width = geometry.Width, Height = geometry.Height, Rotation = geometry.Rotate, Letters = [], Rulings = [] };
        }
        finally
        {
            Warnings.CurrentPage = null;
        }

        page.AddWarnings(Warnings.TakePage(number));
        return page;
    }

    public void Dispose()
    {
        // Nothing unmanaged is held; the interface leaves room for readers that do.
    }
}
