using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>Makes the font that a font dictionary describes (ISO 32000-1, 9.6 and 9.7).</summary>
internal sealed class FontLoader : IFontLoader
{
    public PdfFont Load(PdfDictionary font, IObjectSource source)
    {
        switch (source.GetName(font, "Subtype"))
        {
            case "Type0":
                return Composite(font, source);
            case "Type3":
                return new Type3Font(font, source);
            case "TrueType":
                return new SimpleFont(font, source, isTrueType: true);
            case "CIDFontType0" or "CIDFontType2":
                // A descendant that stands where the Type 0 font should: its codes are taken as CIDs.
                return new CompositeFont(font, font, source);
            default:
                return source.GetArray(font, "DescendantFonts") is null ? new SimpleFont(font, source, isTrueType: false) : Composite(font, source);
        }
    }

    private static PdfFont Composite(PdfDictionary font, IObjectSource source)
    {
        PdfObject descendants = source.Get(font, "DescendantFonts");
        PdfObject first = descendants is PdfArray { Count: > 0 } array ? source.Resolve(array.Items[0]) : descendants;
        if (first is PdfDictionary descendant)
        {
            return new CompositeFont(font, descendant, source);
        }

        source.Warnings.Add("font-unreadable", $"The font '{FontName.Clean(source.GetName(font, "BaseFont"))}' has no descendant font; widths are guessed from the default.");
        return new CompositeFont(font, PdfDictionary.Empty, source);
    }
}
