using Extractor.Pdf.Content.Marks;

namespace Extractor.Pdf.Content.Rulings;

/// <summary>Keeps of the drawn lines what a reader sees and merges it.</summary>
internal static class SeenLines
{
    /// <summary>An area covers a line only when it reaches this far beyond it.</summary>
    private const double CoverMargin = 1;

    public static List<Ruling> Merge(PageCanvas canvas, AreaIndex index, Box page)
    {
        List<LineSegment> lines = canvas.Lines;
        int kept = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            LineSegment line = lines[i];
            if (line.Box.Intersect(page) is not { } seen || !IsSeen(line, seen, index))
            {
                continue;
            }

            double start = line.IsHorizontal ? seen.Left : seen.Top;
            double end = line.IsHorizontal ? seen.Right : seen.Bottom;
            lines[kept++] = line with { Start = start, End = end };
        }

        lines.RemoveRange(kept, lines.Count - kept);
        var dots = new List<Dot>(canvas.Dots.Count);
        foreach (PaintedArea dot in canvas.Dots)
        {
            if (!dot.Color.IsWhite && dot.Box.Intersects(page))
            {
                dots.Add(new Dot(dot.Box, dot.Color));
            }
        }

        return RulingMerger.Merge(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(dots));
    }

    private static bool IsSeen(in LineSegment line, Box box, AreaIndex index)
    {
        if (line.Color.IsWhite && !IsOnShading(box, line.AreaOrder, index))
        {
            return false;
        }

        return !index.IsCovered(box, line.AreaOrder, 0, CoverMargin);
    }

    /// <summary>A white line is seen where it runs over something that is not white.</summary>
    private static bool IsOnShading(Box box, int areaOrder, AreaIndex index)
    {
        foreach (double share in (ReadOnlySpan<double>)[0.25, 0.5, 0.75])
        {
            double x = box.Left + (share * box.Width), y = box.Top + (share * box.Height);
            if (index.Below(x, y, areaOrder, int.MaxValue) is { Kind: not AreaKind.Image } area && !area.Color.IsWhite)
            {
                return true;
            }
        }

        return false;
    }
}
