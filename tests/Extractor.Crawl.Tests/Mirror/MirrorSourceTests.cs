using System.Text.Json;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Sources;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Mirror;

/// <summary>The bundled site, crawled through its mirror.</summary>
public sealed class MirrorSourceTests
{
    private TemporaryFolder _store = null!;

    [SetUp]
    public void Make() => _store = new TemporaryFolder();

    [TearDown]
    public void Remove() => _store.Dispose();

    [Test, CancelAfter(60_000)]
    public async Task List_GbkSiteWithTrsPaging_GivesEveryDocumentWithWhatItsPageSays(CancellationToken token)
    {
        List<SourceDocument> documents = await ListAsync(Liuquan(), token);

        Assert.That(documents.Select(d => (d.File, d.Title, d.Published, d.Unit)), Is.EquivalentTo(new[]
        {
            ("柳泉湿地管理局2024年单位预算公开.pdf", "柳泉湿地管理局2024年单位预算公开", "2024-02-23", (string?)null),
            ("柳泉湿地管理局2024年绩效目标（有密码）.pdf", "柳泉湿地管理局2024年绩效目标公开", "2024-02-23", null),
            ("柳泉湿地管理局2023年度绩效自评公开.pdf", "柳泉湿地管理局2023年度绩效自评公开", "2024-08-16", null),
            ("星河气象科普馆2022年度部门决算（文件不完整）.pdf", "星河气象科普馆2022年度部门决算公开", "2023-09-15", null),
        }));
        Assert.That(documents.Select(d => d.Url), Has.All.StartsWith("http://www.liuquan.example/zwgk/20"), "the address is that of the site, not of the loopback port");
        foreach (SourceDocument document in documents)
        {
            Assert.That(await document.ReadAsync(token), Is.EqualTo(File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, document.File))), "the site holds the fixtures");
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task List_Utf8SiteWithNextLinks_NamesTheDocumentThatIsAWebPage(CancellationToken token)
    {
        List<SourceDocument> documents = await ListAsync(Yunfan(), token);

        Assert.That(documents.Select(d => d.File), Is.EquivalentTo(new[]
        {
            "云麓区档案馆2025年度部门预算.pdf", "云帆图书馆 2023年度 部门预算公开.pdf", "云帆图书馆2023年度部门决算公开.pdf", "云麓区档案馆2024年度部门决算（网页）.pdf",
        }));
        SourceDocument page = documents.Single(d => d.File.Contains("网页", StringComparison.Ordinal));
        Assert.That(async () => await page.ReadAsync(token), Throws.InstanceOf<NotFetchedException>().With.Message.Contains("SoftNotFound"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Crawl_SecondTime_FetchesNoBody(CancellationToken token)
    {
        await Yunfan().CrawlAsync(null, token);
        CrawlReport second = await Yunfan().CrawlAsync(null, token);

        Assert.That(second.Statuses, Is.EqualTo(new Dictionary<string, long> { ["NotModified"] = 8, ["SoftNotFound"] = 1 }));
        Assert.That(second.NewDocuments + second.ChangedDocuments, Is.Zero);
    }

    [Test]
    public void Crawl_FolderIsMissing_SaysSo()
    {
        SiteSource source = Read("""{"path":"no-such-folder","start":["http://a.example/"]}""");

        Assert.That(async () => await source.CrawlAsync(), Throws.InstanceOf<SourceException>().With.Message.Contains("no-such-folder does not exist"));
    }

    [Test]
    public void ReadMirror_NoPath_IsNamed()
    {
        List<string> problems = [];
        using JsonDocument json = JsonDocument.Parse("""{"start":["http://a.example/"]}""");
        SiteConfig.ReadMirror(new ConfigObject("", json.RootElement, problems), "m", "/");

        Assert.That(problems, Has.Some.StartsWith("path: is missing"));
    }

    private SiteSource Liuquan() => Read("""{"path":"fixtures/site","start":["http://www.liuquan.example/zwgk/index.html"],"paging":{"type":"trs"}}""");

    private SiteSource Yunfan() => Read("""{"path":"fixtures/site","start":["http://zwgk.yunfan.example/list/yjs.html"]}""");

    private SiteSource Read(string json)
    {
        List<string> problems = [];
        using JsonDocument document = JsonDocument.Parse(json);
        SiteOptions? options = SiteConfig.ReadMirror(new ConfigObject("", document.RootElement.Clone(), problems), "m", ProjectFolders.Root);
        Assert.That(problems, Is.Empty);
        return new SiteSource(options!, _store.At("store"));
    }

    private static async Task<List<SourceDocument>> ListAsync(SiteSource source, CancellationToken token)
    {
        List<SourceDocument> documents = [];
        try
        {
            await foreach (SourceDocument document in source.ListAsync(token))
            {
                documents.Add(document);
            }
        }
        catch (SourceException)
        {
            // The cut document makes the crawl partial.
            Assert.That(source.Report!.Outcome, Is.EqualTo("partial"));
        }

        return documents;
    }
}
