using Extractor.Crawl.Http;
using Extractor.TestSite;

namespace Extractor.Crawl.Tests.Http;

public sealed class HostBreakerTests
{
    private static readonly FetchOptions Options = new() { CircuitFailures = 3, CircuitBreak = TimeSpan.FromSeconds(10), CircuitBreaks = 2 };

    private readonly ManualClock _clock = new();

    [Test]
    public void Pass_FewerFailures_IsOpenToAll()
    {
        var breaker = Failed(2);

        Assert.That(breaker.PassAsync("a", default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Pass_FailuresInARow_WaitsForTheBreakAndLetsAProbeThrough()
    {
        var breaker = Failed(3);
        Task<bool> pass = breaker.PassAsync("a", default);
        Assert.That(breaker.PassAsync("b", default).IsCompletedSuccessfully, Is.True, "other hosts go on");
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(pass.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(await pass.WaitAsync(TimeSpan.FromSeconds(5)), Is.True);
    }

    [Test]
    public void Report_GoodBetween_CountsAnew()
    {
        var breaker = Failed(2);
        breaker.Report("a", good: true);
        breaker.Report("a", good: false);

        Assert.That(breaker.PassAsync("a", default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Report_ProbeFails_DoublesTheBreakAndGivesUpAfterTheLast()
    {
        var breaker = Failed(3);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await breaker.PassAsync("a", default), Is.True);
        breaker.Report("a", good: false);
        Task<bool> second = breaker.PassAsync("a", default);
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.That(second.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await second.WaitAsync(TimeSpan.FromSeconds(5)), Is.True);
        breaker.Report("a", good: false);

        Assert.That(await breaker.PassAsync("a", default), Is.False, "given up for this run");
    }

    [Test]
    public async Task Report_ProbeSucceeds_ClosesTheCircuit()
    {
        var breaker = Failed(3);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await breaker.PassAsync("a", default);
        breaker.Report("a", good: true);
        breaker.Report("a", good: false);

        Assert.That(breaker.PassAsync("a", default).IsCompletedSuccessfully, Is.True);
    }

    private HostBreaker Failed(int times)
    {
        var breaker = new HostBreaker(Options, _clock);
        for (int i = 0; i < times; i++)
        {
            breaker.Report("a", good: false);
        }

        return breaker;
    }
}
