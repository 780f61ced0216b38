using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <summary>Makes the page decoder of a document.</summary>
internal static class PageDecoderFactory
{
    public static IPageDecoder Create() => new ContentPageDecoder(new FontLoader());
}
