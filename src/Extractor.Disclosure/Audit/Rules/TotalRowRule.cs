namespace Extractor.Disclosure.Audit.Rules;

/// <summary>A total row is the sum of the rows at the top of the tree, or of the total before it and what stands between.</summary>
internal sealed class TotalRowRule : IAuditRule
{
    /// <summary>Blanks that are offered to mend one sum.</summary>
    private const int MostBlanks = 100;

    /// <summary>Rows above and below a sum whose blanks are offered too.</summary>
    private const int Around = 30;

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
        AuditCell? spanning = Spanning(table, column, cells[^1].Row);
        bool[] top = Tops(cells, spanning);
        bool any = false;
        for (int i = 0; i < cells.Count; i++)
        {
            if (ColumnGroups.IsTotal(cells[i]))
            {
                any = true;
                Add(table, column, cells[i], Readings(cells, top, i), into);
            }
        }

        if (!any && spanning is { } total)
        {
            Add(table, column, total, [[.. cells.Where((_, i) => top[i])]], into);
        }
    }

    private void Add(AuditTable table, int column, AuditCell total, IEnumerable<List<AuditCell>> readings, IdentityCollector into)
    {
        SumIdentity? best = null;
        bool blanks = false;
        foreach (BlankCell blank in table.Blanks(column))
        {
            blanks |= IsTop(table, column, blank);
        }

        foreach (List<AuditCell> reading in readings)
        {
            if (reading.Count == 0)
            {
                continue;
            }

            SumIdentity identity = Make(total, [.. reading.Select(c => new Term(c.Quantity, 1))], reading.Count, table, blanks);
            Outcome outcome = identity.Evaluate();
            if (best is null || outcome != Outcome.Fails)
            {
                best = identity;
            }

            if (outcome != Outcome.Fails)
            {
                into.Add(best);
                return;
            }
        }

        if (best is null)
        {
            into.Skip(Id, table.Id, "no-rows-to-add-up");
            return;
        }

        // A figure that slipped out of the column left a blank: as zeros blanks change no sum, but one of them may mend it.
        into.Add(Make(total, [.. best.Parts, .. Blanks(table, column, total, best)], best.Parts.Count, table, blanks));
    }

    private SumIdentity Make(AuditCell total, IReadOnlyList<Term> terms, int rows, AuditTable table, bool blanks) => new(total.Quantity, terms)
    {
        Rule = Id,
        IsStructural = true,
        Family = $"{Id}:{table.Id}",
        LeansOnBlanks = blanks,
        MayLeanOnDocument = !Labels.Fold(total.Label.Name).EndsWith("小计", StringComparison.Ordinal),
        Text = $"{total.Label.Name} = {rows} 行之和",
    };

    private static IEnumerable<Term> Blanks(AuditTable table, int column, AuditCell total, SumIdentity identity)
    {
        (int first, int last) = (total.Row, total.Row);
        foreach (AuditCell cell in table.Column(column))
        {
            if (identity.Quantities.Contains(cell.Quantity))
            {
                (first, last) = (Math.Min(first, cell.Row), Math.Max(last, cell.Row));
            }
        }

        int taken = 0;
        foreach (BlankCell blank in table.Blanks(column))
        {
            // The column of the sum may begin or end in the blank, so rows just outside are offered as well.
            if (blank.Row >= first - Around && blank.Row <= last + Around && IsTop(table, column, blank)
                && taken++ < MostBlanks && table.BlankAsZero(blank.Row, column, total) is { } zero)
            {
                yield return new Term(zero, 1);
            }
        }
    }

    private static bool IsTop(AuditTable table, int column, BlankCell blank) =>
        !ColumnGroups.IsOfWhich(blank.Label) && !ColumnGroups.IsTotal(blank.Label)
        && (blank.Parent < 0 || table.Labelling(blank.Parent, column) is null || ColumnGroups.IsTotal(table.Labelling(blank.Parent, column)!.Row));

    /// <summary>The total of a column whose total row prints one figure for several blocks: its label spans the column, the figure stands behind.</summary>
    private static AuditCell? Spanning(AuditTable table, int column, int after)
    {
        for (int row = after + 1; row < table.Table.Grid.RowCount; row++)
        {
            if (table.GridAt(row, column) is { ColumnSpan: > 1 } label && Labels.IsTotal(label.Text)
                && table.At(row, label.Column + label.ColumnSpan) is { } total && ColumnGroups.IsTotal(total))
            {
                return total;
            }
        }

        return null;
    }

    /// <summary>Readings from the likeliest on: own children; the running total; all top rows below (total first) or above (total last).</summary>
    private static IEnumerable<List<AuditCell>> Readings(IReadOnlyList<AuditCell> cells, bool[] top, int index)
    {
        AuditCell total = cells[index];
        yield return [.. cells.Where(c => c.Parent == total.Row && c.Row != total.Row && !ColumnGroups.IsOfWhich(c))];

        int before = index - 1;
        while (before >= 0 && !ColumnGroups.IsTotal(cells[before]))
        {
            before--;
        }

        List<AuditCell> between = Tops(cells, top, before + 1, index);
        if (before >= 0)
        {
            if (between.Count > 0)
            {
                yield return [cells[before], .. between];
            }

            yield return between;
        }

        yield return [.. Tops(cells, top, 0, index).Where(c => !ColumnGroups.IsTotal(c))];
        int next = index + 1;
        while (next < cells.Count && !ColumnGroups.IsTotal(cells[next]))
        {
            next++;
        }

        yield return Tops(cells, top, index + 1, next);
        yield return [.. Tops(cells, top, index + 1, cells.Count).Where(c => !ColumnGroups.IsTotal(c))];
        if (before >= 0)
        {
            yield return [cells[before]];
        }

        // Parts of a numbered row that are printed below it without number or indentation are in it already.
        yield return between.FindAll(c => IsNumbered(c.Label.Name));
    }

    private static List<AuditCell> Tops(IReadOnlyList<AuditCell> cells, bool[] top, int start, int end)
    {
        List<AuditCell> found = [];
        for (int i = start; i < end; i++)
        {
            if (top[i])
            {
                found.Add(cells[i]);
            }
        }

        return found;
    }

    private static bool IsNumbered(string name)
    {
        string text = Labels.Fold(name);
        int mark = text.IndexOf('、', StringComparison.Ordinal);
        return mark > 0 && text.AsSpan(0, mark).IndexOfAnyExcept("一二三四五六七八九十") < 0;
    }

    /// <summary>Which cells stand at the top of the tree, or directly below a total, and are no parts (其中).</summary>
    private static bool[] Tops(IReadOnlyList<AuditCell> cells, AuditCell? spanning)
    {
        HashSet<int> totals = spanning is null ? [] : [spanning.Row];
        foreach (AuditCell cell in cells)
        {
            if (ColumnGroups.IsTotal(cell))
            {
                totals.Add(cell.Row);
            }
        }

        bool[] top = new bool[cells.Count];
        for (int i = 0; i < top.Length; i++)
        {
            top[i] = !ColumnGroups.IsOfWhich(cells[i]) && (cells[i].Parent < 0 || totals.Contains(cells[i].Parent));
        }

        return top;
    }
}
