using System.Text.RegularExpressions;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A table, or a part of one, in the reading order.</summary>
/// <param name="Index">Index of the table from 1; 0 for a continued part, which is no block of its own.</param>
internal readonly record struct TablePlace(int Page, Box Box, int Index);

/// <summary>Lines of all pages → headings, paragraphs and places of tables in reading order.</summary>
internal static partial class BlockBuilder
{
    /// <param name="runningTexts">Takes the texts of page headers and footers, each once, in the order of the pages.</param>
    public static IReadOnlyList<Block> Build(IReadOnlyList<PageText> pages, IReadOnlyList<TablePlace>? tables = null, List<string>? runningTexts = null)
    {
        HashSet<PageLine> furniture = PageFurniture.Find(pages);
        if (runningTexts is not null)
        {
            runningTexts.AddRange(pages.SelectMany(p => p.Lines).Where(furniture.Contains).Select(l => l.Text).Distinct(StringComparer.Ordinal).Take(1000));
        }

        var frames = new TextFrames(pages, furniture);
        List<object> groups = Group(pages, tables ?? [], furniture, frames);
        return Classify(groups, frames);
    }

    /// <summary>Groups of lines and places of tables, in the order in which they begin.</summary>
    private static List<object> Group(IReadOnlyList<PageText> pages, IReadOnlyList<TablePlace> tables, HashSet<PageLine> furniture, TextFrames frames)
    {
        var joiner = new ParagraphJoiner(frames);
        var items = new List<object>();
        LineGroup? open = null;
        bool overTable = false;
        ILookup<int, TablePlace> byPage = tables.ToLookup(t => t.Page);
        foreach (PageText page in pages)
        {
            List<PageLine> notes = Footnotes(page, furniture, frames);
            var waiting = new List<TablePlace>(byPage[page.Number].OrderBy(t => page.Frame.Place(t.Box).Top).ThenBy(t => page.Frame.Place(t.Box).Left));
            foreach (PageLine line in page.Lines)
            {
                if (furniture.Contains(line) || notes.Contains(line))
                {
                    continue;
                }

                while (waiting.Count > 0 && Precedes(page.Frame.Place(waiting[0].Box), line))
                {
                    Place(waiting[0], items);
                    waiting.RemoveAt(0);
                    overTable = true;
                }

                if (open is not null && joiner.Continues(open, line, overTable))
                {
                    open.Lines.Add(line);
                }
                else
                {
                    items.Add(open = new LineGroup(line));
                }

                overTable = false;
            }

            foreach (TablePlace table in waiting)
            {
                Place(table, items);
                overTable = true;
            }

            LineGroup? note = null;
            foreach (PageLine line in notes)
            {
                if (note is not null && !FootnoteMark().IsMatch(line.Text))
                {
                    note.Lines.Add(line);
                }
                else
                {
                    items.Add(note = new LineGroup(line));
                }
            }
        }

        return items;
    }

    private static void Place(TablePlace table, List<object> items)
    {
        if (table.Index > 0)
        {
            items.Add(table);
        }
    }

    private static bool Precedes(Box table, PageLine line) =>
        line.Box.CenterY > table.CenterY && line.Box.Left < table.Right && line.Box.Right > table.Left;

    /// <summary>Small lines at the foot of a page from the first one with a footnote mark on; they do not part a paragraph that goes on overleaf.</summary>
    private static List<PageLine> Footnotes(PageText page, HashSet<PageLine> furniture, TextFrames frames)
    {
        var notes = new List<PageLine>();
        int at = -1;
        for (int i = page.Lines.Count - 1; i >= 0; i--)
        {
            PageLine line = page.Lines[i];
            if (furniture.Contains(line))
            {
                continue;
            }

            if (line.Size > 0.9 * frames.BodySize || line.Box.Top < 0.5 * page.Height)
            {
                break;
            }

            if (FootnoteMark().IsMatch(line.Text))
            {
                at = i;
            }
        }

        for (int i = Math.Max(at, 0); at >= 0 && i < page.Lines.Count; i++)
        {
            if (!furniture.Contains(page.Lines[i]))
            {
                notes.Add(page.Lines[i]);
            }
        }

        return notes;
    }

