namespace Extractor.Crawl.Http;

/// <summary>
/// Spaces the requests to each host: one at a time by default, never closer than the configured delay or what robots.txt
/// asks, further apart while the host is slow or refuses.
/// </summary>
/// <remarks>Thread safe. The delay follows the host's latency as in Scrapy's AutoThrottle, and never drops below the configured one.</remarks>
public sealed class HostThrottle(FetchOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for a turn at a host.</summary>
    /// <returns>Dispose it when the exchange is over.</returns>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        Host state = Of(host);
        await state.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    DateTimeOffset now = clock.GetUtcNow();
                    wait = state.Next - now;
                    if (wait <= TimeSpan.Zero)
                    {
                        state.Next = now + state.Delay;
                        break;
                    }
                }

                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }

            return new Turn(state.Slots);
        }
        catch
        {
            state.Slots.Release();
            throw;
        }
    }

    /// <summary>Sets the delay that a host's robots.txt asks for; a shorter one than configured is ignored.</summary>
    public void SetCrawlDelay(string host, TimeSpan delay)
    {
        lock (_lock)
        {
            Host state = OfLocked(host);
            state.Floor = Max(options.Delay, delay);
            state.Delay = Max(state.Delay, state.Floor);
        }
    }

    /// <summary>Tells how an exchange went; good ones bring the delay back towards the floor, bad ones double it.</summary>
    public void Report(string host, bool good, TimeSpan latency)
    {
        lock (_lock)
        {
            Host state = OfLocked(host);
            TimeSpan target = good ? Max(state.Floor, (state.Delay + latency) / 2) : state.Delay * 2;
            state.Delay = Min(Max(target, state.Floor), Max(options.MaxDelay, state.Floor));
        }
    }

    /// <summary>Keeps away from a host for a time (Retry-After).</summary>
    public void Hold(string host, TimeSpan pause)
    {
        lock (_lock)
        {
            Host state = OfLocked(host);
            DateTimeOffset until = clock.GetUtcNow() + pause;
            state.Next = until > state.Next ? until : state.Next;
        }
    }

    /// <summary>The present delay of a host.</summary>
    public TimeSpan DelayOf(string host) => Of(host).Delay;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private Host Of(string host)
    {
        lock (_lock)
        {
            return OfLocked(host);
        }
    }

    private Host OfLocked(string host)
    {
        if (!_hosts.TryGetValue(host, out Host? state))
        {
            _hosts[host] = state = new Host(options);
        }

        return state;
    }

    private sealed class Host(FetchOptions options)
    {
        public SemaphoreSlim Slots { get; } = new(options.ConnectionsPerHost);

        public TimeSpan Floor { get; set; } = options.Delay;

        public TimeSpan Delay { get; set; } = options.Delay;

        public DateTimeOffset Next { get; set; }
    }

    private sealed class Turn(SemaphoreSlim slots) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                slots.Release();
            }
        }
    }
}
