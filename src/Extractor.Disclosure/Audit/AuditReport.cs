using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>What the audit of one disclosure found.</summary>
public sealed record AuditReport
{
    public required string Unit { get; init; }

    public required int Year { get; init; }

    public required DisclosureKind Kind { get; init; }

    /// <summary>File of the disclosure.</summary>
    public required string File { get; init; }

    public required ProofCoverage Coverage { get; init; }

    /// <summary>One line a rule, in the catalogue's order; rules that found nothing to apply to included.</summary>
    public required IReadOnlyList<RuleCount> Rules { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>Share of numeric facts that at least one identity confirms.</summary>
/// <param name="Facts">Facts with a value in amount tables that are recognised.</param>
/// <param name="Proven">Those with at least one identity.</param>
public sealed record ProofCoverage(int Facts, int Proven)
{
    /// <summary>Proven by facts, 1 where there are none.</summary>
    public double Share => Facts == 0 ? 1 : (double)Proven / Facts;
}

/// <summary>Outcomes of one rule.</summary>
public sealed record RuleCount(string Rule, int Version, string Name, int Held, int Rounded, int Failed, int NotApplicable)
{
    public IReadOnlyList<NotApplicable> NotApplicableReasons { get; init; } = [];
}
