namespace Extractor.Layout.Text;

/// <summary>Groups the letters of one direction into bands that share a baseline, ordered from the first line to the last.</summary>
internal static class BandFinder
{
    /// <summary>Baselines closer than this part of the type size are one: rounding, and fonts that sit a little high.</summary>
    private const double BaselineTolerance = 0.2;

    /// <summary>A letter off the baseline belongs to the line beside it where this part of its body stands at that line's height.</summary>
    private const double SharedHeight = 0.5;

    public static List<List<LineItem>> Find(Span<LineItem> items)
    {
        items.Sort(static (a, b) =>
        {
            int order = a.Baseline.CompareTo(b.Baseline);
            order = order != 0 ? order : a.Start.CompareTo(b.Start);
            return order != 0 ? order : a.Letter.Order.CompareTo(b.Letter.Order);
        });

        var bands = new List<Band>();
        Band? band = null;
        foreach (LineItem item in items)
        {
            if (band is null || !band.Accepts(item))
            {
                bands.Add(band = new Band());
            }

            band.Add(item);
        }

        foreach (Band b in bands)
        {
            b.Items.Sort(static (x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : x.Letter.Order.CompareTo(y.Letter.Order));
        }

        JoinNeighbours(bands);
        var found = new List<List<LineItem>>(bands.Count);
        foreach (Band b in bands)
        {
            if (b.Ink > 0)
            {
                found.Add(RunOrder.Apply(b.Items));
            }
        }

        return found;
    }

    /// <summary>Moves the runs of a band that touch a run of a fuller band near it sideways (superscripts, mixed sizes) into that band.</summary>
    private static void JoinNeighbours(List<Band> bands)
    {
        for (int i = 0; i < bands.Count; i++)
        {
            for (int j = i + 1; j < bands.Count && bands[j].Baseline - bands[i].Baseline < 0.75 * Math.Max(bands[i].Size, bands[j].Size); j++)
            {
                (Band small, Band large) = bands[i].Ink < bands[j].Ink ? (bands[i], bands[j]) : (bands[j], bands[i]);
                if (small.Ink > 0)
                {
                    MoveRuns(small, large);
                }
            }
        }
    }

    private static void MoveRuns(Band small, Band large)
    {
        List<LineItem>? stay = null;
        List<LineItem>? move = null;
        int start = 0;
        for (int k = 1; k <= small.Items.Count; k++)
        {
            if (k < small.Items.Count && small.Items[k].Start - small.Items[k - 1].End < small.Items[k].Size)
            {
                continue;
            }

            List<LineItem> run = small.Items.GetRange(start, k - start);
            start = k;
            if (Touches(run, large))
            {
                (move ??= []).AddRange(run);
            }
            else
            {
                (stay ??= []).AddRange(run);
            }
        }

        if (move is not null)
        {
            small.Replace(stay ?? []);
            large.Merge(move);
        }
    }

    /// <summary>Beside a letter of the band, at its height, and over none of its letters.</summary>
    private static bool Touches(List<LineItem> run, Band band)
    {
        double start = run[0].Start;
        double end = run[^1].End;
        double size = run[0].Size;
        int at = LowerBound(band.Items, start - band.Size);
        bool beside = false;
        for (int k = at; k < band.Items.Count && band.Items[k].Start <= end + (0.5 * band.Size); k++)
        {
            LineItem other = band.Items[k];
            if (other.IsBlank)
            {
                continue;
            }

            double common = Math.Min(end, other.End) - Math.Max(start, other.Start);
            if (common > 0.3 * Math.Min(size, other.Size))
            {
                return false;
            }

            if (common > -0.5 * Math.Max(size, other.Size))
            {
                double shared = Math.Min(run[0].Bottom, other.Bottom) - Math.Max(run[0].Top, other.Top);
                beside |= shared >= SharedHeight * 0.85 * Math.Min(size, other.Size);
            }
        }

        return beside;
    }

    /// <summary>First item that starts at or after a place, less the widest letter one might expect.</summary>
    private static int LowerBound(List<LineItem> items, double place)
    {
        int low = 0;
        int high = items.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (items[middle].Start < place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Max(0, low - 2);
    }

    private sealed class Band
    {
        private double _sum;

        public List<LineItem> Items { get; private set; } = [];

        /// <summary>Number of letters that are no blanks.</summary>
        public int Ink { get; private set; }

        /// <summary>Mean baseline of the inked letters (of the blanks, where there are no others).</summary>
        public double Baseline => _sum / Math.Max(1, Ink > 0 ? Ink : Items.Count);

        /// <summary>Largest type size of its inked letters.</summary>
        public double Size { get; private set; }

        public bool Accepts(LineItem item)
        {
            // Blanks often come in another size; what counts is whether they sit at this height.
            double size = item.IsBlank ? Math.Max(Size, item.Size) : Ink == 0 ? item.Size : Math.Min(Size, item.Size);
            return item.Baseline - Baseline <= BaselineTolerance * size;
        }

        public void Add(LineItem item)
        {
            Items.Add(item);
            if (item.IsBlank)
            {
                _sum += Ink > 0 ? 0 : item.Baseline;
                return;
            }

            _sum = Ink > 0 ? _sum + item.Baseline : item.Baseline;
            Ink++;
            Size = Math.Max(Size, item.Size);
        }

        public void Replace(List<LineItem> items)
        {
            Items = [];
            Ink = 0;
            _sum = 0;
            Size = 0;
            foreach (LineItem item in items)
            {
                Add(item);
            }
        }

        public void Merge(List<LineItem> items)
        {
            // Baseline and size stay those of the fuller band.
            Items.AddRange(items);
            Items.Sort(static (x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : x.Letter.Order.CompareTo(y.Letter.Order));
            int ink = 0;
            foreach (LineItem item in items)
            {
                ink += item.IsBlank ? 0 : 1;
            }

            _sum += Baseline * ink;
            Ink += ink;
        }
    }
}
