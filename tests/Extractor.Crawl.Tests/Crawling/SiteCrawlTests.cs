using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Tests.Crawling;

public sealed class SiteCrawlTests
{
    private string _folder = "";
    private TestSite _site = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = Path.Combine(Path.GetTempPath(), "extractor-crawl-" + Guid.NewGuid().ToString("N"));
        _site = await TestSite.StartAsync();
        _site.Put("/gk/二〇二四 预算.pdf", TestSite.Pdf("a"));
        _site.Put("/f/b.pdf", TestSite.Pdf("b"));
        _site.Put("/f/c.pdf", TestSite.Pdf("c"));
        _site.Put("/f/table.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3]);
        _site.Put("/download.do?iid=7", TestSite.Pdf("d"));
        _site.Put("/x/429.pdf", TestSite.Pdf("after 429"));
        _site.Put("/x/500.pdf", TestSite.Pdf("after 500"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_EveryPatternAndFault_DocumentsStoredOnceAndFaultsTold(CancellationToken token)
    {
        CrawlReport report = await Source().CrawlAsync(null, token);

        Assert.That(Documents().Select(d => new Uri(d.Address).PathAndQuery), Is.EquivalentTo(new[]
        {
            "/gk/%E4%BA%8C%E3%80%87%E4%BA%8C%E5%9B%9B%20%E9%A2%84%E7%AE%97.pdf", "/f/b.pdf", "/f/c.pdf", "/f/table.xls", "/download.do?iid=7",
            "/x/429.pdf", "/x/500.pdf", "/x/cut.pdf", "/x/poison.pdf", "/x/truncated.pdf",
        }));
        Assert.That(report.Outcome, Is.EqualTo("partial"));
        Assert.That(report.Failures.Select(f => f[..f.IndexOf(':')]), Is.EquivalentTo(new[]
        {
            "NotFound", "SoftNotFound", "Firewall", "RedirectLoop", "RedirectLoop", "Empty", "Truncated", "WrongContent", "RobotsDenied",
        }));
        Assert.That(_site.Requests.Count(r => r.StartsWith("/neibu", StringComparison.Ordinal)), Is.Zero, "robots.txt is obeyed");
        Assert.That(report.Statuses.Values.Sum(), Is.EqualTo(report.Exchanges));
        Assert.That(report.Requests, Is.EqualTo(_site.Requests.Count), "the report counts every request");
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_CutTransfer_IsResumedAndWhole(CancellationToken token)
    {
        await Source().CrawlAsync(null, token);

        StoredDocument resumed = Documents().Single(d => d.Address.EndsWith("/x/cut.pdf", StringComparison.Ordinal));
        Assert.That(new BlobStore(Path.Combine(_folder, "blobs")).Get(resumed.Digest), Is.EqualTo(TestSite.Pdf("resumed")));
        Assert.That(_site.Requests.Count(r => r == "/x/cut.pdf"), Is.EqualTo(2));
        Assert.That(_site.PartialAnswers, Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_ServerSendsAnotherRange_BeginsAnewAndIsWhole(CancellationToken token)
    {
        _site.LieAboutRange = true;
        await Source().CrawlAsync(null, token);

        StoredDocument document = Documents().Single(d => d.Address.EndsWith("/x/cut.pdf", StringComparison.Ordinal));
        Assert.That(new BlobStore(Path.Combine(_folder, "blobs")).Get(document.Digest), Is.EqualTo(TestSite.Pdf("resumed")));
        Assert.That(_site.PartialAnswers, Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_PoisonedName_StaysAName(CancellationToken token)
    {
        await Source().CrawlAsync(null, token);

        Assert.That(Documents().Single(d => d.Address.EndsWith("poison.pdf", StringComparison.Ordinal)).FileName, Is.EqualTo("passwd.pdf"));
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_PageFacts_TravelWithTheDocument(CancellationToken token)
    {
        await Source().CrawlAsync(null, token);

        StoredDocument document = Documents().Single(d => d.Address.EndsWith("/f/b.pdf", StringComparison.Ordinal));
        Assert.That((document.Title, document.Published), Is.EqualTo(("某局2024年部门预算公开", "2024-02-23")));
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_SecondRun_FetchesNoBodyThatHasNotChanged(CancellationToken token)
    {
        await Source().CrawlAsync(null, token);
        _site.Put("/f/c.pdf", TestSite.Pdf("changed"));
        CrawlReport second = await Source().CrawlAsync(null, token);

        Assert.That(second.ChangedDocuments, Is.EqualTo(1));
        Assert.That(second.NewDocuments, Is.Zero);
        Assert.That(second.Statuses["NotModified"], Is.GreaterThanOrEqualTo(4));
        Assert.That(Documents().Single(d => d.Address.EndsWith("/f/c.pdf", StringComparison.Ordinal)).Digest, Is.EqualTo(BlobStore.Digest(TestSite.Pdf("changed"))));
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_CancelledAndResumed_EndsAsARunLeftAlone(CancellationToken token)
    {
        await Source().CrawlAsync(null, token);
        string[] alone = State();
        string other = _folder + "-killed";
        try
        {
            for (int stopAfter = 1; stopAfter < 40; stopAfter += 5)
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
                int seen = 0;
                int limit = stopAfter;
                var progress = new Inline(() =>
                {
                    if (++seen >= limit)
                    {
                        stop.Cancel();
                    }
                });
                await Source(other).CrawlAsync(progress, stop.Token);
            }

            CrawlReport last = await Source(other).CrawlAsync(null, token);
            Assert.That(last.FinishReason, Is.EqualTo("finished"));
            Assert.That(State(other), Is.EqualTo(alone));
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_PrivateAddress_IsRefusedUnlessAllowed(CancellationToken token)
    {
        SiteOptions options = Options() with { Fetch = Options().Fetch with { AllowPrivateNetwork = false, Retries = 0 } };
        CrawlReport report = await new SiteSource(options, _folder).CrawlAsync(null, token);

        Assert.That(report.Statuses.Keys, Is.EqualTo(new[] { "UnsafeAddress" }));
        Assert.That(_site.Requests, Is.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task CrawlAsync_Delay_IsKeptBetweenRequestsToAHost(CancellationToken token)
    {
        SiteOptions options = Options() with { Start = [new Uri(_site.Address, "/gk/index_1.html")], Paging = new NextLinkPaging() };
        await new SiteSource(options with { Fetch = options.Fetch with { Delay = TimeSpan.FromMilliseconds(200) } }, _folder).CrawlAsync(null, token);

        IReadOnlyList<DateTimeOffset> times = _site.Times;
        Assert.That(times, Has.Count.GreaterThan(3));

        // Arrival is measured at the server, where a busy machine shifts single requests; their span cannot shrink by more than that.
        Assert.That(times[^1] - times[0], Is.GreaterThan(TimeSpan.FromMilliseconds((200 * (times.Count - 1)) - 190)));
    }

    private SiteSource Source(string? folder = null) => new(Options(), folder ?? _folder);

    private SiteOptions Options() => new()
    {
        Id = "site",
        Start = [new Uri(_site.Address, "/gk/index.html")],
        Paging = new TrsPaging(),
        Fetch = new FetchOptions { Delay = TimeSpan.Zero, Backoff = TimeSpan.FromMilliseconds(10), AllowPrivateNetwork = true, MaxDelay = TimeSpan.FromMilliseconds(50), Retries = 3 },
    };

    private IReadOnlyList<StoredDocument> Documents(string? folder = null)
    {
        using Catalogue catalogue = Catalogue.Open(Path.Combine(folder ?? _folder, "catalogue.db"));
        return catalogue.Documents("site");
    }

    private string[] State(string? folder = null) =>
    [
        .. Documents(folder).Select(d => $"{d.Address} {d.Digest} {d.FileName} {d.Title} {d.Published} {d.Status}"),
        .. Directory.EnumerateFiles(Path.Combine(folder ?? _folder, "blobs"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal)!,
    ];

    private sealed class Inline(Action action) : IProgress<CrawlReport>
    {
        public void Report(CrawlReport value) => action();
    }
}
