using System.Text;

namespace Extractor.TestSite;

/// <summary>Articles that hold their attachments, their letters and their names in every way seen in the wild.</summary>
public static class PagePatterns
{
    /// <summary>A list whose articles show one pattern each.</summary>
    public static string All(GovernmentSite site)
    {
        List<string> articles = [];
        void Article(string name, string body, string charset = "utf-8", string? header = null, string meta = "<meta charset=utf-8>", bool mark = false)
        {
            articles.Add(name);
            bool traditional = charset == "big5";
            (string title, string date) = traditional ? ("部門預算公開", "發布時間") : ("部门预算公开", "发布时间");
            site.Page($"/page/{name}.html", $"<html><head>{meta}<title>{name}</title></head><body><h1>{name}{title}</h1><p>{date}：2024年2月23日 10:00</p>{body}</body></html>", charset, header, mark);
        }

        Attachments(site, Article);
        Charsets(site, (name, body, charset, header, meta, mark) => Article(name, body, charset, header, meta, mark));
        Dispositions(site, Article);
        Redirects(site, Article);
        Others(site, Article);
        site.Page("/page/index.html", "<html><meta charset=utf-8><body><ul>" + string.Concat(articles.Select(a => $"<li><a href='{a}.html'>{a}：部门预算公开</a></li>")) + "</ul></body></html>");
        return "/page/index.html";
    }

    private delegate void ArticleMaker(string name, string body, string charset = "utf-8", string? header = null, string meta = "<meta charset=utf-8>", bool mark = false);

    private static void Attachments(GovernmentSite site, ArticleMaker article)
    {
        article("anchor", "<a href='/f/anchor.pdf'>附件</a>");
        site.Put("/f/anchor.pdf");
        article("embedded", "<iframe src='/f/iframe.pdf'></iframe><embed src='/f/embed.pdf'><object data='/f/object.pdf' type='application/pdf'></object>");
        site.Put("/f/iframe.pdf");
        site.Put("/f/embed.pdf");
        site.Put("/f/object.pdf");
        article("viewer", "<iframe src='/pdfjs/web/viewer.html?file=%2Ff%2Fviewer.pdf'></iframe><a href='/pdfjs/web/viewer.html?file=../../f/viewer2.pdf#page=2'>阅读</a>");
        site.Put("/f/viewer.pdf");
        site.Put("/pdfjs/web/../../f/viewer2.pdf");
        site.Page("/pdfjs/web/viewer.html", "<html><body>" + new string('v', 700) + "</body></html>");
        article("script", "<div onclick=\"window.open('/f/open.pdf','_blank')\">预算表</div><a href=\"javascript:location.href='/f/location.pdf'\">下载</a><span data-url='/f/data.pdf'>x</span>");
        site.Put("/f/open.pdf");
        site.Put("/f/location.pdf");
        site.Put("/f/data.pdf");
        article("names", "<a href='/f/二〇二四年 部门 预算.pdf'>1</a><a href='/f/%E5%86%B3%E7%AE%97+%E8%A1%A8.pdf'>2</a><a href=' /f/blank%20name.pdf '>3</a>");
        site.Put("/f/二〇二四年 部门 预算.pdf");
        site.Put("/f/%E5%86%B3%E7%AE%97+%E8%A1%A8.pdf");
        site.Put("/f/blank%20name.pdf");
        article("magic", "<a href='/attach/8a9b'>部门预算.pdf</a><a href='/download.jsp?id=12'>附件下载</a>");
        site.Put("/attach/8a9b", contentType: null);
        site.Put("/download.jsp?id=12", contentType: "text/html");
        article("passage", "<a href='/download.jsp?id=99'>附件下载</a><a href='/download/about.html'>下载说明</a>");
        site.Page("/download.jsp?id=99", "<html><meta charset=utf-8><body>文件已准备好 <a href='/f/behind.pdf'>点击下载</a></body></html>");
        site.Put("/f/behind.pdf");
        article("login", "<form>用户名<input name=u>密码<input type=password name=p></form><a href='/f/beside-login.pdf'>附件</a>");
        site.Put("/f/beside-login.pdf");
        article("twice", "<a href='/f/anchor.pdf'>同一附件</a><a href='/f/copy.pdf'>同样内容</a>");
        site.Put("/f/copy.pdf", GovernmentSite.Pdf("/f/anchor.pdf"));
    }

