using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <summary>Stands in for a font that the resources do not hold: one byte a code, every letter U+FFFD, half an em wide.</summary>
internal sealed class MissingFont : PdfFont
{
    public static readonly MissingFont Instance = new();

    private static readonly Glyph?[] Glyphs = new Glyph?[256];

    public override string Name => "";

    public override bool IsVertical => false;

    public override double Ascent => 0.8;

    public override double Descent => -0.2;

    public override int Next(ReadOnlySpan<byte> text, out Glyph glyph)
    {
        int code = text[0];
        glyph = Glyphs[code] ??= new Glyph { Code = code, Text = "\uFFFD", IsMapped = false, Width = 0.5, TakesWordSpacing = code == 32 };
        return 1;
    }
}
