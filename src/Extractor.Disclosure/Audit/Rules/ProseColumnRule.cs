using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>基本支出, 项目支出 and the like in a section of the narrative are the total row of the table that the section explains; <c>prose-columns.tsv</c>.</summary>
internal sealed class ProseColumnRule : IAuditRule
{
    private static readonly IReadOnlyList<Entry> Entries =
        [.. EmbeddedTable.Rows("Audit.prose-columns.tsv", 5).Select(f => new Entry(f[0].Split('|'), f[1].Split('|'), f[2].Split('|'), f[3], f[4]))];

    public string Id => "prose.column";

    public int Version => 1;

    public string Name => "文字与表中合计";

    public string Reason => "A section explains a table: its 基本支出 is the total of that table's column 基本支出.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.Section.Count == 0 || statement.Whose is not null || ProseFigures.Amount(statement) is not { } amount)
            {
                continue;
            }

            string label = Labels.Fold(statement.Label);

            // The nearest title says most; the one above it, (二)结构情况 under 五、一般公共预算…, gives the fund.
            string section = Labels.Fold(string.Join('/', statement.Section.TakeLast(2).Where(s => !s.StartsWith('第'))));
            foreach (Entry entry in Entries)
            {
                if (Array.IndexOf(entry.Labels, label) >= 0 && Holds(section, entry.With) && !Holds(section, entry.Without))
                {
                    Compare(context, statement, amount, entry, into);
                }
            }
        }
    }

    private static bool Holds(string section, string[] words) => Array.Exists(words, w => section.Contains(w, StringComparison.Ordinal));

    private void Compare(AuditContext context, Statement statement, Quantity amount, Entry entry, IdentityCollector into)
    {
        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind.EndsWith("." + entry.Table, StringComparison.Ordinal))];
        if (tables.Count != 1)
        {
            into.Skip(Id, statement.Id, tables.Count == 0 ? "table-not-there" : "several-tables-of-the-kind");
            return;
        }

        List<AuditCell> totals = [.. tables[0].Rows.SelectMany(tables[0].Row).Where(c => c.Fact.ColumnKey == entry.Column && c.Fact.Unit == "CNY" && IsWholeRow(tables[0], c))];
        if (totals.Count != 1)
        {
            into.Skip(Id, statement.Id, "no-single-total-row");
            return;
        }

        into.Add(new SumIdentity(amount, [new Term(totals[0].Quantity, 1)])
        {
            Rule = Id,
            Family = $"{Id}:{entry.Table}",
            Text = $"文字 = {tables[0].Table.Title ?? tables[0].Id}的{totals[0].Quantity.Label}",
        });
    }

    /// <summary>The total row; or the only row of a table that prints no other.</summary>
    private static bool IsWholeRow(AuditTable table, AuditCell cell) => ColumnGroups.IsTotal(cell) || table.Rows.Count() == 1;

    private sealed record Entry(string[] Labels, string[] With, string[] Without, string Table, string Column);
}
