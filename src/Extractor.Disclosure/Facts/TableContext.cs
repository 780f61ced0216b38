using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Facts;

/// <summary>What is known of the document when its tables are read.</summary>
internal sealed record TableContext
{
    /// <summary>Fiscal year; null where unknown: codes are then checked against all years.</summary>
    public int? Year { get; init; }

    public DisclosureKind? Kind { get; init; }

    /// <summary>Unit of money of the document's other tables, for a table that states none.</summary>
    public MoneyUnit? UsualUnit { get; init; }
}

/// <summary>A table read: its meaning, its facts, what was not understood.</summary>
internal sealed record TableReading(DisclosureTable Table, IReadOnlyList<Fact> Facts, IReadOnlyList<Unresolved> Unresolved, IReadOnlyList<EntryWarning> Warnings);
