namespace Extractor.TestSupport;

/// <summary>How <see cref="PdfBuilder"/> writes a file.</summary>
public enum PdfForm
{
    /// <summary>A classic cross-reference table.</summary>
    Table,

    /// <summary>A cross-reference stream.</summary>
    XrefStream,

    /// <summary>A cross-reference stream, all objects but streams in an object stream.</summary>
    ObjectStreams,
}
