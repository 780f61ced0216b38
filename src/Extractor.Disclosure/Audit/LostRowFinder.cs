using System.Globalization;
using Extractor.Disclosure.Audit.Rules;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>
/// Explains sums that fall short by a row that is not there. Two witnesses: the sums of several columns of one parent fall
/// short, and the gaps themselves fit together as a row of the table would; or another table, or the narrative, gives the
/// gap under a code that belongs below the parent and that this table does not print.
/// </summary>
internal sealed class LostRowFinder
{
    private readonly AuditContext _context;
    private readonly Dictionary<string, AuditTable> _tables = new(StringComparer.Ordinal);
    private Dictionary<string, List<(string Code, string Name, string Source, decimal Value)>>? _printed;

    /// <summary>Stands for "above" where rows have labels only.</summary>
    private const string Names = "名";

    /// <summary>Codes below a parent that must be printed before the one left out is taken for lost.</summary>
    private const int FewestPrinted = 5;

    private readonly CodeReference _reference = CodeReference.Default;
    private HashSet<Quantity>? _summed;

    public LostRowFinder(AuditContext context)
    {
        _context = context;
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
            if (Named(shortfall) is { } named && (char.IsAsciiDigit(named.Code[0]) || !gated.Doubted.Contains(shortfall.Identity) || gated.BackedRules.Contains(shortfall.Identity.Rule)))
            {
                return Describe(group, shortfall with { Gap = named.Value }, named.Code, named.Name, $"{named.Source} 印有此数，本表未见此科目");
            }
        }

        if (group.Count >= 2 && FitTogether(group, gated))
        {
            return Describe(group, group[0], LeftOut(group[0]), null, $"{group.Count} 列的差额自成一行");
        }

        // The code list tells the row only where the sums are beyond doubt and no slip of one printed figure explains the gap.
        return group.Count == 1 && !gated.Doubted.Contains(group[0].Identity) && LeftOut(group[0]) is { } left && !IsSlip(group[0])
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

    /// <summary>A code below the parent that other places of the document give with the gap as its figure and this table does not print.</summary>
    private (string Code, string Name, string Source, decimal Value)? Named(Shortfall shortfall)
    {
        _printed ??= Printed();
        string? above = shortfall.Identity.Rule == "total.row" ? null : shortfall.Table.Labelling(shortfall.Row, shortfall.Column)?.Row.Code;
        Quantity whole = shortfall.Identity.Whole;
        Interval gap = shortfall.Identity.Imply(whole) is { } parts ? whole.Range - parts : Interval.Exact(shortfall.Gap);
        (string Code, string Name, string Source, decimal Value)? best = null;
        foreach ((string Code, string Name, string Source, decimal Value) candidate in _printed.GetValueOrDefault(above ?? (HasCodes(shortfall) ? "" : Names)) ?? [])
        {
            if (candidate.Source == shortfall.Table.Id || !gap.Contains(candidate.Value) || Prints(shortfall.Table, candidate.Code))
            {
                continue;
            }

            if (best is { } other && other.Code != candidate.Code)
            {
                return null;
            }

            // The value nearest to the gap is the one that is meant where tables give several.
            if (best is null || Math.Abs(candidate.Value - shortfall.Gap) < Math.Abs(best.Value.Value - shortfall.Gap))
            {
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Whether a row of the table has the code or label, printed figures or not.</summary>
    private static bool Prints(AuditTable table, string key)
    {
        foreach (LabelledRow row in table.LabelledRows)
        {
            if (row.Label.Code == key || CopyKey.Of(row.Fact) == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The one official code below a parent that the table leaves out, where it prints the others; null where there are
    /// none or several.
    /// </summary>
    private string? LeftOut(Shortfall shortfall)
    {
        Fact? above = shortfall.Table.Labelling(shortfall.Row, shortfall.Column);
        if (above?.Row.Code is not { Length: 3 or 5 } code || above.Row.Classification is not { } classification || shortfall.Identity.Rule != "rollup")
        {
            return null;
        }

        var printed = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelledRow row in shortfall.Table.LabelledRows)
        {
            if (row.Label.Code is { } other && other.Length == code.Length + 2 && other.StartsWith(code, StringComparison.Ordinal))
            {
                printed.Add(other);
            }
        }

        string? left = null;
        for (int i = 1; i < 100 && printed.Count >= FewestPrinted; i++)
        {
            string candidate = code + i.ToString("00", CultureInfo.InvariantCulture);
            if (!printed.Contains(candidate) && _reference.HoldsIn(candidate, classification, _context.UnitYear.Year))
            {
                if (left is not null)
                {
                    return null;
                }

                left = candidate;
            }
        }

        return left;
    }

    /// <summary>Whether the parts of a sum are told by codes.</summary>
    private static bool HasCodes(Shortfall shortfall)
    {
        foreach (Term part in shortfall.Identity.Parts)
        {
            if (FactPlace.TryParse(part.Quantity.Id, out int row, out int column) && shortfall.Table.Labelling(row, column)?.Row.Code is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Codes with the figures that tables and narrative give for them, by the code above; classes stand under "".</summary>
    private Dictionary<string, List<(string Code, string Name, string Source, decimal Value)>> Printed()
    {
        var printed = new Dictionary<string, List<(string, string, string, decimal)>>(StringComparer.Ordinal);
        foreach (AuditTable table in _context.Tables)
        {
            foreach (int row in table.Rows)
            {
                foreach (AuditCell cell in table.Row(row))
                {
                    if (cell.Quantity.Value == 0 || cell.Label.Role == "project")
                    {
                        continue;
                    }

                    if (cell.Label.Code is { } code)
                    {
                        Add(code.Length > 3 ? code[..^2] : "", (code, cell.Label.Name, table.Id, cell.Quantity.Value));
                    }
                    else if (cell.Quantity.Key is { } key && key != "total")
                    {
                        Add(Names, (key, cell.Label.Name, table.Id, cell.Quantity.Value));
                    }
                }
            }
        }

        foreach (Statement statement in _context.Entry.Statements)
        {
            if (statement.Amount is { } amount and not 0 && ProseTableRule.CodeIn(statement.Label) is { Length: > 0 } code)
            {
                Add(code.Length > 3 ? code[..^2] : "", (code, statement.Label, statement.Id, amount));
            }
        }

        return printed;

        void Add(string above, (string, string, string, decimal) place)
        {
            if (!printed.TryGetValue(above, out List<(string, string, string, decimal)>? list))
            {
                printed[above] = list = [];
            }

            list.Add(place);
        }
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
            $"似缺一行{(code is null && name is null ? "" : $"（{code} {name}）")}：补上 {suggested} 后，{group.Count} 个等式成立；{witness}")
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

    private readonly record struct Shortfall(SumIdentity Identity, AuditTable Table, int Row, int Column, decimal Gap)
    {
        public (string Table, int Row, string Rule) Group => (Table.Id, Row, Identity.Rule);
    }
}
