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

    /// <summary>Number, title and unit of the tables by id, for messages.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The table in which a finding's first place stands; null where it stands in prose, or in a table without title.</summary>
    public string? TableOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string? fact = finding.Places.Count > 0 && finding.Places[0].File is null ? finding.Places[0].Fact : null;
        int dot = fact is null ? -1 : fact.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Tables.TryGetValue(fact![..dot], out string? name) ? name : null;
    }
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
    /// <summary>By table or statement, in the order in which they were met.</summary>
    public IReadOnlyList<NotApplicable> NotApplicableReasons { get; init; } = [];

    /// <summary>The reasons over all scopes, the most frequent first, equal ones by key.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons => [.. NotApplicableReasons
        .GroupBy(r => r.Reason, StringComparer.Ordinal)
        .Select(g => (Reason: g.Key, Count: g.Sum(r => r.Count)))
        .OrderByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal)];
}
