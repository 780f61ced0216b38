using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Extractor.Crawl.Pages;

/// <summary>Finds every link of a page: anchors, embedded documents, viewers, and addresses inside scripts of elements.</summary>
public static partial class LinkExtractor
{
    /// <summary>Links taken from one page.</summary>
    public const int MaxLinks = 20_000;

    /// <summary>Links in the order of the page, each address once.</summary>
    public static IReadOnlyList<PageLink> Extract(WebPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        List<PageLink> links = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<IElement, DateOnly?> dates = [];
        foreach (IElement element in page.Document.All)
        {
            if (links.Count >= MaxLinks)
            {
                break;
            }

            int before = links.Count;
            Visit(page, element, links, seen);
            for (int i = before; i < links.Count; i++)
            {
                links[i] = links[i] with { Published = DateBeside(element, dates) };
            }
        }

        return links;
    }

    /// <summary>The last date in the list item or table row that an element stands in; null where there is none.</summary>
    private static DateOnly? DateBeside(IElement element, Dictionary<IElement, DateOnly?> dates)
    {
        IElement? at = element;
        for (int up = 0; up < 6 && at is not null; up++, at = at.ParentElement)
        {
            if (at.LocalName is "li" or "tr" or "dd")
            {
                if (!dates.TryGetValue(at, out DateOnly? date))
                {
                    // A menu is a list item too; the date of a record stands in little text.
                    string text = at.TextContent;
                    dates[at] = date = text.Length <= 600 ? PageFacts.LastDate(text) : null;
                }

                return date;
            }
        }

        return null;
    }

    private static void Visit(WebPage page, IElement element, List<PageLink> links, HashSet<string> seen)
    {
        switch (element.LocalName)
        {
            case "a" or "area":
                Add(page, element.GetAttribute("href"), TextOf(element), LinkOrigin.Anchor, links, seen);
                break;
            case "iframe" or "embed" or "frame":
                Add(page, element.GetAttribute("src"), TextOf(element), LinkOrigin.Embedded, links, seen);
                break;
            case "object":
                Add(page, element.GetAttribute("data"), TextOf(element), LinkOrigin.Embedded, links, seen);
                break;
            default:
                break;
        }

        foreach (string name in new[] { "onclick", "ondblclick", "data-href", "data-url", "data-file", "data-src" })
        {
            if (element.GetAttribute(name) is { Length: > 0 } value)
            {
                FromScript(page, name, value, TextOf(element), links, seen);
            }
        }

        if (element.GetAttribute("href") is { } href && href.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            FromScript(page, "href", href, TextOf(element), links, seen);
        }
    }

    private static void FromScript(WebPage page, string attribute, string value, string text, List<PageLink> links, HashSet<string> seen)
    {
        if (attribute.StartsWith("data-", StringComparison.Ordinal))
        {
            Add(page, value, text, LinkOrigin.Script, links, seen);
            return;
        }

        foreach (Match match in Quoted().Matches(value))
        {
            string candidate = match.Groups[1].Value;
            if (LooksLikeAddress(candidate))
            {
                Add(page, candidate, text, LinkOrigin.Script, links, seen);
            }
        }
    }

    /// <summary>A quoted string of a script is an address where it has a scheme, a slash, or an extension with a path or query.</summary>
    private static bool LooksLikeAddress(string text) =>
        text.Length > 3 && !text.Contains(' ', StringComparison.Ordinal) | DocumentName().IsMatch(text)
        && (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith('/') || text.StartsWith("./", StringComparison.Ordinal)
            || text.StartsWith("../", StringComparison.Ordinal) || DocumentName().IsMatch(text));

    private static void Add(WebPage page, string? link, string text, LinkOrigin origin, List<PageLink> links, HashSet<string> seen)
    {
        if (page.Resolve(link) is not { } address)
        {
            return;
        }

        if (seen.Add(address.AbsoluteUri))
        {
            links.Add(new PageLink(address, text, origin));
        }

        // A pdf.js viewer shows the document named in its query or fragment.
        Match file = ViewerFile().Match(link!);
        if (file.Success && page.Resolve(WebUtility.UrlDecode(file.Groups[1].Value)) is { } shown && seen.Add(shown.AbsoluteUri))
        {
            links.Add(new PageLink(shown, text, LinkOrigin.Viewer));
        }
    }

    private static string TextOf(IElement element)
    {
        string text = Blank().Replace(element.TextContent, " ").Trim();
        string? title = element.GetAttribute("title")?.Trim();
        return title is { Length: > 0 } && title.Length > text.Length ? title : text.Length > 300 ? text[..300] : text;
    }

    [GeneratedRegex("[\"']([^\"']{1,2000})[\"']", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.(pdf|doc|docx|xls|xlsx|zip|rar|html?|jsp|aspx?|do|action)(\?[^\s]*)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DocumentName();

    [GeneratedRegex(@"[?&#](?:file|url|pdf|src)=([^&#]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ViewerFile();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
