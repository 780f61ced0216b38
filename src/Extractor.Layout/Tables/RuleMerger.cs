namespace Extractor.Layout.Tables;

/// <summary>Merges what stands on one line: pieces drawn cell by cell, rules drawn twice, small gaps.</summary>
internal static class RuleMerger
{
    private static readonly Comparer<RuleSegment> _byStart = Comparer<RuleSegment>.Create(ByStart);

    /// <summary>Distance across the line within which two pieces are one line, in points.</summary>
    public const double SnapDistance = 1.2;

    /// <summary>Gap along the line that is bridged, in points.</summary>
    public const double BridgedGap = 3.0;

    /// <summary>Pieces shorter than this after merging are corner squares and specks, in points.</summary>
    public const double MinimumLength = 4.0;

    /// <summary>Merges rulings of both axes, each axis on its own.</summary>
    /// <returns>Horizontal and vertical segments, each sorted by position, then start.</returns>
    public static (List<RuleSegment> Horizontal, List<RuleSegment> Vertical) Merge(IEnumerable<RuleSegment> segments)
    {
        var horizontal = new List<RuleSegment>();
        var vertical = new List<RuleSegment>();
        foreach (RuleSegment segment in segments)
        {
            (segment.IsHorizontal ? horizontal : vertical).Add(segment);
        }

        return (MergeAxis(horizontal), MergeAxis(vertical));
    }

    private static List<RuleSegment> MergeAxis(List<RuleSegment> segments)
    {
        segments.Sort(ByPosition);
        var merged = new List<RuleSegment>(segments.Count);
        int start = 0;
        while (start < segments.Count)
        {
            int end = start + 1;
            double limit = segments[start].Position + SnapDistance;
            while (end < segments.Count && segments[end].Position <= limit)
            {
                end++;
            }

            MergeLine(segments, start, end, merged);
            start = end;
        }

        merged.Sort(ByPosition);
        return merged;
    }

    private static void MergeLine(List<RuleSegment> segments, int start, int end, List<RuleSegment> merged)
    {
        segments.Sort(start, end - start, _byStart);
        int i = start;
        while (i < end)
        {
            RuleSegment first = segments[i];
            double reach = first.End;
            double weight = Math.Max(first.Length, 0.1);
            double position = first.Position * weight;
            double thickness = first.Thickness;
            int next = i + 1;
            while (next < end && segments[next].Start <= reach + BridgedGap)
            {
                RuleSegment piece = segments[next];
                double pieceWeight = Math.Max(piece.Length, 0.1);
                position += piece.Position * pieceWeight;
                weight += pieceWeight;
                reach = Math.Max(reach, piece.End);
                thickness = Math.Max(thickness, piece.Thickness);
                next++;
            }

            if (reach - first.Start >= MinimumLength)
            {
                merged.Add(new RuleSegment(first.IsHorizontal, position / weight, first.Start, reach, thickness));
            }

            i = next;
        }
    }

    private static int ByPosition(RuleSegment a, RuleSegment b)
    {
        int order = a.Position.CompareTo(b.Position);
        return order != 0 ? order : a.Start.CompareTo(b.Start);
    }

    private static int ByStart(RuleSegment a, RuleSegment b)
    {
        int order = a.Start.CompareTo(b.Start);
        return order != 0 ? order : a.Position.CompareTo(b.Position);
    }
}
