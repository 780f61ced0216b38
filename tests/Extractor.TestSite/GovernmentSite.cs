using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Extractor.Crawl.Http;
using Extractor.Crawl.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Extractor.TestSite;

/// <summary>
/// A government site on loopback: pages and documents are put there by path, patterns and faults by the classes beside this
/// one. Several ports are several hosts. Every request is logged, and every document and fault is known, so that a crawl can
/// be held against both.
/// </summary>
public sealed class GovernmentSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, int, Task>> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _hits = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoggedRequest> _log = new();
    private readonly ConcurrentDictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FetchStatus> _faults = new(StringComparer.Ordinal);

    static GovernmentSite() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private GovernmentSite(WebApplication app) => _app = app;

    /// <summary>Addresses of the plain hosts, each a port of its own.</summary>
    public IReadOnlyList<Uri> Hosts { get; private set; } = [];

    /// <summary>The first host.</summary>
    public Uri Address => Hosts[0];

    /// <summary>The host that speaks TLS, with a certificate nobody vouches for.</summary>
    public Uri Secure { get; private set; } = new("https://127.0.0.1/");

    /// <summary>Every request in the order of arrival, robots.txt included.</summary>
    public IReadOnlyList<LoggedRequest> Log => [.. _log];

    /// <summary>Bytes of every document that a crawl should store, by its escaped path and query.</summary>
    public IReadOnlyDictionary<string, byte[]> Documents => _documents;

    /// <summary>How each faulty address should be judged, by its escaped path and query.</summary>
    public IReadOnlyDictionary<string, FetchStatus> Faults => _faults;

    /// <summary>The robots.txt of all hosts.</summary>
    public string Robots { get; set; } = "User-agent: *\nDisallow: /neibu/\n";

    /// <summary>Status of robots.txt by how often it was asked for, from 1.</summary>
    public Func<int, int> RobotsStatus { get; set; } = _ => 200;

    /// <summary>Starts a site of a number of hosts.</summary>
    public static async Task<GovernmentSite> StartAsync(int hosts = 1)
    {
        X509Certificate2 certificate = Certificate();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            for (int i = 0; i < hosts; i++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }

            kestrel.Listen(IPAddress.Loopback, 0, o => o.UseHttps(certificate));
            kestrel.ConfigureEndpointDefaults(o => o.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        var site = new GovernmentSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        Uri[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a + "/"))];
        site.Hosts = [.. addresses.Where(a => a.Scheme == "http")];
        site.Secure = addresses.Single(a => a.Scheme == "https");
        return site;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public void ClearLog() => _log.Clear();

    /// <summary>Bytes of a small PDF that differ by a text.</summary>
    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {text}\n{new string('x', 20_000)}\n%%EOF\n");

    /// <summary>Answers a path (and query) with a function that is told how often it was asked before.</summary>
    public void Route(string path, Func<HttpContext, int, Task> answer) => _routes[Escape(path)] = answer;

    /// <summary>Puts a page there.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="html">Its text.</param>
    /// <param name="charset">How it is encoded.</param>
    /// <param name="header">The charset of Content-Type; null for none.</param>
    /// <param name="mark">Whether a byte order mark stands before it.</param>
    public void Page(string path, string html, string charset = "utf-8", string? header = null, bool mark = false)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        byte[] body = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(html)];
        Route(path, (context, _) => SendAsync(context, body, header is null ? "text/html" : $"text/html; charset={header}"));
    }

    /// <summary>Puts a document there that a crawl should store, or changes it.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="body">Its bytes; null for a small PDF of its own.</param>
    /// <param name="disposition">Content-Disposition, in Latin-1 characters as bytes; null for none.</param>
    /// <param name="contentType">Null for none, which is what many servers send.</param>
    public void Put(string path, byte[]? body = null, string? disposition = null, string? contentType = "application/pdf")
    {
        byte[] bytes = body ?? Pdf(path);
        _documents[Escape(path)] = bytes;
        Route(path, (context, _) =>
        {
            if (disposition is not null)
            {
                context.Response.Headers.ContentDisposition = disposition;
            }

            return SendAsync(context, bytes, contentType);
        });
    }

    /// <summary>Says that a document is expected at a path whose answer is told by <see cref="Route"/>.</summary>
    public void Expect(string path, byte[] body) => _documents[Escape(path)] = body;

    public void Remove(string path)
    {
        _documents.TryRemove(Escape(path), out _);
        _routes.TryRemove(Escape(path), out _);
    }

    /// <summary>Puts a fault there with the status that it should have.</summary>
    public void Fault(string path, FetchStatus status, Func<HttpContext, int, Task> answer)
    {
        _faults[Escape(path)] = status;
        Route(path, answer);
    }

    /// <summary>Says that an address should be judged so, whose answer stands elsewhere or is never asked for.</summary>
    public void ExpectFault(string path, FetchStatus status) => _faults[Escape(path)] = status;

    /// <summary>Sends a body with its validators; 304 where the asker has it.</summary>
    public static async Task SendAsync(HttpContext context, byte[] body, string? contentType)
    {
        string tag = $"\"{BlobStore.Digest(body)[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    /// <summary>Path and query as they stand in an address.</summary>
    public static string Escape(string path) => new Uri(new Uri("http://x/"), path).PathAndQuery;

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.ToUriComponent() + context.Request.QueryString.Value;
        string key = new Uri(new Uri("http://x/"), path).PathAndQuery;
        var entry = new LoggedRequest(context.Request.Host.Value ?? "", context.Request.Method, key, DateTimeOffset.UtcNow)
        {
            Scheme = context.Request.Scheme,
            Agent = context.Request.Headers.UserAgent.ToString(),
        };
        _log.Enqueue(entry);
        if (key == "/robots.txt")
        {
            context.Response.StatusCode = RobotsStatus(_hits.AddOrUpdate($"{entry.Host}{key}", 1, (_, n) => n + 1));
            await context.Response.WriteAsync(Robots);
        }
        else if (_routes.TryGetValue(key, out Func<HttpContext, int, Task>? answer) || _routes.TryGetValue(context.Request.Path.ToUriComponent(), out answer))
        {
            await answer(context, _hits.AddOrUpdate(key, 1, (_, n) => n + 1));
        }
        else
        {
            context.Response.StatusCode = 404;
        }

        entry.Status = context.Response.StatusCode;
    }

    private static X509Certificate2 Certificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
