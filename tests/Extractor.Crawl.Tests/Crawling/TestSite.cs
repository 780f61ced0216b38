using System.Collections.Concurrent;
using System.Text;
using Extractor.Crawl.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Extractor.Crawl.Tests.Crawling;

/// <summary>A government site on loopback with the patterns and the faults met in the wild. Every request is logged.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, DateTimeOffset Time)> _log = new();
    private readonly ConcurrentDictionary<string, int> _hits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.Ordinal);

    private TestSite(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Paths asked for, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _log.Select(r => r.Path)];

    public IReadOnlyList<DateTimeOffset> Times => [.. _log.Select(r => r.Time)];

    /// <summary>How often a rest was asked for by Range.</summary>
    public int PartialAnswers { get; private set; }

    /// <summary>Whether a rest asked for by Range is another than the one sent.</summary>
    public bool LieAboutRange { get; set; }

    public void ClearLog() => _log.Clear();

    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {text}\n{new string('x', 20_000)}\n%%EOF\n");

    /// <summary>Puts a document there, or changes it.</summary>
    public void Put(string path, byte[] body) => _documents[path] = body;

    public void Remove(string path) => _documents.TryRemove(path, out _);

    public static async Task<TestSite> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var site = new TestSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        site.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        return site;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value + context.Request.QueryString.Value;
        _log.Enqueue((path, DateTimeOffset.UtcNow));
        int hit = _hits.AddOrUpdate(path, 1, (_, n) => n + 1);
        HttpResponse response = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                await response.WriteAsync("User-agent: *\nDisallow: /neibu/\n");
                return;
            case "/gk/index.html":
                await HtmlAsync(response, "gbk", """
                    <html><head><meta charset="gb2312"><title>预决算公开</title></head><body><ul>
                    <li><a href="art1.html">某局2024年部门预算公开</a></li><li><a href="art2.html">某局2023年部门决算公开</a></li>
                    <li><a href="faults.html">某局2022年决算（旧网站）</a></li><li><a href="/neibu/plan.html">内部预算</a></li>
                    <li><a href="news.html">无关新闻</a></li></ul><script>createPageHTML(2, 0, "index", "html");</script></body></html>
                    """);
                return;
            case "/gk/index_1.html":
                await HtmlAsync(response, "gbk", "<html><meta charset=gbk><body><a href='art3.html'>乙局2024年预算</a></body></html>");
                return;
            case "/gk/art1.html":
                await HtmlAsync(response, "utf-8", """
                    <html><head><meta name="PubDate" content="2024-02-23"><meta name="ArticleTitle" content="某局2024年部门预算公开"></head>
                    <body><p>正文</p><a href="二〇二四 预算.pdf">附件</a><iframe src="/pdfjs/viewer.html?file=%2Ff%2Fb.pdf"></iframe></body></html>
                    """);
                return;
            case "/gk/art2.html":
                await HtmlAsync(response, "utf-8", "<html><body><div onclick=\"window.open('/download.do?iid=7')\">决算附件下载</div></body></html>");
                return;
            case "/gk/art3.html":
                await HtmlAsync(response, "utf-8", "<html><body><embed src='/f/c.pdf'><a href='/f/table.xls'>表格.xls</a></body></html>");
                return;
            case "/gk/faults.html":
                await HtmlAsync(response, "utf-8", """
                    <html><body><a href='/x/404.pdf'>1</a><a href='/x/soft.pdf'>2</a><a href='/x/waf.pdf'>3</a><a href='/x/429.pdf'>4</a><a href='/x/500.pdf'>5</a>
                    <a href='/x/cut.pdf'>6</a><a href='/x/loop.pdf'>7</a><a href='/x/empty.pdf'>8</a><a href='/x/endless.pdf'>9</a><a href='/x/truncated.pdf'>10</a>
                    <a href='/x/poison.pdf'>11</a><a href='/x/html.pdf'>12</a></body></html>
                    """);
                return;
            case "/pdfjs/viewer.html":
                await HtmlAsync(response, "utf-8", "<html><body>" + new string('v', 700) + "</body></html>");
                return;
            case "/x/soft.pdf":
                await HtmlAsync(response, "utf-8", "<html><title>404</title><body>您访问的页面不存在</body></html>");
                return;
            case "/x/waf.pdf":
                await HtmlAsync(response, "utf-8", "<script>document.cookie='__jsl=1';location.reload()</script>");
                return;
            case "/x/html.pdf":
                await HtmlAsync(response, "utf-8", "<html><body>" + string.Concat(Enumerable.Repeat("这是一篇正文。", 200)) + "</body></html>");
                return;
            case "/x/429.pdf" when hit < 2:
                response.StatusCode = 429;
                response.Headers.RetryAfter = "1";
                return;
            case "/x/500.pdf" when hit < 2:
                response.StatusCode = 500;
                return;
            case "/x/loop.pdf":
                response.Redirect("/x/loop2.pdf");
                return;
            case "/x/loop2.pdf":
                response.Redirect("/x/loop.pdf");
                return;
            case "/x/endless.pdf":
                response.Redirect($"/x/endless.pdf?n={hit + Random.Shared.Next(1_000_000)}");
                return;
            case "/x/empty.pdf":
                return;
            case "/x/cut.pdf":
                await CutAsync(context, hit);
                return;
            case "/x/truncated.pdf":
                await response.Body.WriteAsync(Pdf("cut")[..500]);
                return;
            case "/x/poison.pdf":
                response.Headers.ContentDisposition = "attachment; filename=\"..\\\\..\\\\etc\\\\passwd.pdf\"";
                await response.Body.WriteAsync(Pdf("poison"));
                return;
            default:
                await DocumentAsync(context);
                return;
        }
    }

    private static async Task HtmlAsync(HttpResponse response, string charset, string html)
    {
        response.ContentType = "text/html";
        await response.Body.WriteAsync(CharsetDetector.ByName(charset)!.GetBytes(html));
    }

    /// <summary>First answer stops halfway; the second one gives another rest than was asked for by Range; then the right rest or the whole.</summary>
    private async Task CutAsync(HttpContext context, int hit)
    {
        byte[] body = Pdf("resumed");
        HttpResponse response = context.Response;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = "\"v1\"";
        if (hit == 1)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await response.Body.FlushAsync();

            // The crawler must have read the half before the connection is reset, or there is nothing to resume.
            await Task.Delay(500);
            context.Abort();
            return;
        }

        long from = context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0;
        if (from > 0)
        {
            PartialAnswers++;
            response.StatusCode = 206;
            long told = LieAboutRange ? from + 7 : from;
            response.Headers.ContentRange = $"bytes {told}-{body.Length - 1}/{body.Length}";
            await response.Body.WriteAsync(body.AsMemory((int)told));
            return;
        }

        await response.Body.WriteAsync(body.AsMemory((int)from));
    }

    private async Task DocumentAsync(HttpContext context)
    {
        string key = context.Request.Path.Value + context.Request.QueryString.Value;
        if (!_documents.TryGetValue(key, out byte[]? body))
        {
            context.Response.StatusCode = 404;
            return;
        }

        string tag = $"\"{Extractor.Crawl.Store.BlobStore.Digest(body)[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = "application/pdf";
        await context.Response.Body.WriteAsync(body);
    }
}
