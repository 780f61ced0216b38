using Extractor.Crawl.Paging;

namespace Extractor.Crawl.Http;

/// <summary>Asks for one address. The seam that makes the crawl testable.</summary>
public interface IFetcher
{
    /// <summary>Never throws for what a server does; the result's status tells.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="known">What is known of the address from an earlier fetch, for a conditional request; null for none.</param>
    /// <param name="cancellationToken">Cancels the exchange.</param>
    Task<FetchResult> FetchAsync(PageRequest request, Validators? known, CancellationToken cancellationToken);

    /// <summary>Tells what an answer turned out to be: a host that answers with its firewall's page is left in peace longer.</summary>
    void Judged(Uri address, FetchStatus status)
    {
    }
}

/// <summary>Validators of an earlier answer (RFC 9110, 8.8).</summary>
public sealed record Validators(string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>The address that gave them, which may stand behind redirects; null for the one asked for.</summary>
    public Uri? Address { get; init; }
}