    private delegate void CharsetMaker(string name, string body, string charset, string? header, string meta, bool mark);

    /// <summary>Each page's attachment is named in its own letters, so a wrong decoding asks for a wrong address.</summary>
    private static void Charsets(GovernmentSite site, CharsetMaker article)
    {
        void Named(string name, string letters, string charset, string? header, string meta, bool mark = false)
        {
            article(name, $"<a href='/c/{letters}-{name}.pdf'>{letters}</a>", charset, header, meta, mark);
            site.Put($"/c/{letters}-{name}.pdf");
        }

        Named("gbk", "预算", "gbk", null, "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>");
        Named("gb18030", "㐂䶮预算", "gb18030", "GB18030", "");
        Named("big5", "預算書", "big5", null, "<meta charset=big5>");
        Named("utf8", "决算", "utf-8", "utf-8", "");
        Named("two-metas", "决算表", "gbk", null, "<meta charset=utf-8><meta http-equiv=Content-Type content='text/html; charset=gbk'>");
        Named("lying-header", "三公经费", "utf-8", "gbk", "");
        Named("bom8", "绩效", "utf-8", null, "<meta charset=gbk>", mark: true);
        Named("bom16", "目标", "utf-16", null, "", mark: true);
        Named("nothing", "说明书", "gbk", null, "");

        // A path is sent in UTF-8, a query in the letters of the page.
        article("query", "<a href='/c/表.jsp?name=预算表.pdf&amp;download=1'>附件</a>", "gbk", null, "<meta charset=gbk>", false);
        site.Put("/c/表.jsp?name=%D4%A4%CB%E3%B1%ED.pdf&download=1");
    }

    private static void Dispositions(GovernmentSite site, ArticleMaker article)
    {
        string Latin(string name, string charset) => Encoding.Latin1.GetString(Encoding.GetEncoding(charset).GetBytes(name));
        (string Path, string Header)[] spellings =
        [
            ("/d/1", "attachment; filename*=UTF-8''%E9%A2%84%E7%AE%971.pdf"),
            ("/d/2", $"attachment; filename=\"{Latin("预算2.pdf", "utf-8")}\""),
            ("/d/3", $"attachment;filename={Latin("预算3.pdf", "gbk")}"),
            ("/d/4", "attachment; filename=%E9%A2%84%E7%AE%974.pdf"),
            ("/d/5", "attachment; filename=\"=?UTF-8?B?6aKE566XNS5wZGY=?=\""),
            ("/d/6", "inline; filename=\"plain.pdf\"; filename*=gbk''%D4%A4%CB%E36.pdf"),
            ("/d/7", "attachment; filename=\"a \\\"b\\\" c; 7.pdf\""),
            ("/d/8", "attachment; FILENAME = budget 8.pdf"),
        ];
        article("dispositions", string.Concat(spellings.Select(s => $"<a href='{s.Path}?download=1'>附件</a>")));
        foreach ((string path, string header) in spellings)
        {
            site.Put(path + "?download=1", disposition: header);
        }

        (string Path, string Header)[] poisons =
        [
            ("/poison/1", "attachment; filename=\"../../../etc/passwd.pdf\""),
            ("/poison/2", "attachment; filename=\"..\\\\..\\\\boot.pdf\""),
            ("/poison/3", "attachment; filename=CON.pdf"),
            ("/poison/4", "attachment; filename*=UTF-8''a%00b%0Ac.pdf"),
            ("/poison/5", $"attachment; filename={new string('x', 3000)}.pdf"),
            ("/poison/6", "attachment; filename*=UTF-8''%2e%2e%2f%2e%2e%2fshadow.pdf"),
            ("/poison/7", "attachment; filename*=UTF-8''fdp.%E2%80%AEexe.pdf"),
            ("/poison/8", "attachment; filename=\"/\""),
        ];
        article("poison", string.Concat(poisons.Select(s => $"<a href='{s.Path}?download=1'>附件</a>")));
        foreach ((string path, string header) in poisons)
        {
            site.Put(path + "?download=1", disposition: header);
        }
    }

