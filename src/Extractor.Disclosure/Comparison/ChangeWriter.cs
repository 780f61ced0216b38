namespace Extractor.Disclosure.Comparison;

/// <summary>Gathers what differs and counts what does not.</summary>
internal sealed class ChangeWriter(DiffOptions options)
{
    private readonly Dictionary<DiffSubject, int[]> _counts = [];
    private readonly List<DiffChange> _changes = [];

    private readonly List<DiffTable> _tables = [];

    public IReadOnlyList<DiffChange> Changes => _changes;

    public IReadOnlyList<DiffTable> Tables => _tables;

    public IReadOnlyList<DiffCount> Counts =>
        [.. _counts.Where(c => c.Value.Any(n => n > 0)).OrderBy(c => c.Key).Select(c => new DiffCount(c.Key, c.Value[0], c.Value[1], c.Value[2], c.Value[3]))];

    /// <summary>Compares two tables, or takes one that stands alone.</summary>
    /// <param name="a">The table of A, or null.</param>
    /// <param name="b">The table of B, or null.</param>
    /// <param name="compare">Gives its figures to this writer, with the index of the table.</param>
    public void Table(DiffTableSide? a, DiffTableSide? b, Action<int> compare)
    {
        int[] before = [.. Count(DiffSubject.Fact)];
        compare(_tables.Count);
        int[] now = Count(DiffSubject.Fact);
        var table = new DiffTable(a, b, now[0] - before[0], now[1] - before[1], now[2] - before[2], now[3] - before[3]);
        _tables.Add(table);
    }

    /// <summary>Takes a figure that is on both sides.</summary>
    /// <param name="change">What it is, with values and places.</param>
    /// <param name="sameUnit">Whether both values count the same thing.</param>
    public void Both(DiffChange change, bool sameUnit = true)
    {
        if (sameUnit && IsSame(change.A, change.B, change))
        {
            if (change.A is not null || change.B is not null || change.RawA is { Length: > 0 })
            {
                Count(change.Subject)[0]++;
            }

            return;
        }

        bool comparable = sameUnit && change.A is not null && change.B is not null;
        decimal? difference = comparable ? change.B - change.A : null;
        Count(change.Subject)[1]++;
        _changes.Add(change with { Change = DiffKind.Changed, Difference = difference, Rate = Rate(difference, change.A) });
    }

    /// <summary>Takes a figure that is on one side only. A blank there is no figure.</summary>
    public void One(DiffChange change)
    {
        if (change.A is null && change.B is null && string.IsNullOrEmpty(change.RawA) && string.IsNullOrEmpty(change.RawB))
        {
            return;
        }

        Count(change.Subject)[change.Change == DiffKind.Added ? 2 : 3]++;
        _changes.Add(change);
    }

    private bool IsSame(decimal? a, decimal? b, DiffChange change)
    {
        if (a is null && b is null)
        {
            // Nothing to count on either side: then the printed text is what may differ.
            return string.Equals(CompareText.Label(change.RawA, 0), CompareText.Label(change.RawB, 0), StringComparison.Ordinal);
        }

        return a == b || (!options.Blanks && (a ?? 0) == (b ?? 0));
    }

    private static decimal? Rate(decimal? difference, decimal? a)
    {
        if (difference is not { } d || a is not { } from || from == 0)
        {
            return null;
        }

        decimal whole = Math.Abs(from);

        // Far beyond any rate that means something; the product below must not overflow.
        return Math.Abs(d) / whole > 1_000_000_000m ? null : Math.Round(d / whole * 100, 2, MidpointRounding.AwayFromZero);
    }

    private int[] Count(DiffSubject subject)
    {
        if (!_counts.TryGetValue(subject, out int[]? counts))
        {
            _counts.Add(subject, counts = new int[4]);
        }

        return counts;
    }
}
