namespace Extractor.Pdf;

/// <summary>The document information dictionary (ISO 32000-1, 14.3.3); null where absent or unreadable.</summary>
public sealed record PdfDocumentInfo
{
    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Producer { get; init; }

    public string? Creator { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Header or catalog version, such as <c>1.7</c>.</summary>
    public string? Version { get; init; }

    public bool IsEncrypted { get; init; }
}
