namespace Extractor.Layout.Tables;

/// <summary>A column found from text alone.</summary>
/// <param name="Left">Left edge of its widest text.</param>
/// <param name="Right">Right edge of its widest text.</param>
/// <param name="Figures">Share of its texts that are figures.</param>
internal readonly record struct TextColumn(double Left, double Right, double Figures)
{
    public double Center => (Left + Right) / 2;
}

/// <summary>A stretch of the page's width that texts cover.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="IsParted">Whether the gap before it parts columns, whatever the header says.</param>
internal readonly record struct TextStretch(double Left, double Right, bool IsParted);

/// <summary>Finds columns as stretches of the page's width between gaps that no row crosses.</summary>
internal static class ColumnFinder
{
    /// <summary>Gap, in type sizes, that parts columns whatever they hold.</summary>
    private const double WideGap = 0.85;

    /// <summary>Gap that parts a column of figures, aligned at the gap, from what follows it.</summary>
    private const double NarrowGap = 0.25;

    /// <summary>Share of rows that may cross a gap (a total written over several columns, an overlong label).</summary>
    private const double Crossers = 0.03;

    public static List<TextColumn> Find(List<SegmentLine> lines, double left, double right)
    {
        List<TextStretch> stretches = Stretches(lines, left, right);
        var columns = new List<TextColumn>();
        foreach (TextStretch stretch in stretches)
        {
            if (columns.Count > 0 && !stretch.IsParted)
            {
                columns[^1] = columns[^1] with { Right = stretch.Right };
            }
            else
            {
                columns.Add(new TextColumn(stretch.Left, stretch.Right, 0));
            }
        }

        for (int c = 0; c < columns.Count; c++)
        {
            columns[c] = columns[c] with { Figures = Figures(lines, columns[c]) };
        }

        return columns;
    }

    /// <summary>Stretches between all gaps that may part columns; each tells whether the gap before it does by itself.</summary>
    public static List<TextStretch> Stretches(List<SegmentLine> lines, double left, double right)
    {
        const double step = 0.5;
        int bins = (int)Math.Ceiling((right - left) / step) + 2;
        var cover = new int[bins + 1];
        int n = 0;
        double size = 0;
        foreach (SegmentLine line in lines)
        {
            n++;
            size += line.Size;
            foreach (TextSegment s in line.Segments)
            {
                int from = Math.Clamp((int)((s.Left - left) / step), 0, bins - 1);
                int to = Math.Clamp((int)Math.Ceiling((s.Right - left) / step), from + 1, bins);
                cover[from]++;
                cover[to]--;
            }
        }

        size /= Math.Max(1, n);
        int allowed = (int)(n * Crossers);
        var stretches = new List<(double Left, double Right)>();
        int count = 0;
        double start = double.NaN;
        for (int b = 0; b <= bins; b++)
        {
            count += cover[b];
            bool covered = count > allowed;
            if (covered && double.IsNaN(start))
            {
                start = left + (b * step);
            }
            else if (!covered && !double.IsNaN(start))
            {
                stretches.Add((start, left + (b * step)));
                start = double.NaN;
            }
        }

        return Part(stretches, lines, size);
    }

    private static List<TextStretch> Part(List<(double Left, double Right)> stretches, List<SegmentLine> lines, double size)
    {
        var parts = new List<TextStretch>();
        foreach ((double left, double right) in stretches)
        {
            double gap = parts.Count == 0 ? double.MaxValue : left - parts[^1].Right;
            if (gap < NarrowGap * size)
            {
                parts[^1] = parts[^1] with { Right = right };
                continue;
            }

            bool parted = gap >= WideGap * size || FiguresEnd(lines, parts[^1].Right, size) || FiguresBegin(lines, parts[^1].Right, left, size);
            parts.Add(new TextStretch(left, right, parted));
        }

        return parts;
    }

    /// <summary>Whether what ends at a gap are figures, aligned right.</summary>
    private static bool FiguresEnd(List<SegmentLine> lines, double at, double size)
    {
        int figures = 0;
        int texts = 0;
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment s in line.Segments)
            {
                if (Math.Abs(s.Right - at) < 0.35 * size)
                {
                    if (s.IsFigure)
                    {
                        figures++;
                    }
                    else
                    {
                        texts++;
                    }
                }
            }
        }

        return figures >= 2 && figures >= 4 * texts;
    }

    /// <summary>Whether every segment that stands right behind a gap is a figure and every one before it is not.</summary>
    private static bool FiguresBegin(List<SegmentLine> lines, double end, double start, double size)
    {
        int figures = 0;
        int other = 0;
        foreach (SegmentLine line in lines)
        {
            for (int i = 1; i < line.Segments.Count; i++)
            {
                TextSegment s = line.Segments[i];
                if (s.Left >= start - 1 && line.Segments[i - 1].Right <= end + 1)
                {
                    bool after = s.IsFigure && !line.Segments[i - 1].IsFigure && !(i + 1 < line.Segments.Count && IsInWords(s, line.Segments[i + 1]));
                    figures += after ? 1 : 0;
                    other += after ? 0 : 1;
                }
            }
        }

        return figures >= 2 && figures >= 4 * other && size > 0;
    }

    /// <summary>A figure inside running words (end of 2007 (Euro)) is no cell of its own.</summary>
    private static bool IsInWords(TextSegment figure, TextSegment next) =>
        !next.IsFigure && next.Left - figure.Right < 0.5 * next.Size && next.Text[0] is < '\u0250' and not ('-' or '/');

    /// <summary>Share of a column's texts that are figures.</summary>
    public static double Figures(List<SegmentLine> lines, TextColumn column)
    {
        int figures = 0;
        int texts = 0;
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment s in line.Segments)
            {
                if (s.CenterX >= column.Left && s.CenterX <= column.Right)
                {
                    figures += s.IsFigure ? 1 : 0;
                    texts += s.IsFigure ? 0 : 1;
                }
            }
        }

        return figures + texts == 0 ? 0 : (double)figures / (figures + texts);
    }
}
