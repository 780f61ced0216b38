using Extractor.Disclosure.Codes;

namespace Extractor.Disclosure.Rows;

/// <summary>What a row of one block is about; roles and parents are filled in after all rows are read.</summary>
internal sealed class RowInfo
{
    public required int Row { get; init; }

    public required string Id { get; init; }

    public ClassificationCode Code { get; set; }

    /// <summary>True where the code stands in the row itself, not carried down or inferred.</summary>
    public bool CodePrinted { get; set; }

    public bool CodeInferred { get; set; }

    /// <summary>Label without the code; empty for none.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>All labels from left to right.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Name of the project, in tables that have a column for it beside that of the account.</summary>
    public string? Project { get; set; }

    /// <summary>Which of the block's name columns hold the labels, from 0, beside <see cref="Labels"/>.</summary>
    public IReadOnlyList<int> Steps { get; set; } = [];

    /// <summary>Indentation of the label in points.</summary>
    public double Indent { get; set; }

    public string? Group { get; set; }

    public string? Role { get; set; }

    public RowInfo? Parent { get; set; }

    public bool HasLabel => Name.Length > 0 || !Code.IsEmpty;
}
