using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Header cells merged over the wrong columns: one group has a name without an amount, the next begins with an amount that has no name.</summary>
internal sealed class HeaderPairingRule : IAuditRule
{
    public string Id => "header.pairing";

    public int Version => 1;

    public string Name => "表头合并错位";

    public string Reason => "A group of columns that lists items has the item and its amount; an amount under the next group's header would be read as that group's.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            List<(string[] Path, List<TableColumn> Columns)> groups = Groups(table.Table);
            for (int i = 0; i + 1 < groups.Count; i++)
            {
                (string[] path, List<TableColumn> columns) = groups[i];
                (string[] nextPath, List<TableColumn> next) = groups[i + 1];
                if (path.Length == nextPath.Length && path[..^1].SequenceEqual(nextPath[..^1], StringComparer.Ordinal)
                    && columns.TrueForAll(c => c.Role is "name" or "code") && IsShifted(next))
                {
                    Report(table.Table, path[^1], columns, nextPath[^1], next, into);
                }
            }
        }
    }

    /// <summary>amount, name, amount …: the first amount stands before any name, and the others make pairs.</summary>
    private static bool IsShifted(List<TableColumn> columns) =>
        columns.Count >= 3 && columns[0].Role == "amount" && columns[1].Role == "name" && columns[2].Role == "amount"
        && string.Equals(Labels.Fold(columns[0].Path[^1]), Labels.Fold(columns[2].Path[^1]), StringComparison.Ordinal);

    /// <summary>Runs of neighbouring columns under one header, for headers of at least two levels.</summary>
    private static List<(string[] Path, List<TableColumn> Columns)> Groups(DisclosureTable table)
    {
        List<(string[] Path, List<TableColumn> Columns)> groups = [];
        foreach (TableColumn column in table.Columns)
        {
            if (column.Path.Count < 2)
            {
                groups.Add(([column.Path.Count == 0 ? "" : column.Path[0]], [column]));
                continue;
            }

            string[] above = [.. column.Path.Take(column.Path.Count - 1)];
            if (groups.Count > 0 && groups[^1].Path.SequenceEqual(above, StringComparer.Ordinal))
            {
                groups[^1].Columns.Add(column);
            }
            else
            {
                groups.Add((above, [column]));
            }
        }

        return groups;
    }

    private void Report(DisclosureTable table, string group, List<TableColumn> columns, string next, List<TableColumn> nextColumns, IdentityCollector into)
    {
        List<FindingPlace> places = [];
        foreach (Cell cell in table.Grid.Cells)
        {
            string text = Labels.Fold(cell.Text);
            if (cell.Row < table.Grid.HeaderRowCount && text.Length > 0 && (text == Labels.Fold(group) || text == Labels.Fold(next)))
            {
                places.Add(new FindingPlace(null, cell.Page, cell.Box) { Raw = cell.Text });
            }
        }

        into.Add(new Remark(
            Id,
            "warning",
            $"{table.Title ?? table.Id}：表头“{group}”只盖住 {columns.Count} 列（无金额），“{next}”盖住 {nextColumns.Count} 列并以金额开头；首个“{nextColumns[0].Path[^1]}”应属“{group}”",
            [],
            $"{group} {columns.Count + 1} / {next} {nextColumns.Count - 1}",
            $"{group} {columns.Count} / {next} {nextColumns.Count}")
        {
            Origin = table.Grid.Confidence < 0.8 ? "undecided" : "published",
            Places = places,
        });
    }
}
