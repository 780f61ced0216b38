namespace Extractor.Pdf.Content.Rulings;

/// <summary>Makes one line of two that run side by side: double borders, a line drawn and filled, borders of neighbouring cells.</summary>
internal static class ParallelMerge
{
    /// <summary>Farthest distance of the centres (a double border of Word's widest kind); text does not fit between.</summary>
    public const double MaxDistance = 3.2;

    /// <summary>No line grows thicker than this by merging.</summary>
    private const double MaxThickness = 6;

    /// <summary>Share of the shorter line that must lie beside the longer one.</summary>
    private const double MinOverlap = 0.9;

    /// <summary>From this share of the longer line's length on, the shorter one counts for position and thickness.</summary>
    private const double MinShare = 0.5;

    private const int MaxNeighbours = 64;

    public static List<Line> Run(List<Line> lines)
    {
        lines.Sort(Line.ByPosition);
        var taken = new bool[lines.Count];
        var result = new List<Line>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            Line line = lines[i];
            double from = line.Position;
            int seen = 0;
            for (int k = i + 1; k < lines.Count && lines[k].Position - from <= MaxDistance && seen < MaxNeighbours; k++, seen++)
            {
                if (!taken[k] && TryJoin(line, lines[k], out Line joined))
                {
                    line = joined;
                    taken[k] = true;
                }
            }

            result.Add(line);
        }

        return result;
    }

    private static bool TryJoin(Line a, Line b, out Line joined)
    {
        (Line longer, Line shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        joined = longer;
        double overlap = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
        if (overlap <= 0 || overlap < MinOverlap * shorter.Length)
        {
            return false;
        }

        double start = Math.Min(a.Start, b.Start), end = Math.Max(a.End, b.End);
        bool touching = Math.Max(a.Near, b.Near) <= Math.Min(a.Far, b.Far) + 0.05;
        if (shorter.Length < MinShare * longer.Length)
        {
            joined = longer with { Start = start, End = end };
            return true;
        }

        double near = Math.Min(a.Near, b.Near), far = Math.Max(a.Far, b.Far);
        if (far - near > MaxThickness)
        {
            return false;
        }

        if (touching && Math.Abs(a.Position - b.Position) <= CollinearMerge.MaxOffset)
        {
            // Drawn twice at one place.
            joined = longer with { Start = start, End = end, Thickness = Math.Max(a.Thickness, b.Thickness) };
            return true;
        }

        RulingStyle style = touching ? longer.Style : RulingStyle.Doubled;
        joined = new Line((near + far) / 2, start, end, far - near, longer.Color, style);
        return true;
    }
}
