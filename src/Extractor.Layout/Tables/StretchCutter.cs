namespace Extractor.Layout.Tables;

/// <summary>Cuts stretches of body text over which several labels stand, because a text or two reach over the gap between their columns.</summary>
internal static class StretchCutter
{
    /// <summary>Share of a stretch's texts that may cross the cut.</summary>
    private const double Crossers = 0.1;

    public static List<TextStretch> Cut(List<TextStretch> stretches, List<SegmentLine> lines, List<HeaderLabel> leaves, List<bool> sure)
    {
        var cut = new List<TextStretch>();
        foreach (TextStretch stretch in stretches)
        {
            TextStretch rest = stretch;
            HeaderLabel? last = null;
            for (int i = 0; i < leaves.Count; i++)
            {
                HeaderLabel leaf = leaves[i];
                if (!sure[i] || leaf.CenterX < rest.Left || leaf.CenterX > rest.Right)
                {
                    continue;
                }

                if (last is not null && Part(rest, lines, last, leaf) is { } parts)
                {
                    cut.Add(parts.Before);
                    rest = parts.After;
                }

                last = leaf;
            }

            cut.Add(rest);
        }

        return cut;
    }

    /// <summary>The two parts of a stretch at the place between two labels that the fewest texts cross; null where too many do.</summary>
    private static (TextStretch Before, TextStretch After)? Part(TextStretch stretch, List<SegmentLine> lines, HeaderLabel first, HeaderLabel second)
    {
        double best = double.NaN;
        int least = int.MaxValue;
        int all = 0;
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment segment in line.Segments)
            {
                all += segment.CenterX >= stretch.Left && segment.CenterX <= stretch.Right ? 1 : 0;
                if (segment.Left - 0.5 > first.CenterX && segment.Left - 0.5 < second.CenterX)
                {
                    Try(segment.Left - 0.5);
                }

                if (segment.Right + 0.5 > first.CenterX && segment.Right + 0.5 < second.CenterX)
                {
                    Try(segment.Right + 0.5);
                }
            }
        }

        if (double.IsNaN(best) || least > Crossers * all)
        {
            return null;
        }

        double end = double.MinValue;
        double start = double.MaxValue;
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment segment in line.Segments)
            {
                if (segment.Left < best && segment.Right < best && segment.Right > stretch.Left)
                {
                    end = Math.Max(end, segment.Right);
                }

                if (segment.Left > best && segment.Right > best && segment.Left < stretch.Right)
                {
                    start = Math.Min(start, segment.Left);
                }
            }
        }

        return end > stretch.Left && start < stretch.Right
            ? (stretch with { Right = end }, new TextStretch(start, stretch.Right, true))
            : null;

        void Try(double x)
        {
            int crossers = 0;
            foreach (SegmentLine line in lines)
            {
                crossers += line.Segments.Exists(s => s.Left < x && s.Right > x) ? 1 : 0;
            }

            if (crossers < least)
            {
                least = crossers;
                best = x;
            }
        }
    }
}
