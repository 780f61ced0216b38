using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Extractor.TestSite;

/// <summary>Lists that page on in every way the crawler knows, each with an article and a document a entry.</summary>
public static class PagingPatterns
{
    /// <summary>下一页 links: three pages, two entries each; the last page's link leads to itself.</summary>
    public static string NextLink(GovernmentSite site)
    {
        for (int page = 1; page <= 3; page++)
        {
            string entries = string.Concat(Entries(site, "next", page, 2));
            site.Page($"/next/list{page}.html", $"<html><meta charset=utf-8><body><ul>{entries}</ul><a href='list{Math.Min(page + 1, 3)}.html'>下一页</a></body></html>");
        }

        return "/next/list1.html";
    }

    /// <summary>TRS: index.html, index_1.html…; GBK.</summary>
    public static string Trs(GovernmentSite site)
    {
        for (int page = 0; page < 3; page++)
        {
            string name = page == 0 ? "index.html" : $"index_{page}.html";
            string entries = string.Concat(Entries(site, "trs", page, 2));
            site.Page($"/trs/{name}", $"<html><meta charset=gb2312><body><ul>{entries}</ul><script>createPageHTML(3, {page}, \"index\", \"html\");</script></body></html>", "gbk");
        }

        return "/trs/index.html";
    }

