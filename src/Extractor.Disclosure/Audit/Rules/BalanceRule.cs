using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>收入总计 = 支出总计: the two sides of a table of income and expenditure end in the same figure.</summary>
internal sealed class BalanceRule : IAuditRule
{
    public string Id => "balance";

    public int Version => 1;

    public string Name => "收支平衡";

    public string Reason => "The grand totals of both sides of an income and expenditure table must agree (收入总计 = 支出总计).";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            foreach (int row in table.Rows)
            {
                Row(table, row, into);
            }
        }
    }

    private void Row(AuditTable table, int row, IdentityCollector into)
    {
        AuditCell? left = null;
        foreach (AuditCell cell in table.Row(row))
        {
            if (!IsGrandTotal(cell.Label.Name))
            {
                continue;
            }

            if (left is null)
            {
                left = cell;
            }
            else if (!SameBlock(table, left, cell))
            {
                into.Add(new SumIdentity(left.Quantity, [new Term(cell.Quantity, 1)])
                {
                    Rule = Id,
                    Family = $"{Id}:{table.Id}",
                    IsCertain = true,
                    Text = $"{left.Label.Name} = {cell.Label.Name}",
                });
                return;
            }
        }
    }

    private static bool IsGrandTotal(string name)
    {
        string text = Labels.WithoutBracket(Labels.Fold(name));
        return text.EndsWith("总计", StringComparison.Ordinal);
    }

    /// <summary>Two figures belong to one side where their labels are one label, or their headers begin alike.</summary>
    private static bool SameBlock(AuditTable table, AuditCell a, AuditCell b)
    {
        TableColumn? first = table.ColumnInfo(a.Column);
        TableColumn? second = table.ColumnInfo(b.Column);
        bool sameHeader = first is { Path.Count: > 1 } && second is { Path.Count: > 1 } && first.Path[0] == second.Path[0];
        bool sameLabel = a.Label.Name == b.Label.Name && a.Label.Path.SequenceEqual(b.Label.Path);
        return sameHeader || (sameLabel && !OpposingHeaders(first, second));
    }

    private static bool OpposingHeaders(TableColumn? a, TableColumn? b) =>
        a is { Path.Count: > 0 } && b is { Path.Count: > 0 }
        && a.Path[0].Contains("收入", StringComparison.Ordinal) && b.Path[0].Contains("支出", StringComparison.Ordinal);
}
