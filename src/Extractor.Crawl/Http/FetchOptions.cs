namespace Extractor.Crawl.Http;

/// <summary>How a source's sites are asked; defaults are gentle.</summary>
public sealed record FetchOptions
{
    /// <summary>Honest, with a contact. Default names the project.</summary>
    public string UserAgent { get; init; } = "Extractor/0.1 (+https://example.org/extractor; research crawl of public disclosures)";

    /// <summary>Product token for robots.txt.</summary>
    public string ProductToken { get; init; } = "Extractor";

    /// <summary>Least time between an answer of a host and the next request to it. Default 1 second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The adaptive delay never rises above this. Default 60 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Connections to one host at a time. Default 1.</summary>
    public int ConnectionsPerHost { get; init; } = 1;

    /// <summary>Tries after the first. Default 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>First pause of the exponential backoff. Default 2 seconds.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A Retry-After longer than this is not waited for. Default 5 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time for one exchange, body included. Default 2 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time without a byte. Default 30 seconds.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest body. Default 200 MiB.</summary>
    public long MaxBytes { get; init; } = 200L << 20;

    /// <summary>Redirects followed, meta refresh and script redirects included. Default 8.</summary>
    public int MaxRedirects { get; init; } = 8;

    /// <summary>Failures in a row after which a host is left alone for a while. Default 8.</summary>
    public int CircuitFailures { get; init; } = 8;

    /// <summary>Length of the first break; each further one is twice as long. Default 1 minute.</summary>
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Breaks after which a host that still fails is given up for the run. Default 3.</summary>
    public int CircuitBreaks { get; init; } = 3;

    /// <summary>Obey robots.txt. Default true; turned off only with a reason.</summary>
    public bool ObeyRobots { get; init; } = true;

    /// <summary>Wait as long between requests as robots.txt asks. Default true; a mirror burdens nobody.</summary>
    public bool ObeyCrawlDelay { get; init; } = true;

    /// <summary>Allow private and loopback addresses (mirrors, tests). Default false.</summary>
    public bool AllowPrivateNetwork { get; init; }
}
