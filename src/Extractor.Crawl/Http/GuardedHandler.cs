using System.Net;
using System.Net.Sockets;

namespace Extractor.Crawl.Http;

/// <summary>Makes the HTTP handler whose every connection is checked after the name was resolved, so that no name leads inside.</summary>
public static class GuardedHandler
{
    public static SocketsHttpHandler Create(FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,

            // Session cookies, for as long as the handler lives: sites that page by a session, or send who has none to and fro.
            UseCookies = true,
            UseProxy = false,
            MaxConnectionsPerServer = options.ConnectionsPerHost,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = (context, token) => ConnectAsync(context, options, token),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, FetchOptions options, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(context.DnsEndPoint.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = options.AllowPrivateNetwork ? addresses : [.. addresses.Where(AddressGuard.IsPublic)];
        if (allowed.Length == 0)
        {
            throw new UnsafeAddressException($"{context.DnsEndPoint.Host} leads to {string.Join(", ", addresses.Select(a => a.ToString()))}, which is no public address; set allowPrivateNetwork on the source if this is meant.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address must not be asked.</summary>
public sealed class UnsafeAddressException(string message) : Exception(message);
