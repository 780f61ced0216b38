using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Sources;
using Extractor.TestSite;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Crawling;

/// <summary>Rates and limits as the server sees them.</summary>
public sealed class ManyHostsTests
{
    private const int HostCount = 20;
    private const int Documents = 4;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    [Test, CancelAfter(120_000)]
    public async Task Crawl_TwentyHosts_AreHeldAtOnceEachWithinItsRate(CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync(HostCount);
        using var folder = new TemporaryFolder();
        Fill(site);
        CrawlReport report = await new SiteSource(Options(site), folder.At("store")).CrawlAsync(null, token);

        ILookup<string, LoggedRequest> byHost = site.Log.ToLookup(l => l.Host);
        Assert.That((report.Outcome, report.NewDocuments), Is.EqualTo(("complete", HostCount * Documents)));
        Assert.That(byHost, Has.Count.EqualTo(HostCount));
        foreach (IGrouping<string, LoggedRequest> host in byHost)
        {
            LoggedRequest[] requests = [.. host];
            Assert.That(requests, Has.Length.EqualTo(Documents + 2), host.Key);
            for (int i = 1; i < requests.Length; i++)
            {
                // Exact but for the step of the server's clock: the delay counts from the answer before.
                Assert.That(requests[i].Time - requests[i - 1].Time, Is.GreaterThan(Delay - TimeSpan.FromMilliseconds(5)), $"{host.Key} {requests[i].Path}");
            }
        }

        // All hosts were under way together: the last one began before the first had ended.
        Assert.That(byHost.Max(h => h.First().Time), Is.LessThan(byHost.Min(h => h.Last().Time)));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_TwoSourcesOnOneHost_ShareItsRate(CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        using var folder = new TemporaryFolder();
        Fill(site);
        SiteOptions options = Options(site);
        await Task.WhenAll(
            new SiteSource(options, folder.At("one")).CrawlAsync(null, token),
            new SiteSource(options with { Id = "other" }, folder.At("two")).CrawlAsync(null, token));

        LoggedRequest[] log = [.. site.Log];
        Assert.That(log, Has.Length.EqualTo(2 * (Documents + 2)));
        Assert.That(log.Zip(log.Skip(1), (a, b) => b.Time - a.Time), Has.All.GreaterThan(Delay - TimeSpan.FromMilliseconds(5)));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_CrawlDelayOfRobots_IsKept(CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        using var folder = new TemporaryFolder();
        Fill(site);
        site.Robots = "User-agent: *\nCrawl-delay: 0.4\n";
        SiteOptions options = Options(site);
        await new SiteSource(options with { Fetch = options.Fetch with { Delay = TimeSpan.Zero } }, folder.At("store")).CrawlAsync(null, token);

        LoggedRequest[] log = [.. site.Log];
        Assert.That(log, Has.Length.EqualTo(Documents + 2));
        Assert.That(log.Zip(log.Skip(1), (a, b) => b.Time - a.Time), Has.All.GreaterThan(TimeSpan.FromMilliseconds(395)));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_DeadHost_IsGivenUpAndTheOthersGoOn(CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync(2);
        using var folder = new TemporaryFolder();
        Fill(site);
        string dead = site.Hosts[1].Authority;
        for (int i = 0; i < 12; i++)
        {
            site.Route($"/dead/{i}.pdf", (context, _) =>
            {
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            });
        }

        site.Page("/list.html", "<html><meta charset=utf-8><body>"
            + string.Concat(Enumerable.Range(0, 12).Select(i => $"<a href='http://{dead}/dead/{i}.pdf'>{i}</a>"))
            + string.Concat(Enumerable.Range(0, Documents).Select(i => $"<a href='/doc/{i}.pdf'>{i}</a>")) + "</body></html>");
        SiteOptions options = Options(site) with { Start = [new Uri(site.Address, "/list.html")] };
        options = options with
        {
            Fetch = options.Fetch with { Delay = TimeSpan.Zero, Retries = 0, CircuitFailures = 3, CircuitBreak = TimeSpan.FromMilliseconds(100), CircuitBreaks = 2 },
        };
        CrawlReport report = await new SiteSource(options, folder.At("store")).CrawlAsync(null, token);

        Assert.That(report.NewDocuments, Is.EqualTo(Documents));
        Assert.That(report.Statuses["ServerError"], Is.EqualTo(5), "three failures, and a probe after each break");
        Assert.That(report.Statuses["CircuitOpen"], Is.EqualTo(7));
        Assert.That(site.Log.Count(l => l.Host == dead && l.Path.StartsWith("/dead", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [TestCase(404, "complete")]
    [TestCase(503, "partial")]
    [CancelAfter(60_000)]
    public async Task Crawl_RobotsNotToBeHad_ForbidsEverythingOnlyOnServerErrors(int status, string outcome, CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        using var folder = new TemporaryFolder();
        Fill(site);
        site.RobotsStatus = _ => status;
        SiteOptions options = Options(site);
        options = options with { Fetch = options.Fetch with { Delay = TimeSpan.Zero, Retries = 1 } };
        CrawlReport report = await new SiteSource(options, folder.At("store")).CrawlAsync(null, token);

        Assert.That(report.Outcome, Is.EqualTo(outcome));
        Assert.That(site.Log.Any(l => l.Path != "/robots.txt"), Is.EqualTo(outcome == "complete"));
        Assert.That(report.Requests, Is.EqualTo(site.Log.Count));
        Assert.That(outcome == "complete" || report.Faults.Single() is { Status: FetchStatus.RateLimited } fault && fault.Message.Contains("robots.txt", StringComparison.Ordinal), Is.True);
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_RobotsFailsOnce_IsAskedForAgain(CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        using var folder = new TemporaryFolder();
        Fill(site);
        site.RobotsStatus = hit => hit == 1 ? 500 : 200;
        SiteOptions options = Options(site);
        options = options with { Fetch = options.Fetch with { Delay = TimeSpan.Zero, Retries = 0 }, Start = [new Uri(site.Address, "/list.html"), new Uri(site.Address, "/list.html?again=1")] };
        site.Page("/list.html?again=1", "<html><meta charset=utf-8><body><a href='/doc/0.pdf'>0</a></body></html>");
        CrawlReport report = await new SiteSource(options, folder.At("store")).CrawlAsync(null, token);

        Assert.That(report.Statuses["ServerError"], Is.EqualTo(1));
        Assert.That(report.NewDocuments, Is.EqualTo(1), "the second list was read");
    }

    [TestCase("time-limit")]
    [TestCase("byte-limit")]
    [TestCase("exchange-limit")]
    [CancelAfter(60_000)]
    public async Task Crawl_TotalLimit_EndsPartialWithItsReason(string reason, CancellationToken token)
    {
        await using GovernmentSite site = await GovernmentSite.StartAsync();
        using var folder = new TemporaryFolder();
        Fill(site);
        SiteOptions options = Options(site);
        options = reason switch
        {
            "time-limit" => options with { MaxTime = TimeSpan.FromMilliseconds(500) },
            "byte-limit" => options with { MaxBytes = 50_000 },
            _ => options with { MaxExchanges = 3 },
        };
        CrawlReport report = await new SiteSource(options, folder.At("store")).CrawlAsync(null, token);

        Assert.That((report.Outcome, report.FinishReason), Is.EqualTo(("partial", reason)));
        Assert.That(report.NewDocuments, Is.LessThan(Documents));
        CrawlReport next = await new SiteSource(Options(site), folder.At("store")).CrawlAsync(null, token);
        Assert.That((next.Outcome, next.NewDocuments + report.NewDocuments), Is.EqualTo(("complete", Documents)));
    }

    private static void Fill(GovernmentSite site)
    {
        site.Page("/list.html", "<html><meta charset=utf-8><body>" + string.Concat(Enumerable.Range(0, Documents).Select(i => $"<a href='/doc/{i}.pdf'>{i}</a>")) + "</body></html>");
        for (int i = 0; i < Documents; i++)
        {
            site.Put($"/doc/{i}.pdf");
        }
    }

    private static SiteOptions Options(GovernmentSite site) => new()
    {
        Id = "many",
        Start = [.. site.Hosts.Select(h => new Uri(h, "/list.html"))],
        Fetch = new FetchOptions { Delay = Delay, AllowPrivateNetwork = true, Backoff = TimeSpan.FromMilliseconds(10), MaxDelay = Delay },
    };
}
