using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A 小计 column that is blank in every row although the columns it adds up print figures.</summary>
/// <remarks>One finding a column, with all its rows: the sums over it can then only be read over its parts.</remarks>
internal sealed class MissingSubtotalRule : IAuditRule
{
    /// <summary>Rows with printed parts that show that the column should not be blank.</summary>
    private const int FewestRows = 2;

    public string Id => "row.subtotal-missing";

    public int Version => 1;

    public string Name => "小计列整列空白";

    public string Reason => "A total (总计 = 小计 + …) that is printed is the sum of a subtotal that is not: the publisher left the subtotal's column out.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            if (table.Kind == "other" || table.Kind.StartsWith("performance", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (TableColumn column in table.Table.Columns)
            {
                if (column is { Role: "amount", Path.Count: > 1 } && Labels.IsTotal(column.Path[^1]) && table.Column(column.Index).Count == 0)
                {
                    Check(table, column, into);
                }
            }
        }
    }

    private void Check(AuditTable table, TableColumn blank, IdentityCollector into)
    {
        List<int> parts = [.. table.Table.Columns.Where(c => c.Index != blank.Index && IsSibling(blank, c)).Select(c => c.Index)];
        List<FindingPlace> places = [];
        int rows = 0;
        foreach (int row in table.Rows)
        {
            List<AuditCell> printed = [.. parts.Select(p => table.At(row, p)).OfType<AuditCell>().Where(c => c.Quantity.Value != 0)];
            if (printed.Count == 0 || table.BlankAsZero(row, blank.Index, printed[0]) is not { } cell)
            {
                continue;
            }

            rows++;
            foreach (Quantity quantity in Totals(table, row, blank).Select(c => c.Quantity).Prepend(cell))
            {
                places.Add(new FindingPlace(quantity.Id, quantity.Page, quantity.Box) { Raw = quantity.Raw });
            }
        }

        if (rows < FewestRows)
        {
            return;
        }

        into.Add(new Remark(
            Id,
            "warning",
            $"{table.Table.Title ?? table.Id}：“{blank.Path[^1]}”整列空白，而其下各列有 {rows} 行印有数字；总计只能按其下各列相加核对",
            [])
        {
            Origin = table.Table.Grid.Confidence < 0.8 ? "undecided" : "published",
            Places = places,
        });
    }

    /// <summary>Under one header: all levels but the last are the same.</summary>
    private static bool IsSibling(TableColumn a, TableColumn b) =>
        b.Role == "amount" && a.Path.Count == b.Path.Count && a.Path.Take(a.Path.Count - 1).SequenceEqual(b.Path.Take(b.Path.Count - 1), StringComparer.Ordinal);

    /// <summary>The totals of the row that the subtotal is a part of: those that stand outside its header.</summary>
    private static IEnumerable<AuditCell> Totals(AuditTable table, int row, TableColumn blank) =>
        table.Row(row).Where(c => table.ColumnInfo(c.Column) is { Path.Count: > 0 } info && info.Path.Count < blank.Path.Count && Labels.IsTotal(info.Path[^1]));
}
