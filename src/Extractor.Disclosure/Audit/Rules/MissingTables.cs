using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Tables without any figure that cannot be empty, because another table of the disclosure has money to divide.</summary>
internal static class MissingTables
{
    private static readonly string[] NeverEmpty = ["overview", "income", "expenditure"];

    public static void Find(AuditContext context, IdentityCollector into)
    {
        AuditCell? money = null;
        foreach (AuditTable table in context.Tables)
        {
            foreach (string kind in NeverEmpty)
            {
                if (money is null && IsKind(table.Kind, kind))
                {
                    money = table.Rows.SelectMany(table.Row).FirstOrDefault(c => c.Fact.Unit == "CNY" && c.Quantity.Value > 0 && ColumnGroups.IsTotal(c));
                }
            }
        }

        if (money is null)
        {
            return;
        }

        foreach (DisclosureTable table in context.Entry.Tables)
        {
            if (!Array.Exists(NeverEmpty, k => IsKind(table.Kind, k)) || context.Tables.Any(t => t.Id == table.Id && t.Rows.Count > 0)
                || context.Tables.Any(t => t.Kind == table.Kind && t.Rows.Count > 0))
            {
                continue;
            }

            string id = $"{table.Id}.r{Math.Max(0, table.Grid.HeaderRowCount - 1)}";
            into.Add(new Remark("row.missing", "warning", $"{table.Title ?? table.Id}：未见数据，而 {money.Fact.Table} 列有 {money.Quantity.Raw}", [money.Quantity])
            {
                Origin = "undecided",
                Culprit = new Culprit($"{id}+.c0", "", "", "整表无数据") { Missing = new MissingRow(id) },
            });
        }
    }

    private static bool IsKind(string kind, string name) =>
        kind.Length > name.Length && kind.EndsWith(name, StringComparison.Ordinal) && kind[^(name.Length + 1)] == '.';
}
