namespace Extractor.Pdf.Fonts;

/// <summary>What a font knows of one character code. Made once a code and cached by the font.</summary>
internal sealed class Glyph
{
    /// <summary>The code as one number, most significant byte first.</summary>
    public required int Code { get; init; }

    /// <summary>Unicode text, NFC, radicals folded; U+FFFD where the code cannot be mapped.</summary>
    public required string Text { get; init; }

    public bool IsMapped { get; init; } = true;

    /// <summary>True where the text comes from the font program because ToUnicode is missing there or was found wrong.</summary>
    public bool IsRepaired { get; init; }

    /// <summary>Horizontal advance in text space units (1 = the font size).</summary>
    public required double Width { get; init; }

    /// <summary>Vertical advance in text space units (w1y, usually −1); used in writing mode 1.</summary>
    public double VerticalAdvance { get; init; } = -1;

    /// <summary>Position vector v from horizontal to vertical origin, in text space units; used in writing mode 1.</summary>
    public double OriginX { get; init; }

    /// <summary>See <see cref="OriginX"/>.</summary>
    public double OriginY { get; init; }

    /// <summary>True for the single-byte code 32, to which word spacing applies (ISO 32000-1, 9.3.3).</summary>
    public bool TakesWordSpacing { get; init; }

    /// <summary>False where the font program is there and shows that the glyph has no outline (a blank).</summary>
    public bool HasInk { get; init; } = true;

    /// <summary>The glyph's content stream, for Type 3 fonts only.</summary>
    public Objects.PdfStream? CharProc { get; init; }
}
