using System.Text;
using System.Text.RegularExpressions;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>
/// Finds what belongs to the page and not to the text: running headers and footers (the same text, digits aside, at the same
/// place of several pages), page numbers, and watermarks (the same text in the middle of nearly all pages).
/// </summary>
internal static partial class PageFurniture
{
    /// <summary>Part of the page height at top and bottom where headers and footers stand.</summary>
    private const double Margin = 0.13;

    /// <summary>Lines that belong to the page.</summary>
    public static HashSet<PageLine> Find(IReadOnlyList<PageText> pages)
    {
        var found = new HashSet<PageLine>(ReferenceEqualityComparer.Instance);
        FindRepeated(pages, found);
        SpreadToOtherPages(pages, found);
        FindPageNumbers(pages, found);
        return found;
    }

    private static void FindRepeated(IReadOnlyList<PageText> pages, HashSet<PageLine> found)
    {
        var places = new Dictionary<(string Text, int Width, int X, int Y), List<PageLine>>();
        foreach (PageText page in pages)
        {
            foreach (PageLine line in page.Lines)
            {
                string key = Key(line.Text);
                if (key.Length is 0 or > 200 || Caption().IsMatch(key))
                {
                    continue;
                }

                // A place is a cell of 8 points; a line is filed under its own and looked for in the neighbouring ones.
                var place = (key, (int)Math.Round(line.Frame.Width / 4), (int)Math.Round(line.Box.CenterX / 24), (int)Math.Round(line.Box.CenterY / 8));
                if (!places.TryGetValue(place, out List<PageLine>? list))
                {
                    places.Add(place, list = []);
                }

                list.Add(line);
            }
        }

        foreach (((string text, int width, int x, int y), List<PageLine> own) in places)
        {
            List<PageLine> lines = Near(places, text, width, x, y);
            if (lines.Count < 2)
            {
                continue;
            }

            lines.RemoveAll(l => !NumbersRun(l, own[0]));
            if (lines.Count < 2)
            {
                continue;
            }

            var numbers = new SortedSet<int>(lines.Select(l => l.Page));
            int count = numbers.Count;
            int span = pages.Count(p => p.Number >= numbers.Min && p.Number <= numbers.Max && (int)Math.Round(p.Width / 4) == width);
            double height = own[0].Frame.Height;
            bool margin = IsInMargin(own[0]);
            bool edge = own[0].Box.Bottom < 0.075 * height || own[0].Box.Top > 0.92 * height;

            // Titles of forms repeat at the head of their pages, too, but not through a document.
            bool repeated = edge && count >= 3 && Runs(numbers) >= 3 || margin && (count >= 3 && count >= 0.6 * span && (edge || count >= 0.5 * pages.Count) || count == 2 && edge && pages.Count <= 4)
                || count >= 5 && count >= 0.85 * pages.Count;
            if (repeated)
            {
                found.UnionWith(own);
            }
        }
    }

