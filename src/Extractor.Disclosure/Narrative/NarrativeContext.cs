using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Narrative;

/// <summary>What is known of a document before its prose is read.</summary>
public sealed record NarrativeContext
{
    /// <summary>Forms of the unit's name, so that labels can be told without them; the order does not matter.</summary>
    public IReadOnlyList<string> UnitNames { get; init; } = [];

    /// <summary>Fiscal year; null where unknown.</summary>
    public int? Year { get; init; }

    /// <summary>Decides what 上年 means: 上年预算 in a budget, 上年决算 in a final account.</summary>
    public DisclosureKind Kind { get; init; }

    /// <summary>Known short document with no context: a budget without year and unit.</summary>
    public static NarrativeContext Unknown { get; } = new();
}
