using System.Globalization;
using System.Text.RegularExpressions;

namespace Extractor.Crawl.Paging;

/// <summary>
/// TRS WCM, the content system of many ministries. Recipe: 1. read <c>createPageHTML(total, current, "index", "html")</c>
/// from the first page (also createPage, createPageHTML_, countPage = n); 2. page k of the list is <c>index_k.html</c>
/// beside <c>index.html</c>, k from 1 to total − 1.
/// </summary>
public sealed partial class TrsPaging : IPagingStrategy
{
    /// <summary>One more than <c>maxListPages</c> allows, so that it is the crawl that tells of a list without end.</summary>
    public const int MaxPages = 5_001;

    public string Name => "trs";

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Index > 0)
        {
            return [];
        }

        Match call = Call().Match(page.Text);
        string name = "index";
        string extension = "html";
        int total;
        if (call.Success)
        {
            total = Number(call.Groups[1].Value);
            name = call.Groups[2].Success && call.Groups[2].Length > 0 ? call.Groups[2].Value : name;
            extension = call.Groups[3].Success && call.Groups[3].Length > 0 ? call.Groups[3].Value.TrimStart('.') : extension;
        }
        else
        {
            Match count = Count().Match(page.Text);
            total = count.Success ? Number(count.Groups[1].Value) : 0;
        }

        List<PageRequest> pages = [];
        for (int k = 1; k < Math.Min(total, MaxPages); k++)
        {
            if (page.Html.Resolve(string.Create(CultureInfo.InvariantCulture, $"{name}_{k}.{extension}")) is { } address)
            {
                pages.Add(new PageRequest(address));
            }
        }

        return pages;
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;

    [GeneratedRegex("createPage(?:HTML)?\\w*\\s*\\(\\s*(\\d{1,6})\\s*,\\s*\\d{1,6}\\s*(?:,\\s*[\"']([\\w-]*)[\"']\\s*(?:,\\s*[\"']([.\\w]*)[\"'])?)?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    [GeneratedRegex("(?:countPage|pageCount|totalPage)\\s*=\\s*[\"']?(\\d{1,6})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Count();
}
