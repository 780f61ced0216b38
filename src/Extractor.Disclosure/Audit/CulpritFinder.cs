using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Finds the one figure whose change makes all failing identities around it hold without breaking one that holds.</summary>
internal sealed class CulpritFinder
{
    private readonly Dictionary<Quantity, List<(Identity Identity, Outcome Outcome)>> _around = [];

    public CulpritFinder(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities)
    {
        foreach ((Identity identity, Outcome outcome) in identities)
        {
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
        var open = new HashSet<Identity>(identities.Where(i => i.Outcome == Outcome.Fails).Select(i => i.Identity));
        var order = identities.Where(i => i.Outcome == Outcome.Fails).Select(i => i.Identity).ToList();
        var found = new Dictionary<Identity, Culprit>();
        var candidates = new List<Quantity>();
        var seen = new HashSet<Quantity>();
        foreach (Identity identity in order)
        {
            foreach (Quantity quantity in identity.Quantities)
            {
                if (seen.Add(quantity))
                {
                    candidates.Add(quantity);
                }
            }
        }

        while (open.Count > 0)
        {
            (Quantity Quantity, decimal Value, int Fixed, int Broken, int Typo)? best = null;
            bool tie = false;
            foreach (Quantity quantity in candidates)
            {
                if (Judge(quantity, open) is not { } verdict)
                {
                    continue;
                }

                int order1 = best is null ? 1 : Compare(verdict, (best.Value.Value, best.Value.Fixed, best.Value.Broken, best.Value.Typo));
                if (order1 > 0)
                {
                    best = (quantity, verdict.Value, verdict.Fixed, verdict.Broken, verdict.Typo);
                    tie = false;
                }
                else if (order1 == 0)
                {
                    tie = true;
                }
            }

            if (best is not { } b)
            {
                break;
            }

            List<Identity> explained = [.. Failing(b.Quantity, open).Where(i => i.HoldsWith(b.Quantity, b.Value))];
            if (!tie)
            {
                Culprit culprit = Describe(b.Quantity, b.Value, explained.Count);
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

    private IEnumerable<Identity> Failing(Quantity quantity, HashSet<Identity> open) =>
        _around[quantity].Where(a => open.Contains(a.Identity)).Select(a => a.Identity);

    private (decimal Value, int Fixed, int Broken, int Typo)? Judge(Quantity quantity, HashSet<Identity> open)
    {
        (decimal Value, int Fixed, int Broken, int Typo)? best = null;
        int tried = 0;
        foreach (Identity identity in Failing(quantity, open))
        {
            if (++tried > 8 || identity.ImplyExactly(quantity) is not { } value)
            {
                continue;
            }

            decimal rounded = Snap(quantity, value);
            int good = 0;
            int bad = 0;
            foreach ((Identity other, Outcome outcome) in _around[quantity])
            {
                if (other is AtMostIdentity)
                {
                    continue;
                }

                bool holds = other.HoldsWith(quantity, rounded);
                good += holds && open.Contains(other) ? 1 : 0;
                bad += !holds && outcome != Outcome.Fails ? 1 : 0;
            }

            (decimal, int, int, int) verdict = (rounded, good, bad, Typo.Likeness(quantity, rounded));
            if (good > 0 && (best is null || Compare(verdict, best.Value) > 0))
            {
                best = verdict;
            }
        }

        return best;
    }

    // More explained than broken first; then the likelier slip of the pen.
    private static int Compare((decimal Value, int Fixed, int Broken, int Typo) a, (decimal Value, int Fixed, int Broken, int Typo) b)
    {
        int net = (a.Fixed - a.Broken).CompareTo(b.Fixed - b.Broken);
        if (net != 0)
        {
            return net;
        }

        int broken = b.Broken.CompareTo(a.Broken);
        return broken != 0 ? broken : a.Typo.CompareTo(b.Typo);
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
}
