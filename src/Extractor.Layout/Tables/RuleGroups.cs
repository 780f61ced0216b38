namespace Extractor.Layout.Tables;

/// <summary>Rulings that hang together: the drawing of one table, one box, or a stray line.</summary>
internal sealed class RuleGroup
{
    public List<RuleSegment> Horizontal { get; } = [];

    public List<RuleSegment> Vertical { get; } = [];

    public double Left { get; private set; } = double.MaxValue;

    public double Top { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    public double Bottom { get; private set; } = double.MinValue;

    public void Add(RuleSegment segment)
    {
        (segment.IsHorizontal ? Horizontal : Vertical).Add(segment);
        (double left, double right) = segment.IsHorizontal ? (segment.Start, segment.End) : (segment.Position, segment.Position);
        (double top, double bottom) = segment.IsHorizontal ? (segment.Position, segment.Position) : (segment.Start, segment.End);
        Left = Math.Min(Left, left);
        Right = Math.Max(Right, right);
        Top = Math.Min(Top, top);
        Bottom = Math.Max(Bottom, bottom);
    }

    /// <summary>
    /// Groups segments by touching. Each vertical line looks only at the horizontal ones between its ends (binary search),
    /// so the cost follows the number of crossings.
    /// </summary>
    /// <param name="horizontal">Sorted by position.</param>
    /// <param name="vertical">Any order.</param>
    public static List<RuleGroup> Connect(List<RuleSegment> horizontal, List<RuleSegment> vertical)
    {
        const double touch = 2.5;
        var sets = new DisjointSets(horizontal.Count + vertical.Count);
        for (int v = 0; v < vertical.Count; v++)
        {
            RuleSegment line = vertical[v];
            double reach = touch + (line.Thickness / 2);
            for (int h = FirstAtOrAfter(horizontal, line.Start - touch - 3); h < horizontal.Count && horizontal[h].Position <= line.End + touch + 3; h++)
            {
                RuleSegment cross = horizontal[h];
                double along = touch + (cross.Thickness / 2);
                if (cross.Position >= line.Start - along && cross.Position <= line.End + along
                    && cross.Start - reach <= line.Position && cross.End + reach >= line.Position)
                {
                    sets.Union(h, horizontal.Count + v);
                }
            }
        }

        var groups = new Dictionary<int, RuleGroup>();
        var ordered = new List<RuleGroup>();
        for (int i = 0; i < horizontal.Count + vertical.Count; i++)
        {
            int root = sets.Find(i);
            if (!groups.TryGetValue(root, out RuleGroup? group))
            {
                groups[root] = group = new RuleGroup();
                ordered.Add(group);
            }

            group.Add(i < horizontal.Count ? horizontal[i] : vertical[i - horizontal.Count]);
        }

        return ordered;
    }

    private static int FirstAtOrAfter(List<RuleSegment> sorted, double position)
    {
        int low = 0;
        int high = sorted.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle].Position < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
