namespace Extractor.Pdf;

/// <summary>One shown glyph: its Unicode text and where it stands.</summary>
/// <remarks>Immutable and thread safe once built. Coordinates are those of <see cref="Pdf.Box"/>.</remarks>
public sealed class Letter
{
    /// <summary>The Unicode text: usually one character, several for a ligature, U+FFFD where the code could not be mapped.</summary>
    public required string Text { get; init; }

    /// <summary>Advance width by the font's ascent and descent, as the smallest upright rectangle round the turned glyph.</summary>
    public required Box Box { get; init; }

    /// <summary>Start of the baseline (the glyph's origin).</summary>
    public required double BaselineX { get; init; }

    /// <summary>Start of the baseline (the glyph's origin).</summary>
    public required double BaselineY { get; init; }

    /// <summary>BaseFont without the subset prefix; empty where the font has no name.</summary>
    public required string FontName { get; init; }

    /// <summary>Size in points on the page: the font size times the scale of the text and transformation matrices.</summary>
    public required double FontSize { get; init; }

    /// <summary>Tr as in ISO 32000-1 table 106, 0 to 7.</summary>
    public int RenderingMode { get; init; }

    public TextDirection Direction { get; init; }

    /// <summary>Angle of the baseline in degrees, clockwise, 0 ≤ angle &lt; 360.</summary>
    public double Angle { get; init; }

    public PdfColor Color { get; init; }

    public LetterMarks Marks { get; init; }

    /// <summary>Position in the page's drawing order, counted over letters from 0.</summary>
    public required int Order { get; init; }

    /// <summary>True where a reader sees the letter as part of the page's text (watermarks are seen, but not part of the text).</summary>
    public bool IsVisible => (Marks & (LetterMarks.NotSeen | LetterMarks.Watermark)) == 0;

    /// <summary>True for a blank of any kind (it has a box but no ink).</summary>
    public bool IsWhiteSpace => string.IsNullOrWhiteSpace(Text);

    /// <inheritdoc/>
    public override string ToString() => $"{Text} {Box}";
}
