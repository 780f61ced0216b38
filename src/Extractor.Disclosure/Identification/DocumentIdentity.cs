using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Identification;

/// <summary>Who published a document, for which year, and what it is.</summary>
public sealed record DocumentIdentity
{
    /// <summary>Null where nothing in the document or its source names a unit.</summary>
    public UnitInfo? Unit { get; init; }

    public int? Year { get; init; }

    public required DisclosureKind Kind { get; init; }

    /// <summary>The document's title, put together from unit, year and kind where none is printed.</summary>
    public required string Title { get; init; }

    public IReadOnlyList<EntryWarning> Warnings { get; init; } = [];
}
