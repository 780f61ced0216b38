using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Comparison;

/// <summary>A table of one side with its rows and columns as the facts tell them.</summary>
internal sealed class ComparedTable
{
    private readonly Dictionary<(ComparedRow Row, ComparedColumn Column), Fact> _facts = [];

    public ComparedTable(DisclosureTable table, IReadOnlyList<Fact> facts, int year)
    {
        Table = table;
        Year = year;
        Dictionary<string, string> names = [];
        foreach (Fact fact in facts)
        {
            names.TryAdd(RowId(fact.Id), fact.Row.Name);
        }

        var rows = new Dictionary<(string, string?, string, string?), ComparedRow>();
        var columns = new Dictionary<string, ComparedColumn>(StringComparer.Ordinal);
        foreach (Fact fact in facts)
        {
            string id = RowId(fact.Id);
            (string, string?, string, string?) label = (id, fact.Row.Code, fact.Row.Name, fact.Row.Group);
            if (!rows.TryGetValue(label, out ComparedRow? row))
            {
                string parent = fact.Row.Parent is { } above ? names.GetValueOrDefault(Grid(above), string.Empty) : string.Empty;
                rows.Add(label, row = new ComparedRow(fact.Row, parent, year));
                Rows.Add(row);
            }

            string columnId = fact.Id[(id.Length + 1)..];
            if (!columns.TryGetValue(columnId, out ComparedColumn? column))
            {
                columns.Add(columnId, column = new ComparedColumn(fact.Column, fact.ColumnKey, year));
                Columns.Add(column);
            }

            _facts.TryAdd((row, column), fact);
        }
    }

    public DisclosureTable Table { get; }

    public int Year { get; }

    public List<ComparedRow> Rows { get; } = [];

    public List<ComparedColumn> Columns { get; } = [];

    /// <summary>The kind without <c>budget.</c> and <c>final.</c>; null where it is not recognised.</summary>
    public string? PlainKind => Table.Kind == Kinds.TableKinds.Other ? null : Table.Kind[(Table.Kind.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public Fact? Find(ComparedRow? row, ComparedColumn? column) =>
        row is not null && column is not null ? _facts.GetValueOrDefault((row, column)) : null;

    /// <summary><c>t5.r12</c> of <c>t5.r12.c4</c>.</summary>
    private static string RowId(string fact) => fact.LastIndexOf('.') is > 0 and int dot ? fact[..dot] : fact;

    /// <summary><c>t5.r12</c> of <c>t5.r12.b</c>, the second row that shares a grid row.</summary>
    private static string Grid(string row) => row.Split('.') is [string table, string line, ..] ? table + "." + line : row;
}

/// <summary>A row as its label says it.</summary>
internal sealed class ComparedRow(RowLabel label, string parent, int year)
{
    public RowLabel Label => label;

    public string? Code => label.Code;

    public string Name { get; } = CompareText.Label(label.Name, year);

    public string Bare { get; } = CompareText.Bare(label.Name, year);

    public string Group { get; } = CompareText.Label(label.Group, year);

    public string Parent { get; } = CompareText.Bare(parent, year);
}

/// <summary>A column as its header says it.</summary>
internal sealed class ComparedColumn(IReadOnlyList<string> path, string? key, int year)
{
    public IReadOnlyList<string> Path => path;

    public string? Key => key;

    public string Header { get; } = CompareText.Path(path, year);
}
