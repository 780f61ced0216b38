using Extractor.Pdf.Content;

namespace Extractor.Pdf.Objects;

/// <summary>An opened document: objects parsed when asked for, pages decoded when asked for.</summary>
internal sealed class PdfDocument : IPdfDocument, IObjectSource
{
    private readonly IPageDecoder _decoder = PageDecoderFactory.Create();

    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions options) => throw new NotImplementedException();

    public int PageCount => 0;

    public PdfDocumentInfo Info { get; } = new();

    public PdfLimits Limits { get; } = new();

    public WarningSink Warnings { get; } = new();

    IReadOnlyList<PdfWarning> IPdfDocument.Warnings => Warnings.All;

    public PdfObject Resolve(PdfObject? value) => PdfNull.Instance;

    public ReadOnlyMemory<byte> Decode(PdfStream stream) => default;

    public Page GetPage(int number, CancellationToken cancellationToken = default) =>
        _decoder.Decode(number, PdfDictionary.Empty, new PageGeometry { MediaBox = default, CropBox = default }, this, cancellationToken);

    public void Dispose()
    {
    }
}
