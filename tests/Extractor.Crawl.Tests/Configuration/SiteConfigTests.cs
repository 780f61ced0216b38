using System.Text.Json;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Tests.Configuration;

public sealed class SiteConfigTests
{
    [Test]
    public void ReadSite_AllKeys_AreTaken()
    {
        List<string> problems = [];
        SiteOptions? options = SiteConfig.ReadSite(Object("""
            {"start":["https://a.example.gov.cn/gk/"],"paging":{"type":"pageParameter","parameter":"p","first":0},"follow":"预算","take":"\\.pdf$",
             "hosts":["b.example.gov.cn"],"delaySeconds":2.5,"ignoreRobotsBecause":"the site asked us to","maxDepth":4}
            """, problems), "a");

        Assert.That(problems, Is.Empty);
        Assert.That(options!.Paging, Is.InstanceOf<PageParameterPaging>());
        Assert.That(options.Fetch.Delay, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(options.Fetch.ObeyRobots, Is.False);
        Assert.That(options.MaxDepth, Is.EqualTo(4));
    }

    [TestCase("""{"start":["ftp://a.example/"]}""", "start")]
    [TestCase("""{"start":[]}""", "start")]
    [TestCase("""{"start":["https://a.example/"],"follow":"(?<=x)y"}""", "follow")]
    [TestCase("""{"start":["https://a.example/"],"paging":{"type":"magic"}}""", "paging.type")]
    [TestCase("""{"start":["https://a.example/"],"paging":{"typ":"trs"}}""", "paging.typ")]
    [TestCase("""{"start":["https://a.example/"],"speed":9}""", "speed")]
    public void ReadSite_WrongKey_IsNamed(string json, string key)
    {
        List<string> problems = [];
        SiteConfig.ReadSite(Object(json, problems), "a");

        Assert.That(problems, Has.Some.StartsWith(key));
    }

    [Test]
    public void ReadList_Addresses_AreDocuments()
    {
        List<string> problems = [];
        SiteOptions? options = SiteConfig.ReadList(Object("""{"addresses":["https://a.example/x.pdf"]}""", problems), "a");

        Assert.That(problems, Is.Empty);
        Assert.That(options!.StartKind, Is.EqualTo(FrontierKind.Document));
    }

    private static ConfigObject Object(string json, List<string> problems)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new ConfigObject("", document.RootElement.Clone(), problems);
    }
}