    /// <summary>JCMS: the page holds the first records, the proxy gives blocks of them as XML with CDATA.</summary>
    public static string Jcms(GovernmentSite site)
    {
        const int total = 130;
        string[] entries = [.. Entries(site, "jcms", 0, total, documents: 130)];
        site.Page("/col/col1/index.html", $$"""
            <html><meta charset=utf-8><body><div id="321"></div>
            <script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;webid=4"></a>]]></nextgroup>
            <recordset>{{string.Concat(entries.Take(15).Select(e => $"<record><![CDATA[{e}]]></record>"))}}</recordset></datastore></script>
            <script>$('#321').jpage({themeName:'default',totalRecord:{{total}},perPage:15,proxyUrl:'/module/web/jpage/dataproxy.jsp',
            params:{col:1,appid:1,webid:4,path:'/',columnid:88,sourceContentType:1,unitid:'321',webname:'某县',permissiontype:0} });</script></body></html>
            """);
        site.Route("/module/web/jpage/dataproxy.jsp", async (context, _) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync();
            int from = int.Parse(form["startrecord"]!, CultureInfo.InvariantCulture);
            int to = int.Parse(form["endrecord"]!, CultureInfo.InvariantCulture);
            if (form["columnid"] != "88" || form["unitid"] != "321" || to - from > 99)
            {
                context.Response.StatusCode = 400;
                return;
            }

            string records = string.Concat(entries[(from - 1)..to].Select(e => $"<record><![CDATA[{e}]]></record>"));
            context.Response.ContentType = "text/xml;charset=UTF-8";
            await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><datastore><totalrecord>{total}</totalrecord><recordset>{records}</recordset></datastore>");
        });
        return "/col/col1/index.html";
    }

    /// <summary>A page parameter; a number past the end answers with the last page, as many sites do.</summary>
    public static string PageParameter(GovernmentSite site)
    {
        string[] pages = [.. Enumerable.Range(0, 3).Select(page => string.Concat(Entries(site, "param", page, 2)))];
        site.Route("/param/list.jsp", (context, _) =>
        {
            int page = int.TryParse(context.Request.Query["p"], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 1;
            int shown = Math.Clamp(page, 1, 3);
            string html = $"<html><meta charset=utf-8><body>第{page}页<ul>{pages[shown - 1]}</ul><a href='list.jsp?c=7&p={Math.Max(1, page - 1)}'>上一页</a><a href='list.jsp?c=7&p={page + 1}'>下一页</a></body></html>";
            return GovernmentSite.SendAsync(context, Encoding.UTF8.GetBytes(html), "text/html");
        });
        return "/param/list.jsp?c=7";
    }

    /// <summary>ASP.NET: the state of the page is posted back, and a wrong one is refused.</summary>
    public static string ViewState(GovernmentSite site)
    {
        string[] pages = [.. Enumerable.Range(0, 3).Select(page => string.Concat(Entries(site, "aspx", page, 2)))];
        site.Route("/aspx/List.aspx", async (context, _) =>
        {
            int page = 1;
            if (context.Request.Method == "POST")
            {
                IFormCollection form = await context.Request.ReadFormAsync();
                page = int.Parse(form["__EVENTARGUMENT"]!, CultureInfo.InvariantCulture);
                if (form["__VIEWSTATE"] != $"/wEP+state{page - 1}==" || form["__EVENTTARGET"] != "ctl00$Pager")
                {
                    context.Response.StatusCode = 500;
                    return;
                }
            }

            string next = page < 3 ? $"<a href=\"javascript:__doPostBack('ctl00$Pager','{page + 1}')\">下一页</a>" : "<a disabled>下一页</a>";
            byte[] body = Encoding.UTF8.GetBytes(
                $"<html><meta charset=utf-8><body><form method=post action='./List.aspx'><input type=hidden name=__VIEWSTATE value='/wEP+state{page}=='>"
                + $"<input type=hidden name=__EVENTVALIDATION value='v&amp;{page}'><ul>{pages[page - 1]}</ul>{next}</form></body></html>");
            await GovernmentSite.SendAsync(context, body, "text/html");
        });
        return "/aspx/List.aspx";
    }

    /// <summary>A form POST with a JSON answer: records with attachments behind <c>download.do?iid=</c>; a GET is refused.</summary>
    public static string FormJson(GovernmentSite site)
    {
        for (int iid = 1; iid <= 6; iid++)
        {
            site.Put($"/gkml/download.do?iid={iid}", GovernmentSite.Pdf($"json {iid}"), contentType: "application/octet-stream");
        }

        site.Route("/gkml/list.do", async (context, _) =>
        {
            IFormCollection? form = context.Request.Method == "POST" ? await context.Request.ReadFormAsync() : null;
            if (form is null || form["siteId"] != "9")
            {
                context.Response.StatusCode = 405;
                return;
            }

            int page = int.Parse(form["pageNo"]!, CultureInfo.InvariantCulture);
            string rows = page > 3 ? "" : $$"""
                {"title":"某局{{2020 + page}}年部门预算","pubDate":"202{{page}}-02-0{{page}} 09:00:00","org":"某局","files":[{"iid":{{(2 * page) - 1}},"name":"正文{{page}}.pdf"},{"iid":"{{2 * page}}","name":"附表{{page}}.pdf"}]}
                """;
            context.Response.ContentType = "application/json;charset=utf-8";
            await context.Response.WriteAsync($"{{\"code\":0,\"data\":{{\"total\":3,\"rows\":[{rows}]}}}}");
        });
        return "/gkml/list.do";
    }

    /// <summary>Entries of a list page, each an article with one document.</summary>
    private static IEnumerable<string> Entries(GovernmentSite site, string pattern, int page, int count, int documents = 2)
    {
        for (int i = 0; i < count; i++)
        {
            string name = $"{page}-{i}";
            if (i < documents)
            {
                site.Page($"/{pattern}/art/{name}.html", $"""
                    <html><head><meta charset=utf-8><meta name="ArticleTitle" content="{pattern}局{2020 + page}年部门预算{i}"><meta name="PubDate" content="{2020 + page}-03-{(i % 28) + 1:00}"></head>
                    <body><p>正文</p><a href="../doc/{name}.pdf">附件</a></body></html>
                    """);
                site.Put($"/{pattern}/doc/{name}.pdf");
            }

            yield return $"<li><a href='/{pattern}/art/{name}.html'>{pattern}局{2020 + page}年部门预算{i}</a><span>{2020 + page}-03-{(i % 28) + 1:00}</span></li>";
        }
    }
}
