using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Content;

/// <summary>What a page inherits from the page tree (ISO 32000-1, 7.7.3.4), resolved and made sound.</summary>
internal sealed record PageGeometry
{
    /// <summary>/MediaBox in user space; US Letter where it is missing or has no area.</summary>
    public required PdfRectangle MediaBox { get; init; }

    /// <summary>/CropBox cut to the media box, in user space (not yet scaled by <see cref="UserUnit"/>); the media box where there is none.</summary>
    public required PdfRectangle CropBox { get; init; }

    /// <summary>/Rotate normalised to 0, 90, 180 or 270 (clockwise).</summary>
    public int Rotate { get; init; }

    /// <summary>Size of a user space unit in points; positive, default 1.</summary>
    public double UserUnit { get; init; } = 1;

    /// <summary>The page's own or inherited resources; empty where there are none.</summary>
    public PdfDictionary Resources { get; init; } = PdfDictionary.Empty;

    /// <summary>Width in points as a reader sees the page, after rotation.</summary>
    public double Width => (Rotate is 90 or 270 ? CropBox.Height : CropBox.Width) * UserUnit;

    /// <summary>Height in points as a reader sees the page, after rotation.</summary>
    public double Height => (Rotate is 90 or 270 ? CropBox.Width : CropBox.Height) * UserUnit;
}
