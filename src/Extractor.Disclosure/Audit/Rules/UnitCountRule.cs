using System.Globalization;
using System.Text.RegularExpressions;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>预算单位构成: 本级 and N subordinate units are as many as the kinds of units that the next sentence counts, and as the list names.</summary>
internal sealed partial class UnitCountRule : IAuditRule
{
    /// <summary>A shorter list may be an enumeration of something else.</summary>
    private const int ShortestList = 2;

    public string Id => "prose.unit-count";

    public int Version => 1;

    public string Name => "文字：预算单位个数";

    public string Reason => "A department that is made up of itself (本级) and N subordinate units has N + 1 units: as many as it counts by kind (行政单位, 事业单位) and as its list names.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Section section in Sections.All(context.Entry.Sections))
        {
            List<Count> counts = [];
            foreach (SectionParagraph paragraph in section.Paragraphs)
            {
                if (Whole(paragraph) is { } whole)
                {
                    counts.Add(whole);
                }

                if (Kinds(paragraph) is { } kinds)
                {
                    counts.Add(kinds);
                }
            }

            if (counts.Count == 0)
            {
                continue;
            }

            if (List(section.Paragraphs) is { } list)
            {
                counts.Add(list);
            }

            Compare(counts, into);
        }
    }

    /// <summary>本级预算及下属31家预算单位: the subordinate units and the department itself.</summary>
    private static Count? Whole(SectionParagraph paragraph)
    {
        Match match = WithSubordinates().Match(Labels.Fold(paragraph.Text));
        return match.Success && Number(match.Groups[1]) is { } units ? new Count(units + 1, units, match.Groups[0].Value, paragraph.Page) : null;
    }

    /// <summary>行政单位1家，事业单位30家: all kinds of one sentence.</summary>
    private static Count? Kinds(SectionParagraph paragraph)
    {
        foreach (string sentence in Labels.Fold(paragraph.Text).Split('。', ';'))
        {
            MatchCollection matches = KindOfUnit().Matches(sentence);
            if (matches.Count >= 2 && sentence.StartsWith("本部门", StringComparison.Ordinal))
            {
                int sum = matches.Sum(m => Number(m.Groups[1]) ?? 0);
                return new Count(sum, null, string.Join('，', matches.Select(m => m.Value)), paragraph.Page);
            }
        }

        return null;
    }

    /// <summary>A numbered list without gap that a line ending in 包括： opens.</summary>
    private static Count? List(IReadOnlyList<SectionParagraph> paragraphs)
    {
        int opening = -1;
        for (int i = 0; i < paragraphs.Count; i++)
        {
            string text = Labels.Fold(paragraphs[i].Text);
            if (text.Contains("单位", StringComparison.Ordinal) && text.EndsWith(':') && (text.Contains("包括", StringComparison.Ordinal) || text.Contains("如下", StringComparison.Ordinal)))
            {
                opening = i;
            }
        }

        int named = 0;
        while (opening >= 0 && opening + named + 1 < paragraphs.Count
            && ItemNumber().Match(Labels.Fold(paragraphs[opening + named + 1].Text)) is { Success: true } item && Number(item.Groups[1]) == named + 1)
        {
            named++;
        }

        return named >= ShortestList ? new Count(named, null, string.Create(CultureInfo.InvariantCulture, $"列出 {named} 家"), paragraphs[opening + 1].Page) : null;
    }

    private void Compare(List<Count> counts, IdentityCollector into)
    {
        Count? whole = counts.Find(c => c.Subordinate is not null);
        List<Count> others = [.. counts.Where(c => c.Subordinate is null)];
        if (whole is null || others.Count == 0 || others.Exists(c => c.Units != others[0].Units))
        {
            into.Skip(Id, "", whole is null ? "no-count-of-subordinate-units" : others.Count == 0 ? "nothing-to-count-against" : "the-other-counts-differ");
            return;
        }

        into.Add(new SumIdentity(ToQuantity(whole, "units.subordinate", whole.Subordinate!.Value, "下属单位数"), [
            new Term(ToQuantity(others[0], "units.listed", others[0].Units, "单位总数"), 1),
            new Term(new Quantity { Id = "units.own", Value = 1, Range = Interval.Exact(1), Raw = "本级", Page = whole.Page, IsUnnamed = true, Label = "本级" }, -1),
        ])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = $"下属单位数 = 单位总数（{string.Join("；", others.Select(c => c.Text))}）− 本级 1",
        });
    }

    private static Quantity ToQuantity(Count count, string id, int value, string label) => new()
    {
        Id = id,
        Value = value,
        Range = Interval.Exact(value),
        Raw = count.Text,
        Page = count.Page,
        IsUnnamed = true,
        Label = label,
    };

    private static int? Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    [GeneratedRegex("(?:本级|本部|机关)(?:预算|决算)?(?:以及|及|和|与)(?:所属|下属|直属)([0-9]{1,4})[家个](?:二级|基层)?(?:预算)?单位", RegexOptions.NonBacktracking)]
    private static partial Regex WithSubordinates();

    [GeneratedRegex("(?:行政|事业|参公|参照公务员法管理的?事业|企业)单位([0-9]{1,4})[家个]", RegexOptions.NonBacktracking)]
    private static partial Regex KindOfUnit();

    [GeneratedRegex("^\\(?([0-9]{1,4})[、.)]", RegexOptions.NonBacktracking)]
    private static partial Regex ItemNumber();

    /// <param name="Units">Units in all, the department itself among them.</param>
    /// <param name="Subordinate">The printed number where it counts subordinate units only.</param>
    private sealed record Count(int Units, int? Subordinate, string Text, int Page);
}
