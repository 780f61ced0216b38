using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>
/// JCMS (大汉), whose lists fetch records through <c>/module/web/jpage/dataproxy.jsp</c>. Recipe: 1. on the HTML page read
/// totalRecord, perPage, and the fields col, appid, webid, path, columnid, sourceContentType, unitid from the jpage call;
/// 2. post <c>startrecord, endrecord, perpage</c> with those fields, a block of <see cref="Block"/> records at a time;
/// 3. the answer is XML whose record elements hold HTML in CDATA; its links are the entries.
/// </summary>
public sealed partial class JcmsPaging : IPagingStrategy
{
    /// <summary>Records asked for at once.</summary>
    public const int Block = 60;

    private const int MaxRecords = Block * TrsPaging.MaxPages;

    private static readonly string[] Fields = ["appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype", "col"];

    public string Name => "jcms";

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Index > 0 || page.Request.Form is not null || !page.Text.Contains("dataproxy.jsp", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        int total = Value(page.Text, "totalRecord") is { } t && int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? Math.Min(n, MaxRecords) : 0;
        string perPage = Value(page.Text, "perPage") ?? "20";
        Match proxy = Proxy().Match(page.Text);
        if (!proxy.Success || page.Html.Resolve(WebUtility.HtmlDecode(proxy.Groups[1].Value)) is not { } address)
        {
            return [];
        }

        List<KeyValuePair<string, string>> common = [];
        foreach (string field in Fields)
        {
            if (Value(page.Text, field) is { } value)
            {
                common.Add(new(field, value));
            }
        }

        List<PageRequest> requests = [];
        for (int start = 1; start <= total; start += Block)
        {
            int end = Math.Min(start + Block - 1, total);
            requests.Add(new PageRequest(address,
            [
                .. common,
                new("startrecord", start.ToString(CultureInfo.InvariantCulture)),
                new("endrecord", end.ToString(CultureInfo.InvariantCulture)),
                new("perpage", perPage),
            ]));
        }

        return requests;
    }

    public IReadOnlyList<PageLink> Entries(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.Text.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            return LinkExtractor.Extract(page.Html);
        }

        List<PageLink> links = [];
        foreach (Match record in Cdata().Matches(page.Text))
        {
            links.AddRange(LinkExtractor.Extract(WebPage.Parse(page.Request.Address, record.Groups[1].Value, page.Encoding)));
        }

        return links;
    }

    private static string? Value(string text, string key)
    {
        Match match = Regex.Match(
            text,
            "\\b" + Regex.Escape(key) + "['\"]?\\s*[:=]\\s*['\"]?([^'\",;&\\s}<>]{1,200})",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("[\"']([^\"']*dataproxy\\.jsp[^\"']*)[\"']", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Proxy();

    [GeneratedRegex(@"<!\[CDATA\[(.*?)\]\]>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Cdata();
}
