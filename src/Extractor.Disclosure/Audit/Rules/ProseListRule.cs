using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The items of a list (类款项 lines) add up to the amount that the document gives for the whole.</summary>
internal sealed class ProseListRule : IAuditRule
{
    private const int FewestItems = 5;

    /// <summary>A sum this near to a total is meant to be it.</summary>
    private const decimal Near = 0.005m;

    public string Id => "prose.list";

    public int Version => 1;

    public string Name => "文字：分项之和";

    public string Reason => "A section that explains the appropriation item by item names all its items, so they add up to the appropriation.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (IGrouping<string, Statement> section in context.Entry.Statements.GroupBy(s => string.Join('/', s.Section), StringComparer.Ordinal))
        {
            List<Statement> items = [.. section.Where(IsItem)];
            if (items.Count >= FewestItems && items.Select(i => Labels.Fold(i.Label)).Distinct(StringComparer.Ordinal).Count() == items.Count)
            {
                Amounts(context, items, into);
                Changes(context, items, into);
            }
        }
    }

    private static bool IsItem(Statement statement)
    {
        string label = Labels.Fold(statement.Label);
        return statement.Amount is not null && statement.Unit == "CNY"
            && (label.Contains("(项)", StringComparison.Ordinal) || ProseTableRule.CodeIn(label).Length == 7);
    }

    private void Amounts(AuditContext context, List<Statement> items, IdentityCollector into)
    {
        List<Term> terms = [.. items.Select(ProseFigures.Amount).OfType<Quantity>().Select(q => new Term(q, 1))];
        decimal sum = terms.Sum(t => t.Quantity.Value);
        Quantity? whole = context.Tables
            .Where(t => t.Kind.EndsWith(".general", StringComparison.Ordinal) || t.Kind.EndsWith(".appropriationExpenditure", StringComparison.Ordinal))
            .SelectMany(t => t.Rows.SelectMany(t.Row))
            .Where(c => ColumnGroups.IsTotal(c) && Math.Abs(c.Quantity.Value - sum) <= Near * sum)
            .Select(c => c.Quantity)
            .FirstOrDefault();
        if (whole is null)
        {
            into.Skip(Id, items[0].Id, "no-total-near-the-sum");
            return;
        }

        into.Add(new SumIdentity(whole, terms)
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Severity = "warning",
            Text = $"= 文字所列 {terms.Count} 个项级科目之和",
        });
    }

    /// <summary>Changes of the items against those of 基本支出 and 项目支出; items that fell to zero may be left out of the list, so a gap only shows where it is small.</summary>
    private void Changes(AuditContext context, List<Statement> items, IdentityCollector into)
    {
        Statement? basic = Last(context, items[0], "基本支出");
        Statement? project = Last(context, items[0], "项目支出");
        if (basic is null || project is null || ProseFigures.Change(basic) is not { } left || ProseFigures.Change(project) is not { } other)
        {
            return;
        }

        int sign = Sign(basic);
        List<Term> terms = [.. items.Select(i => (Change: ProseFigures.Change(i), Sign: Sign(i))).Where(i => i.Change is not null).Select(i => new Term(i.Change!, i.Sign * sign))];
        terms.Add(new Term(other, -Sign(project) * sign));
        into.Add(new SumIdentity(left, terms)
        {
            Rule = Id,
            Family = Id + ".change",
            Severity = "warning",
            Text = "基本支出增减 + 项目支出增减 = 各项级科目增减之和",
        });
    }

    private static Statement? Last(AuditContext context, Statement before, string label)
    {
        Statement? found = null;
        foreach (Statement statement in context.Entry.Statements)
        {
            if (ReferenceEquals(statement, before))
            {
                break;
            }

            if (statement.Change is not null && Labels.Fold(statement.Label).EndsWith(label, StringComparison.Ordinal))
            {
                found = statement;
            }
        }

        return found;
    }

    private static int Sign(Statement statement) => statement.Direction == "decrease" ? -1 : 1;
}
