using System.Runtime.InteropServices;

namespace Extractor.Layout.Text;

/// <summary>
/// Keeps texts apart that overlap along one line (a long Excel cell that flows over its neighbour): where letters interleave,
/// each run of letters drawn one after the other stays together.
/// </summary>
internal static class RunOrder
{
    /// <param name="items">Letters of one band, sorted along it.</param>
    /// <returns>The letters in reading order.</returns>
    public static List<LineItem> Apply(List<LineItem> items)
    {
        if (!Interleaves(CollectionsMarshal.AsSpan(items)))
        {
            return items;
        }

        var drawn = new List<LineItem>(items);
        drawn.Sort(static (a, b) => a.Letter.Order.CompareTo(b.Letter.Order));
        var runs = new List<(double Start, int From, int Count)>();
        int from = 0;
        for (int i = 1; i <= drawn.Count; i++)
        {
            if (i < drawn.Count)
            {
                double gap = drawn[i].Start - drawn[i - 1].End;
                if (gap > -0.3 * drawn[i].Size && gap < drawn[i].Size)
                {
                    continue;
                }
            }

            runs.Add((drawn[from].Start, from, i - from));
            from = i;
        }

        runs.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.From.CompareTo(b.From));
        var ordered = new List<LineItem>(items.Count);
        foreach ((_, int start, int count) in runs)
        {
            ordered.AddRange(drawn.GetRange(start, count));
        }

        return ordered;
    }

    /// <summary>Whether letters of a band, sorted along it, stand over each other.</summary>
    public static bool Interleaves(ReadOnlySpan<LineItem> items)
    {
        int last = -1;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].IsBlank)
            {
                continue;
            }

            if (last >= 0 && items[last].End - items[i].Start > 0.35 * Math.Min(items[i].End - items[i].Start, items[last].End - items[last].Start)
                && items[i].End > items[i].Start)
            {
                return true;
            }

            last = i;
        }

        return false;
    }
}
