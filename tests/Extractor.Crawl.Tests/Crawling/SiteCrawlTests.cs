using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.TestSite;
using Extractor.TestSupport;
using Microsoft.AspNetCore.Http;

namespace Extractor.Crawl.Tests.Crawling;

/// <summary>What a crawl does over time: cut transfers, later changes, interruptions.</summary>
public sealed class SiteCrawlTests
{
    private TemporaryFolder _folder = null!;
    private GovernmentSite _site = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _site = await GovernmentSite.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase(0, new[] { 200, 206 })]
    [TestCase(7, new[] { 200, 206, 200 })]
    [CancelAfter(60_000)]
    public async Task Crawl_CutTransfer_IsResumedOrBegunAnewAndWhole(int lie, int[] answers, CancellationToken token)
    {
        byte[] body = GovernmentSite.Pdf("resumed");
        Offer("/f.pdf");
        _site.Route("/f.pdf", (context, hit) => CutAsync(context, hit, body, lie));
        CrawlReport report = await Source().CrawlAsync(null, token);

        Assert.That(report.Outcome, Is.EqualTo("complete"));
        Assert.That(_site.Log.Where(l => l.Path == "/f.pdf").Select(l => l.Status), Is.EqualTo(answers));
        Assert.That(Documents().Single().Digest, Is.EqualTo(BlobStore.Digest(body)));
        Assert.That(new BlobStore(StorePaths.Blobs(_folder.At("store"))).Get(BlobStore.Digest(body)), Is.EqualTo(body));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_LaterChanges_AreOneVersionOneMarkAndNothingElse(CancellationToken token)
    {
        foreach (string path in new[] { "/same.pdf", "/changed.pdf", "/gone.pdf", "/unlinked.pdf", "/broken.pdf", "/cut.pdf" })
        {
            _site.Put(path);
        }

        Offer("/same.pdf", "/changed.pdf", "/gone.pdf", "/unlinked.pdf", "/broken.pdf", "/cut.pdf");
        await Source().CrawlAsync(null, token);
        Offer("/same.pdf", "/changed.pdf", "/gone.pdf", "/broken.pdf", "/cut.pdf");
        _site.Put("/changed.pdf", GovernmentSite.Pdf("another"));
        _site.Put("/cut.pdf", GovernmentSite.Pdf("/cut.pdf")[..5000]);
        _site.Remove("/gone.pdf");
        _site.Route("/broken.pdf", (context, _) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        CrawlReport second = await Source().CrawlAsync(null, token);

        Assert.That((second.NewDocuments, second.ChangedDocuments, second.UnchangedDocuments, second.VanishedDocuments), Is.EqualTo((0, 1, 1, 2)));
        Assert.That(second.Statuses, Is.SupersetOf(new Dictionary<string, long> { ["NotFound"] = 1, ["ServerError"] = 1, ["Truncated"] = 1 }));
        Assert.That(Documents().Select(d => (new Uri(d.Address).AbsolutePath, d.Digest)), Is.EquivalentTo(new[]
        {
            ("/same.pdf", Digest("/same.pdf")), ("/changed.pdf", Digest("another")), ("/broken.pdf", Digest("/broken.pdf")), ("/cut.pdf", Digest("/cut.pdf")),
        }), "what could not be fetched whole keeps its version from before");
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_ListThatFails_MarksNothing(CancellationToken token)
    {
        _site.Put("/a.pdf");
        Offer("/a.pdf");
        await Source().CrawlAsync(null, token);
        _site.Route("/article.html", (context, _) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        CrawlReport second = await Source().CrawlAsync(null, token);

        Assert.That((second.Outcome, second.VanishedDocuments), Is.EqualTo(("partial", 0)));
        Assert.That(Documents(), Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_CancelledAndResumed_EndsAsARunLeftAloneAndAsksNothingTwice(CancellationToken token)
    {
        string start = PagingPatterns.NextLink(_site);
        CrawlReport whole = await Source("alone", start).CrawlAsync(null, token);
        string[] alone = State("alone");
        _site.ClearLog();
        for (int stopAfter = 1; stopAfter <= 4; stopAfter++)
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
            await Source("killed", start).CrawlAsync(progress, stop.Token);
        }

        CrawlReport last = await Source("killed", start).CrawlAsync(null, token);

        Assert.That((last.Outcome, last.Exchanges, last.NewDocuments), Is.EqualTo((whole.Outcome, whole.Exchanges, whole.NewDocuments)), "the report is over the whole run");
        Assert.That(State("killed"), Is.EqualTo(alone));

        // A stop loses at most the exchange under way, and each of the four stops had at most one.
        int twice = _site.Log.Where(l => l.Path != "/robots.txt").GroupBy(l => l.Path).Sum(g => g.Count() - 1);
        Assert.That(twice, Is.LessThanOrEqualTo(4));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_PrivateAddress_IsRefusedUnlessAllowed(CancellationToken token)
    {
        SiteOptions options = Options() with { Fetch = Options().Fetch with { AllowPrivateNetwork = false, Retries = 0 } };
        CrawlReport report = await new SiteSource(options, _folder.At("store")).CrawlAsync(null, token);

        Assert.That(report.Statuses.Keys, Is.EqualTo(new[] { "UnsafeAddress" }));
        Assert.That(_site.Log, Is.Empty);
    }

    private static string Digest(string text) => BlobStore.Digest(GovernmentSite.Pdf(text));

    /// <summary>A list whose article links documents.</summary>
    private void Offer(params string[] paths)
    {
        _site.Page("/list.html", "<html><meta charset=utf-8><body><a href='article.html'>某局2024年部门预算</a></body></html>");
        _site.Page("/article.html", "<html><meta charset=utf-8><body>" + string.Concat(paths.Select(p => $"<a href='{p}'>附件</a>")) + "</body></html>");
    }

    /// <summary>The first answer stops halfway; the rest is asked for by Range and may begin elsewhere than asked for.</summary>
    private static async Task CutAsync(HttpContext context, int hit, byte[] body, int lie)
    {
        HttpResponse response = context.Response;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = "\"v1\"";
        long from = context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0;
        if (hit == 1)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await response.Body.FlushAsync();

            // The crawler must have read the half before the connection is reset, or there is nothing to resume.
            await Task.Delay(300);
            context.Abort();
            return;
        }

        long told = from > 0 ? from + lie : 0;
        if (from > 0)
        {
            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {told}-{body.Length - 1}/{body.Length}";
        }

        await response.Body.WriteAsync(body.AsMemory((int)told));
    }

    private SiteSource Source(string store = "store", string start = "/list.html") => new(Options(start), _folder.At(store));

    private SiteOptions Options(string start = "/list.html") => new()
    {
        Id = "site",
        Start = [new Uri(_site.Address, start)],
        Fetch = new FetchOptions { Delay = TimeSpan.Zero, Backoff = TimeSpan.FromMilliseconds(5), AllowPrivateNetwork = true, MaxDelay = TimeSpan.FromMilliseconds(20), Retries = 2 },
    };

    private IReadOnlyList<StoredDocument> Documents(string store = "store")
    {
        using Catalogue catalogue = Catalogue.Open(StorePaths.Catalogue(_folder.At(store)));
        return catalogue.Documents("site");
    }

    private string[] State(string store) =>
    [
        .. Documents(store).Select(d => $"{d.Address} {d.Digest} {d.FileName} {d.Title} {d.Published} {d.Status}"),
        .. Directory.EnumerateFiles(StorePaths.Blobs(_folder.At(store)), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
    ];

    private sealed class Inline(Action action) : IProgress<CrawlReport>
    {
        public void Report(CrawlReport value) => action();
    }
}
