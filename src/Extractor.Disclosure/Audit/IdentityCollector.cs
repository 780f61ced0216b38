using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Takes what the rules find; each identity once.</summary>
public sealed class IdentityCollector
{
    private readonly List<Identity> _identities = [];
    private readonly HashSet<Identity> _seen = new(SameFigures.Instance);
    private readonly Dictionary<(string Rule, string Scope, string Reason), int> _notApplicable = [];
    private readonly List<Remark> _remarks = [];
    private readonly Dictionary<string, int> _passed = new(StringComparer.Ordinal);

    /// <summary>In the order they were added.</summary>
    public IReadOnlyList<Identity> Identities => _identities;

    /// <summary>Findings that are no equation between figures.</summary>
    public IReadOnlyList<Remark> Remarks => _remarks;

    public IEnumerable<NotApplicable> NotApplicable =>
        _notApplicable.Select(p => new NotApplicable(p.Key.Rule, p.Key.Scope, p.Key.Reason, p.Value));

    /// <summary>Adds an identity; a second one with the same id and parts is dropped.</summary>
    public void Add(Identity identity)
    {
        if (_seen.Add(identity))
        {
            _identities.Add(identity);
        }
    }

    public void Add(Remark remark) => _remarks.Add(remark);

    /// <summary>How often a rule that only tells what is wrong found nothing to tell.</summary>
    public int Passed(string rule) => _passed.GetValueOrDefault(rule);

    /// <summary>Counts an application that is no equation between figures and holds.</summary>
    public void Pass(string rule, int count = 1) => _passed[rule] = Passed(rule) + count;

    public void Skip(string rule, string scope, string reason, int count = 1)
    {
        (string, string, string) key = (rule, scope, reason);
        _notApplicable[key] = _notApplicable.GetValueOrDefault(key) + count;
    }
}

/// <summary>Identities of one rule over figures with the same ids, in the same order.</summary>
internal sealed class SameFigures : IEqualityComparer<Identity>
{
    public static SameFigures Instance { get; } = new();

    public bool Equals(Identity? x, Identity? y)
    {
        if (x is null || y is null || x.Rule != y.Rule || x.Quantities.Count != y.Quantities.Count)
        {
            return x is null && y is null;
        }

        for (int i = 0; i < x.Quantities.Count; i++)
        {
            if (!ReferenceEquals(x.Quantities[i], y.Quantities[i]) && !string.Equals(x.Quantities[i].Id, y.Quantities[i].Id, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(Identity obj)
    {
        var hash = new HashCode();
        hash.Add(obj.Rule, StringComparer.Ordinal);
        for (int i = 0; i < obj.Quantities.Count; i++)
        {
            hash.Add(obj.Quantities[i].IdHash);
        }

        return hash.ToHashCode();
    }
}

/// <summary>A finding of a rule that compares something else than sums (a table said to be empty that is not).</summary>
/// <param name="Severity">error, warning or info.</param>
/// <param name="Message">Chinese message.</param>
public sealed record Remark(string Rule, string Severity, string Message, IReadOnlyList<Quantity> Quantities, string? Expected = null, string? Printed = null)
{
    /// <summary>Origin where the rule knows it; null to judge by the figures.</summary>
    public string? Origin { get; init; }

    /// <summary>Printed less expected, where both are figures.</summary>
    public string? Difference { get; init; }

    /// <summary>Where it stands, if not at figures (a header cell, a line of the contents); null to take the places of the figures.</summary>
    public IReadOnlyList<FindingPlace>? Places { get; init; }

    /// <summary>What the rule suspects; null where it names nothing.</summary>
    public Culprit? Culprit { get; init; }
}
