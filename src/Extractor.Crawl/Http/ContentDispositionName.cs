using System.Globalization;
using System.Text;

namespace Extractor.Crawl.Http;

/// <summary>Reads the file name of a Content-Disposition header in every spelling servers use (RFC 6266, RFC 5987, and the wild).</summary>
public static class ContentDispositionName
{
    /// <summary>The name, or null where there is none. Never a path: see <see cref="SafeFileName"/> before it touches a disk.</summary>
    /// <param name="header">The header as received: each char one byte (Latin-1), as HttpClient hands it over.</param>
    public static string? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        string? plain = null;
        foreach ((string key, string value) in Parameters(header))
        {
            if (key == "filename*" && Extended(value) is { Length: > 0 } extended)
            {
                return extended;
            }

            if (key == "filename" && value.Length > 0)
            {
                plain = value;
            }
        }

        return plain is null ? null : Plain(plain);
    }

    /// <summary>Undoes what servers do to a name that is not ASCII: escapes, MIME words, raw UTF-8 or GBK bytes read as Latin-1.</summary>
    private static string Plain(string value)
    {
        if (value.StartsWith("=?", StringComparison.Ordinal) && MimeWord(value) is { } word)
        {
            return word;
        }

        bool allLatin = true;
        bool ascii = true;
        foreach (char c in value)
        {
            allLatin &= c < 256;
            ascii &= c < 128;
        }

        if (!ascii && allLatin)
        {
            byte[] bytes = Encoding.Latin1.GetBytes(value);
            return CharsetDetector.Detect(bytes, null).GetString(bytes);
        }

        return ascii && value.Contains('%', StringComparison.Ordinal) ? Unescape(value, null) : value;
    }

    private static string? Extended(string value)
    {
        int first = value.IndexOf('\'', StringComparison.Ordinal);
        int second = first < 0 ? -1 : value.IndexOf('\'', first + 1);
        return second < 0 ? Unescape(value, null) : Unescape(value[(second + 1)..], CharsetDetector.ByName(value[..first]));
    }

    private static string Unescape(string value, Encoding? encoding)
    {
        List<byte> bytes = [];
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length
                && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value, i, 1));
            }
        }

        byte[] all = [.. bytes];
        return (encoding ?? CharsetDetector.Detect(all, null)).GetString(all);
    }

    private static string? MimeWord(string value)
    {
        string[] parts = value.Split('?');
        if (parts.Length < 5 || CharsetDetector.ByName(parts[1]) is not { } encoding)
        {
            return null;
        }

        if (parts[2] is "B" or "b")
        {
            byte[] buffer = new byte[parts[3].Length];
            return Convert.TryFromBase64String(parts[3], buffer, out int n) ? encoding.GetString(buffer, 0, n) : null;
        }

        return Unescape(parts[3].Replace('_', ' ').Replace('=', '%'), encoding);
    }

    private static IEnumerable<(string Key, string Value)> Parameters(string header)
    {
        int i = 0;
        while (i < header.Length)
        {
            int end = i;
            bool quoted = false;
            while (end < header.Length && (quoted || header[end] != ';'))
            {
                quoted ^= header[end] == '"' && (end == 0 || header[end - 1] != '\\');
                end++;
            }

            string part = header[i..end];
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                string value = part[(equals + 1)..].Trim();
                if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
                {
                    value = value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
                }

                yield return (part[..equals].Trim().ToLowerInvariant(), value);
            }

            i = end + 1;
        }
    }
}
