using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>Makes fonts from font dictionaries. Never throws for bad input: a broken font still yields letters, U+FFFD at worst.</summary>
internal interface IFontLoader
{
    PdfFont Load(PdfDictionary font, IObjectSource source);
}
