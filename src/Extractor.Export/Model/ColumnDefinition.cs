namespace Extractor.Export.Model;

/// <summary>What a column may hold, and so how each format stores it.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Exact decimal number, stored so that no digit is lost.</summary>
    Decimal,

    /// <summary>Coordinate in points, two decimals.</summary>
    Points,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>ISO 8601 date.</summary>
    Date,

    /// <summary>JSON array.</summary>
    Array,

    /// <summary>JSON object.</summary>
    Object,
}

/// <summary>
/// A column: the one place from which the CSV header, the Table Schema, the SQL table, the workbook and the data dictionary come.
/// </summary>
/// <param name="Name">Snake case, the same in every format.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Title">Chinese name.</param>
/// <param name="Description">English description, one sentence.</param>
public sealed record ColumnDefinition(string Name, FieldType Type, string Title, string Description)
{
    /// <summary>Never null.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// Repeats what the document or the table of the row says. Flat formats carry it in every row; databases leave it to the view
    /// <c>…_full</c>, so that nothing is stored twice.
    /// </summary>
    public bool Inherited { get; init; }

    /// <summary>An amount of money in 元; SQLite keeps it in whole 分 too.</summary>
    public bool Money { get; init; }

    /// <summary>The only values it takes; null where it is open.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Regular expression that every value fits; null where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>Least value of a number; null where there is none.</summary>
    public int? Minimum { get; init; }

    /// <summary>Column type of the Fiscal Data Package's budget taxonomy; null where it has none.</summary>
    public string? FiscalType { get; init; }
}

/// <summary>Rows of this table refer to rows of another one.</summary>
public sealed record ForeignKey(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> References);
