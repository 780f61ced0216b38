using Extractor.Crawl.Paging;

namespace Extractor.Crawl.Tests.Paging;

public sealed class PagingTests
{
    private static readonly Uri Here = new("http://czj.example.gov.cn/gk/index.html");

    [TestCase("<a href='p2.html'>下一页</a>")]
    [TestCase("<a rel=next href='p2.html'>x</a>")]
    [TestCase("<a href='p2.html'>下一页 &gt;</a>")]
    public void NextLink_SomeSpelling_IsFollowed(string html) => Assert.That(Following(new NextLinkPaging(), html), Is.EqualTo(new[] { "http://czj.example.gov.cn/gk/p2.html" }));

    [Test]
    public void NextLink_LeadsToItself_Ends() => Assert.That(Following(new NextLinkPaging(), "<a href='index.html'>下一页</a>"), Is.Empty);

    [TestCase("<script>createPageHTML(3, 0, \"index\", \"html\");</script>")]
    [TestCase("<script>var countPage = 3 //共多少页</script>")]
    [TestCase("<script>createPageHTML('page_div',1,2); createPageHTML(3,0);</script>")]
    public void Trs_TotalInTheScript_AllPagesFollow(string html) => Assert.That(
        Following(new TrsPaging(), html),
        Is.EqualTo(new[] { "http://czj.example.gov.cn/gk/index_1.html", "http://czj.example.gov.cn/gk/index_2.html" }));

    [Test]
    public void Trs_HugeTotal_IsBounded() => Assert.That(Following(new TrsPaging(), "<script>createPageHTML(999999,0,'index','html')</script>"), Has.Count.LessThan(TrsPaging.MaxPages));

    [Test]
    public void Jcms_FirstPage_AsksForRecordsInBlocks()
    {
        const string html = "<script>$('#d').jpage({proxyUrl:'/module/web/jpage/dataproxy.jsp',totalRecord:75,perPage:15,params:{appid:1,webid:4,columnid:88,unitid:'99'}})</script>";
        IReadOnlyList<PageRequest> next = new JcmsPaging().Following(new ListPage(new PageRequest(Here), html, 0));

        Assert.That(next, Has.Count.EqualTo(2));
        Assert.That(next[0].Address.AbsolutePath, Is.EqualTo("/module/web/jpage/dataproxy.jsp"));
        Assert.That(next[1].Form, Does.Contain(new KeyValuePair<string, string>("startrecord", "61")).And.Contain(new KeyValuePair<string, string>("endrecord", "75")).And.Contain(new KeyValuePair<string, string>("columnid", "88")));
    }

    [Test]
    public void Jcms_CdataRecords_AreEntries()
    {
        const string xml = "<datastore><recordset><record><![CDATA[<li><a href='/art/2024/1.html'>某局2024年预算</a></li>]]></record><record><![CDATA[<li><a href='/art/2024/2.html'>乙</a></li>]]></record></recordset></datastore>";

        Assert.That(((IPagingStrategy)new JcmsPaging()).Entries(new ListPage(new PageRequest(Here), xml, 1)).Select(l => l.Address.AbsolutePath), Is.EqualTo(new[] { "/art/2024/1.html", "/art/2024/2.html" }));
    }

    [Test]
    public void PageParameter_PageWithEntries_AsksForTheNext()
    {
        var page = new ListPage(new PageRequest(new Uri("http://a.example/list?k=1&page=2")), "<a href='/art/1.html'>x</a>", 1);

        Assert.That(new PageParameterPaging("page").Following(page).Single().Address.AbsoluteUri, Is.EqualTo("http://a.example/list?k=1&page=3"));
    }

    [Test]
    public void PageParameter_OnlyPagingLinks_Ends()
    {
        var page = new ListPage(new PageRequest(new Uri("http://a.example/list?page=9")), "<a href='/list?page=8'>上一页</a>", 8);

        Assert.That(new PageParameterPaging("page").Following(page), Is.Empty);
    }

    [Test]
    public void ViewState_PostBackLink_PostsTheHiddenFields()
    {
        const string html = "<form action='List.aspx'><input type=hidden name=__VIEWSTATE value='abc='><a href=\"javascript:__doPostBack('pager','2')\">下一页</a></form>";
        PageRequest next = new ViewStatePaging().Following(new ListPage(new PageRequest(Here), html, 0)).Single();

        Assert.That(next.Form, Is.EqualTo(new KeyValuePair<string, string>[] { new("__EVENTTARGET", "pager"), new("__EVENTARGUMENT", "2"), new("__VIEWSTATE", "abc=") }));
    }

    [Test]
    public void FormJson_Attachments_BecomeLinksAndTheNextPageIsAskedFor()
    {
        var strategy = new FormJsonPaging(new FormJsonOptions { PageField = "pageNo", Records = "data.rows", Attachments = "files", Link = "/download.do?iid={iid}", Title = "title" });
        var page = new ListPage(strategy.Request(Here, 0), "{\"data\":{\"rows\":[{\"title\":\"某局预算\",\"files\":[{\"iid\":7,\"title\":\"预算.pdf\"},{\"iid\":\"8 9\"}]}]}}", 0);

        Assert.That(strategy.Entries(page).Select(l => (l.Address.PathAndQuery, l.Text)), Is.EqualTo(new[] { ("/download.do?iid=7", "预算.pdf"), ("/download.do?iid=8%209", "某局预算") }));
        Assert.That(strategy.Following(page).Single().Form, Does.Contain(new KeyValuePair<string, string>("pageNo", "2")));
    }

    [TestCase("not json")]
    [TestCase("{\"data\":{\"rows\":[]}}")]
    [TestCase("{\"data\":7}")]
    public void FormJson_NoRecords_Ends(string body)
    {
        var strategy = new FormJsonPaging(new FormJsonOptions { PageField = "p", Records = "data.rows", Link = "url" });

        Assert.That(strategy.Following(new ListPage(strategy.Request(Here, 0), body, 0)), Is.Empty);
    }

    private static List<string> Following(IPagingStrategy strategy, string html) =>
        [.. strategy.Following(new ListPage(new PageRequest(Here), html, 0)).Select(r => r.Address.AbsoluteUri)];
}
