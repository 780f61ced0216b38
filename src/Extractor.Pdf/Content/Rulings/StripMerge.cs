namespace Extractor.Pdf.Content.Rulings;

/// <summary>Finds thin filled bars stacked without gaps: together they are a shading drawn in strips, no lines.</summary>
internal static class StripMerge
{
    /// <summary>A stack up to this thickness still is a line.</summary>
    private const double MaxLine = 6;

    private const double Touching = 0.1;

    /// <summary>Takes the strips out of the lines.</summary>
    /// <returns>The areas that they make up.</returns>
    public static List<PaintedArea> Extract(List<LineSegment> lines)
    {
        var areas = new List<PaintedArea>();
        var order = new List<int>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Style == RulingStyle.Filled)
            {
                order.Add(i);
            }
        }

        if (order.Count < 3)
        {
            return areas;
        }

        order.Sort((a, b) => Compare(lines[a], lines[b], a, b));
        List<int>? drop = null;
        int first = 0;
        for (int i = 1; i <= order.Count; i++)
        {
            if (i < order.Count && Stacks(lines[order[i - 1]], lines[order[i]]))
            {
                continue;
            }

            Box box = lines[order[first]].Box.Union(lines[order[i - 1]].Box);
            if (i - first >= 3 && Math.Min(box.Width, box.Height) > MaxLine)
            {
                drop ??= [];
                drop.AddRange(order.GetRange(first, i - first));
                areas.Add(new PaintedArea(box, lines[order[first]].Color, 0, AreaKind.Rectangle, false));
            }

            first = i;
        }

        if (drop is not null)
        {
            Remove(lines, drop);
        }

        return areas;
    }

    private static bool Stacks(in LineSegment a, in LineSegment b) =>
        a.IsHorizontal == b.IsHorizontal && a.Color == b.Color && Round(a.Start) == Round(b.Start) && Round(a.End) == Round(b.End)
        && b.Position - a.Position <= ((a.Thickness + b.Thickness) / 2) + Touching
        && b.Position - a.Position > 0.05;

    private static int Compare(in LineSegment a, in LineSegment b, int i, int j)
    {
        int c = a.IsHorizontal.CompareTo(b.IsHorizontal);
        c = c != 0 ? c : Round(a.Start).CompareTo(Round(b.Start));
        c = c != 0 ? c : Round(a.End).CompareTo(Round(b.End));
        c = c != 0 ? c : a.Position.CompareTo(b.Position);
        return c != 0 ? c : i.CompareTo(j);
    }

    private static double Round(double value) => Math.Round(value);

    private static void Remove(List<LineSegment> lines, List<int> drop)
    {
        drop.Sort();
        int next = 0;
        int kept = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (next < drop.Count && drop[next] == i)
            {
                next++;
            }
            else
            {
                lines[kept++] = lines[i];
            }
        }

        lines.RemoveRange(kept, lines.Count - kept);
    }
}
