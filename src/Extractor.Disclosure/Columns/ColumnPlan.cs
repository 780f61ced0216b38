namespace Extractor.Disclosure.Columns;

/// <summary>What a column is for.</summary>
internal enum ColumnRole
{
    /// <summary>Classification code, or a part of it (类, 款, 项).</summary>
    Code,

    /// <summary>Row label.</summary>
    Name,

    /// <summary>行次, 序号: counts rows.</summary>
    Number,

    /// <summary>Figures.</summary>
    Amount,

    /// <summary>Words that label nothing (备注, 采购方式).</summary>
    Text,
}

/// <summary>A column with everything its header says.</summary>
internal sealed record ColumnInfo
{
    public required int Index { get; init; }

    public required IReadOnlyList<string> Path { get; init; }

    public required ColumnRole Role { get; init; }

    public string? Key { get; init; }

    /// <summary>Printed column number (栏次), <c>3</c>.</summary>
    public string? Number { get; init; }

    /// <summary>Printed formula, <c>1+2</c>.</summary>
    public string? Formula { get; init; }

    /// <summary>1, 2, 3 for 类, 款, 项; 0 for a joined code; only of code columns.</summary>
    public int CodePart { get; init; }

    public string Leaf => Path.Count > 0 ? Path[^1] : string.Empty;
}

/// <summary>Stub columns with the amount columns they label; side-by-side tables (收入 | 支出) have several.</summary>
internal sealed record ColumnBlock(IReadOnlyList<ColumnInfo> Stub, IReadOnlyList<ColumnInfo> Amounts);

/// <summary>How the columns of a table are to be read.</summary>
internal sealed record ColumnPlan
{
    public required IReadOnlyList<ColumnInfo> Columns { get; init; }

    public required IReadOnlyList<ColumnBlock> Blocks { get; init; }

    /// <summary>First row below the header and the rows of column numbers.</summary>
    public required int FirstBodyRow { get; init; }

    /// <summary>Rows in the body that only repeat the header or count columns.</summary>
    public required IReadOnlySet<int> SkippedRows { get; init; }

    /// <summary>Title that stands in the grid's first rows instead of above it.</summary>
    public string? InnerTitle { get; init; }

    /// <summary>Texts of the header cells, each once.</summary>
    public required IReadOnlyList<string> HeaderTexts { get; init; }
}
