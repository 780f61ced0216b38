using System.Text.RegularExpressions;

namespace Extractor.Layout.Text;

/// <summary>Finds the entries of tables of contents: lines below a heading 目录, and runs of lines with leaders and page numbers.</summary>
internal static partial class ContentsFinder
{
    /// <summary>Entries with leaders that make a table of contents without a heading.</summary>
    private const int MinEntries = 3;

    /// <summary>True where a line ends with a leader and a page number.</summary>
    public static bool HasLeader(string text) => Leader().IsMatch(text);

    /// <summary>True for the heading of a table of contents.</summary>
    public static bool IsHeading(string text)
    {
        string plain = TextJoiner.Squeeze(text).Replace(" ", "", StringComparison.Ordinal);
        return plain is "目录" or "目次" or "目錄" || plain.Equals("contents", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("tableofcontents", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The entry without its leader and page number.</summary>
    public static string Strip(string text)
    {
        Match match = Leader().Match(text);
        if (!match.Success)
        {
            match = Number().Match(text);
        }

        return match.Success ? text[..match.Index].TrimEnd() : text;
    }

    /// <summary>Marks the groups that belong to a table of contents, its heading included.</summary>
    public static bool[] Find(IReadOnlyList<LineGroup> groups)
    {
        bool[] marks = new bool[groups.Count];
        for (int i = 0; i < groups.Count; i++)
        {
            if (marks[i])
            {
                continue;
            }

            if (IsHeading(groups[i].Printed()))
            {
                int end = EndOfContents(groups, i + 1);
                Array.Fill(marks, true, i, end - i);
            }
            else if (HasLeader(groups[i].Printed()))
            {
                int end = i;
                while (end < groups.Count && HasLeader(groups[end].Printed()))
                {
                    end++;
                }

                if (end - i >= MinEntries)
                {
                    Array.Fill(marks, true, i, end - i);
                }
            }
        }

        return marks;
    }

    /// <summary>
    /// Contents end where running text begins, or where the first entry of the highest level comes again as the heading it
    /// stands for.
    /// </summary>
    private static int EndOfContents(IReadOnlyList<LineGroup> groups, int start)
    {
        var seen = new HashSet<(int Level, int Ordinal)>();
        int top = int.MaxValue;
        int page = start < groups.Count ? groups[start].First.Page : 0;
        for (int i = start; i < groups.Count; i++)
        {
            string text = groups[i].Printed();
            bool leader = HasLeader(text) || Number().IsMatch(text);
            bool sentence = ParagraphJoiner.EndsSentence(text) && text.Length > 12 && (HeadingNumber.Read(text) is null or { Level: > 2 } || text.Length > 40);
            if (!leader && (text.Length > 90 || sentence))
            {
                return LastUnrepeated(groups, start, i);
            }

            if (HeadingNumber.Read(text) is HeadingNumber number)
            {
                bool isTop = number.Level <= top;
                if (!leader && isTop && number.Level == top && seen.Contains((number.Level, number.Ordinal)))
                {
                    return i;
                }

                if (number.Level < top)
                {
                    seen.Clear();
                    top = number.Level;
                }

                if (number.Level == top)
                {
                    seen.Add((number.Level, number.Ordinal));
                }
            }
            else if (!leader && groups[i].First.Page != page && groups[i].First.Page != groups[i - 1].First.Page)
            {
                // Something without number at the head of a later page is no entry.
                return i;
            }
        }

        return LastUnrepeated(groups, start, groups.Count);
    }

    /// <summary>Where running text was met first: the headings just before it that stand on its page but not on that of the contents belong to it.</summary>
    private static int LastUnrepeated(IReadOnlyList<LineGroup> groups, int start, int end)
    {
        int i = end;
        if (end < groups.Count)
        {
            while (i > start && groups[i - 1].First.Page == groups[end].First.Page && groups[start].First.Page != groups[end].First.Page
                && !HasLeader(groups[i - 1].Printed()))
            {
                i--;
            }
        }

        return i;
    }

    [GeneratedRegex(@"(?:[.·．•…‥・_﹒\-—]\s*){3,}\s*[0-9０-９ivxIVX]{1,4}\s*$|…+\s*[0-9]{1,4}\s*$|(?:[.·．•…‥・]\s*){6,}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Leader();

    [GeneratedRegex(@"[ 　(（]+[0-9]{1,3}[)）]?\s*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
