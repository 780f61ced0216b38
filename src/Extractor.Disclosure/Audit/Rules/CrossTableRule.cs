using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Figures that two tables of one disclosure must print alike; the pairs stand in <c>cross-tables.tsv</c>.</summary>
internal sealed class CrossTableRule : IAuditRule
{
    private static readonly IReadOnlyList<Pair> Pairs = Load();

    public string Id => "cross.table";

    public int Version => 1;

    public string Name => "表间勾稽";

    public string Reason => "The tables of a disclosure are views of one budget: 收入表 ↔ 支出表 ↔ 财政拨款 ↔ 一般公共预算 ↔ 基本支出.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        string document = context.Entry.Kind == DisclosureKind.FinalAccount ? "final" : "budget";
        foreach (Pair pair in Pairs)
        {
            if (pair.Document != document)
            {
                continue;
            }

            List<AuditTable> first = [.. context.Tables.Where(t => IsKind(t, pair.TableA))];
            List<AuditTable> second = [.. context.Tables.Where(t => IsKind(t, pair.TableB))];
            if (first.Count != 1 || second.Count != 1)
            {
                into.Skip(Id, pair.Name, first.Count == 0 || second.Count == 0 ? "table-not-there" : "several-tables-of-the-kind");
                continue;
            }

            Apply(pair, first[0], second[0], into);
        }
    }

    private static bool IsKind(AuditTable table, string kind) =>
        table.Kind == kind || (table.Kind.EndsWith(kind, StringComparison.Ordinal) && table.Kind[^(kind.Length + 1)] == '.');

    private void Apply(Pair pair, AuditTable a, AuditTable b, IdentityCollector into)
    {
        Dictionary<string, AuditCell> left = Rows(a, pair.ColumnA, pair.Rows);
        Dictionary<string, AuditCell> right = Rows(b, pair.ColumnB, pair.Rows);
        int common = 0;
        foreach ((string key, AuditCell cell) in left)
        {
            if (right.TryGetValue(key, out AuditCell? other))
            {
                common++;
                into.Add(new SumIdentity(cell.Quantity, [new Term(other.Quantity, 1)])
                {
                    Rule = Id,
                    Family = $"{Id}:{a.Id}:{b.Id}",
                    Text = $"{a.Table.Title ?? a.Id} = {b.Table.Title ?? b.Id}（{other.Quantity.Label}）",
                });
            }
        }

        if (common == 0)
        {
            into.Skip(Id, pair.Name, "no-rows-in-common");
        }
    }

    /// <summary>Cells of a column by code; codes that stand several times (projects) are left out.</summary>
    private static Dictionary<string, AuditCell> Rows(AuditTable table, string columnKey, string rows)
    {
        var cells = new Dictionary<string, AuditCell>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (int row in table.Rows)
        {
            foreach (AuditCell cell in table.Row(row))
            {
                if (cell.Fact.ColumnKey is not { } key || !(key == columnKey || key.EndsWith("." + columnKey, StringComparison.Ordinal)))
                {
                    continue;
                }

                string? name = rows == "total"
                    ? (ColumnGroups.IsTotal(cell) ? "total" : null)
                    : cell.Label.Role is "project" or "unit" ? null : cell.Label.Code;
                if (name is not null && (rows != "class" || name.Length == 3) && !cells.TryAdd(name, cell))
                {
                    twice.Add(name);
                }
            }
        }

        foreach (string name in twice)
        {
            cells.Remove(name);
        }

        return cells;
    }

    private static List<Pair> Load()
    {
        using Stream stream = typeof(CrossTableRule).Assembly.GetManifestResourceStream("Extractor.Disclosure.Audit.cross-tables.tsv")
            ?? throw new InvalidOperationException("The resource cross-tables.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        List<Pair> pairs = [];
        while (reader.ReadLine() is { } line)
        {
            string[] f = line.Split('\t');
            if (!line.StartsWith('#') && f.Length == 6)
            {
                pairs.Add(new Pair(f[0], f[1], f[2], f[3], f[4], f[5]));
            }
        }

        return pairs;
    }

    private sealed record Pair(string Document, string TableA, string ColumnA, string TableB, string ColumnB, string Rows)
    {
        public string Name => $"{TableA}.{ColumnA}={TableB}.{ColumnB}";
    }
}
