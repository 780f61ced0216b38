namespace Extractor.Crawl.Robots;

/// <summary>A host's robots.txt with what it took to get it.</summary>
/// <param name="file">The rules.</param>
/// <param name="requests">Requests sent for it, redirects and retries included.</param>
/// <param name="responses">HTTP status of every answer.</param>
/// <remarks>Thread safe.</remarks>
internal sealed class KnownRobots(RobotsFile file, int requests, IReadOnlyList<int> responses)
{
    private int _taken;

    public RobotsFile File => file;

    /// <summary>What it took, to the first who asks; nothing to all others.</summary>
    public IReadOnlyList<int> TakeResponses(out int sent)
    {
        bool first = Interlocked.Exchange(ref _taken, 1) == 0;
        sent = first ? requests : 0;
        return first ? responses : [];
    }

    /// <summary>Why an address is not asked for.</summary>
    public string Denial(Uri address) => file == RobotsFile.DisallowAll
        ? $"robots.txt of {address.Host} could not be had (server error), which forbids everything until it can (RFC 9309, 2.3.1.4)."
        : $"robots.txt of {address.Host} forbids {address.PathAndQuery}.";
}
