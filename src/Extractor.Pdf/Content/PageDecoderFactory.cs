using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>Makes the page decoder of a document.</summary>
internal static class PageDecoderFactory
{
    public static IPageDecoder Create() => new BlankPageDecoder();

    /// <summary>Gives the page's size only; stands in until content is interpreted.</summary>
    private sealed class BlankPageDecoder : IPageDecoder
    {
        public Page Decode(int number, PdfDictionary page, PageGeometry geometry, IObjectSource source, CancellationToken ct) => new()
        {
            Number = number,
            Width = geometry.Width,
            Height = geometry.Height,
            Rotation = geometry.Rotate,
            Letters = [],
            Rulings = [],
        };
    }
}
