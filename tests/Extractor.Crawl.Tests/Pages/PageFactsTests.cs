using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Tests.Pages;

public sealed class PageFactsTests
{
    [TestCase("<meta name=ContentSource content='某县档案馆'><p>来源：某县新闻网站</p>", "某县档案馆")]
    [TestCase("<p>发布时间：2024-02-23　来源：某县档案馆　浏览：12</p>", "某县档案馆")]
    [TestCase("<p>发布机构: 某县审计局</p>", "某县审计局")]
    [TestCase("<meta name=SiteName content='某县政府门户网站'><p>正文</p>", "某县政府门户网站")]
    [TestCase("<p>正文</p>", null)]
    public void Publisher_PageThatNamesOne_GivesIt(string html, string? publisher) => Assert.That(PageFacts.Publisher(Page(html).Document), Is.EqualTo(publisher));

    [TestCase("<meta name=PubDate content='2024-02-23 16:30'><p>发布时间：2020-01-01</p>", "2024-02-23")]
    [TestCase("<p>发布时间：2024年2月3日</p>", "2024-02-03")]
    [TestCase("<p>發布時間：2024/02/03</p>", "2024-02-03")]
    [TestCase("<p>日期 2024.2.30</p>", null)]
    [TestCase("<p>2024-02-03</p>", null)]
    public void Published_PageThatNamesADay_GivesIt(string html, string? date) =>
        Assert.That(PageFacts.Published(Page(html).Document)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(date));

    [Test]
    public void Extract_ListItem_GivesTheDateBesideTheLink()
    {
        WebPage page = Page("<ul><li><a href=1.html>甲</a><span>[2024-02-23]</span></li><li><a href=2.html>2023年9月5日起施行的办法</a> 2024/3/1</li><li><a href=3.html>丙</a></li></ul><a href=4.html>2024-05-05</a>");

        Assert.That(LinkExtractor.Extract(page).Select(l => l.Published), Is.EqualTo(new DateOnly?[] { new(2024, 2, 23), new(2024, 3, 1), null, null }));
    }

    private static WebPage Page(string html) => WebPage.Parse(new Uri("http://a.example/"), html);
}
