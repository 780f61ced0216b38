using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Comparison;

/// <summary>
/// Says what changed between two versions of a document, two years of a unit, or budget and final account. Pure: nothing is read and
/// nothing printed. Comparing B with A gives the same changes with the sides, and the signs of the differences, exchanged.
/// </summary>
public static class DisclosureComparer
{
    /// <summary>Compares the disclosures of two files.</summary>
    /// <param name="a">The earlier side; several where one document holds several units or years.</param>
    /// <param name="b">The later side.</param>
    /// <param name="options">Which kinds, and how strictly; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels between disclosures.</param>
    public static DiffReport Compare(IReadOnlyList<UnitYear> a, IReadOnlyList<UnitYear> b, DiffOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new DiffOptions();
        List<Side> left = Sides(a, options.Kinds.Select(k => k.A));
        List<Side> right = Sides(b, options.Kinds.Select(k => k.B));
        var pairs = new Pairing<Side>(left, right);
        if (options.Kinds.Count > 0)
        {
            var inA = new HashSet<Side>(left, ReferenceEqualityComparer.Instance);
            int Wanted(Side s) => options.Kinds.ToList().FindIndex(k => (inA.Contains(s) ? k.A : k.B) == s.Entry.Kind);
            Pair(pairs, s => $"{Wanted(s)}");
        }
        else
        {
            Pair(pairs, s => s.Entry.Kind.ToString());
            if (left.Count == 1 && right.Count == 1)
            {
                // One document against another: whoever names them wants them compared, budget with final account too.
                pairs.By(_ => "");
            }
        }

        var compared = new List<DisclosureDiff>();
        foreach ((Side? x, Side? y) in pairs.Merged())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (x is not null && y is not null)
            {
                compared.Add(Compare(x, y, options));
            }
        }

        return new DiffReport(compared, [.. pairs.OnlyA.Select(s => s.Describe())], [.. pairs.OnlyB.Select(s => s.Describe())]);
    }

    private static void Pair(Pairing<Side> pairs, Func<Side, string> kind) => pairs
        .By(s => s.Entry.Source.Sha256 + kind(s) + s.Unit + s.Title)
        .By(s => kind(s) + s.Unit + s.Title)
        .By(s => kind(s) + s.Unit)
        .By(s => kind(s) + s.Title)
        .By(kind);

    private static List<Side> Sides(IReadOnlyList<UnitYear> files, IEnumerable<DisclosureKind> kinds)
    {
        HashSet<DisclosureKind> wanted = [.. kinds];
        return [.. files.SelectMany(f => f.Disclosures.Where(d => wanted.Count == 0 || wanted.Contains(d.Kind)).Select(d => new Side(f, d)))];
    }

    private static DisclosureDiff Compare(Side a, Side b, DiffOptions options)
    {
        var changes = new ChangeWriter(options);
        FactComparer.Compare(a.Entry, a.Year, b.Entry, b.Year, changes);
        NarrativeComparer.Statements(a.Entry, a.Year, b.Entry, b.Year, changes);
        NarrativeComparer.Projects(a.Entry, a.Year, b.Entry, b.Year, changes);
        NarrativeComparer.Indicators(a.Entry, a.Year, b.Entry, b.Year, changes);
        return new DisclosureDiff { A = a.Describe(), B = b.Describe(), Counts = changes.Counts, Tables = changes.Tables, Changes = changes.Changes };
    }

    private sealed class Side(UnitYear file, DisclosureEntry entry)
    {
        public DisclosureEntry Entry => entry;

        public string Unit => file.Unit.Name;

        public int Year => file.Year;

        public string Title { get; } = CompareText.Label(entry.Title, file.Year);

        public DiffSide Describe() => new(file.Unit.Name, file.Year, entry.Kind, entry.Title, entry.Source.File);
    }
}
