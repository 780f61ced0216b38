using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Extractor.Crawl.Pages;

/// <summary>A parsed HTML page with its own address.</summary>
public sealed class WebPage
{
    /// <summary>Characters of a page that are parsed; the rest is cut off.</summary>
    public const int MaxCharacters = 8_000_000;

    private readonly Encoding _encoding;

    private WebPage(Uri address, string html, IDocument document, Encoding encoding)
    {
        Address = address;
        _encoding = encoding;
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

    /// <summary>Parses a page.</summary>
    /// <param name="address">Its own address.</param>
    /// <param name="html">Its text.</param>
    /// <param name="encoding">How it was encoded, because queries of its links are encoded so; null for UTF-8.</param>
    public static WebPage Parse(Uri address, string html, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(html);
        string text = html.Length > MaxCharacters ? html[..MaxCharacters] : html;
        return new WebPage(address, text, new HtmlParser().ParseDocument(text), encoding ?? Encoding.UTF8);
    }

    /// <summary>Resolves a link of the page; null for anything but http and https, and for what is no address.</summary>
    public Uri? Resolve(string? link)
    {
        string text = (link ?? "").Trim().Replace('\\', '/');
        if (text.Length is 0 or > 4096 || text.StartsWith('#'))
        {
            return null;
        }

        if (!Uri.TryCreate(BaseAddress, EscapeQuery(text), out Uri? resolved) || !Http.AddressGuard.IsFetchable(resolved))
        {
            return null;
        }

        return resolved.Fragment.Length == 0 ? resolved : new UriBuilder(resolved) { Fragment = "" }.Uri;
    }

    /// <summary>Letters of a query are sent in the encoding of the page, those of a path in UTF-8 (WHATWG URL, query state); so do browsers, and sites expect it.</summary>
    private string EscapeQuery(string link)
    {
        int question = link.IndexOf('?', StringComparison.Ordinal);
        if (question < 0 || _encoding is UTF8Encoding or UnicodeEncoding || Ascii.IsValid(link.AsSpan(question)))
        {
            return link;
        }

        var escaped = new StringBuilder(link, 0, question, link.Length * 2);
        foreach (Rune rune in link.AsSpan(question).EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                escaped.Append((char)rune.Value);
                continue;
            }

            foreach (byte b in _encoding.GetBytes(rune.ToString()))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return escaped.ToString();
    }
}
