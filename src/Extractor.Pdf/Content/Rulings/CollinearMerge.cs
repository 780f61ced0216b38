namespace Extractor.Pdf.Content.Rulings;

/// <summary>Joins pieces that lie on one line and touch, overlap or leave only a small gap.</summary>
internal static class CollinearMerge
{
    /// <summary>Pieces whose centres are at most so far apart lie on one line.</summary>
    public const double MaxOffset = 0.75;

    /// <summary>A gap that no reader takes for the end of a line.</summary>
    public const double MaxGap = 3;

    /// <summary>Gaps from this on are drawn on purpose: many of them make a dashed line.</summary>
    private const double MinDashGap = 0.3;

    /// <summary>Share of a dashed line that its gaps take; borders of short cells leave less where other lines cross.</summary>
    private const double MinDashGapShare = 0.15;

    public static List<Line> Run(List<Line> lines)
    {
        lines.Sort(Line.ByPosition);
        var result = new List<Line>(lines.Count);
        var open = new List<Joined>();
        int first = 0;
        for (int i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && lines[i].Position - lines[i - 1].Position <= MaxOffset)
            {
                continue;
            }

            // A band: each line of it is near the next one.
            if (i - first == 1)
            {
                result.Add(lines[first]);
            }
            else
            {
                lines.Sort(first, i - first, Comparer<Line>.Create(Line.ByStart));
                Sweep(lines, first, i, open, result);
            }

            first = i;
        }

        return result;
    }

    private static void Sweep(List<Line> lines, int from, int to, List<Joined> open, List<Line> result)
    {
        open.Clear();
        for (int i = from; i < to; i++)
        {
            Line line = lines[i];
            int best = -1;
            double bestOffset = MaxOffset;
            for (int k = open.Count - 1; k >= 0; k--)
            {
                if (open[k].End + MaxGap < line.Start)
                {
                    result.Add(open[k].ToLine());
                    open[k] = open[^1];
                    open.RemoveAt(open.Count - 1);
                    best = best == open.Count ? k : best;
                    continue;
                }

                double offset = Math.Abs(open[k].Position - line.Position);
                if (offset < bestOffset || (offset == bestOffset && (best < 0 || open[k].Position < open[best].Position)))
                {
                    best = k;
                    bestOffset = offset;
                }
            }

            if (best >= 0)
            {
                open[best] = open[best].With(line);
            }
            else
            {
                open.Add(new Joined(line));
            }
        }

        foreach (Joined run in open)
        {
            result.Add(run.ToLine());
        }
    }

    /// <summary>A line being joined: the longest piece gives colour and thickness, the pieces' lengths weigh the position.</summary>
    private readonly struct Joined
    {
        private readonly Line _longest;
        private readonly double _start;
        private readonly double _weight;
        private readonly double _moment;
        private readonly int _gaps;
        private readonly double _gapLength;
        private readonly double _dashed;

        public Joined(Line line)
        {
            _longest = line;
            _start = line.Start;
            End = line.End;
            _weight = Math.Max(line.Length, 0.01);
            _moment = _weight * line.Position;
            _gaps = 0;
            _gapLength = 0;
            _dashed = line.Style == RulingStyle.Dashed ? line.Length : 0;
        }

        private Joined(in Joined run, Line line)
        {
            double weight = Math.Max(line.Length, 0.01);
            _start = run._start;
            End = Math.Max(run.End, line.End);
            _weight = run._weight + weight;
            _moment = run._moment + (weight * line.Position);
            double gap = line.Start - run.End;
            _gaps = run._gaps + (gap > MinDashGap ? 1 : 0);
            _gapLength = run._gapLength + Math.Max(gap, 0);
            _dashed = run._dashed + (line.Style == RulingStyle.Dashed ? line.Length : 0);
            _longest = Dominates(line, run._longest) ? line : run._longest;
        }

        public double End { get; }

        public double Position => _moment / _weight;

        public Joined With(Line line) => new(this, line);

        public Line ToLine()
        {
            double length = End - _start;
            bool dashed = _dashed * 2 > length || (_gaps >= 3 && _gapLength >= MinDashGapShare * length && _longest.Length <= DashMerge.MaxDash && length <= (_gaps + 1) * DashMerge.MaxDash * 1.5);
            RulingStyle style = dashed ? RulingStyle.Dashed : _longest.Style == RulingStyle.Dashed ? RulingStyle.Stroked : _longest.Style;
            return new Line(Position, _start, End, _longest.Thickness, _longest.Color, style);
        }

        private static bool Dominates(Line a, Line b)
        {
            int c = a.Length.CompareTo(b.Length);
            c = c != 0 ? c : a.Thickness.CompareTo(b.Thickness);
            return (c != 0 ? c : Line.Rgb(b.Color).CompareTo(Line.Rgb(a.Color))) > 0;
        }
    }
}
