namespace Extractor.Pdf.Fonts;

/// <summary>A font resource: codes → glyphs. One instance a font dictionary, shared by all pages.</summary>
internal abstract class PdfFont
{
    /// <summary>BaseFont without the subset prefix; empty where unnamed.</summary>
    public abstract string Name { get; }

    /// <summary>Writing mode 1.</summary>
    public abstract bool IsVertical { get; }

    /// <summary>Height above the baseline in text space units, for boxes (positive, between 0.5 and 1.5).</summary>
    public abstract double Ascent { get; }

    /// <summary>Depth below the baseline in text space units (negative or 0, not below −1).</summary>
    public abstract double Descent { get; }

    /// <summary>For Type 3: the font matrix (a b c d e f); null for other fonts.</summary>
    public virtual double[]? Type3Matrix => null;

    /// <summary>For Type 3: the resources of the glyph streams; null where the page's are used.</summary>
    public virtual Objects.PdfDictionary? Type3Resources => null;

    /// <summary>Reads the next code from a shown string.</summary>
    /// <param name="text">What is left of the string; not empty.</param>
    /// <param name="glyph">The glyph of the code.</param>
    /// <returns>Number of bytes used, at least 1 and at most <c>text.Length</c>.</returns>
    public abstract int Next(ReadOnlySpan<byte> text, out Glyph glyph);
}
