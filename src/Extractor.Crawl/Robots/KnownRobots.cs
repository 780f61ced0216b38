using Extractor.Crawl.Http;

namespace Extractor.Crawl.Robots;

/// <summary>A host's robots.txt with what it took to get it.</summary>
/// <param name="file">The rules.</param>
/// <param name="requests">Requests sent for it, redirects and retries included.</param>
/// <param name="responses">HTTP status of every answer.</param>
/// <param name="failure">Why it could not be had, which forbids everything until it can (RFC 9309, 2.3.1.4); null where it could, or where there is none.</param>
/// <remarks>Thread safe.</remarks>
internal sealed class KnownRobots(RobotsFile file, int requests, IReadOnlyList<int> responses, FetchStatus? failure = null)
{
    private int _taken;

    public RobotsFile File => file;

    public FetchStatus? Failure => failure;

    /// <summary>What it took, to the first who asks; nothing to all others.</summary>
    public IReadOnlyList<int> TakeResponses(out int sent)
    {
        bool first = Interlocked.Exchange(ref _taken, 1) == 0;
        sent = first ? requests : 0;
        return first ? responses : [];
    }

    /// <summary>Why an address is not asked for.</summary>
    public string Denial(Uri address) => failure is not null
        ? $"robots.txt of {address.Host} could not be had, which forbids everything until it can."
        : $"robots.txt of {address.Host} forbids {address.PathAndQuery}.";
}
