using System.Globalization;
using System.Text;
using Extractor.Crawl.Http;
using Microsoft.AspNetCore.Http;

namespace Extractor.TestSite;

/// <summary>What goes wrong on real sites, each with the status that a crawl should give it.</summary>
public static class FaultPatterns
{
    private static readonly string LongText = string.Concat(Enumerable.Repeat("某局认真落实各项工作，财政资金使用情况如下。", 60));

    /// <summary>A list whose one article links every faulty document.</summary>
    /// <param name="site">The site.</param>
    /// <param name="maxBytes">Size limit of the crawl; the huge files are larger.</param>
    public static string All(GovernmentSite site, int maxBytes)
    {
        Statuses(site);
        Transfers(site, maxBytes);
        Stubs(site);
        Loops(site);
        string[] paths = [.. site.Faults.Keys.Concat(site.Documents.Keys).Where(p => p.StartsWith("/x/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        site.ExpectFault("/neibu/plan.pdf", FetchStatus.RobotsDenied);
        site.Page("/x/index.html", "<html><meta charset=utf-8><body><a href='faults.html'>部门决算（旧网站）</a></body></html>");
        site.Page("/x/faults.html", "<html><meta charset=utf-8><body>" + string.Concat(paths.Append("/neibu/plan.pdf").Select(p => $"<a href='{p}'>附件</a>")) + "</body></html>");
        return "/x/index.html";
    }

    private static void Statuses(GovernmentSite site)
    {
        site.Fault("/x/404.pdf", FetchStatus.NotFound, Status(404));
        site.Fault("/x/410.pdf", FetchStatus.NotFound, Status(410));
        site.Fault("/x/403.pdf", FetchStatus.Refused, Status(403));
        site.Fault("/x/always-500.pdf", FetchStatus.ServerError, Status(500));
        site.Fault("/x/always-429.pdf", FetchStatus.RateLimited, Status(429));
        site.Fault("/x/wait-long.pdf", FetchStatus.RateLimited, (context, _) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "86400";
            return Task.CompletedTask;
        });
        Recovers(site, "/x/429-seconds.pdf", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1";
        });
        Recovers(site, "/x/503-date.pdf", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddSeconds(2).ToString("R", CultureInfo.InvariantCulture);
        });
        Recovers(site, "/x/500-once.pdf", context => context.Response.StatusCode = 500);
    }

    private static void Transfers(GovernmentSite site, int maxBytes)
    {
        Resumes(site);
        site.Fault("/x/empty.pdf", FetchStatus.Empty, (_, _) => Task.CompletedTask);

        // The connection ends before the length that was told, each time.
        site.Fault("/x/lying-length.pdf", FetchStatus.Truncated, async (context, _) =>
        {
            context.Response.ContentLength = 50_000;
            await context.Response.Body.WriteAsync(GovernmentSite.Pdf("short"));
            await context.Response.Body.FlushAsync();
            await Task.Delay(100);
            context.Abort();
        });
        // Every byte is there, but one is another than the server's digest says; the first answer only, or each.
        Digest(site, "/x/digest-once.pdf", hit => hit == 1);
        Digest(site, "/x/digest-always.pdf", _ => true);
        site.Fault("/x/drip.pdf", FetchStatus.TimedOut, async (context, _) =>
        {
            context.Response.ContentLength = 100_000;
            for (int i = 0; i < 200 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync("%"u8.ToArray());
                await context.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        });
        site.Fault("/x/huge-told.pdf", FetchStatus.TooLarge, async (context, _) =>
        {
            context.Response.ContentLength = 40L << 30;
            await context.Response.Body.WriteAsync(GovernmentSite.Pdf("huge"));
            await context.Response.Body.FlushAsync();
            await Task.WhenAny(Task.Delay(5000), Task.Delay(-1, context.RequestAborted));
            context.Abort();
        });
        site.Fault("/x/huge-untold.pdf", FetchStatus.TooLarge, async (context, _) =>
        {
            byte[] block = new byte[64 * 1024];
            for (int sent = 0; sent < 64 * maxBytes && !context.RequestAborted.IsCancellationRequested; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, CancellationToken.None);
            }
        });

        PackedPatterns.All(site, maxBytes);

        // The file on the server is cut: kept as far as it goes, and told.
        byte[] cut = GovernmentSite.Pdf("cut on the server")[..9000];
        site.Fault("/x/cut-file.pdf", FetchStatus.Truncated, (context, _) => GovernmentSite.SendAsync(context, cut, "application/pdf"));
        site.Expect("/x/cut-file.pdf", cut);
    }

