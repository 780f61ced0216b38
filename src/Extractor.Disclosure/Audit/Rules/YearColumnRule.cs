using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A column 上年预算数 or 上年决算数, and 年初结转 of this year, against the disclosure of the year before.</summary>
internal sealed class YearColumnRule : IAuditRule
{
    public string Id => "year.column";

    public int Version => 1;

    public string Name => "跨年：上年数列与上年公开";

    public string Reason => "The column 上年预算数 repeats last year's budget, 上年决算数 last year's account, and what is carried into a year is what was left at the end of the one before.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            foreach (int column in table.Columns)
            {
                string key = LastPart(table.Column(column)[0].Fact.ColumnKey);
                if (key is "lastYearBudget" or "lastYearFinal")
                {
                    DisclosureKind kind = key == "lastYearBudget" ? DisclosureKind.Budget : DisclosureKind.FinalAccount;
                    Compare(context, table, column, kind, c => LastPart(c.Fact.ColumnKey) is "total" or "budget" or "final" or "amount", $"{Id}:{table.Id}:{column}", into);
                }
                else if (key == "opening" && context.Entry.Kind == DisclosureKind.FinalAccount)
                {
                    Compare(context, table, column, DisclosureKind.FinalAccount, c => LastPart(c.Fact.ColumnKey) == "closing", Id + ":opening", into);
                }
            }
        }
    }

    private void Compare(
        AuditContext context, AuditTable table, int column, DisclosureKind kind, Func<AuditCell, bool> isTheirs, string family, IdentityCollector into)
    {
        if (context.Other(context.UnitYear.Year - 1, kind) is not { } before)
        {
            into.Skip(Id, table.Id, "no-disclosure-of-the-year-before");
            return;
        }

        string name = table.Kind[(table.Kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
        List<AuditTable> theirs = [.. before.Context.Tables.Where(t => t.Kind.EndsWith("." + name, StringComparison.Ordinal))];
        if (theirs.Count != 1)
        {
            into.Skip(Id, table.Id, theirs.Count == 0 ? "no-such-table-in-the-year-before" : "several-such-tables-in-the-year-before");
            return;
        }

        Dictionary<string, AuditCell> last = RowKeys.Index(theirs[0], isTheirs);
        Dictionary<string, AuditCell> its = RowKeys.Index(table, c => c.Column == column);
        foreach ((string row, AuditCell cell) in its)
        {
            if (last.TryGetValue(row, out AuditCell? other))
            {
                into.Add(new SumIdentity(cell.Quantity, [new Term(before.Quote(other.Quantity), 1)])
                {
                    Rule = Id,
                    Family = family,
                    Severity = "warning",
                    Text = $"= 上年公开数（{before.File}：{other.Quantity.Label}）",
                });
            }
            else
            {
                into.Skip(Id, table.Id, "row-not-in-the-year-before");
            }
        }
    }

    private static string LastPart(string? key) => key is null ? "" : key[(key.LastIndexOf('.') + 1)..];
}
