namespace Extractor.Disclosure.Audit;

/// <summary>
/// Takes back failing identities that the gate doubted where the document proves them in another way: one figure, set to
/// one other value, mends them and breaks nothing that holds, and that value has a witness: two identities that share no
/// other figure ask for it; another table or the narrative gives it for the same thing; a slip of the pen explains it where
/// the rule holds nearly everywhere else; or two cells of the row only changed places. A wrong reading of a table has none.
/// </summary>
/// <remarks>
/// A row hung below the wrong parent makes two sums fail by its own value and looks like such a witness; so a gap that equals
/// one of the figures of the two sums is left alone, unless the value is printed elsewhere.
/// </remarks>
internal static class IdentityRescue
{
    /// <summary>A figure of fewer last places than this (four digits) resembles others by chance.</summary>
    private const decimal TellingDigits = 1_000;

    public static void Apply(GatedIdentities gated, CopyIndex copies, IdentityCollector collected)
    {
        if (gated.Doubted.Count == 0)
        {
            return;
        }

        Dictionary<Quantity, List<Identity>> failing = [];
        foreach (Identity identity in gated.Doubted)
        {
            Index(failing, identity, identity.IsStructural);
        }

        Dictionary<Quantity, List<Identity>> holding = [];
        foreach ((Identity identity, Outcome outcome) in gated.Kept)
        {
            if (outcome == Outcome.Fails)
            {
                Index(failing, identity, identity.IsStructural);
            }
            else if (!identity.IsTrivial)
            {
                Index(holding, identity, identity is not AtMostIdentity, failing);
            }
        }

        var rescued = new HashSet<Identity>();
        foreach (Identity identity in gated.Doubted)
        {
            if (identity.IsStructural && !rescued.Contains(identity))
            {
                foreach (Quantity quantity in identity.Quantities)
                {
                    Try(identity, quantity, failing, holding, copies, gated.BackedRules.Contains(identity.Rule), rescued);
                }
            }
        }

        Exchanges(gated.Doubted, failing, holding, rescued);
        foreach (Identity identity in gated.Doubted)
        {
            if (rescued.Contains(identity))
            {
                identity.Severity = "warning";
                gated.Kept.Add((identity, Outcome.Fails));
            }
            else
            {
                collected.Skip(identity.Rule, Scope(identity), identity.Doubt ?? "not-backed-by-the-table");
            }
        }
    }

    private static void Index(Dictionary<Quantity, List<Identity>> index, Identity identity, bool wanted, Dictionary<Quantity, List<Identity>>? only = null)
    {
        if (!wanted)
        {
            return;
        }

        foreach (Quantity quantity in identity.Quantities)
        {
            if (only is not null && !only.ContainsKey(quantity))
            {
                continue;
            }

            if (!index.TryGetValue(quantity, out List<Identity>? list))
            {
                index[quantity] = list = [];
            }

            list.Add(identity);
        }
    }

    private static void Try(
        Identity identity,
        Quantity quantity,
        Dictionary<Quantity, List<Identity>> failing,
        Dictionary<Quantity, List<Identity>> holding,
        CopyIndex copies,
        bool backed,
        HashSet<Identity> rescued)
    {
        if (identity.ImplyExactly(quantity) is not { } exact)
        {
            return;
        }

        decimal value = CulpritFinder.Snap(quantity, exact);
        if (holding.TryGetValue(quantity, out List<Identity>? held))
        {
            foreach (Identity other in held)
            {
                if (!other.HoldsWith(quantity, value))
                {
                    return;
                }
            }
        }

        decimal gap = Math.Abs(value - quantity.Value);
        if (copies.IsAttested(quantity, value) || (backed && IsSlip(quantity, value) && !IsOwnFigure(identity, quantity, gap)))
        {
            rescued.Add(identity);
            return;
        }

        foreach (Identity other in failing[quantity])
        {
            if (other != identity && other.HoldsWith(quantity, value) && AreIndependent(identity, other, quantity)
                && !IsOwnFigure(identity, quantity, gap) && !IsOwnFigure(other, quantity, gap))
            {
                rescued.Add(identity);
                rescued.Add(other);
                return;
            }
        }
    }

    /// <summary>A slip in a figure with enough digits that a wrong reading would hardly look like one.</summary>
    private static bool IsSlip(Quantity quantity, decimal value)
    {
        decimal step = quantity.Range.High - quantity.Range.Low;
        return step > 0 && Math.Min(Math.Abs(value), Math.Abs(quantity.Value)) / step >= TellingDigits && Typo.Likeness(quantity, value) >= 3;
    }

    /// <summary>Rows in which two cells changed places: that mends a failing sum of each and breaks none.</summary>
    private static void Exchanges(
        List<Identity> doubted, Dictionary<Quantity, List<Identity>> failing, Dictionary<Quantity, List<Identity>> holding, HashSet<Identity> rescued)
    {
        var rows = new Dictionary<string, List<Quantity>>(StringComparer.Ordinal);
        foreach (Identity identity in doubted)
        {
            foreach (Quantity quantity in identity.IsStructural && !rescued.Contains(identity) ? identity.Quantities : [])
            {
                rows.TryAdd(CulpritFinder.RowOf(quantity), []);
            }
        }

        // The other cell may stand in a sum that is not doubted.
        foreach (Quantity quantity in failing.Keys)
        {
            if (rows.TryGetValue(CulpritFinder.RowOf(quantity), out List<Quantity>? row))
            {
                row.Add(quantity);
            }
        }

        foreach (List<Quantity> row in rows.Values)
        {
            for (int i = 0; i < row.Count; i++)
            {
                for (int k = i + 1; k < row.Count; k++)
                {
                    if (row[i].Value != row[k].Value && !Breaks(row[i], row[k], holding) && !Breaks(row[k], row[i], holding)
                        && Mends(row[i], row[k], failing) is { Count: > 0 } left && Mends(row[k], row[i], failing) is { Count: > 0 } right)
                    {
                        rescued.UnionWith(left);
                        rescued.UnionWith(right);
                    }
                }
            }
        }
    }

    private static bool Breaks(Quantity a, Quantity b, Dictionary<Quantity, List<Identity>> holding)
    {
        foreach (Identity identity in holding.TryGetValue(a, out List<Identity>? list) ? list : [])
        {
            if (!identity.ConfirmsOnly && !identity.HoldsSwapped(a, b))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Failing identities of <paramref name="a"/> alone that the exchange mends.</summary>
    private static List<Identity> Mends(Quantity a, Quantity b, Dictionary<Quantity, List<Identity>> failing)
    {
        List<Identity> mended = [];
        foreach (Identity identity in failing[a])
        {
            if (!identity.Quantities.Contains(b) && identity.HoldsSwapped(a, b))
            {
                mended.Add(identity);
            }
        }

        return mended;
    }

    private static bool AreIndependent(Identity a, Identity b, Quantity shared)
    {
        foreach (Quantity quantity in a.Quantities)
        {
            if (quantity != shared && !quantity.IsBlank && b.Quantities.Contains(quantity))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOwnFigure(Identity identity, Quantity shared, decimal gap)
    {
        foreach (Quantity quantity in identity.Quantities)
        {
            if (quantity != shared && Math.Abs(quantity.Value) == gap)
            {
                return true;
            }
        }

        return false;
    }

    private static string Scope(Identity identity)
    {
        int dot = identity.Subject.Id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? identity.Subject.Id : identity.Subject.Id[..dot];
    }
}
