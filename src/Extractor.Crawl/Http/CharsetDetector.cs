using System.Text;
using System.Text.RegularExpressions;

namespace Extractor.Crawl.Http;

/// <summary>Finds the encoding of an HTML or text body from header, byte order mark, meta tags and the bytes themselves.</summary>
public static partial class CharsetDetector
{
    private const int MetaBytes = 4096;

    static CharsetDetector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a body to text.</summary>
    /// <param name="body">The bytes as received, after content decoding.</param>
    /// <param name="headerCharset">The charset parameter of Content-Type, or null.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? headerCharset) => Detect(body, headerCharset).GetString(WithoutMark(body));

    /// <summary>
    /// The encoding of a body. A byte order mark decides; bytes that are UTF-8 and not plain ASCII are UTF-8 whatever
    /// was declared (text in another encoding is almost never valid UTF-8 by chance); then the header, then the first
    /// meta tag whose encoding decodes the bytes without error; then GB18030, which covers GB2312 and GBK, or Big5.
    /// </summary>
    public static Encoding Detect(ReadOnlySpan<byte> body, string? headerCharset)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode;
        }

        bool ascii = !body.ContainsAnyExceptInRange((byte)0, (byte)127);
        if (!ascii && System.Text.Unicode.Utf8.IsValid(body))
        {
            return Encoding.UTF8;
        }

        if (ByName(headerCharset) is { } declared && (ascii || Fits(declared, body)))
        {
            return declared;
        }

        string head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, MetaBytes)]);
        foreach (Match match in MetaCharset().Matches(head))
        {
            if (ByName(match.Groups[1].Value) is { } meta && (ascii || Fits(meta, body)))
            {
                return meta;
            }
        }

        if (ascii)
        {
            return Encoding.UTF8;
        }

        Encoding gb = Encoding.GetEncoding("GB18030");
        Encoding big5 = Encoding.GetEncoding("big5");
        return Fits(gb, body) || !Fits(big5, body) ? gb : big5;
    }

    /// <summary>An encoding by the names sites use; null for unknown ones. GB2312 and GBK are read as GB18030, their superset.</summary>
    public static Encoding? ByName(string? name)
    {
        string key = (name ?? "").Trim().Trim('"', '\'', ';').ToLowerInvariant();
        switch (key)
        {
            case "":
                return null;
            case "gb2312" or "gbk" or "gb18030" or "gb_2312-80" or "x-gbk" or "cp936" or "ms936" or "euc-cn":
                return Encoding.GetEncoding("GB18030");
            case "utf8" or "utf-8" or "utf_8":
                return Encoding.UTF8;
            default:
                try
                {
                    return Encoding.GetEncoding(key);
                }
                catch (ArgumentException)
                {
                    return null;
                }
        }
    }

    private static bool Fits(Encoding encoding, ReadOnlySpan<byte> body)
    {
        // A tail cut in a character is no proof against an encoding, so up to four odd characters are forgiven.
        string text = encoding.GetString(body);
        int bad = 0;
        foreach (char c in text)
        {
            bad += c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        return bad <= 4 + (text.Length / 1000);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..]
        : body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? body[2..]
        : body;

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MetaCharset();
}
