namespace Extractor.Pdf;

/// <summary>How to read a document.</summary>
public sealed record PdfReadOptions
{
    /// <summary>User or owner password; default none (the empty user password is always tried).</summary>
    public string? Password { get; init; }

    public PdfLimits Limits { get; init; } = new();
}
