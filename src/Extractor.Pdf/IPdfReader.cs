namespace Extractor.Pdf;

/// <summary>Bytes of a PDF → a document whose pages are decoded when asked for. The one seam to PDF reading.</summary>
public interface IPdfReader
{
    /// <summary>Opens a document. The bytes are kept, not copied, and must not change.</summary>
    /// <exception cref="PdfException">The bytes are no PDF, or nothing in them can be read.</exception>
    /// <exception cref="PdfPasswordException">A password is needed.</exception>
    IPdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions? options = null);
}
