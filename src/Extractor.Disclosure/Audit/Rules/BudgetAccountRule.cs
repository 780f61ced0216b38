using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>年初预算 in a final account is what the unit's budget of that year printed.</summary>
internal sealed class BudgetAccountRule : IAuditRule
{
    public string Id => "year.budget";

    public int Version => 1;

    public string Name => "预算与决算：年初预算数";

    public string Reason => "A final account compares with the budget of the beginning of the year (年初预算), which the unit has published.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        if (context.Entry.Kind != DisclosureKind.FinalAccount)
        {
            return;
        }

        if (context.Other(context.UnitYear.Year, DisclosureKind.Budget) is not { } budget)
        {
            into.Skip(Id, "", "no-budget-of-the-year");
            return;
        }

        foreach (AuditTable table in context.Tables)
        {
            Columns(table, budget, into);
        }

        foreach (Statement statement in context.Entry.Statements)
        {
            Prose(statement, budget, into);
        }
    }

    /// <summary>A column 年初预算数 by code, and the side 预算数 of the 三公 table by its items.</summary>
    private void Columns(AuditTable table, OtherDisclosure budget, IdentityCollector into)
    {
        string kind = table.Kind[(table.Kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
        List<AuditTable> theirs = [.. budget.Context.Tables.Where(t => t.Kind == "budget." + kind)];
        foreach (int column in table.Columns)
        {
            string key = table.Column(column)[0].Fact.ColumnKey ?? "";
            bool isInitial = key == "initialBudget" || key.EndsWith(".initialBudget", StringComparison.Ordinal);
            if (!isInitial && !(kind == "threePublic" && key.EndsWith(".budget", StringComparison.Ordinal)))
            {
                continue;
            }

            if (theirs.Count != 1)
            {
                into.Skip(Id, table.Id, "no-single-table-of-the-kind-in-the-budget");
                continue;
            }

            if (isInitial)
            {
                Dictionary<string, AuditCell> last = RowKeys.Index(theirs[0], c => c.Fact.ColumnKey is "total" or "amount" or "budget");
                foreach ((string row, AuditCell cell) in RowKeys.Index(table, c => c.Column == column))
                {
                    Add(cell.Quantity, last.GetValueOrDefault(row), budget, $"{Id}:{table.Id}", table.Id, into);
                }
            }
            else
            {
                AuditCell? other = ThreePublicItems.Find(theirs[0], Item(key[..^".budget".Length]), null);
                Add(table.Column(column)[0].Quantity, other, budget, $"{Id}:{table.Id}", table.Id, into);
            }
        }
    }

    /// <summary>The last part of a column key names the item: vehicles.total is vehicles, total alone the whole.</summary>
    private static string Item(string key)
    {
        string[] levels = key.Split('.');
        return levels.Length > 1 && levels[^1] == "total" ? levels[^2] : levels[^1];
    }

    /// <summary>…（项）年初预算为… by the code that the label names.</summary>
    private void Prose(Statement statement, OtherDisclosure budget, IdentityCollector into)
    {
        string label = Labels.Fold(statement.Label);
        string bare = label.EndsWith("年初预算数", StringComparison.Ordinal) ? label[..^5] : label.EndsWith("年初预算", StringComparison.Ordinal) ? label[..^4] : "";
        if (bare.Length == 0 || ProseFigures.Amount(statement) is not { } amount)
        {
            return;
        }

        IReadOnlyList<Quantity> prior = PriorFigures.Of(budget).ByCode(statement with { Label = bare });
        if (prior.Select(p => p.Value).Distinct().Count() != 1)
        {
            into.Skip(Id, statement.Id, prior.Count == 0 ? "not-in-the-budget" : "several-figures-in-the-budget");
            return;
        }

        into.Add(Make(amount, budget.Quote(prior[0]), Id + ":prose"));
    }

    private void Add(Quantity figure, AuditCell? other, OtherDisclosure budget, string family, string scope, IdentityCollector into)
    {
        if (other is null)
        {
            into.Skip(Id, scope, "not-in-the-budget");
            return;
        }

        into.Add(Make(figure, budget.Quote(other.Quantity), family));
    }

    private SumIdentity Make(Quantity figure, Quantity prior, string family) => new(figure, [new Term(prior, 1)])
    {
        Rule = Id,
        Family = family,
        Severity = "warning",
        Text = $"年初预算数 = 预算公开数（{prior.File}：{prior.Label}）",
    };
}
