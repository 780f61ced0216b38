using System.Runtime.InteropServices;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>
/// Columns of two tables that print the same figures under the same codes, their common whole included, cannot differ in one
/// single figure: with the whole and all other parts equal, the last part is equal too. That the columns agree is learned
/// from the document, so no list of tables is needed; <see cref="CrossTableRule"/> holds the pairs that must always agree.
/// </summary>
internal sealed class CrossColumnRule : IAuditRule
{
    /// <summary>Figures that two columns must share before they are taken for copies.</summary>
    private const int FewestShared = 3;

    /// <summary>A figure printed more often than this tells nothing about which columns are copies.</summary>
    private const int MostCopies = 24;

    public string Id => "cross.column";

    public int Version => 1;

    public string Name => "表间同列";

    public string Reason => "Two columns that agree in their total and in all parts but one cannot both be right.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        List<Column> columns = Columns(context);
        var told = new HashSet<(Quantity, string)>();
        foreach (((int a, int b), int shared) in Shared(columns))
        {
            if (shared >= FewestShared)
            {
                Compare(columns[a], columns[b], told, into);
            }
        }
    }

    private static List<Column> Columns(AuditContext context)
    {
        List<Column> columns = [];
        foreach (AuditTable table in context.Tables)
        {
            foreach (int index in table.Columns)
            {
                var column = new Column(table);
                foreach (AuditCell cell in table.Column(index))
                {
                    if (cell.Fact.Unit == "CNY" && (cell.Label.Code ?? cell.Quantity.Key) is { } key && cell.Quantity.Key == key && !column.Cells.TryAdd(key, cell))
                    {
                        column.Twice.Add(key);
                    }
                }

                foreach (string key in column.Twice)
                {
                    column.Cells.Remove(key);
                }

                if (column.Cells.Count >= FewestShared)
                {
                    columns.Add(column);
                }
            }
        }

        return columns;
    }

    /// <summary>How many figures other than zero any two columns of different tables share.</summary>
    private static SortedDictionary<(int A, int B), int> Shared(List<Column> columns)
    {
        var byFigure = new Dictionary<(string Key, decimal Value), List<int>>();
        for (int i = 0; i < columns.Count; i++)
        {
            foreach ((string key, AuditCell cell) in columns[i].Cells)
            {
                if (cell.Quantity.Value != 0)
                {
                    ref List<int>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(byFigure, (key, cell.Quantity.Value), out _);
                    (list ??= []).Add(i);
                }
            }
        }

        var shared = new SortedDictionary<(int, int), int>();
        foreach (List<int> list in byFigure.Values)
        {
            for (int i = 0; i < list.Count && list.Count <= MostCopies; i++)
            {
                for (int k = i + 1; k < list.Count; k++)
                {
                    if (columns[list[i]].Table != columns[list[k]].Table)
                    {
                        shared[(list[i], list[k])] = shared.GetValueOrDefault((list[i], list[k])) + 1;
                    }
                }
            }
        }

        return shared;
    }

    private void Compare(Column a, Column b, HashSet<(Quantity Figure, string Table)> told, IdentityCollector into)
    {
        string? differing = null;
        foreach ((string key, AuditCell cell) in a.Cells)
        {
            if (b.Cells.TryGetValue(key, out AuditCell? other) && !IsCopy(cell.Quantity, other.Quantity))
            {
                if (differing is not null)
                {
                    into.Skip(Id, a.Table.Id, "columns-differ-in-several-figures");
                    return;
                }

                differing = key;
            }
        }

        if (differing is null)
        {
            return;
        }

        if (WholeOf(differing, a, b) is not { } whole || !SameParts(differing, whole, a, b))
        {
            into.Skip(Id, a.Table.Id, "no-common-whole");
            return;
        }

        AuditCell left = a.Cells[differing];
        AuditCell right = b.Cells[differing];

        // Once a table: 合计 and 一般公共预算 are one column where a unit has no other funds.
        if (!told.Add((left.Quantity, b.Table.Id)) || !told.Add((right.Quantity, a.Table.Id)))
        {
            return;
        }

        into.Add(new SumIdentity(left.Quantity, [new Term(right.Quantity, 1)])
        {
            Rule = Id,
            Family = Id,
            IsCertain = true,
            Text = $"{a.Table.Table.Title ?? a.Table.Id} = {b.Table.Table.Title ?? b.Table.Id}（{right.Quantity.Label}，两列其余各行均相同）",
        });
    }

    /// <summary>Copies with equal places are equal; one with fewer places may differ by its rounding.</summary>
    private static bool IsCopy(Quantity a, Quantity b) =>
        a.Value == b.Value || (a.Range.High - a.Range.Low != b.Range.High - b.Range.Low && a.Range.Meets(b.Range));

    /// <summary>The nearest row above that both columns print with one value; null where there is none.</summary>
    private static string? WholeOf(string key, Column a, Column b)
    {
        for (int length = key.Length - 2; length >= 3 && char.IsAsciiDigit(key[0]); length -= 2)
        {
            string above = key[..length];
            if (a.Cells.ContainsKey(above) != b.Cells.ContainsKey(above))
            {
                return null;
            }

            if (a.Cells.ContainsKey(above))
            {
                return above;
            }
        }

        return key != "total" && a.Cells.ContainsKey("total") && b.Cells.ContainsKey("total") ? "total" : null;
    }

    /// <summary>Whether both columns print the same rows at the level of a row, below one whole.</summary>
    private static bool SameParts(string key, string whole, Column a, Column b) => AreIn(key, whole, a, b) && AreIn(key, whole, b, a);

    private static bool AreIn(string key, string whole, Column a, Column b)
    {
        foreach ((string other, AuditCell cell) in a.Cells)
        {
            bool sibling = other.Length == key.Length && other != whole && (whole == "total" || other.StartsWith(whole, StringComparison.Ordinal));
            if (sibling && cell.Quantity.Value != 0 && !b.Cells.ContainsKey(other))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Column(AuditTable Table)
    {
        public Dictionary<string, AuditCell> Cells { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Twice { get; } = new(StringComparer.Ordinal);
    }
}
