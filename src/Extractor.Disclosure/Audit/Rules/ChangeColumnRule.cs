using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Columns that compare two others: 增减额 = this year − last year, 增减% and 执行率 are quotients.</summary>
/// <remarks>Headers say what is compared in many ways; the rows of the table say it by obeying. Only the column itself is named by its header.</remarks>
internal sealed class ChangeColumnRule : IAuditRule
{
    /// <summary>Rows that must obey a reading for it to be one.</summary>
    private const int FewestRows = 3;

    public string Id => "row.change";

    public int Version => 1;

    public string Name => "增减额、增减率与执行率列";

    public string Reason => "A column 增减额 is one column less another, 增减% that over the earlier year, 执行率 the account over the budget.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            if (table.Kind.StartsWith("performance", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (int column in table.Columns)
            {
                Fact first = table.Column(column)[0].Fact;
                string key = first.ColumnKey is { } k ? k[(k.LastIndexOf('.') + 1)..] : "";
                string label = first.Column.Count > 0 ? Labels.Fold(first.Column[^1]) : "";
                if (key == "change" || label.StartsWith("增减额", StringComparison.Ordinal))
                {
                    Add(table, column, "增减额 = 本年数 − 上年数", Difference, into);
                }
                else if (key == "changeRate" || label.StartsWith("增减%", StringComparison.Ordinal))
                {
                    Add(table, column, "增减率 = （本年数 − 上年数）÷ 上年数", Growth, into);
                }
                else if (key == "executionRate")
                {
                    Add(table, column, "执行率 = 决算数 ÷ 预算数", Quotient, into);
                }
            }
        }
    }

    private static Identity? Difference(Quantity change, Quantity now, Quantity before, string rule, string family, string text) =>
        change.Scale == now.Scale || change.Value == 0 ? new SumIdentity(change, [new Term(now, 1), new Term(before, -1)]) { Rule = rule, Family = family, Text = text } : null;

    private static Identity? Growth(Quantity rate, Quantity now, Quantity before, string rule, string family, string text) =>
        Defined(new RatioIdentity(rate, [new Term(now, 1), new Term(before, -1)], [new Term(before, 1)]) { Rule = rule, Family = family, Text = text });

    private static Identity? Quotient(Quantity rate, Quantity now, Quantity before, string rule, string family, string text) =>
        Defined(new RatioIdentity(rate, [new Term(now, 1)], [new Term(before, 1)]) { Rule = rule, Family = family, Text = text });

    private static RatioIdentity? Defined(RatioIdentity identity) => identity.IsDefined ? identity : null;

    private void Add(
        AuditTable table, int column, string text, Func<Quantity, Quantity, Quantity, string, string, string, Identity?> make, IdentityCollector into)
    {
        List<int> amounts = [.. table.Columns.Where(c => c != column && table.Column(c)[0].Fact.Unit == "CNY" && !IsDerived(table, c))];
        (int Now, int Before, int Held)? best = null;
        bool tie = false;
        foreach (int now in amounts)
        {
            foreach (int before in amounts)
            {
                if (now == before)
                {
                    continue;
                }

                int held = 0;
                foreach (AuditCell cell in table.Column(column))
                {
                    held += table.At(cell.Row, now) is { } n && table.At(cell.Row, before) is { } b
                        && make(cell.Quantity, n.Quantity, b.Quantity, Id, "", text) is { IsTrivial: false } identity && identity.Evaluate() != Outcome.Fails ? 1 : 0;
                }

                tie = best is { } known && known.Held == held;
                best = best is null || held > best.Value.Held ? (now, before, held) : best;
            }
        }

        if (best is not { Held: >= FewestRows } reading || tie)
        {
            into.Skip(Id, table.Id, "not-told-which-columns-are-compared");
            return;
        }

        foreach (AuditCell cell in table.Column(column))
        {
            if (table.At(cell.Row, reading.Now) is { } now && table.At(cell.Row, reading.Before) is { } before
                && make(cell.Quantity, now.Quantity, before.Quantity, Id, $"{Id}:{table.Id}:{column}", text) is { } identity)
            {
                into.Add(identity);
            }
            else
            {
                into.Skip(Id, table.Id, "a-side-is-blank");
            }
        }
    }

    private static bool IsDerived(AuditTable table, int column) =>
        table.Column(column)[0].Fact.ColumnKey is { } key && key[(key.LastIndexOf('.') + 1)..] is "change" or "changeRate" or "executionRate";
}