    private static List<Block> Classify(List<object> items, TextFrames frames)
    {
        var blocks = new List<Block>(items.Count);
        LineGroup[] groups = [.. items.OfType<LineGroup>()];
        bool[] contents = ContentsFinder.Find(groups);
        HeadingBlock?[] headings = Headings(groups, contents, frames);
        DropTableTitles(items, headings);
        DropCover(items, groups, headings);
        int at = 0;
        foreach (object item in items)
        {
            if (item is TablePlace table)
            {
                blocks.Add(new TableBlock(table.Page, table.Box, table.Index));
                continue;
            }

            LineGroup group = groups[at];
            blocks.Add(headings[at] ?? (Block)group.ToParagraph());
            at++;
        }

        return MergeBareNumbers(blocks);
    }

    private static HeadingBlock?[] Headings(LineGroup[] groups, bool[] contents, TextFrames frames)
    {
        var classifier = new HeadingClassifier(frames);
        var headings = new HeadingBlock?[groups.Length];
        int textOnPage = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            LineGroup group = groups[i];
            if (contents[i])
            {
                string entry = ContentsFinder.Strip(group.Printed());
                HeadingNumber? number = HeadingNumber.Read(entry);
                headings[i] = HeadingClassifier.Make(group, entry, number, number?.Level ?? 1, contents: true);
                continue;
            }

            headings[i] = classifier.Read(group, startsPage: textOnPage != group.First.Page);
            if (headings[i] is null)
            {
                textOnPage = group.Last.Page;
            }
        }

        DropListItems(groups, headings, classifier);
        return headings;
    }

    /// <summary>The unnumbered title right above a table is the table's, not a section's.</summary>
    private static void DropTableTitles(List<object> items, HeadingBlock?[] headings)
    {
        int at = 0;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is LineGroup)
            {
                if (headings[at] is { Number: null, IsContents: false } title && i + 1 < items.Count && items[i + 1] is TablePlace table && table.Page == title.Page
                    && (title.Title.EndsWith('表') || title.Title.EndsWith("表）", StringComparison.Ordinal)))
                {
                    headings[at] = null;
                }

                at++;
            }
        }
    }

    /// <summary>A first page with nothing but a few short lines is the cover: its lines are no section of the document.</summary>
    private static void DropCover(List<object> items, LineGroup[] groups, HeadingBlock?[] headings)
    {
        if (groups.Length == 0 || groups[^1].First.Page == groups[0].First.Page || items.OfType<TablePlace>().Any(t => t.Page == groups[0].First.Page))
        {
            return;
        }

        int end = 0;
        while (end < groups.Length && groups[end].First.Page == groups[0].First.Page)
        {
            if (headings[end] is { IsContents: true } or { Number: not null } || groups[end].Last.Page != groups[0].First.Page
                || (ParagraphJoiner.EndsSentence(groups[end].Last.Text) && groups[end].Lines.Count > 1))
            {
                return;
            }

            end++;
        }

        if (end <= 10)
        {
            Array.Clear(headings, 0, end);
        }
    }

    /// <summary>An item of a list whose neighbours are run-in paragraphs is one too, however short it is.</summary>
    private static void DropListItems(LineGroup[] groups, HeadingBlock?[] headings, HeadingClassifier classifier)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            if (headings[i] is not { IsContents: false, Number: not null } || HeadingNumber.Read(groups[i].Printed()) is not HeadingNumber number
                || number.Level == 1 || (number.Level <= 3 && classifier.IsDistinct(groups[i])))
            {
                continue;
            }

            bool after = i > 0 && headings[i - 1] is null && IsSibling(groups[i - 1], number, -1);
            bool before = i + 1 < groups.Length && headings[i + 1] is null && IsSibling(groups[i + 1], number, 1);
            if (after || before)
            {
                headings[i] = null;
            }
        }
    }

    private static bool IsSibling(LineGroup group, HeadingNumber number, int step) =>
        HeadingNumber.Read(group.Printed()) is HeadingNumber other && other.Level == number.Level && other.Ordinal == number.Ordinal + step;

    /// <summary>第一部分 on a line of its own takes the title below it.</summary>
    private static List<Block> MergeBareNumbers(List<Block> blocks)
    {
        for (int i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i] is HeadingBlock { Title.Length: 0 } bare && blocks[i + 1] is HeadingBlock { Number: null } title
                && title.IsContents == bare.IsContents && title.Page == bare.Page)
            {
                blocks[i] = bare with { Title = title.Title, Text = bare.Text + " " + title.Text, Box = bare.Box.Union(title.Box) };
                blocks.RemoveAt(i + 1);
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"^\s*(?:[①-⑳]|[\[［〔][0-9]{1,3}[\]］〕]|[*＊※†‡])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();
}