    private static void Stubs(GovernmentSite site)
    {
        Stub(site, "/x/waf.pdf", FetchStatus.Firewall, 200, "<script>document.cookie='__jsl_clearance=1|0|x';location.reload()</script>");
        Stub(site, "/x/521.pdf", FetchStatus.Firewall, 521, "<script>document.cookie=('_')+('_')+('jsl');location.href=location.pathname</script>");
        Stub(site, "/x/412.pdf", FetchStatus.Firewall, 412, "<html><script>var _$a=1;</script></html>");
        Stub(site, "/x/soft.pdf", FetchStatus.SoftNotFound, 200, "<html><title>404</title><body>您访问的页面不存在或已被删除</body></html>");
        Stub(site, "/x/login.pdf", FetchStatus.LoginRequired, 200, "<html><body><form>用户名<input name=u>密码<input type=password name=p></form></body></html>");
        Stub(site, "/x/captcha.pdf", FetchStatus.Captcha, 200, "<html><body><form>请输入验证码<input name=code></form></body></html>");
        Stub(site, "/x/maintenance.pdf", FetchStatus.Maintenance, 200, "<html><body>系统维护中，请稍后再试</body></html>");
        Stub(site, "/x/error.pdf", FetchStatus.WrongContent, 200, "{\"code\":500,\"msg\":\"文件不存在\"}");
        Stub(site, "/x/article.pdf", FetchStatus.WrongContent, 200, $"<html><body>{LongText}</body></html>");
    }

    private static void Loops(GovernmentSite site)
    {
        site.Fault("/x/circle.pdf", FetchStatus.RedirectLoop, Redirect("/r/circle2.pdf"));
        site.Route("/r/circle2.pdf", Redirect("/x/circle.pdf"));
        int n = 0;
        site.Fault("/x/endless.pdf", FetchStatus.RedirectLoop, Redirect("/r/endless.pdf?n=0"));
        site.Route("/r/endless.pdf", (context, hit) => Redirect($"/r/endless.pdf?n={Interlocked.Increment(ref n)}")(context, hit));
        site.Fault("/x/flip.pdf", FetchStatus.SchemeFlip, (context, _) =>
        {
            Uri other = context.Request.Scheme == "http" ? site.Secure : site.Address;
            context.Response.Redirect(new Uri(other, "/x/flip.pdf").AbsoluteUri);
            return Task.CompletedTask;
        });
        site.Fault("/x/file.pdf", FetchStatus.UnsafeAddress, Redirect("file:///etc/passwd"));
        string trap = "/x/" + string.Concat(Enumerable.Repeat("rili/", 6)) + "plan.pdf";
        site.ExpectFault(trap, FetchStatus.Trap);
    }

    private static void Digest(GovernmentSite site, string path, Func<int, bool> isWrong)
    {
        byte[] body = GovernmentSite.Pdf(path);
        Task Answer(HttpContext context, int hit)
        {
            byte[] sent = [.. body];
            sent[100] ^= (byte)(isWrong(hit) ? 1 : 0);
            context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(body))}:";
            return GovernmentSite.SendAsync(context, sent, "application/pdf");
        }

        if (isWrong(2))
        {
            site.Fault(path, FetchStatus.Truncated, Answer);
        }
        else
        {
            site.Expect(path, body);
            site.Route(path, Answer);
        }
    }

    private static Func<HttpContext, int, Task> Status(int status) => (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Func<HttpContext, int, Task> Redirect(string target) => (context, _) =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };

    private static void Stub(GovernmentSite site, string path, FetchStatus status, int code, string html) => site.Fault(path, status, async (context, _) =>
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html));
    });

    private static void Recovers(GovernmentSite site, string path, Action<HttpContext> first)
    {
        byte[] body = GovernmentSite.Pdf(path);
        site.Expect(path, body);
        site.Route(path, (context, hit) =>
        {
            if (hit > 1)
            {
                return GovernmentSite.SendAsync(context, body, "application/pdf");
            }

            first(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>The first answer stops halfway; the rest is asked for by Range.</summary>
    private static void Resumes(GovernmentSite site)
    {
        byte[] body = GovernmentSite.Pdf("resumed");
        site.Expect("/x/cut-once.pdf", body);
        site.Route("/x/cut-once.pdf", async (context, hit) =>
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

            if (from > 0)
            {
                response.StatusCode = 206;
                response.Headers.ContentRange = $"bytes {from}-{body.Length - 1}/{body.Length}";
            }

            await response.Body.WriteAsync(body.AsMemory((int)from));
        });
    }
}
