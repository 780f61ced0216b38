namespace Extractor.Crawl.Http;

/// <summary>
/// A circuit breaker per host. After a number of failures in a row a host is left alone for a while, then asked once: a good
/// answer closes the circuit, a bad one doubles the break. After the last break the host is given up for this run, so
/// that one dead host never holds the run.
/// </summary>
/// <remarks>Thread safe. Other hosts go on meanwhile.</remarks>
/// <param name="options">Failures, length and number of breaks.</param>
/// <param name="clock">Tells the time and waits.</param>
public sealed class HostBreaker(FetchOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, Circuit> _circuits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits until a host may be asked.</summary>
    /// <returns>False where it is given up.</returns>
    public async Task<bool> PassAsync(string host, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                if (!_circuits.TryGetValue(host, out Circuit? circuit))
                {
                    return true;
                }

                if (circuit.Breaks > options.CircuitBreaks)
                {
                    return false;
                }

                wait = circuit.OpenUntil - Now();
            }

            if (wait <= TimeSpan.Zero)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells how an exchange with a host ended.</summary>
    public void Report(string host, bool good)
    {
        lock (_lock)
        {
            if (good)
            {
                _circuits.Remove(host);
                return;
            }

            if (!_circuits.TryGetValue(host, out Circuit? circuit))
            {
                _circuits[host] = circuit = new Circuit();
            }

            // After a break one failure is enough: the exchange was the probe.
            if (++circuit.Failures >= options.CircuitFailures || circuit.Breaks > 0)
            {
                circuit.OpenUntil = Now() + (options.CircuitBreak * Math.Pow(2, Math.Min(circuit.Breaks, 10)));
                circuit.Breaks++;
                circuit.Failures = 0;
            }
        }
    }

    private TimeSpan Now() => clock.GetElapsedTime(0, clock.GetTimestamp());

    private sealed class Circuit
    {
        public int Failures { get; set; }

        public int Breaks { get; set; }

        public TimeSpan OpenUntil { get; set; }
    }
}
