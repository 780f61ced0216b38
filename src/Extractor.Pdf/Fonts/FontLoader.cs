using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>Makes the font that a font dictionary describes (ISO 32000-1, 9.6 and 9.7).</summary>
internal sealed class FontLoader : IFontLoader
{
    public PdfFont Load(PdfDictionary font, IObjectSource source) => UnreadableFont.Instance;
}
