namespace Extractor.Disclosure.Audit;

/// <summary>
/// Keeps the identities that the document itself backs. A rule guessed from labels ("合计 is the sum of its neighbours")
/// holds in most rows of a table that is built that way; where most of a family fail, the guess was wrong, and saying
/// so would accuse the publisher falsely. A blank cell is zero only where a sum of the same table that has one holds.
/// </summary>
internal static class IdentityGate
{
    /// <summary>Share of a family's telling identities that must hold for the others to count as failures.</summary>
    public const double MinimumShare = 0.6;

    /// <summary>A family with fewer telling identities than this proves nothing unless it is certain.</summary>
    public const int MinimumHeld = 2;

    /// <summary>A family with fewer telling identities than this is too small to speak for itself.</summary>
    public const int SmallFamily = 3;

    /// <summary>Share of a rule's telling identities in the whole document that must hold to speak for small families.</summary>
    public const double DocumentShare = 0.75;

    /// <summary>Telling identities of a rule that must hold in the document to speak for small families.</summary>
    public const int DocumentHeld = 2;

    /// <summary>Sorts the identities into those that the document backs and failing ones that it does not, in their order.</summary>
    public static GatedIdentities Filter(IdentityCollector collected)
    {
        var outcomes = new Outcome[collected.Identities.Count];
        var families = new Dictionary<string, (int Held, int Told)>(StringComparer.Ordinal);
        var rules = new Dictionary<string, (int Held, int Told)>(StringComparer.Ordinal);
        var blanksAreZero = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < outcomes.Length; i++)
        {
            Identity identity = collected.Identities[i];
            outcomes[i] = identity.Evaluate();
            if (!identity.IsTrivial)
            {
                (int held, int told) = families.GetValueOrDefault(identity.Family);
                families[identity.Family] = (held + (outcomes[i] == Outcome.Fails ? 0 : 1), told + 1);
                (held, told) = rules.GetValueOrDefault(identity.Rule);
                rules[identity.Rule] = (held + (outcomes[i] == Outcome.Fails ? 0 : 1), told + 1);
                if (identity.LeansOnBlanks && outcomes[i] != Outcome.Fails)
                {
                    blanksAreZero.Add(Table(identity));
                }
            }
        }

        List<(Identity, Outcome)> kept = [];
        List<Identity> doubted = [];
        for (int i = 0; i < outcomes.Length; i++)
        {
            Identity identity = collected.Identities[i];
            if (outcomes[i] == Outcome.Fails && identity.LeansOnBlanks && !identity.IsCertain && !blanksAreZero.Contains(Table(identity)))
            {
                identity.Doubt = "no-row-shows-that-blank-is-zero";
                doubted.Add(identity);
            }
            else if (outcomes[i] != Outcome.Fails || identity.IsCertain || (!identity.NeedsWitness && IsBacked(families.GetValueOrDefault(identity.Family))))
            {
                kept.Add((identity, outcomes[i]));
            }
            else if (identity.MayLeanOnDocument && IsBackedByDocument(families.GetValueOrDefault(identity.Family), rules.GetValueOrDefault(identity.Rule)))
            {
                identity.Severity = "warning";
                kept.Add((identity, outcomes[i]));
            }
            else
            {
                identity.Doubt = identity.NeedsWitness ? "need-not-hold-without-a-witness" : "not-backed-by-the-table";
                doubted.Add(identity);
            }
        }

        return new GatedIdentities(kept, doubted, [.. rules.Where(r => r.Value.Held >= DocumentHeld && r.Value.Held >= DocumentShare * r.Value.Told).Select(r => r.Key)]);
    }

    private static string Table(Identity identity)
    {
        int dot = identity.Subject.Id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? identity.Subject.Id : identity.Subject.Id[..dot];
    }

    private static bool IsBacked((int Held, int Told) family) => family.Held >= MinimumHeld && family.Held >= MinimumShare * family.Told;

    /// <summary>A table of one or two rows cannot show how it is built; then the rest of the document speaks, with a warning only.</summary>
    private static bool IsBackedByDocument((int Held, int Told) family, (int Held, int Told) rule) =>
        family.Told < SmallFamily && rule.Held >= DocumentHeld && rule.Held >= DocumentShare * rule.Told;
}

/// <summary>What the gate makes of the identities of a document.</summary>
/// <param name="Kept">Those that hold, and failing ones that their family backs.</param>
/// <param name="BackedRules">Rules that hold nearly everywhere in the document.</param>
/// <param name="Doubted">Failing ones whose reading of the table nothing backs.</param>
internal sealed record GatedIdentities(List<(Identity Identity, Outcome Outcome)> Kept, List<Identity> Doubted, HashSet<string> BackedRules);
