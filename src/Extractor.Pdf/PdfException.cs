namespace Extractor.Pdf;

/// <summary>The document cannot be read at all. A page that cannot be read is a warning, not an exception.</summary>
/// <remarks>The message is one line that says what is wrong with the bytes and what to do; the caller adds the file's name.</remarks>
public class PdfException : Exception
{
    public PdfException(string message)
        : base(message)
    {
    }

    public PdfException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
