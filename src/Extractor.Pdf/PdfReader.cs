using Extractor.Pdf.Objects;

namespace Extractor.Pdf;

/// <summary>Our own PDF reader (see docs/decisions/0001-own-pdf-reader.md). Thread safe; the documents it opens are not.</summary>
public sealed class PdfReader : IPdfReader
{
    /// <inheritdoc />
    public IPdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions? options = null) => PdfDocument.Open(bytes, options ?? new PdfReadOptions());
}
