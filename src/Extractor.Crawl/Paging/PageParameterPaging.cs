using System.Globalization;
using System.Text.RegularExpressions;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>
/// A page number in the query. Recipe: 1. set the parameter to the next number; 2. stop when a page brings no entry that
/// was not on the page before (many sites answer a number past the end with the last page), which the crawl tells by
/// <see cref="IsEnd"/>.
/// </summary>
/// <param name="parameter">Name of the parameter, such as <c>page</c>.</param>
/// <param name="first">Number of the first page; default 1.</param>
/// <param name="step">Increment; default 1 (an offset has the page size).</param>
public sealed class PageParameterPaging(string parameter, int first = 1, int step = 1) : IPagingStrategy
{
    public string Name => "pageParameter";

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return IsEnd(page) ? [] : [new PageRequest(With(page.Request.Address, first + ((page.Index + 1) * step)))];
    }

    /// <summary>True where the page has no link but those of paging itself.</summary>
    private bool IsEnd(ListPage page)
    {
        foreach (PageLink link in LinkExtractor.Extract(page.Html))
        {
            bool own = link.Address.AbsolutePath == page.Request.Address.AbsolutePath
                && Regex.IsMatch(link.Address.Query, $"[?&]{Regex.Escape(parameter)}=", RegexOptions.NonBacktracking);
            if (!own && link.Address.AbsoluteUri != page.Request.Address.AbsoluteUri)
            {
                return false;
            }
        }

        return true;
    }

    private Uri With(Uri address, int number)
    {
        string value = number.ToString(CultureInfo.InvariantCulture);
        List<string> parts = [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith(parameter + "=", StringComparison.OrdinalIgnoreCase))];
        parts.Add($"{Uri.EscapeDataString(parameter)}={value}");
        return new UriBuilder(address) { Query = string.Join('&', parts) }.Uri;
    }
}
