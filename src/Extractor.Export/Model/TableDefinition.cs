using Extractor.Export.Reading;

namespace Extractor.Export.Model;

/// <summary>Takes a row; the span is only valid during the call.</summary>
public delegate void RowSink(ReadOnlySpan<Field> row);

/// <summary>A table of the export: its columns, its keys, and its rows of a document.</summary>
public abstract class TableDefinition
{
    private protected TableDefinition(string name, string title, string description)
    {
        Name = name;
        Title = title;
        Description = description;
    }

    /// <summary>Snake case, the same in every format.</summary>
    public string Name { get; }

    /// <summary>Chinese name.</summary>
    public string Title { get; }

    /// <summary>English description.</summary>
    public string Description { get; }

    public abstract IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>Columns that tell a row from all others; <c>document</c> comes first.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Columns by which databases find rows, beyond the primary key.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; init; } = [];

    /// <summary>The table that inherited columns come from besides <c>documents</c>; null where there is none.</summary>
    public string? Parent { get; init; }

    /// <summary>Index of a column by name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name} has no column {column}", nameof(column));
    }

    /// <summary>Gives the rows of a document in document order, one field a column.</summary>
    public abstract void Rows(ExportDocument document, RowSink sink);
}

/// <summary>A column and how its value is taken from an item.</summary>
internal sealed record Column<T>(ColumnDefinition Definition, Func<ExportDocument, T, Field> Value);

/// <summary>A table whose rows are items of the document.</summary>
internal sealed class TableDefinition<T> : TableDefinition
{
    private readonly Func<ExportDocument, IEnumerable<T>> _items;
    private readonly Column<T>[] _columns;
    private readonly ColumnDefinition[] _definitions;

    public TableDefinition(string name, string title, string description, Func<ExportDocument, IEnumerable<T>> items, IEnumerable<Column<T>> columns)
        : base(name, title, description)
    {
        _items = items;
        _columns = [.. columns];
        _definitions = [.. _columns.Select(c => c.Definition)];
    }

    public override IReadOnlyList<ColumnDefinition> Columns => _definitions;

    public override void Rows(ExportDocument document, RowSink sink)
    {
        var row = new Field[_columns.Length];
        foreach (T item in _items(document))
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = _columns[i].Value(document, item);
            }

            sink(row);
        }
    }
}
