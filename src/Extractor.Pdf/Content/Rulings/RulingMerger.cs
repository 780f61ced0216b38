namespace Extractor.Pdf.Content.Rulings;

/// <summary>Pieces of lines → one ruling for each line that a reader sees. Pure; the order of the pieces does not matter, and merged rulings stay as they are.</summary>
/// <remarks>
/// Per direction: pieces on one line are joined over small gaps (<see cref="CollinearMerge"/>), regular runs of short pieces and dots become dashed
/// lines (<see cref="DashMerge"/>), parallel lines close together become one (<see cref="ParallelMerge"/>). All steps sort and sweep.
/// </remarks>
internal static class RulingMerger
{
    /// <summary>Shorter ones are no lines of a table.</summary>
    public const double MinLength = 3;

    private const int MaxRounds = 6;

    /// <summary>Merges pieces of both directions.</summary>
    /// <param name="pieces">Pieces as drawn.</param>
    /// <param name="dots">Tiny filled spots (at most <see cref="PathPainter.MaxBar"/> wide and high), which count only as parts of dotted lines.</param>
    /// <returns>Horizontal rulings from top to bottom, then vertical ones from left to right.</returns>
    public static List<Ruling> Merge(ReadOnlySpan<LineSegment> pieces, ReadOnlySpan<Dot> dots)
    {
        var result = new List<Ruling>();
        foreach (bool horizontal in (ReadOnlySpan<bool>)[true, false])
        {
            var lines = new List<Line>();
            foreach (LineSegment s in pieces)
            {
                if (s.IsHorizontal == horizontal)
                {
                    lines.Add(new Line(s.Position, s.Start, s.End, s.Thickness, s.Color, s.Style));
                }
            }

            foreach (Line line in MergeDirection(lines, dots, horizontal))
            {
                if (line.Length >= MinLength && line.Length > line.Thickness)
                {
                    result.Add(new Ruling(horizontal, line.Position, line.Start, line.End, line.Thickness, line.Color, line.Style));
                }
            }
        }

        return result;
    }

    private static List<Line> MergeDirection(List<Line> lines, ReadOnlySpan<Dot> dots, bool horizontal)
    {
        lines = CollinearMerge.Run(lines);
        lines = DashMerge.Run(lines, dots, horizontal);

        // Merged lines may have come close to others: go on until nothing changes.
        for (int round = 0; round < MaxRounds; round++)
        {
            int before = lines.Count;
            lines = CollinearMerge.Run(ParallelMerge.Run(lines));
            if (lines.Count == before)
            {
                break;
            }
        }

        return lines;
    }
}
