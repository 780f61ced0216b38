namespace Extractor.Pdf;

/// <summary>The document is encrypted and neither the empty nor the given password opens it.</summary>
public sealed class PdfPasswordException(string message) : PdfException(message);
