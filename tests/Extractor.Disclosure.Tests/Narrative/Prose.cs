using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using Extractor.Layout;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>Builds the layout of a few lines of prose: lines that begin with # are headings, their number the level.</summary>
internal static class Prose
{
    public static readonly NarrativeContext Budget = new() { UnitNames = ["青山县水务局", "某省农业农村厅"], Year = 2024, Kind = DisclosureKind.Budget };
    public static readonly NarrativeContext Account = Budget with { Kind = DisclosureKind.FinalAccount };

    public static NarrativeResult Read(NarrativeContext context, params string[] lines) => NarrativeReader.Read(Layout(lines), context);

    public static IReadOnlyList<Statement> Statements(NarrativeContext context, params string[] lines) => Read(context, lines).Statements;

    public static Statement One(NarrativeContext context, string sentence)
    {
        IReadOnlyList<Statement> all = Statements(context, sentence);
        Assert.That(all, Has.Count.EqualTo(1), string.Join(" | ", all.Select(s => s.Label + " " + s.Raw)));
        return all[0];
    }

    public static DocumentLayout Layout(params string[] lines) => new()
    {
        PageCount = 1,
        Info = null!,
        Tables = [],
        PageSizes = [],
        Blocks = [.. lines.Select((line, i) => ToBlock(line, i + 1))],
    };

    private static Block ToBlock(string line, int page)
    {
        int level = 0;
        while (level < line.Length && line[level] == '#')
        {
            level++;
        }

        if (level == 0)
        {
            return new ParagraphBlock(page, default(Box), line, [new TextSpan(0, line.Length, page, default)]);
        }

        string text = line[level..].Trim();
        int number = Numbering.TryRead(text, out Numbering n) ? n.Length : 0;
        return new HeadingBlock(page, default, level, number > 0 ? text[..number].Trim() : null, text[number..], text);
    }
}
