using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>
/// Explains sums that fall short by a row that is not there. Two witnesses: the sums of several columns of one parent fall
/// short, and the gaps themselves fit together as a row of the table would; or another table, or the narrative, gives the
/// gap under a code that belongs below the parent and that this table does not print.
/// </summary>
internal sealed class LostRowFinder
{
    private readonly LostRowWitness _witness;
    private readonly Dictionary<string, AuditTable> _tables = new(StringComparer.Ordinal);

    private HashSet<Quantity>? _summed;

    public LostRowFinder(AuditContext context)
    {
        _witness = new LostRowWitness(context);
        foreach (AuditTable table in context.Tables)
        {
            _tables.TryAdd(table.Id, table);
        }
    }

    /// <summary>The lost rows by the identities that they explain; doubted identities among them are taken back.</summary>
    public Dictionary<Identity, Culprit> Find(GatedIdentities gated)
    {
        var found = new Dictionary<Identity, Culprit>();
        foreach (List<Shortfall> group in Groups(gated))
        {
            if (Explain(group, gated) is not { } culprit)
            {
                continue;
            }

            foreach (Shortfall shortfall in group)
            {
                found[shortfall.Identity] = culprit;
                if (gated.Doubted.Remove(shortfall.Identity))
                {
                    shortfall.Identity.Severity = "warning";
                    gated.Kept.Add((shortfall.Identity, Outcome.Fails));
                }
            }
        }

        return found;
    }

    /// <summary>Sums of one row that fail, where every one of them falls short.</summary>
    private List<List<Shortfall>> Groups(GatedIdentities gated)
    {
        var groups = new Dictionary<(string Table, int Row, string Rule), List<Shortfall>>();
        List<List<Shortfall>> order = [];
        var surplus = new HashSet<(string, int, string)>();
        foreach (Identity identity in gated.Doubted)
        {
            Add(identity);
        }

        foreach ((Identity identity, Outcome outcome) in gated.Kept)
        {
            if (outcome == Outcome.Fails)
            {
                Add(identity);
            }
        }

        foreach (List<Shortfall> group in order)
        {
            group.Sort((a, b) => a.Column.CompareTo(b.Column));
        }

        return order.FindAll(g => !surplus.Contains(g[0].Group));

        void Add(Identity identity)
        {
            if (identity is not SumIdentity { IsStructural: true } sum || sum.Rule is not ("rollup" or "total.row" or "of.which")
                || !FactPlace.TryParse(sum.Subject.Id, out int row, out int column) || !_tables.TryGetValue(TableOf(sum.Subject.Id), out AuditTable? table))
            {
                return;
            }

            (string, int, string) key = (table.Id, row, sum.Rule);
            decimal gap = sum.Whole.Value - sum.Expected;
            if (gap <= 0 || sum.Whole.IsBlank)
            {
                surplus.Add(key);
                return;
            }

            if (!groups.TryGetValue(key, out List<Shortfall>? group))
            {
                groups[key] = group = [];
                order.Add(group);
            }

            group.Add(new Shortfall(sum, table, row, column, gap));
        }
    }

    private Culprit? Explain(List<Shortfall> group, GatedIdentities gated)
    {
        if (IsPrintedRow(group, gated))
        {
            return null;
        }

        foreach (Shortfall shortfall in group)
        {
            if (_witness.Named(shortfall) is { } named && (char.IsAsciiDigit(named.Code[0]) || !gated.Doubted.Contains(shortfall.Identity) || gated.BackedRules.Contains(shortfall.Identity.Rule)))
            {
                return Describe(group, shortfall with { Gap = named.Value }, named.Code, named.Name, $"{named.Source} 印有此数，本表未见此科目");
            }
        }

        if (group.Count >= 2 && FitTogether(group, gated))
        {
            return Describe(group, group[0], _witness.LeftOut(group[0]), null, $"{group.Count} 列的差额自成一行");
        }

        // The code list tells the row only where the sums are beyond doubt and no slip of one printed figure explains the gap.
        return group.Count == 1 && !gated.Doubted.Contains(group[0].Identity) && _witness.LeftOut(group[0]) is { } left && !IsSlip(group[0])
            ? Describe(group, group[0], left, null, "科目表中此级仅缺这一科目")
            : null;
    }

