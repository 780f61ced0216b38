namespace Extractor.Disclosure.Audit;

/// <summary>
/// Keeps the identities that the document itself backs. A rule guessed from labels ("合计 is the sum of its neighbours")
/// holds in most rows of a table that is built that way; where most of a family fail, the guess was wrong, and saying
/// so would accuse the publisher falsely.
/// </summary>
internal static class IdentityGate
{
    /// <summary>Share of a family's telling identities that must hold for the others to count as failures.</summary>
    public const double MinimumShare = 0.6;

    /// <summary>A family with fewer telling identities than this proves nothing unless it is certain.</summary>
    public const int MinimumHeld = 2;

    public static IReadOnlyList<(Identity Identity, Outcome Outcome)> Filter(IdentityCollector collected)
    {
        var outcomes = new Outcome[collected.Identities.Count];
        var families = new Dictionary<string, (int Held, int Told)>(StringComparer.Ordinal);
        for (int i = 0; i < outcomes.Length; i++)
        {
            Identity identity = collected.Identities[i];
            outcomes[i] = identity.Evaluate();
            if (!identity.IsTrivial)
            {
                (int held, int told) = families.GetValueOrDefault(identity.Family);
                families[identity.Family] = (held + (outcomes[i] == Outcome.Fails ? 0 : 1), told + 1);
            }
        }

        List<(Identity, Outcome)> kept = [];
        for (int i = 0; i < outcomes.Length; i++)
        {
            Identity identity = collected.Identities[i];
            (int held, int told) = families.GetValueOrDefault(identity.Family);
            if (outcomes[i] != Outcome.Fails || identity.IsCertain || (held >= MinimumHeld && held >= MinimumShare * told))
            {
                kept.Add((identity, outcomes[i]));
            }
            else
            {
                collected.Skip(identity.Rule, Scope(identity), "not-backed-by-the-table");
            }
        }

        return kept;
    }

    private static string Scope(Identity identity)
    {
        int dot = identity.Subject.Id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? identity.Subject.Id : identity.Subject.Id[..dot];
    }
}
