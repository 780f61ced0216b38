using AngleSharp.Dom;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>
/// Recipe: 1. look for a link with rel=next; 2. else for a link whose text is 下一页, 下页, next, » or &gt;;
/// 3. follow it until there is none, or it leads to the page itself.
/// </summary>
public sealed class NextLinkPaging : IPagingStrategy
{
    private static readonly string[] Words = ["下一页", "下页", "后一页", "后页", "next", "next page", ">", "»", "›", ">>"];

    public string Name => "nextLink";

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (IElement link in page.Html.Document.QuerySelectorAll("link[rel~=next],a[rel~=next]"))
        {
            if (Leads(page, link) is { } request)
            {
                return [request];
            }
        }

        foreach (IElement link in page.Html.Document.QuerySelectorAll("a"))
        {
            string text = (link.TextContent + link.GetAttribute("title")).Trim().TrimEnd('>', '»', ' ').ToLowerInvariant();
            string whole = link.TextContent.Trim().ToLowerInvariant();
            if ((Array.IndexOf(Words, text) >= 0 || Array.IndexOf(Words, whole) >= 0) && Leads(page, link) is { } request)
            {
                return [request];
            }
        }

        return [];
    }

    private static PageRequest? Leads(ListPage page, IElement link) =>
        page.Html.Resolve(link.GetAttribute("href")) is { } address && address.AbsoluteUri != page.Request.Address.AbsoluteUri
            ? new PageRequest(address)
            : null;
}
