namespace Extractor.Layout.Tables;

/// <summary>A row found from text: the segments of its cells by column.</summary>
internal sealed class TextRow(int columns)
{
    public List<TextSegment>?[] Cells { get; } = new List<TextSegment>?[columns];

    public double Top { get; private set; } = double.MaxValue;

    public double Bottom { get; private set; } = double.MinValue;

    /// <summary>A row without text between two heights.</summary>
    public static TextRow Blank(int columns, double top, double bottom) => new(columns) { Top = top, Bottom = bottom };

    public void Add(int column, TextSegment segment)
    {
        (Cells[column] ??= []).Add(segment);
        Top = Math.Min(Top, segment.Y - (0.5 * segment.Size));
        Bottom = Math.Max(Bottom, segment.Y + (0.5 * segment.Size));
    }
}

/// <summary>Groups body lines to rows: lines of one cell stand closer than rows do, and rows that share a height are one.</summary>
internal static class RowFinder
{
    /// <summary>Lines of one cell stand closer than this part of the rows' pitch.</summary>
    private const double CellPitch = 0.82;

    /// <summary>And never further apart than this, in type sizes.</summary>
    private const double MaxLeading = 1.75;

    /// <param name="lines">Body lines.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rules">Short rules that part lines of one column.</param>
    /// <param name="rowRules">Rules over the whole width; where one follows most rows, they are the rows' borders.</param>
    /// <param name="head">Height of the header's last line; NaN where there is none.</param>
    public static List<TextRow> Find(List<SegmentLine> lines, List<TextColumn> columns, List<RuleSegment> rules, List<RuleSegment> rowRules, double head = double.NaN)
    {
        if (Bands(lines, columns, rowRules, head) is { } banded)
        {
            return banded;
        }

        List<TextRow> rows = Find(lines, columns, rules, Pitch(lines, columns));
        return HasConflict(rows, columns) ? Find(lines, columns, rules, 0) : rows;
    }

    /// <summary>Rows between rules, or null where the body is not ruled row by row.</summary>
    private static List<TextRow>? Bands(List<SegmentLine> lines, List<TextColumn> columns, List<RuleSegment> rowRules, double head)
    {
        // Between the header's own rule and the first line may be blank rows.
        double first = rowRules.Where(r => r.Position > head).Select(r => r.Position).DefaultIfEmpty(lines[0].Y).Min();
        first = double.IsNaN(head) ? lines[0].Y : Math.Min(first, lines[0].Y);
        var inside = rowRules.FindAll(r => r.Position > first + 0.5);
        if (inside.Count < 3 || inside.Count * 4 < lines.Count)
        {
            return null;
        }

        var rows = new List<TextRow>();
        int next = 0;
        double top = first < lines[0].Y ? first : lines[0].Y - lines[0].Size;
        foreach (double bottom in inside.Select(r => r.Position).Append(double.MaxValue))
        {
            var row = new TextRow(columns.Count);
            int start = next;
            while (next < lines.Count && lines[next].Y < bottom)
            {
                foreach (TextSegment segment in lines[next].Segments)
                {
                    row.Add(ColumnOf(columns, segment), segment);
                }

                next++;
            }

            if (next > start)
            {
                rows.Add(row);
            }
            else if (bottom - top > 6 && bottom < double.MaxValue && next < lines.Count)
            {
                rows.Add(TextRow.Blank(columns.Count, top + 1, bottom - 1));
            }

            top = bottom;
        }

        return rows.Count >= inside.Count / 2 ? rows : null;
    }

    /// <summary>Two figures of one column in one row: what was taken for lines of a cell are rows.</summary>
    private static bool HasConflict(List<TextRow> rows, List<TextColumn> columns)
    {
        int conflicts = 0;
        foreach (TextRow row in rows)
        {
            bool conflict = false;
            for (int c = 0; c < columns.Count; c++)
            {
                conflict |= row.Cells[c] is { Count: > 1 } cell && cell.FindAll(s => s.IsFigure) is { Count: > 1 } figures
                    && figures[^1].Y - figures[0].Y > 0.5 * figures[0].Size;
            }

            conflicts += conflict ? 1 : 0;
        }

        return conflicts > rows.Count / 10;
    }

    private static List<TextRow> Find(List<SegmentLine> lines, List<TextColumn> columns, List<RuleSegment> rules, double pitch)
    {
        var blocks = new List<Block>();
        var open = new Block?[columns.Count];
        foreach (SegmentLine line in lines)
        {
            foreach (TextSegment segment in line.Segments)
            {
                int c = ColumnOf(columns, segment);
                Block? block = open[c];
                double step = block is null ? double.MaxValue : segment.Y - block.Last;
                bool same = block is not null && (step < 0.3 * segment.Size
                    || (step <= MaxLeading * segment.Size && step < CellPitch * pitch && !segment.IsFigure && !Ruled(rules, block.Last, segment)));
                if (!same)
                {
                    open[c] = block = new Block(c);
                    blocks.Add(block);
                }

                block!.Add(segment);
            }
        }

        blocks.Sort((a, b) => a.First.CompareTo(b.First));
        var rows = new List<TextRow>();
        TextRow? row = null;
        double reach = double.MinValue;
        foreach (Block block in blocks)
        {
            double top = block.First - (0.3 * block.Size);
            if (row is null || top >= reach)
            {
                rows.Add(row = new TextRow(columns.Count));
                reach = double.MinValue;
            }

            reach = Math.Max(reach, block.Last + (0.3 * block.Size));
            foreach (TextSegment segment in block.Segments)
            {
                row.Add(block.Column, segment);
            }
        }

        return rows;
    }

    public static int ColumnOf(List<TextColumn> columns, TextSegment segment)
    {
        int best = 0;
        double most = double.MinValue;
        for (int c = 0; c < columns.Count; c++)
        {
            double overlap = Math.Min(segment.Right, columns[c].Right) - Math.Max(segment.Left, columns[c].Left);
            if (overlap > most)
            {
                most = overlap;
                best = c;
            }
        }

        return best;
    }

    private static bool Ruled(List<RuleSegment> rules, double from, TextSegment to)
    {
        foreach (RuleSegment rule in rules)
        {
            if (rule.Position > from && rule.Position < to.Y && rule.Start <= to.CenterX && rule.End >= to.CenterX)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pitch of the closest rows: taken from the figures, because each figure is a row of its own.</summary>
    public static double Pitch(List<SegmentLine> lines, List<TextColumn> columns)
    {
        var steps = new List<double>();
        for (int c = 0; c < columns.Count; c++)
        {
            double last = double.NaN;
            foreach (SegmentLine line in lines)
            {
                foreach (TextSegment s in line.Segments)
                {
                    if (ColumnOf(columns, s) == c && s.IsFigure)
                    {
                        if (!double.IsNaN(last) && s.Y - last > 0.5 * s.Size)
                        {
                            steps.Add(s.Y - last);
                        }

                        last = s.Y;
                    }
                }
            }
        }

        if (steps.Count < 3)
        {
            return double.MaxValue;
        }

        steps.Sort();
        return steps[steps.Count / 10];
    }

    private sealed class Block(int column)
    {
        public int Column => column;

        public List<TextSegment> Segments { get; } = [];

        public double First { get; private set; }

        public double Last { get; private set; }

        public double Size { get; private set; }

        public void Add(TextSegment segment)
        {
            First = Segments.Count == 0 ? segment.Y : Math.Min(First, segment.Y);
            Last = Math.Max(Last, segment.Y);
            Size = Math.Max(Size, segment.Size);
            Segments.Add(segment);
        }
    }
}
