using System.Text.RegularExpressions;
using Extractor.Crawl.Content;

namespace Extractor.Crawl.Crawling;

/// <summary>Chooses the file name of a document that was fetched. Not yet safe for a disk.</summary>
public static partial class DocumentName
{
    /// <summary>
    /// The name the server gives, unless it is a number or a script's (<c>P020240223.pdf</c>, <c>download.do</c>) and the link
    /// says more; with the extension that the bytes call for where there is none.
    /// </summary>
    /// <param name="server">Name from Content-Disposition or the address.</param>
    /// <param name="link">Text of the link.</param>
    /// <param name="kind">What the bytes are.</param>
    public static string? Of(string? server, string? link, ContentKind kind)
    {
        string text = Label().Replace(link ?? "", "").Trim();
        bool telling = server is { Length: > 4 } && server.Contains('.', StringComparison.Ordinal) && !Script().IsMatch(server);
        bool better = Known().IsMatch(text) && server is not null && Number().IsMatch(server);
        string? name = telling && !better ? server : text.Length > 2 ? text : server;
        return name is null || Known().IsMatch(name) ? name : name + Extension(kind);
    }

    private static string Extension(ContentKind kind) => kind switch
    {
        ContentKind.Pdf => ".pdf",
        ContentKind.Zip => ".zip",
        ContentKind.Rar => ".rar",
        ContentKind.SevenZip => ".7z",
        ContentKind.Ofd => ".ofd",
        _ => "",
    };

    [GeneratedRegex("^附件[0-9一二三四五六七八九十]{0,3}[:：]", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"\.(do|jsp|action|aspx?|ashx|php|htm|html)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"^[A-Za-z]?[0-9A-Fa-f_-]{6,64}\.[A-Za-z0-9]{2,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"\.(pdf|zip|rar|7z|docx?|xlsx?|wps|et|ofd)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Known();
}
