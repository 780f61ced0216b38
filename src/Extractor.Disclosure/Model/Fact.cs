using Extractor.Pdf;

namespace Extractor.Disclosure.Model;

/// <summary>One published figure with its meaning, its place and its proof.</summary>
public sealed record Fact
{
    /// <summary><c>t5.r12.c4</c>: table, row and column of the grid.</summary>
    public required string Id { get; init; }

    public required string Table { get; init; }

    public required RowLabel Row { get; init; }

    /// <summary>Header path of the column from top to bottom.</summary>
    public required IReadOnlyList<string> Column { get; init; }

    /// <summary>Canonical key of the column, or null.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>In the base unit with exact decimal digits (元 for money); null for a blank cell.</summary>
    public decimal? Value { get; init; }

    /// <summary>CNY, percent, person, … .</summary>
    public required string Unit { get; init; }

    /// <summary>The printed text.</summary>
    public required string Raw { get; init; }

    public required int Page { get; init; }

    public required Box Box { get; init; }

    /// <summary>Identities that confirm the figure.</summary>
    public IReadOnlyList<string> Proof { get; init => field = value ?? []; } = [];

    /// <summary>True where the reader or the number parser had to repair something.</summary>
    public bool IsDoubtful { get; init; }
}

/// <summary>What a row is about.</summary>
public sealed record RowLabel
{
    /// <summary>Whole classification code, digits only; null where the row has none.</summary>
    public string? Code { get; init; }

    /// <summary>The label without the code; empty where the row has none.</summary>
    public required string Name { get; init; }

    /// <summary>Codes from the class down to this one.</summary>
    public IReadOnlyList<string> Path { get; init => field = value ?? []; } = [];

    /// <summary>What stands above the row (unit, project line), or null.</summary>
    public string? Group { get; init; }

    /// <summary>leaf, rollup, ofWhich (其中), total, unit, project, … .</summary>
    public string? Role { get; init; }

    /// <summary>Id of the parent row, <c>t5.r3</c>; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>True where the code was filled from the name.</summary>
    public bool? Inferred { get; init; }

    /// <summary>functional, economicDepartment, economicGovernment, revenue.</summary>
    public string? Classification { get; init; }

    /// <summary>exact, renamed, unknown, mismatch.</summary>
    public string? CodeStatus { get; init; }

    /// <summary>Official name of the code in the document's year, where it differs from the label.</summary>
    public string? OfficialName { get; init; }

    /// <summary>Labels from left to right where several hold for the row.</summary>
    public IReadOnlyList<string> Labels { get; init => field = value ?? []; } = [];
}
