using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Extractor.Crawl.Mirror;

/// <summary>Serves a saved site on a loopback port for as long as it lives: GET and HEAD of files, with validators and ranges.</summary>
/// <remarks>
/// A few sockets of our own, so that the program needs the plain .NET runtime and not that of web servers. Bounded: head,
/// connections and idle time; files are read below the folder only.
/// </remarks>
public sealed class MirrorServer : IAsyncDisposable
{
    private const int MaxConnections = 64;

    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(2);

    private readonly MirrorFolder _folder;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _connections = new(MaxConnections);
    private readonly Task _accepting;

    private MirrorServer(MirrorFolder folder)
    {
        _folder = folder;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static MirrorServer Start(MirrorFolder folder) => new(folder);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        for (int i = 0; i < MaxConnections; i++)
        {
            await _connections.WaitAsync().ConfigureAwait(false);
        }

        _listener.Dispose();
        _connections.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _connections.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                _connections.Release();
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = new BufferedStream(client.GetStream(), 16 * 1024);
                while (true)
                {
                    using var idle = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                    idle.CancelAfter(IdleTime);
                    MirrorRequest? request = await MirrorRequest.ReadAsync(stream, idle.Token).ConfigureAwait(false);
                    if (request is null || !await AnswerAsync(stream, request, idle.Token).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side went away, or the run is over.
        }
        finally
        {
            _connections.Release();
        }
    }

    /// <returns>Whether the connection stays open.</returns>
    private async Task<bool> AnswerAsync(Stream stream, MirrorRequest request, CancellationToken cancellationToken)
    {
        bool keep = !request.IsClosing;
        if (request.Method is not ("GET" or "HEAD"))
        {
            // A close with unread bytes would take the answer with it, so a short body is read first.
            await SkipAsync(stream, request.BodyLength, cancellationToken).ConfigureAwait(false);
            await HeadAsync(stream, "405 Method Not Allowed", ["Allow: GET, HEAD", "Connection: close"], 0, cancellationToken).ConfigureAwait(false);
            return false;
        }

        if (_folder.Find(request.Host, request.Target) is not { } path)
        {
            bool folder = _folder.IsFolderWithoutSlash(request.Host, request.Target);
            await (folder
                ? HeadAsync(stream, "301 Moved Permanently", [$"Location: {request.Target.Split('?')[0]}/"], 0, cancellationToken)
                : HeadAsync(stream, "404 Not Found", [], 0, cancellationToken)).ConfigureAwait(false);
            return keep;
        }

        byte[] body = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        await FileAsync(stream, request, path, body, cancellationToken).ConfigureAwait(false);
        return keep;
    }

    private static async Task SkipAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        while (length > 0)
        {
            int n = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(length, buffer.Length)), cancellationToken).ConfigureAwait(false);
            length = n == 0 ? 0 : length - n;
        }
    }

    private static async Task FileAsync(Stream stream, MirrorRequest request, string path, byte[] body, CancellationToken cancellationToken)
    {
        string tag = $"\"{Store.BlobStore.Digest(body)[..32]}\"";
        string modified = File.GetLastWriteTimeUtc(path).ToString("R", CultureInfo.InvariantCulture);
        List<string> headers = [$"ETag: {tag}", $"Last-Modified: {modified}", $"Content-Type: {MediaTypes.Of(path)}", "Accept-Ranges: bytes"];

        // The tag is that of the bytes, so it decides alone where it is given (RFC 9110, 13.2.2).
        bool same = request.Headers.TryGetValue("If-None-Match", out string? known)
            ? known.Contains(tag, StringComparison.Ordinal)
            : request.Headers.GetValueOrDefault("If-Modified-Since") == modified;
        if (same)
        {
            await HeadAsync(stream, "304 Not Modified", headers, null, cancellationToken).ConfigureAwait(false);
            return;
        }

        long from = request.RangeFrom() ?? 0;
        bool current = request.Headers.GetValueOrDefault("If-Range", tag) is var condition && (condition == tag || condition == modified);
        if (from > 0 && current && from < body.Length)
        {
            headers.Add(string.Create(CultureInfo.InvariantCulture, $"Content-Range: bytes {from}-{body.Length - 1}/{body.Length}"));
        }
        else
        {
            from = 0;
        }

        await HeadAsync(stream, from > 0 ? "206 Partial Content" : "200 OK", headers, body.Length - from, cancellationToken).ConfigureAwait(false);
        if (request.Method == "GET")
        {
            await stream.WriteAsync(body.AsMemory((int)from), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task HeadAsync(Stream stream, string status, IEnumerable<string> headers, long? length, CancellationToken cancellationToken)
    {
        var head = new StringBuilder($"HTTP/1.1 {status}\r\n");
        foreach (string header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        if (length is { } n)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {n}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
