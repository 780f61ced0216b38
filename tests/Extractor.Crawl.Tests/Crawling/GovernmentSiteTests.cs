using System.Globalization;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.TestSite;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Crawling;

/// <summary>
/// The acceptance test of the crawl: every way of paging, every way to hide an attachment, every encoding, every fault, each
/// on a site that keeps its own log, crawled once into one store.
/// </summary>
public sealed class GovernmentSiteTests
{
    private const int MaxBytes = 1 << 20;

    private readonly Dictionary<string, CrawlReport> _reports = [];
    private readonly Dictionary<string, CrawlReport> _again = [];
    private readonly List<LoggedRequest> _againLog = [];
    private readonly Dictionary<string, SiteSource> _sources = [];
    private readonly Dictionary<string, IReadOnlyList<StoredDocument>> _stored = [];
    private readonly Dictionary<string, IReadOnlyList<LoggedRequest>> _logs = [];
    private GovernmentSite _site = null!;
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task CrawlAsync()
    {
        _folder = new TemporaryFolder();
        _site = await GovernmentSite.StartAsync();
        await CrawlAsync("next", PagingPatterns.NextLink(_site), new NextLinkPaging());
        await CrawlAsync("trs", PagingPatterns.Trs(_site), new TrsPaging());
        await CrawlAsync("jcms", PagingPatterns.Jcms(_site), new JcmsPaging());
        await CrawlAsync("param", PagingPatterns.PageParameter(_site), new PageParameterPaging("p"));
        await CrawlAsync("aspx", PagingPatterns.ViewState(_site), new ViewStatePaging());
        await CrawlAsync("json", PagingPatterns.FormJson(_site), new FormJsonPaging(new FormJsonOptions
        {
            Fields = [new("siteId", "9")],
            PageField = "pageNo",
            Records = "data.rows",
            Attachments = "files",
            Link = "/gkml/download.do?iid={iid}",
            Published = "pubDate",
            Publisher = "org",
        }));
        await CrawlAsync("pages", PagePatterns.All(_site), new NextLinkPaging());
        await CrawlAsync("faults", FaultPatterns.All(_site, MaxBytes), new NextLinkPaging());
        await CrawlAsync("calendar", LoopPatterns.Calendar(_site), new NextLinkPaging());
        foreach (string source in _reports.Keys.Where(k => k is not ("faults" or "calendar")).ToArray())
        {
            _site.ClearLog();
            _again[source] = await _sources[source].CrawlAsync();
            _againLog.AddRange(_site.Log);
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("next", 6)]
    [TestCase("trs", 6)]
    [TestCase("jcms", 130)]
    [TestCase("param", 6)]
    [TestCase("aspx", 6)]
    [TestCase("json", 6)]
    [TestCase("pages", 60)]
    public void Crawl_SoundSite_IsCompleteWithEveryDocumentOnce(string source, int documents)
    {
        Assert.That(_reports[source].Failures, Is.Empty);
        Assert.That((_reports[source].Outcome, _reports[source].FinishReason), Is.EqualTo(("complete", "finished")));
        Assert.That(_stored[source], Has.Count.EqualTo(documents));
        Assert.That(_reports[source].NewDocuments, Is.EqualTo(documents));
    }

    [Test]
    public void Crawl_AllSources_StoreExactlyTheDocumentsOfTheSiteUnderTheirBytes()
    {
        Dictionary<string, string> stored = _stored.Values.SelectMany(d => d).ToDictionary(d => new Uri(d.Address).PathAndQuery, d => d.Digest, StringComparer.Ordinal);

        Assert.That(stored, Is.EquivalentTo(_site.Documents.ToDictionary(d => d.Key, d => BlobStore.Digest(d.Value), StringComparer.Ordinal)));
    }

    [Test]
    public void Crawl_SameBytesAtTwoAddresses_AreOneBlob()
    {
        string blobs = StorePaths.Blobs(_folder.At("store"));
        string[] files = [.. Directory.EnumerateFiles(blobs, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)];

        Assert.That(files, Is.Unique);
        Assert.That(files.Count(f => f.StartsWith(BlobStore.Digest(GovernmentSite.Pdf("/f/anchor.pdf")), StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(_stored["pages"].Count(d => d.Digest == BlobStore.Digest(GovernmentSite.Pdf("/f/anchor.pdf"))), Is.EqualTo(2));
    }

    [Test]
    public void Crawl_FaultySite_IsPartialAndEveryFaultHasItsOwnStatus()
    {
        Assert.That((_reports["faults"].Outcome, _reports["faults"].FinishReason), Is.EqualTo(("partial", "finished")));
        Assert.That(
            _reports["faults"].Faults.ToDictionary(f => new Uri(f.Address).PathAndQuery, f => f.Status),
            Is.EquivalentTo(_site.Faults));
        Assert.That(_reports["faults"].Faults.Select(f => f.Message), Has.All.Not.Empty);
    }

    [Test]
    public void Crawl_Calendar_EndsAtTheLimitAsATrap()
    {
        Assert.That(_reports["calendar"].Outcome, Is.EqualTo("partial"));
        Assert.That(_reports["calendar"].Faults.Select(f => f.Status), Is.EqualTo(new[] { FetchStatus.Trap }));
        Assert.That(_logs["calendar"], Has.Count.EqualTo(21), "robots.txt and maxListPages pages");
    }

    [TestCase("next")]
    [TestCase("trs")]
    [TestCase("jcms")]
    [TestCase("param")]
    [TestCase("aspx")]
    [TestCase("json")]
    [TestCase("pages")]
    [TestCase("faults")]
    [TestCase("calendar")]
    public void Crawl_Counters_EqualTheServersOwnLog(string source)
    {
        CrawlReport report = _reports[source];
        IReadOnlyList<LoggedRequest> log = _logs[source];
        Dictionary<string, decimal> counted = report.Counters.Where(c => c.Key.Contains("status_count", StringComparison.Ordinal))
            .ToDictionary(c => c.Key[(c.Key.LastIndexOf('/') + 1)..], c => c.Value);

        Assert.That(report.Requests, Is.EqualTo(log.Count));
        Assert.That(counted, Is.EquivalentTo(log.GroupBy(l => l.Status).ToDictionary(g => g.Key.ToString(CultureInfo.InvariantCulture), g => (decimal)g.Count())));
        Assert.That(report.Statuses.Values.Sum(), Is.EqualTo(report.Exchanges));
        Assert.That(log.Select(l => l.Agent), Has.All.Contain("Extractor/").And.All.Contain("+https://"), "an honest name with a contact");
        Assert.That(log.Select(l => l.Path), Has.None.StartsWith("/neibu"), "robots.txt is obeyed");
    }

    [TestCase("/d/1", "预算1.pdf")]
    [TestCase("/d/2", "预算2.pdf")]
    [TestCase("/d/3", "预算3.pdf")]
    [TestCase("/d/4", "预算4.pdf")]
    [TestCase("/d/5", "预算5.pdf")]
    [TestCase("/d/6", "预算6.pdf")]
    [TestCase("/d/7", "a _b_ c; 7.pdf")]
    [TestCase("/d/8", "budget 8.pdf")]
    [TestCase("/poison/1", "passwd.pdf")]
    [TestCase("/poison/2", "boot.pdf")]
    [TestCase("/poison/3", "_CON.pdf")]
    [TestCase("/poison/4", "abc.pdf")]
    [TestCase("/poison/6", "shadow.pdf")]
    [TestCase("/poison/7", "fdp.exe.pdf")]
    public void Crawl_ContentDisposition_GivesASafeName(string path, string name) => Assert.That(Named(path), Is.EqualTo(name));

    [Test]
    public void Crawl_VeryLongOrEmptyName_IsCutOrReplaced()
    {
        Assert.That(Named("/poison/5"), Has.Length.LessThanOrEqualTo(SafeFileName.MaxBytes).And.EndsWith(".pdf"));
        Assert.That(Named("/poison/8"), Is.Not.Empty.And.Not.Contains('/'));
    }

    [Test]
    public void Crawl_Store_HoldsNoFileNamedByTheNet() => Assert.That(
        Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!),
        Has.All.Matches("^(store|blobs|tmp|catalogue\\.db.*|[0-9a-f]{2}|[0-9a-f]{32}|[0-9a-f]{64}\\.bin)$"));

    [TestCase("next", "/next/doc/2-1.pdf", "next局2022年部门预算1", "2022-03-02", null)]
    [TestCase("trs", "/trs/doc/1-0.pdf", "trs局2021年部门预算0", "2021-03-01", null)]
    [TestCase("jcms", "/jcms/doc/0-129.pdf", "jcms局2020年部门预算129", "2020-03-18", null)]
    [TestCase("json", "/gkml/download.do?iid=4", "某局2022年部门预算", "2022-02-02", "某局")]
    [TestCase("pages", "/c/%E9%A0%90%E7%AE%97%E6%9B%B8-big5.pdf", "big5部門預算公開", "2024-02-23", null)]
    public void Crawl_TitleDateAndPublisher_TravelWithTheDocument(string source, string path, string title, string published, string? publisher)
    {
        StoredDocument document = _stored[source].Single(d => new Uri(d.Address).PathAndQuery == path);

        Assert.That((document.Title, document.Published, document.Publisher), Is.EqualTo((title, published, publisher)));
    }

    [Test]
    public void Crawl_RetryAfter_IsWaitedFor()
    {
        foreach ((string path, double seconds) in new[] { ("/x/429-seconds.pdf", 1.0), ("/x/503-date.pdf", 0.9) })
        {
            LoggedRequest[] asked = [.. _logs["faults"].Where(l => l.Path == path)];
            Assert.That(asked, Has.Length.EqualTo(2), path);
            Assert.That((asked[1].Time - asked[0].Time).TotalSeconds, Is.GreaterThanOrEqualTo(seconds - 0.05), path);
        }

        Assert.That(_logs["faults"].Count(l => l.Path == "/x/wait-long.pdf"), Is.EqualTo(1), "a day is not waited for");
    }

    [Test]
    public async Task Stored_ArchivesAndOfficeFiles_AreOpenedOrToldAsNotConverted()
    {
        List<(string Key, string Said)> listed = [];
        await foreach (SourceDocument document in _sources["pages"].StoredAsync(_reports["pages"]))
        {
            int at = document.Key.IndexOf("/o/", StringComparison.Ordinal);
            if (at > 0)
            {
                listed.Add((document.Key[(at + 3)..], await SaidAsync(document)));
            }
        }

        Assert.That(listed, Is.EquivalentTo(new[]
        {
            ("gbk.zip!/各单位/某局二〇二四年部门预算.pdf", "zipped"), ("slip.zip!/outside.pdf", "slipped"), ("slip.zip!/inner.zip/内.pdf", "nested"), ("slip.zip!/表.xls", "not converted"),
            ("archive.pdf!/其实是压缩包.pdf", "zip under the name of a PDF"), ("a.rar", "not converted"), ("a.7z", "not converted"), ("a.doc", "not converted"), ("a.docx", "not converted"),
            ("a.xls", "not converted"), ("a.xlsx", "not converted"), ("a.wps", "not converted"), ("a.ofd", "not converted"),
        }));
    }

    private static async Task<string> SaidAsync(SourceDocument document)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(await document.ReadAsync(default)).Split('\n')[1][2..];
        }
        catch (NotConvertedException e)
        {
            return e.Message.Contains("stored and not", StringComparison.Ordinal) ? "not converted" : e.Message;
        }
    }

    [Test]
    public void CrawlAgain_NothingChanged_FetchesNoDocumentAndKnowsAll()
    {
        foreach ((string source, CrawlReport report) in _again)
        {
            Assert.That((report.Outcome, report.NewDocuments, report.ChangedDocuments, report.VanishedDocuments), Is.EqualTo(("complete", 0, 0, 0)), source);
            Assert.That(report.UnchangedDocuments, Is.EqualTo(_stored[source].Count), source);
        }

        // The pages that only send on are small and asked for again; what they lead to is not.
        string[] sent = [.. _againLog.Where(l => l.Status == 200 && (_site.Documents.ContainsKey(l.Path) || l.Path.EndsWith("target.pdf", StringComparison.Ordinal))).Select(l => l.Path)];
        Assert.That(sent, Is.SubsetOf(new[] { "/r/meta.pdf", "/r/script.pdf" }));
        Assert.That(_againLog.Count(l => l.Status == 304), Is.GreaterThan(200));
    }

    private string Named(string path) => _stored["pages"].Single(d => new Uri(d.Address).AbsolutePath == path).FileName;

    private async Task CrawlAsync(string id, string start, IPagingStrategy paging)
    {
        _site.ClearLog();
        var options = new SiteOptions
        {
            Id = id,
            Start = [new Uri(_site.Address, start)],
            Paging = paging,
            MaxListPages = 20,
            Fetch = new FetchOptions
            {
                Delay = TimeSpan.Zero,
                Backoff = TimeSpan.FromMilliseconds(5),
                MaxDelay = TimeSpan.FromMilliseconds(20),
                Timeout = TimeSpan.FromSeconds(2.5),
                IdleTimeout = TimeSpan.FromSeconds(2),
                Retries = 1,
                MaxBytes = MaxBytes,
                AllowPrivateNetwork = true,
            },
        };
        IFetcher Fetcher(FetchOptions fetch)
        {
            SocketsHttpHandler handler = GuardedHandler.Create(fetch);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            return new HttpFetcher(fetch, handler);
        }

        var source = new SiteSource(options, _folder.At("store"), fetcher: Fetcher);
        _sources[id] = source;
        _reports[id] = await source.CrawlAsync();
        using Catalogue catalogue = Catalogue.Open(StorePaths.Catalogue(_folder.At("store")));
        _stored[id] = catalogue.Documents(id);
        _logs[id] = _site.Log;
    }
}
