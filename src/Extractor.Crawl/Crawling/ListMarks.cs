using System.Security.Cryptography;
using System.Text;
using Extractor.Crawl.Pages;
using Extractor.Crawl.Paging;

namespace Extractor.Crawl.Crawling;

/// <summary>
/// Marks of the entries of a list's first page and of the page before, handed on from page to page, so that a list is known
/// to have ended where a page brings what stood there already. Kept with the waiting item, so a resumed run knows it too.
/// </summary>
/// <param name="First">Mark of the first page.</param>
/// <param name="Last">Mark of this page.</param>
/// <param name="IsRepeated">True where this page has the entries of the first page or of the one before.</param>
internal sealed record ListMarks(string First, string Last, bool IsRepeated)
{
    /// <summary>The marks after a page.</summary>
    /// <param name="before">What <see cref="ToString"/> gave for the page before; null at the first.</param>
    /// <param name="page">The page.</param>
    /// <param name="entries">Its links; those to the list itself (other pages of it) do not count.</param>
    public static ListMarks Of(string? before, ListPage page, IReadOnlyList<PageLink> entries)
    {
        string path = page.Request.Address.AbsolutePath;
        IEnumerable<string> addresses = entries.Where(e => e.Origin == LinkOrigin.Record || e.Address.AbsolutePath != path).Select(e => e.Address.AbsoluteUri);
        string mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', addresses))))[..16];
        string[] known = (page.Index > 0 ? before ?? "" : "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return known.Length == 0 ? new ListMarks(mark, mark, false) : new ListMarks(known[0], mark, known.Contains(mark));
    }

    public override string ToString() => $"{First} {Last}";
}
