using Extractor.Disclosure.Kinds;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>目录: every table it lists is there, and every main table that is there is listed.</summary>
/// <remarks>Tables are matched by what they are, not by their words: a title drifts between the contents and the table.</remarks>
internal sealed class ContentsRule : IAuditRule
{
    /// <summary>A contents that names fewer tables names parts, not tables.</summary>
    private const int FewestTables = 3;

    /// <summary>A longer paragraph is a sentence, not a title over a table.</summary>
    private const int LongestTitle = 60;

    /// <summary>Tables that a contents lists wherever it lists tables at all.</summary>
    private static readonly string[] Main = ["overview", "income", "expenditure", "appropriation", "general", "generalBasic", "generalProject", "governmentFund", "stateCapital", "threePublic"];

    public string Id => "contents.tables";

    public int Version => 1;

    public string Name => "目录与表格";

    public string Reason => "A disclosure prints the tables that its contents announces, an empty one where there is nothing to tell.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<(ContentsLine Line, string Title, string Kind)> listed = [];
        foreach (ContentsLine line in context.Entry.Contents)
        {
            string title = Title(line.Text);
            if (title.EndsWith('表') && !title.Contains("说明", StringComparison.Ordinal) && TableKinds.ByTitle(title) is { } kind && !TableKinds.IsPerformance(kind))
            {
                listed.Add((line, title, kind));
            }
        }

        if (listed.Count < FewestTables)
        {
            into.Skip(Id, "", "no-tables-in-the-contents");
            return;
        }

        List<DisclosureTable> tables = [.. context.Entry.Tables.Where(t => t.Kind != TableKinds.Other && !TableKinds.IsPerformance(t.Kind))];
        HashSet<string> present = [.. tables.Select(t => Bare(t.Kind))];
        int missing = listed.Count(l => !present.Contains(l.Kind));
        if (missing * 2 > listed.Count)
        {
            // The tables are another file, or pictures.
            into.Skip(Id, "", "most-tables-are-not-in-this-file");
            return;
        }

        into.Pass(Id, listed.Count - missing);
        HashSet<string> kinds = [.. listed.Select(l => l.Kind)];
        foreach ((ContentsLine line, string title, string kind) in listed)
        {
            if (!present.Contains(kind))
            {
                into.Add(new Remark(Id, "warning", $"目录列有“{title}”，而文件中没有这张表", [], title)
                {
                    Origin = MayBeUnread(context.Entry, title) ? "undecided" : "published",
                    Places = [new FindingPlace(null, line.Page, line.Box) { Raw = line.Text }],
                });
            }
        }

        foreach (DisclosureTable table in tables)
        {
            if (Array.IndexOf(Main, Bare(table.Kind)) >= 0 && !kinds.Contains(Bare(table.Kind)) && table.Title is { } title && title.EndsWith('表'))
            {
                into.Add(new Remark(Id, "warning", $"文件中有“{title}”，而目录没有列出", [], null, title)
                {
                    Origin = "undecided",
                    Places = [new FindingPlace(null, table.Pages.Count > 0 ? table.Pages[0] : 0, null) { Raw = title }],
                });
            }
        }
    }

    /// <summary>True where the title stands over something in the text, a table has no kind, or a page could not be read: then we may have missed it.</summary>
    private static bool MayBeUnread(DisclosureEntry entry, string title)
    {
        return entry.Tables.Any(t => t.Kind == TableKinds.Other)
            || entry.Warnings.Any(w => w.Code == "table-not-read" || w.Code.StartsWith("page-", StringComparison.Ordinal))
            || Sections.All(entry.Sections).Any(s => IsIt(s.Title) || s.Paragraphs.Any(p => p.Text.Length < LongestTitle && IsIt(p.Text)));

        bool IsIt(string text) => Labels.Fold(text).EndsWith(title, StringComparison.Ordinal);
    }

    private static string Title(string line)
    {
        string text = Labels.Fold(line);
        int end = text.LastIndexOf('表');
        return end < 0 || text.AsSpan(end + 1).IndexOfAnyExcept("0123456789.…·-—_()") >= 0 ? "" : Labels.Core(text[..(end + 1)]);
    }

    private static string Bare(string kind) => kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
