using System.Text.RegularExpressions;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A reason that gives an item's money to a unit (安排…评估中心168万元) cannot give it more than the table does.</summary>
/// <remarks>
/// Applied only where the table of projects divides the very amount of the sentence among units. A reason may name a part
/// of what a unit gets, so that less than the table's figure says nothing.
/// </remarks>
internal sealed partial class UnitSplitRule : IAuditRule
{
    /// <summary>A shorter name may be a part of another unit's.</summary>
    private const int ShortestUnitName = 6;

    public string Id => "prose.unit-split";

    public int Version => 1;

    public string Name => "文字：资金安排到单位";

    public string Reason => "The table of projects divides an item among the units of the department; a sentence that says who gets it must agree.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind.EndsWith("roject", StringComparison.Ordinal) && t.Rows.SelectMany(t.Row).Any(c => c.Label.Role == "unit"))];
        if (tables.Count != 1)
        {
            into.Skip(Id, "", "no-single-table-of-projects-by-unit");
            return;
        }

        List<AuditCell> rows = [.. tables[0].Rows.SelectMany(tables[0].Row).Where(c => c is { Label: { Role: "project", Code: not null, Group: not null }, Fact.ColumnKey: "total" })];
        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.Reason is not { } reason || ProseTableRule.ItemOf(statement, rows) is not { } code)
            {
                continue;
            }

            List<AuditCell> item = [.. rows.Where(r => r.Label.Code == code)];
            if (item.Sum(c => c.Quantity.Value) != statement.Amount)
            {
                into.Skip(Id, statement.Id, "the-projects-are-not-the-whole-item");
                continue;
            }

            foreach (Match match in Given().Matches(Labels.Fold(reason)))
            {
                Check(statement, match, item, into);
            }
        }
    }

    private void Check(Statement statement, Match match, List<AuditCell> item, IdentityCollector into)
    {
        string name = match.Groups[1].Value;
        List<AuditCell> its = [.. item.Where(c => Names(name, Labels.Fold(c.Label.Group!)))];
        if (its.Select(c => c.Label.Group).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            into.Skip(Id, statement.Id, "unit-not-told-apart");
            return;
        }

        if (!decimal.TryParse(match.Groups[2].ValueSpan, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal number))
        {
            return;
        }

        string raw = match.Groups[2].Value + match.Groups[3].Value;
        Quantity given = PrintedFigure.OfStatement(statement, "reason." + its[0].Quantity.Id, number * PrintedFigure.UnitScale(match.Groups[3].Value), raw, $"{statement.Label} · {name}");
        var identity = new SumIdentity(given, [.. its.Select(c => new Term(c.Quantity, 1))])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Text = $"文字安排给该单位的数 = 项目支出表中该单位 {its[0].Label.Code} 的项目之和",
        };
        if (identity.Evaluate() != Outcome.Fails || given.Range.Low > its.Sum(c => c.Quantity.Range.High))
        {
            into.Add(identity);
        }
        else
        {
            into.Skip(Id, statement.Id, "may-be-a-part-only");
        }
    }

    private static bool Names(string said, string unit) =>
        said.Length >= ShortestUnitName && (said == unit || unit.EndsWith(said, StringComparison.Ordinal));

    [GeneratedRegex("(?:安排(?:至|给|到)?|拨付(?:至|给)?|下达(?:至|给)?)([\\p{IsCJKUnifiedIdeographs}()]{4,40}?)([0-9][0-9,]{0,17}(?:\\.[0-9]{1,6})?)(亿元|万元|元)", RegexOptions.NonBacktracking)]
    private static partial Regex Given();
}
