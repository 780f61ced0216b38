using System.Globalization;

namespace Extractor.Cli;

/// <summary>Pages as people write them: <c>1-3,7</c>, <c>5-</c> (to the end).</summary>
/// <remarks>Ranges are kept as written; <see cref="Resolve"/> needs the document's page count.</remarks>
internal sealed class PageSelection
{
    private readonly List<(int First, int? Last)> _ranges = [];

    private PageSelection()
    {
    }

    /// <summary>Parses a selection.</summary>
    /// <returns>Null where it is wrong; <paramref name="error"/> then says what was found and what is allowed.</returns>
    public static PageSelection? Parse(string text, out string error)
    {
        var selection = new PageSelection();
        error = "";
        foreach (string part in text.Split([',', '，', '、']))
        {
            string range = part.Trim();
            string[] ends = range.Split('-');
            int first = 0, last = 0;
            bool open = ends.Length == 2 && ends[1].Trim().Length == 0;
            bool fits = ends.Length <= 2 && Number(ends[0], out first) && (ends.Length == 1 || open || Number(ends[1], out last));
            if (!fits)
            {
                error = $"--pages: found '{range}' in '{text}'; allowed are page numbers and ranges, such as 1-3,7 or 5-";
                return null;
            }

            if (ends.Length == 2 && !open && last < first)
            {
                error = $"--pages: '{range}' runs backwards; write {last}-{first}";
                return null;
            }

            selection._ranges.Add((first, open ? null : ends.Length == 1 ? first : last));
        }

        return selection;
    }

    /// <summary>The page numbers for a document.</summary>
    /// <returns>Null where a page is asked for that the document does not have; <paramref name="error"/> then says so.</returns>
    public IReadOnlySet<int>? Resolve(int pageCount, out string error)
    {
        error = "";
        var pages = new SortedSet<int>();
        foreach ((int first, int? last) in _ranges)
        {
            int end = last ?? pageCount;
            if (first > pageCount || end > pageCount)
            {
                error = string.Create(CultureInfo.InvariantCulture, $"--pages: page {Math.Max(first, end)} is asked for, the document has {pageCount}");
                return null;
            }

            for (int page = first; page <= end; page++)
            {
                pages.Add(page);
            }
        }

        return pages;
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
