using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Audit;

/// <summary>
/// Whose error a failing identity is: <c>extraction</c> where the reader was not sure of a letter, found the table with little
/// confidence, or put a figure beside the blank cell that it fits; <c>undecided</c> where rows that were not read, or were hung
/// below the wrong parent, could explain the gap as well; <c>published</c> where clean letters in a sure table print it so.
/// </summary>
internal sealed class OriginJudge
{
    /// <summary>Below this confidence a table is rather misread than misprinted.</summary>
    private const double Misread = 0.5;

    /// <summary>From this confidence on a table's structure is taken as it is.</summary>
    private const double Sure = 0.8;

    /// <summary>The same for a 绩效 form, whose cells change from row to row and whose sums run over all its rows: one row lost or cut breaks them.</summary>
    public const double SureForm = 0.95;

    private readonly Dictionary<string, DisclosureTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AuditTable> _figures = new(StringComparer.Ordinal);
    private readonly CulpritFinder _culprits;

    /// <summary>Failing sums by the row of their whole: how many fall short, how many are exceeded.</summary>
    private readonly Dictionary<(string Rule, string Row), (int Short, int Over)> _rows = [];

    /// <summary>What a figure lacks by its own failing sum.</summary>
    private readonly Dictionary<Quantity, decimal> _missing = [];

    public OriginJudge(AuditContext context, IReadOnlyList<(Identity Identity, Outcome Outcome)> identities, CulpritFinder culprits)
    {
        _culprits = culprits;
        foreach (DisclosureTable table in context.Entry.Tables)
        {
            _tables.TryAdd(table.Id, table);
        }

        foreach (AuditTable table in context.Tables)
        {
            _figures.TryAdd(table.Id, table);
        }

        foreach ((Identity identity, Outcome outcome) in identities)
        {
            if (outcome == Outcome.Fails && identity.IsStructural)
            {
                (string, string) key = (identity.Rule, CulpritFinder.RowOf(identity.Subject));
                (int below, int over) = _rows.GetValueOrDefault(key);
                bool falls = identity.Subject.Value > identity.Expected;
                _missing[identity.Subject] = identity.Expected - identity.Subject.Value;
                _rows[key] = (below + (falls ? 1 : 0), over + (falls ? 0 : 1));
            }
        }
    }

    /// <summary>Origin of a finding that is no identity, by its figures alone.</summary>
    public string Of(IReadOnlyList<Quantity> quantities) =>
        quantities.Any(q => q.IsDoubtful) ? "extraction" : Structure(quantities) ?? "published";

    public string Of(Identity identity, Culprit? culprit)
    {
        // Doubt counts where the suspicion falls; a doubtful letter in a figure that fits everywhere else is no excuse.
        Quantity? suspect = null;
        if (culprit is not null)
        {
            suspect = identity.Quantities.FirstOrDefault(q => q.Id == culprit.Fact);
        }

        if (suspect is null ? identity.Quantities.Any(q => q.IsDoubtful) : suspect.IsDoubtful)
        {
            return "extraction";
        }

        if (culprit is not null && _culprits.Shifted.Contains(culprit))
        {
            return "extraction";
        }

        if (Structure(identity.Quantities) is { } origin)
        {
            return origin;
        }

        if (identity.NeedsEveryRow && Confidence(identity.Quantities) < SureForm)
        {
            return "undecided";
        }

        if (culprit is not null && _culprits.Slips.Contains(culprit))
        {
            return "published";
        }

        bool isDoubtful = IsInUnsureTable(identity)
            || (identity.IsStructural && (culprit?.Missing is not null || FallsShortInSeveralColumns(identity) || MixesBranches(identity)));
        return isDoubtful ? "undecided" : "published";
    }

    private string? Structure(IReadOnlyList<Quantity> quantities)
    {
        double least = Confidence(quantities);
        return least < Misread ? "extraction" : least < Sure ? "undecided" : null;
    }

    /// <summary>That of the least sure table that the figures stand in.</summary>
    private double Confidence(IReadOnlyList<Quantity> quantities)
    {
        double least = 1;
        foreach (Quantity quantity in quantities)
        {
            if (_tables.TryGetValue(TableOf(quantity), out DisclosureTable? table))
            {
                least = Math.Min(least, table.Grid.Confidence);
            }
        }

        return least;
    }

    /// <summary>
    /// Several columns of one row fall short and none is exceeded: a row that was not read would do that, unless one of the
    /// parts is too small by the same gap in its own sum.
    /// </summary>
    private bool FallsShortInSeveralColumns(Identity identity)
    {
        if (identity.Rule is not ("rollup" or "total.row") || _rows.GetValueOrDefault((identity.Rule, CulpritFinder.RowOf(identity.Subject))) is not { Short: > 1, Over: 0 })
        {
            return false;
        }

        for (int i = 1; i < identity.Quantities.Count; i++)
        {
            if (_missing.TryGetValue(identity.Quantities[i], out decimal missing) && missing == identity.Subject.Value - identity.Expected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A table without rulings on both axes may have lost or joined rows, at page breaks above all.</summary>
    private bool IsInUnsureTable(Identity identity) =>
        _tables.TryGetValue(TableOf(identity.Subject), out DisclosureTable? table) && table.Grid.Method != TableMethod.Lattice;

    /// <summary>
    /// One code twice among the parts, or codes of several levels: rows of two blocks whose heading was not read, or of a
    /// branch whose head was taken for something else.
    /// </summary>
    private bool MixesBranches(Identity identity)
    {
        if (identity.Rule != "rollup" || !_figures.TryGetValue(TableOf(identity.Subject), out AuditTable? table))
        {
            return false;
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        int length = 0;
        for (int i = 1; i < identity.Quantities.Count; i++)
        {
            if (!FactPlace.TryParse(identity.Quantities[i].Id, out int row, out int column) || table.Labelling(row, column)?.Row is not { Code: { } code } label)
            {
                continue;
            }

            if ((label.Role != "project" && !codes.Add(code)) || (length > 0 && code.Length != length))
            {
                return true;
            }

            length = code.Length;
        }

        return false;
    }

    private static string TableOf(Quantity quantity)
    {
        int dot = quantity.Id.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? "" : quantity.Id[..dot];
    }
}