    /// <summary>
    /// A row that the table prints with these very figures and that no sum takes in was hung below another parent: it is not lost.
    /// </summary>
    private bool IsPrintedRow(List<Shortfall> group, GatedIdentities gated)
    {
        foreach (AuditCell cell in group[0].Table.Column(group[0].Column))
        {
            if (cell.Quantity.Value == group[0].Gap && cell.Row != group[0].Row && group.TrueForAll(s => s.Table.At(cell.Row, s.Column)?.Quantity.Value == s.Gap)
                && !Summed(gated).Contains(cell.Quantity))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Figures that a column's sum which holds takes in as a part.</summary>
    private HashSet<Quantity> Summed(GatedIdentities gated)
    {
        if (_summed is null)
        {
            _summed = [];
            foreach ((Identity identity, Outcome outcome) in gated.Kept)
            {
                if (outcome != Outcome.Fails && identity is SumIdentity { IsStructural: true, Rule: "rollup" or "total.row" or "of.which" } sum)
                {
                    foreach (Term part in sum.Parts)
                    {
                        _summed.Add(part.Quantity);
                    }
                }
            }
        }

        return _summed;
    }

    private static bool IsSlip(Shortfall shortfall)
    {
        foreach (Quantity quantity in shortfall.Identity.Quantities)
        {
            if (!quantity.IsBlank && shortfall.Identity.ImplyExactly(quantity) is { } value && Typo.Likeness(quantity, CulpritFinder.Snap(quantity, value)) >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the gaps obey the sums along the parent's own row, and at least one such sum takes part.</summary>
    private static bool FitTogether(List<Shortfall> group, GatedIdentities gated)
    {
        var gaps = new Dictionary<Quantity, decimal>();
        foreach (Shortfall shortfall in group)
        {
            gaps[shortfall.Identity.Whole] = shortfall.Gap;
        }

        // A column that the lost row alone filled has no sum left that could fail: its gap is the whole figure.
        var summed = new HashSet<Quantity>();
        foreach ((Identity identity, _) in gated.Kept)
        {
            if (identity.Rule == group[0].Identity.Rule)
            {
                summed.Add(identity.Subject);
            }
        }

        bool any = false;
        foreach ((Identity identity, Outcome outcome) in gated.Kept)
        {
            if (outcome == Outcome.Fails || identity is not SumIdentity { IsStructural: true } sum || !gaps.TryGetValue(sum.Whole, out decimal whole))
            {
                continue;
            }

            decimal parts = 0;
            bool row = true;
            foreach (Term part in sum.Parts)
            {
                parts += part.Sign * (gaps.TryGetValue(part.Quantity, out decimal gap) ? gap : summed.Contains(part.Quantity) ? 0 : part.Quantity.Value);
                row &= CulpritFinder.RowOf(part.Quantity) == CulpritFinder.RowOf(sum.Whole);
            }

            if (!row)
            {
                continue;
            }

            decimal slack = (sum.Whole.Range.High - sum.Whole.Range.Low) * (sum.Parts.Count + 1);
            if (Math.Abs(whole - parts) > slack)
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    private static Culprit Describe(List<Shortfall> group, Shortfall shown, string? code, string? name, string witness)
    {
        string suggested = Typo.Print(shown.Identity.Whole, shown.Gap);
        if (code is not null && !char.IsAsciiDigit(code[0]))
        {
            code = null;
        }

        int after = After(shown, code);
        string id = string.Create(CultureInfo.InvariantCulture, $"{shown.Table.Id}.r{after}");
        return new Culprit(
            string.Create(CultureInfo.InvariantCulture, $"{id}+.c{shown.Column}"),
            "",
            suggested,
            $"似缺一行{(code is null && name is null ? "" : $"（{string.Join(' ', new[] { code, name }.Where(t => t is not null))}）")}：补上 {suggested} 后，{group.Count} 个等式成立；{witness}")
        {
            Missing = new MissingRow(id) { Code = code, Name = name },
        };
    }

    /// <summary>The row after which the lost one would stand: the last part with a smaller code, or the last part at all.</summary>
    private static int After(Shortfall shortfall, string? code)
    {
        int after = -1;
        int last = shortfall.Row;
        foreach (Term part in shortfall.Identity.Parts)
        {
            if (FactPlace.TryParse(part.Quantity.Id, out int row, out _))
            {
                last = Math.Max(last, row);
                if (code is not null && shortfall.Table.At(row, shortfall.Column)?.Label.Code is { } other && string.CompareOrdinal(other, code) < 0)
                {
                    after = Math.Max(after, row);
                }
            }
        }

        return after >= 0 ? after : code is not null ? shortfall.Row : last;
    }

    private static string TableOf(string id)
    {
        int dot = id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? id : id[..dot];
    }
}
