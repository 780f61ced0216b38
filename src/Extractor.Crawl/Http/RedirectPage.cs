using System.Text.RegularExpressions;

namespace Extractor.Crawl.Http;

/// <summary>Redirects written into a page: meta refresh, and a script whose only work is to set the location.</summary>
public static partial class RedirectPage
{
    private const int MaxScriptPage = 3000;

    /// <summary>The address that the page sends its reader to, or null.</summary>
    public static string? Target(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        Match meta = Refresh().Match(html);
        if (meta.Success)
        {
            return meta.Groups[1].Value.Trim().Trim('\'', '"');
        }

        // A long page with a script that can change the location is a page; only a stub is a redirect.
        Match script = html.Length <= MaxScriptPage ? Location().Match(html) : Match.Empty;
        return script.Success ? script.Groups[1].Value : null;
    }

    [GeneratedRegex("<meta[^>]*http-equiv\\s*=\\s*[\"']?refresh[\"']?[^>]*content\\s*=\\s*[\"']?\\s*[0-9.]{0,4}\\s*[;,]\\s*url\\s*=\\s*([^\"'>\\s]{1,2000}|'[^'>]{1,2000})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Refresh();

    [GeneratedRegex("<script[^>]*>\\s*(?:<!--)?\\s*(?:window\\.|self\\.|top\\.|document\\.)?location(?:\\.href)?\\s*(?:=|\\.replace\\()\\s*[\"']([^\"']{1,2000})[\"']", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Location();
}
