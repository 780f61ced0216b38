using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Extractor.Crawl.Pages;

/// <summary>A parsed HTML page with its own address.</summary>
public sealed class WebPage
{
    /// <summary>Characters of a page that are parsed; the rest is cut off.</summary>
    public const int MaxCharacters = 8_000_000;

    private WebPage(Uri address, string html, IDocument document)
    {
        Address = address;
        Html = html;
        Document = document;
        string? href = document.QuerySelector("base[href]")?.GetAttribute("href");
        BaseAddress = href is not null && Uri.TryCreate(address, href.Trim(), out Uri? resolved) && Http.AddressGuard.IsFetchable(resolved) ? resolved : address;
    }

    public Uri Address { get; }

    /// <summary>What relative links refer to: the base element, or the page's own address.</summary>
    public Uri BaseAddress { get; }

    public string Html { get; }

    public IDocument Document { get; }

    /// <summary>Title: the article's own (meta ArticleTitle, h1), else the title element without the site's name.</summary>
    public string Title => PageFacts.Title(Document);

    public static WebPage Parse(Uri address, string html)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(html);
        string text = html.Length > MaxCharacters ? html[..MaxCharacters] : html;
        return new WebPage(address, text, new HtmlParser().ParseDocument(text));
    }

    /// <summary>Resolves a link of the page; null for anything but http and https, and for what is no address.</summary>
    public Uri? Resolve(string? link)
    {
        string text = (link ?? "").Trim().Replace('\\', '/');
        if (text.Length is 0 or > 4096 || text.StartsWith('#'))
        {
            return null;
        }

        if (!Uri.TryCreate(BaseAddress, text, out Uri? resolved) || !Http.AddressGuard.IsFetchable(resolved))
        {
            return null;
        }

        return resolved.Fragment.Length == 0 ? resolved : new UriBuilder(resolved) { Fragment = "" }.Uri;
    }
}
