namespace Extractor.TestSite;

/// <summary>One request as the server saw it.</summary>
/// <param name="Host">Authority it was sent to.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path and query, escaped.</param>
/// <param name="Time">When it arrived.</param>
public sealed record LoggedRequest(string Host, string Method, string Path, DateTimeOffset Time)
{
    /// <summary>Status that was answered; 0 where the connection was cut before one.</summary>
    public int Status { get; set; }

    /// <summary>Address, as a crawl's report names it.</summary>
    public string? Scheme { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string Agent { get; init; } = "";
}
