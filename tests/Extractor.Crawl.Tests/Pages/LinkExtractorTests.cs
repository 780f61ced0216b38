using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Tests.Pages;

public sealed class LinkExtractorTests
{
    private static readonly Uri Here = new("http://czj.example.gov.cn/gk/2024/index.html");

    [TestCase("<a href='a.pdf'>附件</a>", "http://czj.example.gov.cn/gk/2024/a.pdf")]
    [TestCase("<a href='../x/二〇二四 预算.pdf'>附件</a>", "http://czj.example.gov.cn/gk/x/%E4%BA%8C%E3%80%87%E4%BA%8C%E5%9B%9B%20%E9%A2%84%E7%AE%97.pdf")]
    [TestCase("<iframe src='/f/b.pdf'></iframe>", "http://czj.example.gov.cn/f/b.pdf")]
    [TestCase("<embed src='b.pdf'>", "http://czj.example.gov.cn/gk/2024/b.pdf")]
    [TestCase("<object data='b.pdf'></object>", "http://czj.example.gov.cn/gk/2024/b.pdf")]
    [TestCase("<iframe src='/pdfjs/web/viewer.html?file=%2Ff%2Fc.pdf'></iframe>", "http://czj.example.gov.cn/f/c.pdf")]
    [TestCase("<div onclick=\"window.open('/f/d.pdf')\">下载</div>", "http://czj.example.gov.cn/f/d.pdf")]
    [TestCase("<a href=\"javascript:downFile('/download.do?iid=77')\">下载</a>", "http://czj.example.gov.cn/download.do?iid=77")]
    [TestCase("<base href='http://other.example.gov.cn/z/'><a href='e.pdf'>e</a>", "http://other.example.gov.cn/z/e.pdf")]
    [TestCase("<a href='f.pdf#page=3'>f</a>", "http://czj.example.gov.cn/gk/2024/f.pdf")]
    public void Extract_EverySpelling_IsFound(string html, string expected) =>
        Assert.That(LinkExtractor.Extract(WebPage.Parse(Here, html)).Select(l => l.Address.AbsoluteUri), Does.Contain(expected));

    [TestCase("<a href='mailto:a@b'>m</a>")]
    [TestCase("<a href='#top'>t</a>")]
    [TestCase("<a href='file:///etc/passwd'>t</a>")]
    [TestCase("<div onclick=\"alert('你好')\">t</div>")]
    public void Extract_NoAddress_NothingIsFound(string html) => Assert.That(LinkExtractor.Extract(WebPage.Parse(Here, html)), Is.Empty);

    [Test]
    public void Published_MetaOrLabel_IsRead()
    {
        Assert.That(PageFacts.Published(WebPage.Parse(Here, "<meta name='PubDate' content='2024-02-23 10:00'>").Document), Is.EqualTo(new DateOnly(2024, 2, 23)));
        Assert.That(PageFacts.Published(WebPage.Parse(Here, "<p>发布时间：2024年3月1日</p>").Document), Is.EqualTo(new DateOnly(2024, 3, 1)));
        Assert.That(PageFacts.Published(WebPage.Parse(Here, "<p>2024-13-45</p>").Document), Is.Null);
    }

    [Test]
    public void Title_SiteNameAfterUnderscore_IsCut() =>
        Assert.That(WebPage.Parse(Here, "<title>某局2024年预算公开_某县政府网</title>").Title, Is.EqualTo("某局2024年预算公开"));
}
