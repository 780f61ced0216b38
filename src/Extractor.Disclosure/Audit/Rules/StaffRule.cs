using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>编制, 实有, 在职, 退休, 离休: the table of staff against the narrative, and 实有 = 在职 + 退休 + 离休 in its rows.</summary>
internal sealed class StaffRule : IAuditRule
{
    /// <summary>What is counted, longest name first where one holds another.</summary>
    private static readonly string[] Items = ["编制", "实有", "在职", "离退休", "退休", "离休"];

    public string Id => "staff.table";

    public int Version => 1;

    public string Name => "人员：文字与人员表";

    public string Reason => "The narrative counts the same people as the table of staff, and a person who is there is in service or retired.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<AuditTable> tables = [.. context.Tables.Where(t => t.Kind.EndsWith(".staff", StringComparison.Ordinal))];
        if (tables.Count != 1)
        {
            if (tables.Count > 1)
            {
                into.Skip(Id, "", "several-tables-of-the-kind");
            }

            return;
        }

        List<(string Item, AuditCell Cell)> cells = [.. tables[0].Rows.SelectMany(tables[0].Row).Where(c => c.Fact.Unit == "person")
            .Select(c => (Item: ItemOf(c.Fact.Column.Count > 0 ? c.Fact.Column[^1] : "") ?? ItemOf(c.Label.Name), Cell: c))
            .Where(c => c.Item is not null).Select(c => (c.Item!, c.Cell))];
        foreach (Statement statement in context.Entry.Statements)
        {
            if (statement.Unit == "person" && ItemOf(statement.Label) is { } item && ProseFigures.Count(statement) is { } count)
            {
                Compare(statement, count, item, cells, into);
            }
        }

        foreach (IGrouping<int, (string Item, AuditCell Cell)> row in cells.GroupBy(c => c.Cell.Row))
        {
            Sum(row.ToLookup(c => c.Item, c => c.Cell, StringComparer.Ordinal), into);
        }
    }

    private void Compare(Statement statement, Quantity count, string item, List<(string Item, AuditCell Cell)> cells, IdentityCollector into)
    {
        List<AuditCell> its = [.. cells.Where(c => c.Item == item).Select(c => c.Cell)];
        if (its.Count > 1)
        {
            // One row a unit and a total row: the narrative counts them all.
            its = [.. its.Where(ColumnGroups.IsTotal)];
        }

        if (its.Count != 1)
        {
            into.Skip(Id, statement.Id, its.Count == 0 ? "not-in-the-table-of-staff" : "several-rows-of-staff");
            return;
        }

        into.Add(new SumIdentity(count, [new Term(Exact(its[0].Quantity), 1)])
        {
            Rule = Id,
            Family = Id + ":prose",
            Severity = "warning",
            Text = $"文字 = 人员表（{its[0].Quantity.Label}）",
        });
    }

    private void Sum(ILookup<string, AuditCell> row, IdentityCollector into)
    {
        if (row["实有"].Count() != 1 || row["在职"].Count() != 1 || Items.Skip(3).Any(i => row[i].Count() > 1))
        {
            return;
        }

        AuditCell whole = row["实有"].First();
        List<AuditCell> parts = [row["在职"].First(), .. row["离退休"].Any() ? row["离退休"] : row["退休"].Concat(row["离休"])];
        if (parts.Count > 1)
        {
            into.Add(new SumIdentity(Exact(whole.Quantity), [.. parts.Select(p => new Term(Exact(p.Quantity), 1))])
            {
                Rule = Id,
                Family = Id + ":row",
                Severity = "warning",
                Text = "实有 = 在职 + 离退休",
            });
        }
    }

    private static string? ItemOf(string label)
    {
        string text = Labels.Fold(label);
        return Array.Find(Items, i => text.Contains(i, StringComparison.Ordinal));
    }

    /// <summary>Heads are not rounded.</summary>
    private static Quantity Exact(Quantity quantity) => new()
    {
        Id = quantity.Id,
        Value = quantity.Value,
        Range = Interval.Exact(quantity.Value),
        Scale = quantity.Scale,
        Raw = quantity.Raw,
        Page = quantity.Page,
        Box = quantity.Box,
        IsDoubtful = quantity.IsDoubtful,
        Label = quantity.Label,
    };
}
