namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A total row is the sum of the rows at the top of the tree, or of the total before it and what stands between.</summary>
internal sealed class TotalRowRule : IAuditRule
{
    public string Id => "total.row";

    public int Version => 1;

    public string Name => "合计行 = 各行之和";

    public string Reason => "总计 = Σ类; 收入总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (AuditTable table in context.Tables)
        {
            foreach (int column in table.Columns)
            {
                Column(table, column, into);
            }
        }
    }

    private void Column(AuditTable table, int column, IdentityCollector into)
    {
        IReadOnlyList<AuditCell> cells = table.Column(column);
        for (int i = 0; i < cells.Count; i++)
        {
            if (!ColumnGroups.IsTotal(cells[i]))
            {
                continue;
            }

            SumIdentity? best = null;
            foreach (List<AuditCell> reading in Readings(table, cells, i))
            {
                if (reading.Count == 0)
                {
                    continue;
                }

                var identity = new SumIdentity(cells[i].Quantity, [.. reading.Select(c => new Term(c.Quantity, 1))])
                {
                    Rule = Id,
                    Family = $"{Id}:{table.Id}",
                    MayLeanOnDocument = !Labels.Fold(cells[i].Label.Name).EndsWith("小计", StringComparison.Ordinal),
                    Text = $"{cells[i].Label.Name} = {reading.Count} 行之和",
                };
                if (best is null || (best.Evaluate() == Outcome.Fails && identity.Evaluate() != Outcome.Fails))
                {
                    best = identity;
                }
            }

            if (best is not null)
            {
                into.Add(best);
            }
            else
            {
                into.Skip(Id, table.Id, "no-rows-to-add-up");
            }
        }
    }

    /// <summary>Readings from the likeliest on: own children; the running total; all top rows below (total first) or above (total last).</summary>
    private static IEnumerable<List<AuditCell>> Readings(AuditTable table, IReadOnlyList<AuditCell> cells, int index)
    {
        AuditCell total = cells[index];
        yield return [.. cells.Where(c => table.RowOf(c.Label.Parent) == total.Row && c.Row != total.Row && !ColumnGroups.IsOfWhich(c))];

        int before = index - 1;
        while (before >= 0 && !ColumnGroups.IsTotal(cells[before]))
        {
            before--;
        }

        if (before >= 0)
        {
            List<AuditCell> running = [cells[before], .. cells.Skip(before + 1).Take(index - before - 1).Where(c => IsTop(table, cells, c))];
            if (running.Count > 1)
            {
                yield return running;
            }

            yield return [.. cells.Skip(before + 1).Take(index - before - 1).Where(c => IsTop(table, cells, c))];
        }

        yield return [.. cells.Take(index).Where(c => !ColumnGroups.IsTotal(c) && IsTop(table, cells, c))];
        yield return [.. cells.Skip(index + 1).TakeWhile(c => !ColumnGroups.IsTotal(c)).Where(c => IsTop(table, cells, c))];
        yield return [.. cells.Skip(index + 1).Where(c => !ColumnGroups.IsTotal(c) && IsTop(table, cells, c))];
        if (before >= 0)
        {
            yield return [cells[before]];
        }

        // Parts of a numbered row that are printed below it without number or indentation are in it already.
        yield return [.. cells.Skip(before + 1).Take(index - before - 1).Where(c => IsTop(table, cells, c) && IsNumbered(c.Label.Name))];
    }

    private static bool IsNumbered(string name)
    {
        string text = Labels.Fold(name);
        int mark = text.IndexOf('、', StringComparison.Ordinal);
        return mark > 0 && text.AsSpan(0, mark).IndexOfAnyExcept("一二三四五六七八九十") < 0;
    }

    private static bool IsTop(AuditTable table, IReadOnlyList<AuditCell> cells, AuditCell cell)
    {
        if (ColumnGroups.IsOfWhich(cell))
        {
            return false;
        }

        int? parent = table.RowOf(cell.Label.Parent);
        return parent is null || cells.Any(c => c.Row == parent && ColumnGroups.IsTotal(c));
    }
}
