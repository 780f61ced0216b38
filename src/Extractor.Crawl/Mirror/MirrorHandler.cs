using System.Globalization;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Mirror;

/// <summary>
/// Sends every request to a mirror's server, with the host that was asked for in its head: addresses stay those of the
/// site that was saved, so the store and the results name it and not the port of one run. Nothing else can be reached.
/// </summary>
public sealed class MirrorHandler : DelegatingHandler
{
    private readonly string _server;

    public MirrorHandler(int port, FetchOptions options)
        : base(GuardedHandler.Create(options with { AllowPrivateNetwork = true })) =>
        _server = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Uri asked = request.RequestUri!;
        request.Headers.Host = asked.Authority;
        request.RequestUri = new Uri(_server + asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
