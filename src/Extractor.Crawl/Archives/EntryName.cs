using System.Text;
using System.Text.RegularExpressions;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Archives;

/// <summary>Names of archive entries.</summary>
internal static partial class EntryName
{
    private const int MaxParts = 12;

    /// <summary>
    /// Safe parts joined by slashes; empty where nothing is left. Steps upwards, drives and absolute paths fall away, so
    /// the name says where an entry lay and leads nowhere.
    /// </summary>
    /// <param name="raw">The name as read: Latin-1 for bytes of an unknown encoding, or true text.</param>
    public static string Safe(string raw)
    {
        List<string> parts = [];
        foreach (string part in Decode(raw).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Trim() is "." or ".." || (part.Length == 2 && part[1] == ':'))
            {
                continue;
            }

            parts.Add(SafeFileName.From(part));
            if (parts.Count == MaxParts)
            {
                break;
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>What file systems leave in archives.</summary>
    public static bool IsClutter(string name) => name.StartsWith("__MACOSX/", StringComparison.Ordinal) || Clutter().IsMatch(name);

    /// <summary>True where the extension promises a document.</summary>
    public static bool IsDocument(string name) => Extension().IsMatch(name);

    private static string Decode(string raw)
    {
        bool ascii = true;
        foreach (char c in raw)
        {
            ascii &= c < 128;
            if (c > 255)
            {
                return raw;
            }
        }

        if (ascii)
        {
            return raw;
        }

        byte[] bytes = Encoding.Latin1.GetBytes(raw);
        return CharsetDetector.Detect(bytes, null).GetString(bytes);
    }

    [GeneratedRegex(@"(^|/)(\.DS_Store|DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\._[^/]*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Clutter();

    [GeneratedRegex(@"\.(pdf|zip|rar|7z|docx?|xlsx?|wps|et|ofd)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();
}
