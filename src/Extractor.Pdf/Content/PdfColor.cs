namespace Extractor.Pdf;

/// <summary>A device colour as a reader sees it, 8 bits a channel; every PDF colour space is reduced to this.</summary>
public readonly record struct PdfColor(byte R, byte G, byte B)
{
    public static PdfColor Black => new(0, 0, 0);

    public static PdfColor White => new(255, 255, 255);

    /// <summary>Relative luminance between 0 (black) and 1 (white), Rec. 601 weights.</summary>
    public double Luminance => ((0.299 * R) + (0.587 * G) + (0.114 * B)) / 255;

    /// <summary>True where the colour cannot be told from white paper.</summary>
    public bool IsWhite => R >= 250 && G >= 250 && B >= 250;
}
