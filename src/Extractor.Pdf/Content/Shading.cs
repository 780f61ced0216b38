namespace Extractor.Pdf;

/// <summary>A filled area that is no ruling: the shading of a header cell, a white print area, a coloured block.</summary>
/// <param name="Box">Bounds of the area.</param>
/// <param name="Color">Fill colour.</param>
/// <param name="Order">How many letters had been drawn on the page before it: letters with a smaller order lie below it.</param>
/// <param name="IsRectangle">False where the path is no upright rectangle.</param>
public sealed record Shading(Box Box, PdfColor Color, int Order, bool IsRectangle);
