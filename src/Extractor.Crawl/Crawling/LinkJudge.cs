using System.Text.RegularExpressions;
using Extractor.Crawl.Pages;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>Decides what is behind a link before it is fetched: a document, an article to follow, or nothing of interest.</summary>
/// <remarks>Only a guess: the first bytes of the answer decide what it is (links often have no extension).</remarks>
public sealed partial class LinkJudge(SiteOptions options)
{
    private readonly HashSet<string> _hosts = new(options.Start.Select(s => s.Host).Concat(options.Hosts), StringComparer.OrdinalIgnoreCase);

    /// <summary>Kind of a link, or null where it is not followed.</summary>
    /// <param name="link">The link.</param>
    /// <param name="from">Kind of the page it stands on.</param>
    public FrontierKind? Judge(PageLink link, FrontierKind from)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (!_hosts.Contains(link.Address.Host))
        {
            return null;
        }

        if (IsDocument(link))
        {
            return options.Take is null || Matches(options.Take, link) ? FrontierKind.Document : null;
        }

        if (from != FrontierKind.List)
        {
            return null;
        }

        bool follow = options.Follow is { } pattern ? Matches(pattern, link) : Telling().IsMatch(link.Text);
        return follow ? FrontierKind.Article : null;
    }

    private static bool IsDocument(PageLink link) =>
        link.Origin is LinkOrigin.Record
        || IsFile(link)
        || Extension().IsMatch(link.Text)
        || (Download().IsMatch(link.Address.PathAndQuery) && !Page().IsMatch(link.Address.AbsolutePath));

    /// <summary>True where the address names a file of a kind that documents come in.</summary>
    public static bool IsFile(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Extension().IsMatch(address.AbsolutePath);
    }

    /// <summary>True where a link leads to a file: by its address, or because a viewer shows it.</summary>
    public static bool IsFile(PageLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return IsFile(link.Address) || link.Origin == LinkOrigin.Viewer;
    }

    private static bool Matches(Regex pattern, PageLink link) => pattern.IsMatch(link.Address.AbsoluteUri) || pattern.IsMatch(link.Text);

    /// <summary>Calendars and links that grow for ever: a very long path, or one part of it again and again.</summary>
    public static bool IsTrap(Uri address)
    {
        string[] segments = address.Segments;
        if (segments.Length > 20 || address.AbsoluteUri.Length > 2048)
        {
            return true;
        }

        for (int i = 0; i < segments.Length; i++)
        {
            int same = 0;
            for (int k = 0; k < segments.Length; k++)
            {
                same += segments[i] == segments[k] && segments[i] != "/" ? 1 : 0;
            }

            if (same > 3)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\.(pdf|zip|rar|7z|docx?|xlsx?|wps|et|ofd)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Extension();

    [GeneratedRegex(@"(\.s?html?|/)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Page();

    [GeneratedRegex(@"download|attach|/fj/|fileid=|iid=|getfile|openfile|downfile", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Download();

    [GeneratedRegex("预算|决算|绩效|三公|預算|決算|績效", RegexOptions.NonBacktracking)]
    private static partial Regex Telling();
}
