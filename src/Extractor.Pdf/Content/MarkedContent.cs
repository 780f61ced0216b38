namespace Extractor.Pdf.Content;

/// <summary>One open marked-content sequence (ISO 32000-1, 14.6).</summary>
/// <param name="IsHidden">Optional content that is off.</param>
/// <param name="IsWatermark">Declared as an artifact of subtype Watermark.</param>
/// <param name="ActualText">Replacement text, or null.</param>
/// <param name="FirstLetter">Letters on the page when it was opened.</param>
internal readonly record struct MarkedContent(bool IsHidden, bool IsWatermark, string? ActualText, int FirstLetter);