    /// <summary>Attachments that are no PDF: archives and office documents, with honest and with lying names.</summary>
    private static void Others(GovernmentSite site, ArticleMaker article)
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        byte[] office = TestArchive.Make(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w/>"u8.ToArray()));
        (string Name, byte[] Body)[] files =
        [
            ("gbk.zip", TestArchive.Raw("gbk", "各单位/某局二〇二四年部门预算.pdf", GovernmentSite.Pdf("zipped"))),
            ("slip.zip", TestArchive.Make(("../../../outside.pdf", GovernmentSite.Pdf("slipped")), ("inner.zip", TestArchive.Make(("内.pdf", GovernmentSite.Pdf("nested")))), ("表.xls", ole))),
            ("archive.pdf", TestArchive.Make(("其实是压缩包.pdf", GovernmentSite.Pdf("zip under the name of a PDF")))),
            ("a.rar", "Rar!\x1A\x07\x00 x"u8.ToArray()),
            ("a.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
            ("a.doc", ole),
            ("a.docx", office),
            ("a.xls", ole),
            ("a.xlsx", office),
            ("a.wps", ole),
            ("a.ofd", TestArchive.Make(("OFD.xml", "<ofd/>"u8.ToArray()))),
        ];
        article("others", string.Concat(files.Select(f => $"<a href='/o/{f.Name}'>{f.Name}</a>")));
        foreach ((string name, byte[] body) in files)
        {
            site.Put($"/o/{name}", body, contentType: "application/octet-stream");
        }
    }

    private static void Redirects(GovernmentSite site, ArticleMaker article)
    {
        article("moved", "<a href='/r/301.pdf'>1</a><a href='/r/meta.pdf'>2</a><a href='/r/script.pdf'>3</a><a href='/r/chinese.pdf'>4</a><a href='/r/tls.pdf'>5</a><a href='/r/cookie.pdf'>6</a>");
        byte[] body = GovernmentSite.Pdf("moved");
        site.Route("/r/target.pdf", (context, _) => GovernmentSite.SendAsync(context, body, "application/pdf"));
        foreach (string path in new[] { "/r/301.pdf", "/r/meta.pdf", "/r/script.pdf", "/r/tls.pdf" })
        {
            site.Expect(path, body);
        }

        site.Route("/r/301.pdf", (context, _) =>
        {
            context.Response.StatusCode = 301;
            context.Response.Headers.Location = "target.pdf";
            return Task.CompletedTask;
        });
        site.Page("/r/meta.pdf", "<html><head><meta http-equiv=\"refresh\" content=\"0; url=/r/target.pdf\"></head></html>");
        site.Page("/r/script.pdf", "<html><script>window.location.href = '/r/target.pdf';</script></html>");
        byte[] chinese = GovernmentSite.Pdf("chinese target");
        site.Expect("/r/chinese.pdf", chinese);
        site.Route("/r/chinese.pdf", (context, _) =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/r/%E7%9B%AE%E6%A0%87.pdf";
            return Task.CompletedTask;
        });
        site.Route("/r/目标.pdf", (context, _) => GovernmentSite.SendAsync(context, chinese, "application/pdf"));

        // Who has no session is sent to the same address with one.
        byte[] session = GovernmentSite.Pdf("with a session");
        site.Expect("/r/cookie.pdf", session);
        site.Route("/r/cookie.pdf", (context, _) =>
        {
            if (context.Request.Cookies.ContainsKey("JSESSIONID"))
            {
                return GovernmentSite.SendAsync(context, session, "application/pdf");
            }

            context.Response.Cookies.Append("JSESSIONID", "1");
            context.Response.Redirect("/r/cookie.pdf");
            return Task.CompletedTask;
        });

        // http leads to https and that gives the document.
        site.Route("/r/tls.pdf", (context, _) =>
        {
            context.Response.Redirect(new Uri(site.Secure, "/r/target.pdf").AbsoluteUri);
            return Task.CompletedTask;
        });
    }
}
