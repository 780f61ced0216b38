namespace Extractor.Export.Reading;

/// <summary>A file is no unit-year file, or breaks what one promises; the message says what and completes "the file …".</summary>
public sealed class UnitYearFileException : Exception
{
    public UnitYearFileException()
    {
    }

    public UnitYearFileException(string message)
        : base(message)
    {
    }

    public UnitYearFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
