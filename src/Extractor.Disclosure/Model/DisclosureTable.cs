using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Model;

/// <summary>A table with its meaning.</summary>
public sealed record DisclosureTable
{
    /// <summary><c>t</c> and the table's index in the document, <c>t5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the kind, such as <c>budget.expenditure</c>; <c>other</c> where not recognised.</summary>
    public required string Kind { get; init; }

    public string? Number { get; init; }

    public string? Title { get; init; }

    public string? AmountUnit { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The raw grid, as <c>extractor tables</c> gives it.</summary>
    public required Table Grid { get; init; }
}

/// <summary>A column with its header path from top to bottom.</summary>
/// <param name="Index">Column of the grid, from 0.</param>
/// <param name="Path">Header texts from top to bottom, a text that spans levels once.</param>
/// <param name="Key">Canonical key such as <c>total</c>, <c>basic</c>, <c>project</c>; null where it has none.</param>
/// <param name="Role">code, name, amount, text, number (行次) …</param>
public sealed record TableColumn(int Index, IReadOnlyList<string> Path, string? Key, string Role)
{
    /// <summary>Printed column number (栏次), or null.</summary>
    public string? Number { get; init; }

    /// <summary>Printed formula of the column, <c>1+2</c> for <c>3=1+2</c>, or null.</summary>
    public string? Formula { get; init; }
}
