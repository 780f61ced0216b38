using System.Globalization;
using System.Text;

namespace Extractor.Crawl.Mirror;

/// <summary>The head of a request (RFC 9112), as far as a server of files needs it.</summary>
internal sealed record MirrorRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Longest head that is read.</summary>
    public const int MaxBytes = 32 * 1024;

    public string Host => Headers.GetValueOrDefault("Host", "");

    public bool IsClosing => string.Equals(Headers.GetValueOrDefault("Connection"), "close", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes that follow the head, as far as they are read: at most 64 KiB.</summary>
    public int BodyLength =>
        long.TryParse(Headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? (int)Math.Min(n, 64 * 1024) : 0;

    /// <summary>Reads the next head; null at the end of the connection, or where it is none.</summary>
    public static async Task<MirrorRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        // Byte by byte over a buffered stream: a head is short, and what follows it must stay in the stream.
        byte[] head = new byte[MaxBytes];
        byte[] one = new byte[1];
        int length = 0;
        while (length < MaxBytes)
        {
            if (await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 0)
            {
                return null;
            }

            head[length++] = one[0];
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Parse(Encoding.Latin1.GetString(head, 0, length));
            }
        }

        return null;
    }

    /// <summary>Parses a head; null where it is none.</summary>
    public static MirrorRequest? Parse(string head)
    {
        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines.Length == 0 ? [] : lines[0].Split(' ');
        if (first.Length != 3 || !first[1].StartsWith('/') || !first[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return new MirrorRequest(first[0], first[1], headers);
    }

    /// <summary>First byte of the one range asked for, <c>bytes=n-</c>; null for anything else, which is answered whole.</summary>
    public long? RangeFrom()
    {
        string range = Headers.GetValueOrDefault("Range", "");
        return range.StartsWith("bytes=", StringComparison.Ordinal) && range.EndsWith('-')
            && long.TryParse(range.AsSpan(6, range.Length - 7), NumberStyles.None, CultureInfo.InvariantCulture, out long from)
            ? from
            : null;
    }
}
