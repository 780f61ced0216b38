namespace Extractor.Pdf;

/// <summary>An image on the page; only its place is read.</summary>
/// <param name="Box">The area it covers.</param>
/// <param name="PixelWidth">Samples per row, 0 where not told.</param>
/// <param name="PixelHeight">Rows of samples, 0 where not told.</param>
public sealed record PageImage(Box Box, int PixelWidth, int PixelHeight);
