using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>The grand totals that the narrative opens with are those of the tables of income and expenditure.</summary>
internal sealed class ProseTotalRule : IAuditRule
{
    private static readonly string[] Whole = ["收入总计", "支出总计", "收入支出总计", "收支总计"];

    private static readonly string[] Appropriation = ["财政拨款收入支出总计", "财政拨款收支总计"];

    public string Id => "prose.total";

    public int Version => 1;

    public string Name => "文字总计与收支总表";

    public string Reason => "收入总计 and 支出总计 are one figure, and the section on the whole explains the table of the whole.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (Statement statement in context.Entry.Statements)
        {
            string label = Labels.Fold(statement.Label)
                .Replace("预算", "", StringComparison.Ordinal).Replace("决算", "", StringComparison.Ordinal).Replace("、", "", StringComparison.Ordinal);
            string? kind = Array.IndexOf(Whole, label) >= 0 ? "overview" : Array.IndexOf(Appropriation, label) >= 0 ? "appropriation" : null;
            if (kind is null || ProseFigures.Amount(statement) is not { } amount)
            {
                continue;
            }

            if (GrandTotal(context, kind) is { } total)
            {
                into.Add(new SumIdentity(amount, [new Term(total, 1)])
                {
                    Rule = Id,
                    Family = Id,
                    IsCertain = true,
                    Text = $"文字 = {total.Label}",
                });
            }
            else
            {
                into.Skip(Id, statement.Id, "no-single-grand-total");
            }
        }
    }

    /// <summary>The grand total of the one table of a kind, where both its sides print the same; else null.</summary>
    private static Quantity? GrandTotal(AuditContext context, string kind)
    {
        Quantity? found = null;
        foreach (AuditTable table in context.Tables)
        {
            if (!table.Kind.EndsWith("." + kind, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (int row in table.Rows)
            {
                IReadOnlyList<AuditCell> totals = [.. table.Row(row).Where(c => Labels.Fold(c.Label.Name).EndsWith("总计", StringComparison.Ordinal))];
                if (totals.Count == 0)
                {
                    continue;
                }

                // Sources beside the total of a side have smaller figures; the whole is the largest of the row, printed on both sides.
                decimal largest = totals.Max(c => c.Quantity.Value);
                List<AuditCell> whole = [.. totals.Where(c => c.Quantity.Value == largest)];
                if (whole.Count < 2 || (found is not null && found.Value != largest))
                {
                    return null;
                }

                found = whole[0].Quantity;
            }
        }

        return found;
    }
}
