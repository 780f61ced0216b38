namespace Extractor.Crawl.Http;

/// <summary>
/// Spaces the requests to each host: one at a time by default, never closer than the configured delay or what robots.txt
/// asks, further apart while the host is slow or refuses.
/// </summary>
/// <remarks>
/// Thread safe; sources that ask the same host share it. The delay counts from the head of the answer before, so that at the
/// host no two requests arrive closer, however long the way there took. It follows the host's latency as Scrapy's
/// AutoThrottle does, and never drops below the configured one.
/// </remarks>
/// <param name="clock">Tells the time and waits.</param>
public sealed class HostThrottle(TimeProvider clock)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>The one of this process: a host has one rate, whoever asks.</summary>
    public static HostThrottle Shared { get; } = new(TimeProvider.System);

    /// <summary>Waits for a turn at a host.</summary>
    /// <param name="host">Host, with its port where that is not the usual one.</param>
    /// <param name="manners">The asker's delays.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <returns>Dispose it when the exchange is over.</returns>
    public async Task<IDisposable> EnterAsync(string host, FetchOptions manners, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manners);
        Host state = Of(host, manners);
        await state.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    TimeSpan now = Now();
                    TimeSpan turn = Max(state.Last + Max(state.Delay, Floor(state, manners)), state.HeldUntil);
                    wait = turn - now;
                    if (wait <= TimeSpan.Zero)
                    {
                        state.Last = now;
                        break;
                    }
                }

                await Task.Delay(RoundUp(wait), clock, cancellationToken).ConfigureAwait(false);
            }

            return new Turn(state.Slots);
        }
        catch
        {
            state.Slots.Release();
            throw;
        }
    }

    /// <summary>Sets the delay that a host's robots.txt asks for; askers who do not obey it, and those with a longer one, keep theirs.</summary>
    public void SetCrawlDelay(string host, FetchOptions manners, TimeSpan delay)
    {
        Host state = Of(host, manners);
        lock (_lock)
        {
            state.CrawlDelay = delay;
        }
    }

    /// <summary>Tells that an answer came, or that none will: from here the delay counts. Good answers bring it back towards the floor, bad ones double it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="manners">The asker's delays.</param>
    /// <param name="good">False where the host refused, failed or did not answer.</param>
    /// <param name="latency">Time to the head of the answer.</param>
    public void Answered(string host, FetchOptions manners, bool good, TimeSpan latency)
    {
        ArgumentNullException.ThrowIfNull(manners);
        Host state = Of(host, manners);
        lock (_lock)
        {
            state.Last = Now();
            TimeSpan floor = Floor(state, manners);
            TimeSpan now = Max(state.Delay, floor);
            state.Delay = Min(Max(good ? (now + latency) / 2 : now * 2, floor), Max(manners.MaxDelay, floor));
        }
    }

    /// <summary>Keeps away from a host for a time (Retry-After).</summary>
    public void Hold(string host, FetchOptions manners, TimeSpan pause)
    {
        Host state = Of(host, manners);
        lock (_lock)
        {
            state.HeldUntil = Max(state.HeldUntil, Now() + pause);
        }
    }

    /// <summary>The present delay of a host for an asker.</summary>
    public TimeSpan DelayOf(string host, FetchOptions manners)
    {
        Host state = Of(host, manners);
        lock (_lock)
        {
            return Max(state.Delay, Floor(state, manners));
        }
    }

    /// <summary>Timers count in whole milliseconds and cut off; waiting a part of one too short would wait again.</summary>
    private static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static TimeSpan Floor(Host state, FetchOptions manners) => manners.ObeyRobots && manners.ObeyCrawlDelay ? Max(manners.Delay, state.CrawlDelay) : manners.Delay;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>Time since an arbitrary moment; unlike the time of day it never jumps.</summary>
    private TimeSpan Now() => clock.GetElapsedTime(0, clock.GetTimestamp());

    private Host Of(string host, FetchOptions manners)
    {
        lock (_lock)
        {
            if (!_hosts.TryGetValue(host, out Host? state))
            {
                _hosts[host] = state = new Host(manners.ConnectionsPerHost) { Last = Now() - TimeSpan.FromDays(1) };
            }

            return state;
        }
    }

    private sealed class Host(int connections)
    {
        public SemaphoreSlim Slots { get; } = new(connections);

        public TimeSpan CrawlDelay { get; set; }

        public TimeSpan Delay { get; set; }

        /// <summary>Start of the last request, or the head of its answer.</summary>
        public TimeSpan Last { get; set; }

        public TimeSpan HeldUntil { get; set; }
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
