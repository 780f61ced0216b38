namespace Extractor.Export;

/// <summary>The target cannot be written, or is of another kind; the message names it and says what to do.</summary>
public sealed class ExportException : Exception
{
    public ExportException()
    {
    }

    public ExportException(string message)
        : base(message)
    {
    }

    public ExportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
