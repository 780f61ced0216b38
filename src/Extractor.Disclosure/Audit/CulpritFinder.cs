using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Finds the one figure whose change makes all failing identities around it hold without breaking one that holds.</summary>
internal sealed class CulpritFinder
{
    private const int MaxTrials = 6;

    private readonly Dictionary<Quantity, List<(Identity Identity, Outcome Outcome)>> _around = [];

    public CulpritFinder(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities)
    {
        foreach ((Identity identity, Outcome outcome) in identities)
        {
            if (identity is AtMostIdentity)
            {
                continue;
            }

            foreach (Quantity quantity in identity.Quantities)
            {
                if (!_around.TryGetValue(quantity, out List<(Identity, Outcome)>? list))
                {
                    _around[quantity] = list = [];
                }

                list.Add((identity, outcome));
            }
        }
    }

    /// <summary>Culprit of every failing identity that has one.</summary>
    public Dictionary<Identity, Culprit> Find(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities)
    {
        List<Identity> failing = [.. identities.Where(i => i.Outcome == Outcome.Fails && i.Identity is not AtMostIdentity).Select(i => i.Identity)];
        var open = new HashSet<Identity>(failing);
        List<Quantity> candidates = [.. failing.SelectMany(i => i.Quantities).Distinct()];
        var found = new Dictionary<Identity, Culprit>();
        while (open.Count > 0)
        {
            (Quantity Quantity, Verdict Verdict)? best = null;
            bool tie = false;
            foreach (Quantity quantity in candidates)
            {
                if (Judge(quantity, open) is not { } verdict)
                {
                    continue;
                }

                int order = best is null ? 1 : verdict.CompareTo(best.Value.Verdict);
                tie = order == 0 || (order < 0 && tie);
                best = order > 0 ? (quantity, verdict) : best;
            }

            if (best is not { } b)
            {
                break;
            }

            List<Identity> explained = [.. _around[b.Quantity].Where(a => open.Contains(a.Identity) && a.Identity.HoldsWith(b.Quantity, b.Verdict.Value)).Select(a => a.Identity)];
            if (!tie && b.Verdict.Fixed > b.Verdict.Broken)
            {
                Culprit culprit = Describe(b.Quantity, b.Verdict.Value, explained.Count);
                foreach (Identity identity in explained)
                {
                    found[identity] = culprit;
                }
            }

            open.ExceptWith(explained);
            candidates.Remove(b.Quantity);
        }

        return found;
    }

    private Verdict? Judge(Quantity quantity, HashSet<Identity> open)
    {
        Verdict? best = null;
        int tried = 0;
        foreach ((Identity identity, _) in _around[quantity])
        {
            if (!open.Contains(identity))
            {
                continue;
            }

            if (++tried > MaxTrials)
            {
                break;
            }

            if (identity.ImplyExactly(quantity) is not { } exact)
            {
                continue;
            }

            Try(quantity, Snap(quantity, exact), open, ref best);

            // Rounding in the other figures blurs what is implied; a value that one slip explains is likelier than its neighbours.
            if (identity.Imply(quantity) is { } range)
            {
                foreach (decimal origin in Typo.Origins(quantity))
                {
                    if (origin != exact && range.Contains(origin))
                    {
                        Try(quantity, origin, open, ref best);
                    }
                }
            }
        }

        return best;
    }

    private void Try(Quantity quantity, decimal value, HashSet<Identity> open, ref Verdict? best)
    {
        int good = 0;
        int bad = 0;
        int exact = 0;
        foreach ((Identity other, Outcome outcome) in _around[quantity])
        {
            bool holds = other.HoldsWith(quantity, value);
            good += holds && open.Contains(other) ? 1 : 0;
            bad += !holds && outcome != Outcome.Fails ? 1 : 0;
            bool fits = other.ImplyExactly(quantity) == value;
            exact += (fits ? 1 : 0) - (outcome == Outcome.Holds ? 1 : 0);
        }

        var verdict = new Verdict(value, good, bad, Typo.Likeness(quantity, value), exact);
        if (good > 0 && (best is null || verdict.CompareTo(best.Value) > 0))
        {
            best = verdict;
        }
    }

    private static decimal Snap(Quantity quantity, decimal value)
    {
        decimal step = quantity.Range.High - quantity.Range.Low;
        return step <= 0 ? value : Math.Round(value / step, 0, MidpointRounding.AwayFromZero) * step;
    }

    private static Culprit Describe(Quantity quantity, decimal value, int count)
    {
        string suggested = Typo.Print(quantity, value);
        return new Culprit(quantity.Id, quantity.Raw, suggested, $"{Typo.Name(quantity, value)}：改为 {suggested} 后，其余 {count} 个等式成立");
    }

    /// <summary>What a change would do.</summary>
    /// <param name="Fixed">Failing identities that would hold.</param>
    /// <param name="Broken">Holding ones that would fail.</param>
    /// <param name="Likeness">How like a slip of the pen the change is.</param>
    /// <param name="Exact">Identities that would fit to the last place, less those that do now.</param>
    private readonly record struct Verdict(decimal Value, int Fixed, int Broken, int Likeness, int Exact) : IComparable<Verdict>
    {
        // More explained than broken first; then the likelier slip; then the better fit.
        public int CompareTo(Verdict other)
        {
            int net = (Fixed - Broken).CompareTo(other.Fixed - other.Broken);
            net = net != 0 ? net : other.Broken.CompareTo(Broken);
            net = net != 0 ? net : Likeness.CompareTo(other.Likeness);
            return net != 0 ? net : Exact.CompareTo(other.Exact);
        }
    }
}
