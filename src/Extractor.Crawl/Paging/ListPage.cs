using System.Text;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>An answer of a list: HTML as a page, anything else as text.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Text">The decoded body.</param>
/// <param name="Index">How many pages of this list came before, from 0.</param>
public sealed record ListPage(PageRequest Request, string Text, int Index)
{
    private WebPage? _page;

    /// <summary>How the body was encoded; null for UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The body as HTML, parsed when first asked for.</summary>
    public WebPage Html => _page ??= WebPage.Parse(Request.Address, Text, Encoding);
}
