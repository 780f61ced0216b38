using Extractor.Crawl.Http;
using Extractor.TestSite;

namespace Extractor.Crawl.Tests.Http;

public sealed class HostThrottleTests
{
    private static readonly FetchOptions Manners = new() { Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(30) };

    private readonly ManualClock _clock = new();

    [Test]
    public async Task Enter_SecondTime_WaitsForTheDelayAfterTheAnswer()
    {
        var throttle = new HostThrottle(_clock);
        (await throttle.EnterAsync("a", Manners, default)).Dispose();
        _clock.Advance(TimeSpan.FromSeconds(5));
        throttle.Answered("a", Manners, good: true, TimeSpan.Zero);
        Task<IDisposable> second = throttle.EnterAsync("a", Manners, default);

        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.That(second.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Test]
    public async Task Enter_OtherHost_DoesNotWait()
    {
        var throttle = new HostThrottle(_clock);
        (await throttle.EnterAsync("a", Manners, default)).Dispose();

        Assert.That(throttle.EnterAsync("b", Manners, default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Enter_WhileAnExchangeIsUnderWay_WaitsForItsEnd()
    {
        var throttle = new HostThrottle(_clock);
        IDisposable first = await throttle.EnterAsync("a", Manners, default);
        Task<IDisposable> second = throttle.EnterAsync("a", Manners, default);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(second.IsCompleted, Is.False);

        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Test]
    public void Answered_BadAndSlowAnswers_GrowTheDelayUpToItsMost()
    {
        var throttle = new HostThrottle(_clock);
        throttle.Answered("a", Manners, good: false, TimeSpan.Zero);
        Assert.That(throttle.DelayOf("a", Manners), Is.EqualTo(TimeSpan.FromSeconds(4)));
        throttle.Answered("a", Manners, good: true, TimeSpan.FromSeconds(10));
        Assert.That(throttle.DelayOf("a", Manners), Is.EqualTo(TimeSpan.FromSeconds(7)));
        for (int i = 0; i < 10; i++)
        {
            throttle.Answered("a", Manners, good: false, TimeSpan.Zero);
        }

        Assert.That(throttle.DelayOf("a", Manners), Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [FsCheck.NUnit.Property]
    public bool Answered_AnyCourse_NeverBelowTheConfiguredDelay(bool[] course, ushort[] latencies)
    {
        var throttle = new HostThrottle(_clock);
        for (int i = 0; i < course.Length; i++)
        {
            throttle.Answered("a", Manners, course[i], TimeSpan.FromMilliseconds(latencies.Length == 0 ? 0 : latencies[i % latencies.Length]));
            if (throttle.DelayOf("a", Manners) < Manners.Delay || throttle.DelayOf("a", Manners) > Manners.MaxDelay)
            {
                return false;
            }
        }

        return true;
    }

    [Test]
    public void Answered_GoodAnswersAfterBadOnes_ShrinkTheDelayBack()
    {
        var throttle = new HostThrottle(_clock);
        for (int i = 0; i < 5; i++)
        {
            throttle.Answered("a", Manners, good: false, TimeSpan.Zero);
        }

        for (int i = 0; i < 10; i++)
        {
            throttle.Answered("a", Manners, good: true, TimeSpan.FromMilliseconds(50));
        }

        Assert.That(throttle.DelayOf("a", Manners), Is.EqualTo(Manners.Delay));
    }

    [Test]
    public void SetCrawlDelay_Longer_IsTheFloorUnlessNotObeyed()
    {
        var throttle = new HostThrottle(_clock);
        throttle.SetCrawlDelay("a", Manners, TimeSpan.FromSeconds(10));

        Assert.That(throttle.DelayOf("a", Manners), Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(throttle.DelayOf("a", Manners with { Delay = TimeSpan.FromSeconds(20) }), Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(throttle.DelayOf("a", Manners with { ObeyCrawlDelay = false }), Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(throttle.DelayOf("a", Manners with { ObeyRobots = false }), Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task Hold_RetryAfter_KeepsEveryoneAway()
    {
        var throttle = new HostThrottle(_clock);
        throttle.Hold("a", Manners, TimeSpan.FromSeconds(60));
        Task<IDisposable> enter = throttle.EnterAsync("a", Manners, default);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(enter.IsCompleted, Is.False);

        _clock.Advance(TimeSpan.FromSeconds(1));
        (await enter.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Test]
    public void Enter_Cancelled_GivesTheTurnBack()
    {
        var throttle = new HostThrottle(_clock);
        throttle.Hold("a", Manners, TimeSpan.FromSeconds(60));
        using var stop = new CancellationTokenSource();
        Task<IDisposable> first = throttle.EnterAsync("a", Manners, stop.Token);
        stop.Cancel();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That(throttle.EnterAsync("a", Manners, default).IsCompletedSuccessfully, Is.True);
    }
}
