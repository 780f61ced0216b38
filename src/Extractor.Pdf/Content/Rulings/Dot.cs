namespace Extractor.Pdf.Content.Rulings;

/// <summary>A tiny filled spot.</summary>
internal readonly record struct Dot(Box Box, PdfColor Color);
