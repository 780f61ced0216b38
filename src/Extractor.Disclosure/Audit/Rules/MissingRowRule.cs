using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Rows that must be there: the class and section above an item, and the total, where the table and its sisters print them.</summary>
internal sealed class MissingRowRule : IAuditRule
{
    private const int Enough = 1;

    public string Id => "row.missing";

    public int Version => 1;

    public string Name => "缺行";

    public string Reason => "A table that prints every level of the classification prints the levels above each item, and the tables of one disclosure print their totals.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<AuditTable> coded = [.. context.Tables.Where(t => Codes(t).Count > 0)];
        int withTotal = coded.Count(HasTotal);
        foreach (AuditTable table in coded)
        {
            Levels(table, into);
            if (withTotal >= 3 && withTotal == coded.Count - 1 && !HasTotal(table))
            {
                Report(table, FirstCell(table), "未见合计行，而同一文件其他表均有", into);
            }
        }
    }

    private void Levels(AuditTable table, IdentityCollector into)
    {
        Dictionary<string, AuditCell> codes = Codes(table);
        foreach (int length in new[] { 3, 5 })
        {
            List<AuditCell> orphans = [];
            int parents = 0;
            foreach ((string code, AuditCell cell) in codes)
            {
                bool below = length == 3 ? code.Length == 5 : code.Length == 7;
                if (!below)
                {
                    continue;
                }

                if (codes.ContainsKey(code[..length]))
                {
                    parents++;
                }
                else
                {
                    orphans.Add(cell);
                }
            }

            // One gap among complete branches is a lost row; many gaps are a table that leaves the level out.
            int missing = orphans.Select(o => o.Label.Code![..length]).Distinct().Count();
            if (missing == 1 && parents >= Enough)
            {
                Report(table, orphans[0], $"有 {orphans[0].Label.Code}，缺少上级科目 {orphans[0].Label.Code![..length]} 一行", into);
            }
        }
    }

    private static bool HasTotal(AuditTable table) => table.Rows.Any(r => table.Row(r).Any(ColumnGroups.IsTotal));

    private static AuditCell FirstCell(AuditTable table) => table.Row(table.Rows.First())[0];

    /// <summary>First cell of each code, inferred codes and units' blocks left out.</summary>
    private static Dictionary<string, AuditCell> Codes(AuditTable table)
    {
        var codes = new Dictionary<string, AuditCell>(StringComparer.Ordinal);
        foreach (int row in table.Rows)
        {
            foreach (AuditCell cell in table.Row(row))
            {
                RowLabel label = cell.Label;
                if (label.Code is { Length: 3 or 5 or 7 } code && label.Inferred != true)
                {
                    codes.TryAdd(code, cell);
                }
            }
        }

        return codes;
    }

    private void Report(AuditTable table, AuditCell at, string message, IdentityCollector into) =>
        into.Add(new Remark(Id, "warning", $"{table.Table.Title ?? table.Id}：{message}", [at.Quantity]));
}