    /// <summary>The lines of a place and of the eight round it.</summary>
    private static List<PageLine> Near(Dictionary<(string Text, int Width, int X, int Y), List<PageLine>> places, string text, int width, int x, int y)
    {
        var lines = new List<PageLine>();
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                if (places.TryGetValue((text, width, x + dx, y + dy), out List<PageLine>? near))
                {
                    lines.AddRange(near);
                }
            }
        }

        return lines;
    }

    /// <summary>Every number in the one line is that in the other, or follows the pages; amounts that happen to stand at the same place do neither.</summary>
    private static bool NumbersRun(PageLine line, PageLine other)
    {
        if (ReferenceEquals(line, other) || line.Text == other.Text)
        {
            return true;
        }

        List<int> a = Numbers(line.Text);
        List<int> b = Numbers(other.Text);
        if (a.Count != b.Count)
        {
            return false;
        }

        for (int i = 0; i < a.Count; i++)
        {
            if (a[i] != b[i] && a[i] - b[i] != line.Page - other.Page)
            {
                return false;
            }
        }

        return true;
    }

    private static List<int> Numbers(string text)
    {
        var numbers = new List<int>();
        int value = -1;
        foreach (char c in text)
        {
            if (CharKind.IsDigit(c) && value < 10_000_000)
            {
                value = (Math.Max(0, value) * 10) + (c >= 0xFF10 ? c - 0xFF10 : c - '0');
            }
            else if (value >= 0)
            {
                numbers.Add(value);
                value = -1;
            }
        }

        if (value >= 0)
        {
            numbers.Add(value);
        }

        return numbers;
    }

    /// <summary>Longest run of consecutive pages.</summary>
    private static int Runs(SortedSet<int> numbers)
    {
        int longest = 0;
        int run = 0;
        int last = int.MinValue;
        foreach (int number in numbers)
        {
            run = number == last + 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
            last = number;
        }

        return longest;
    }

    /// <summary>A text known as a header or footer is one on the few pages of another size, too.</summary>
    private static void SpreadToOtherPages(IReadOnlyList<PageText> pages, HashSet<PageLine> found)
    {
        var known = new HashSet<string>();
        foreach (PageLine line in found)
        {
            if (IsInMargin(line) && line.Text.Length > 3)
            {
                known.Add(line.Text);
            }
        }

        foreach (PageText page in pages)
        {
            foreach (PageLine line in page.Lines)
            {
                if (known.Contains(line.Text) && IsInMargin(line))
                {
                    found.Add(line);
                }
            }
        }
    }

    private static bool IsInMargin(PageLine line) => line.Box.Bottom < Margin * line.Frame.Height || line.Box.Top > (1 - Margin) * line.Frame.Height;

    private static void FindPageNumbers(IReadOnlyList<PageText> pages, HashSet<PageLine> found)
    {
        // Bare numbers count where they run with the pages: the difference to the page's number is the same on most pages.
        var bare = new List<(PageLine Line, int Difference)>();
        var stray = new List<(PageLine Line, int Difference)>();
        foreach (PageText page in pages)
        {
            foreach (PageLine line in page.Lines)
            {
                bool margin = IsInMargin(line);
                if (line.Text.Length > 24 || !IsOutermost(line, page))
                {
                    continue;
                }

                if (!margin)
                {
                    if (Bare().IsMatch(line.Text) && line.Box.CenterY > 0.1 * line.Frame.Height)
                    {
                        stray.Add((line, HeadingNumber.Value(line.Text) - page.Number));
                    }

                    continue;
                }

                string text = TextJoiner.Squeeze(line.Text);
                if (Decorated().IsMatch(text))
                {
                    found.Add(line);
                }
                else if (Bare().IsMatch(text) && HeadingNumber.Value(text) is int value)
                {
                    bare.Add((line, value - page.Number));
                }
            }
        }

        foreach (IGrouping<int, (PageLine Line, int Difference)> group in bare.GroupBy(b => b.Difference))
        {
            if (group.Count() < 2 && pages.Count > 1)
            {
                continue;
            }

            found.UnionWith(group.Select(g => g.Line));
            PageLine model = group.First().Line;

            // A page number that a short page draws up to its text: same place across, same type, same count.
            found.UnionWith(stray.Where(s => s.Difference == group.Key && s.Line.Size == model.Size && Math.Abs(s.Line.Box.CenterX - model.Box.CenterX) < 6).Select(s => s.Line));
        }
    }

    /// <summary>Nothing but other furniture-like lines stands between the line and the edge of the page.</summary>
    private static bool IsOutermost(PageLine line, PageText page)
    {
        bool top = line.Box.CenterY < line.Frame.Height / 2;
        int beyond = 0;
        foreach (PageLine other in page.Lines)
        {
            if (!ReferenceEquals(other, line) && other.Direction == line.Direction && (top ? other.Box.Bottom <= line.Box.Top : other.Box.Top >= line.Box.Bottom))
            {
                beyond++;
            }
        }

        return beyond <= 2;
    }

    /// <summary>The text with every number as one mark, blanks gone.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (CharKind.IsBlank(c))
            {
                continue;
            }

            if (!CharKind.IsDigit(c))
            {
                key.Append(c);
            }
            else if (key.Length == 0 || key[^1] != '#')
            {
                key.Append('#');
            }
        }

        return key.ToString();
    }

    [GeneratedRegex(
        @"^(?:[-—–－―─·•~～ ]+\d{1,4}[-—–－―─·•~～ ]+|第\d{1,4}页[,，/／]?(?:共\d{1,4}页)?|共\d{1,4}页[,，]?第\d{1,4}页|\d{1,4}[/／]\d{1,4}|[Pp]age \d{1,4}(?: of \d{1,4})?|[-—–－][ivxlIVXL]{1,6}[-—–－])$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Decorated();

    /// <summary>A table's number, which is at the same place of every page with a table: 表5, 公开05表, 附表1-2.</summary>
    [GeneratedRegex(@"^(?:附?表[#一二三四五六七八九十\-—]+|公开#表|附件[#一二三四五六七八九十]*)[：:]?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^[0-9０-９]{1,4}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
