namespace Extractor.Pdf.Content.Rulings;

/// <summary>Makes one dashed line of a regular run of short pieces or dots.</summary>
internal static class DashMerge
{
    /// <summary>Longest piece that still is a dash.</summary>
    public const double MaxDash = 12;

    private const double MaxGap = 8;
    private const int MinPieces = 5;

    /// <summary>Dots need more company: three points could be an ellipsis.</summary>
    private const int MinDots = 6;

    /// <summary>Gaps of one dashed line differ by no more than this share.</summary>
    private const double MaxUnevenness = 0.35;

    public static List<Line> Run(List<Line> lines, ReadOnlySpan<Dot> dots, bool horizontal)
    {
        var pieces = new List<Piece>();
        var result = new List<Line>(lines.Count);
        foreach (Line line in lines)
        {
            if (line.Length <= MaxDash)
            {
                pieces.Add(new Piece(line, false));
            }
            else
            {
                result.Add(line);
            }
        }

        foreach (Dot dot in dots)
        {
            Box b = dot.Box;
            Line line = horizontal
                ? new Line(b.CenterY, b.Left, b.Right, b.Height, dot.Color, RulingStyle.Filled)
                : new Line(b.CenterX, b.Top, b.Bottom, b.Width, dot.Color, RulingStyle.Filled);
            pieces.Add(new Piece(line, true));
        }

        pieces.Sort(static (a, b) => Line.ByPosition(a.Line, b.Line));
        int first = 0;
        for (int i = 1; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && pieces[i].Line.Position - pieces[i - 1].Line.Position <= CollinearMerge.MaxOffset / 2)
            {
                continue;
            }

            pieces.Sort(first, i - first, Comparer<Piece>.Create(static (a, b) => Line.ByStart(a.Line, b.Line)));
            Split(pieces, first, i, result);
            first = i;
        }

        return result;
    }

    /// <summary>Cuts a band of pieces, sorted by start, into regular runs.</summary>
    private static void Split(List<Piece> pieces, int from, int to, List<Line> result)
    {
        int start = from;
        while (start < to)
        {
            int end = start + 1;
            double smallest = double.MaxValue, largest = 0;
            double reach = pieces[start].Line.End;
            while (end < to)
            {
                double gap = pieces[end].Line.Start - reach;
                double low = Math.Min(smallest, gap), high = Math.Max(largest, gap);
                if (gap > 0 && (gap > MaxGap || high - low > Math.Max(0.3, MaxUnevenness * high)))
                {
                    break;
                }

                if (gap > 0)
                {
                    (smallest, largest) = (low, high);
                }

                reach = Math.Max(reach, pieces[end].Line.End);
                end++;
            }

            Emit(pieces, start, end, reach, result);
            start = end;
        }
    }

    private static void Emit(List<Piece> pieces, int from, int to, double end, List<Line> result)
    {
        int count = to - from;
        Line first = pieces[from].Line;
        bool dotted = true;
        double ink = 0;
        Line longest = first;
        for (int i = from; i < to; i++)
        {
            dotted &= pieces[i].IsDot;
            ink += pieces[i].Line.Length;
            longest = pieces[i].Line.Length > longest.Length ? pieces[i].Line : longest;
        }

        double length = end - first.Start;

        // Long gaps between short pieces are no line: a reader needs some ink to follow.
        if (count >= (dotted ? MinDots : MinPieces) && length >= 15 && ink >= 0.12 * length)
        {
            result.Add(new Line(pieces[(from + to) / 2].Line.Position, first.Start, end, longest.Thickness, longest.Color, RulingStyle.Dashed));
            return;
        }

        for (int i = from; i < to; i++)
        {
            if (!pieces[i].IsDot)
            {
                result.Add(pieces[i].Line);
            }
        }
    }

    private readonly record struct Piece(Line Line, bool IsDot);
}
