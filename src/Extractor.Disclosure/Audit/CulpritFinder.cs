using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>Finds the one figure whose change makes all failing identities around it hold without breaking one that holds.</summary>
internal sealed class CulpritFinder
{
    private const int MaxTrials = 6;

    private readonly Dictionary<Quantity, List<(Identity Identity, Outcome Outcome)>> _around = [];

    private readonly CopyIndex? _copies;

    /// <summary>Culprits that stand beside the blank cell that they fit.</summary>
    public HashSet<Culprit> Shifted { get; } = [];

    /// <summary>Culprits that a slip of the pen explains.</summary>
    public HashSet<Culprit> Slips { get; } = [];

    /// <param name="identities">All identities of the document with their outcomes.</param>
    /// <param name="copies">Where else values are printed; null where that is not known.</param>
    public CulpritFinder(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities, CopyIndex? copies = null)
    {
        _copies = copies;
        // Only figures of failing identities are ever suspected.
        foreach ((Identity identity, Outcome outcome) in identities)
        {
            if (outcome == Outcome.Fails && identity is not AtMostIdentity)
            {
                foreach (Quantity quantity in identity.Quantities)
                {
                    _around.TryAdd(quantity, []);
                }
            }
        }

        foreach ((Identity identity, Outcome outcome) in _around.Count == 0 ? [] : identities)
        {
            if (identity is AtMostIdentity)
            {
                continue;
            }

            foreach (Quantity quantity in identity.Quantities)
            {
                if (_around.TryGetValue(quantity, out List<(Identity, Outcome)>? list))
                {
                    list.Add((identity, outcome));
                }
            }
        }
    }

    /// <summary>Culprit of every failing identity that has one.</summary>
    /// <param name="identities">All identities of the document with their outcomes.</param>
    /// <param name="explained">Those that a lost row explains already.</param>
    public Dictionary<Identity, Culprit> Find(IReadOnlyList<(Identity Identity, Outcome Outcome)> identities, Dictionary<Identity, Culprit>? explained = null)
    {
        List<Identity> failing = [.. identities.Where(i => i.Outcome == Outcome.Fails && i.Identity is not AtMostIdentity && !i.Identity.Quantities.Any(q => q.File is not null || q.IsUnnamed)).Select(i => i.Identity)];
        var open = new HashSet<Identity>(failing);
        List<Quantity> candidates = [.. failing.SelectMany(i => i.Quantities).Distinct()];
        var found = explained is null ? [] : new Dictionary<Identity, Culprit>(explained);
        open.ExceptWith(found.Keys);
        Swaps(candidates, open, found);
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

            List<Identity> mended = [.. _around[b.Quantity].Where(a => open.Contains(a.Identity) && a.Identity.HoldsWith(b.Quantity, b.Verdict.Value)).Select(a => a.Identity)];
            if (!tie && b.Verdict.Fixed > b.Verdict.Broken)
            {
                Culprit culprit = Describe(b.Quantity, b.Verdict.Value, mended.Count);
                if (b.Verdict.Likeness >= 2)
                {
                    Slips.Add(culprit);
                }

                foreach (Identity identity in mended)
                {
                    found[identity] = culprit;
                }
            }

            open.ExceptWith(mended);
            candidates.Remove(b.Quantity);
        }

        return found;
    }

    /// <summary>
    /// Figures that slipped into a neighbouring column: two cells of one row whose exchange mends at least two failing
    /// identities and breaks none. Looked for first, because each of the two alone mends only a part.
    /// </summary>
    private void Swaps(List<Quantity> candidates, HashSet<Identity> open, Dictionary<Identity, Culprit> found)
    {
        foreach (IGrouping<string, Quantity> row in candidates.Where(c => !c.IsStatement).GroupBy(RowOf, StringComparer.Ordinal).ToList())
        {
            List<Quantity> cells = [.. row];
            (Quantity A, Quantity B, List<Identity> Fixed)? best = null;
            bool tie = false;
            for (int i = 0; i < cells.Count; i++)
            {
                for (int k = i + 1; k < cells.Count; k++)
                {
                    if (cells[i].Value == cells[k].Value || Exchange(cells[i], cells[k], open) is not { Count: >= 2 } mended)
                    {
                        continue;
                    }

                    tie = best is { } b && b.Fixed.Count == mended.Count;
                    best = best is null || mended.Count > best.Value.Fixed.Count ? (cells[i], cells[k], mended) : best;
                }
            }

            if (best is { } swap && !tie)
            {
                Quantity wrong = swap.A.IsBlank ? swap.B : swap.A;
                Quantity right = swap.A.IsBlank ? swap.A : swap.B;
                var culprit = new Culprit(wrong.Id, wrong.Raw, right.Raw, $"数字错列：与 {right.Id}（{right.Raw}）互换后，其余 {swap.Fixed.Count} 个等式成立");
                if (right.IsBlank)
                {
                    Shifted.Add(culprit);
                }

                foreach (Identity identity in swap.Fixed)
                {
                    found[identity] = culprit;
                }

                open.ExceptWith(swap.Fixed);
            }
        }
    }

    private List<Identity>? Exchange(Quantity a, Quantity b, HashSet<Identity> open)
    {
        List<Identity> mended = [];
        foreach ((Identity identity, Outcome outcome) in _around[a].Concat(_around[b]))
        {
            // A figure found again elsewhere is found again in the other cell of the row.
            if (identity.ConfirmsOnly)
            {
                continue;
            }

            bool holds = identity.HoldsSwapped(a, b);
            if (!holds && outcome != Outcome.Fails)
            {
                return null;
            }

            if (holds && open.Contains(identity) && !mended.Contains(identity))
            {
                mended.Add(identity);
            }
        }

        return mended;
    }

    internal static string RowOf(Quantity quantity)
    {
        int column = quantity.Id.LastIndexOf(".c", StringComparison.Ordinal);
        return column < 0 ? quantity.Id : quantity.Id[..column];
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

        var verdict = new Verdict(value, good, bad, _copies?.IsPrintedElsewhere(quantity, value) == true, Typo.Likeness(quantity, value), exact);
        if (good > 0 && (best is null || verdict.CompareTo(best.Value) > 0))
        {
            best = verdict;
        }
    }

    /// <summary>The value nearest to one that could be printed at this place.</summary>
    internal static decimal Snap(Quantity quantity, decimal value)
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
    /// <param name="Copied">Another table prints the value for the same thing.</param>
    /// <param name="Likeness">How like a slip of the pen the change is.</param>
    /// <param name="Exact">Identities that would fit to the last place, less those that do now.</param>
    private readonly record struct Verdict(decimal Value, int Fixed, int Broken, bool Copied, int Likeness, int Exact) : IComparable<Verdict>
    {
        // More explained than broken first; then what is printed elsewhere; then the likelier slip; then the better fit.
        public int CompareTo(Verdict other)
        {
            int net = (Fixed - Broken).CompareTo(other.Fixed - other.Broken);
            net = net != 0 ? net : other.Broken.CompareTo(Broken);
            net = net != 0 ? net : Copied.CompareTo(other.Copied);
            net = net != 0 ? net : Likeness.CompareTo(other.Likeness);
            return net != 0 ? net : Exact.CompareTo(other.Exact);
        }
    }
}
