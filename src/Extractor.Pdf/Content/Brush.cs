namespace Extractor.Pdf.Content;

/// <summary>What a path is painted with.</summary>
/// <param name="Color">As seen on white paper.</param>
/// <param name="Clip">Bounds of the clipping path.</param>
internal readonly record struct Brush(PdfColor Color, Box Clip, bool IsOpaque, bool IsPattern, bool IsEvenOdd, bool IsDashed);
