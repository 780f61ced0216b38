namespace Extractor.Pdf;

/// <summary>A straight stroke that is neither horizontal nor vertical, as in a header cell cut by a diagonal.</summary>
public sealed record DiagonalLine(double X1, double Y1, double X2, double Y2, double Thickness, PdfColor Color);
