using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Extractor.Cli.Tests.Runs;

/// <summary>Serves a folder on loopback with entity tags and logs every answer.</summary>
internal sealed class LoggedSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly ConcurrentQueue<(string Path, int Status)> _log = new();

    private LoggedSite(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Answers since the last call.</summary>
    public (string Path, int Status)[] Take()
    {
        (string Path, int Status)[] taken = [.. _log];
        _log.Clear();
        return taken;
    }

    public static async Task<LoggedSite> StartAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var site = new LoggedSite(app, folder);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        site.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        string file = Path.Combine(_folder, path.TrimStart('/'));
        int status = 404;
        byte[] body = [];
        if (File.Exists(file))
        {
            body = await File.ReadAllBytesAsync(file);
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
            context.Response.Headers.ETag = tag;
            context.Response.ContentType = file.EndsWith(".html", StringComparison.Ordinal) ? "text/html" : "application/pdf";
            status = context.Request.Headers.IfNoneMatch == tag ? 304 : 200;
        }

        _log.Enqueue((path, status));
        context.Response.StatusCode = status;
        if (status == 200)
        {
            await context.Response.Body.WriteAsync(body);
        }
    }
}
