namespace Extractor.Layout.Tables;

/// <summary>The text of one cell of a form without vertical rules, and the rules right above and below it.</summary>
internal sealed class FormBlock(int top, int bottom, List<TextSegment> segments)
{
    /// <summary>Index of the rule above, the first row of the cell.</summary>
    public int Top { get; } = top;

    /// <summary>Index of the rule below, one behind the last row of the cell.</summary>
    public int Bottom { get; } = bottom;

    public List<TextSegment> Segments { get; } = segments;

    public double Left { get; } = segments.Min(s => s.Left);

    public double Right { get; } = segments.Max(s => s.Right);

    public double Size { get; } = segments.Max(s => s.Size);

    public double Center => (Left + Right) / 2;

    public bool IsFigure { get; } = segments.TrueForAll(s => s.IsFigure);

    /// <summary>Whether it stands at the right of its cell.</summary>
    public bool FromRight { get; set; }

    /// <summary>First column and the one behind the last, once known.</summary>
    public (int From, int To)? Span { get; set; }
}

/// <summary>The rows of a form: rules by height, and what stands between them.</summary>
internal sealed class FormRows
{
    /// <summary>Gap, in type sizes, that parts two cells: less than the padding on both sides, more than a blank.</summary>
    private const double CellGap = 0.4;

    private readonly List<List<RuleSegment>> _rules = [];

    private FormRows(List<RuleSegment> rules)
    {
        foreach (RuleSegment rule in rules)
        {
            if (_rules.Count > 0 && rule.Position - _rules[^1][0].Position <= RuledGrid.LineDistance)
            {
                _rules[^1].Add(rule);
            }
            else
            {
                _rules.Add([rule]);
            }
        }

        Y = [.. _rules.Select(r => r[0].Position)];
    }

    public double[] Y { get; }

    public List<FormBlock> Blocks { get; } = [];

    /// <summary>Null where a text does not stand between two rules.</summary>
    public static FormRows? Find(StreamZone zone)
    {
        var rows = new FormRows(zone.Rules);
        var groups = new SortedDictionary<(int Top, int Bottom), List<TextSegment>>();
        foreach (SegmentLine line in zone.Lines)
        {
            foreach (TextSegment segment in line.Segments)
            {
                if (rows.Between(segment.CenterX, segment.Y) is not { } extent)
                {
                    return null;
                }

                if (!groups.TryGetValue(extent, out List<TextSegment>? group))
                {
                    groups[extent] = group = [];
                }

                group.Add(segment);
            }
        }

        foreach (((int top, int bottom), List<TextSegment> group) in groups)
        {
            rows.Part(top, bottom, group);
        }

        return rows;
    }

    /// <summary>The rules right above and below a point; null where one is missing.</summary>
    public (int Top, int Bottom)? Between(double x, double y)
    {
        int top = -1;
        for (int i = 0; i < Y.Length; i++)
        {
            if (Y[i] < y)
            {
                top = Covers(i, x) ? i : top;
            }
            else if (Covers(i, x))
            {
                return top < 0 ? null : (top, i);
            }
        }

        return null;
    }

    /// <summary>Whether the rule at a height is drawn at x.</summary>
    public bool Covers(int rule, double x)
    {
        foreach (RuleSegment piece in _rules[rule])
        {
            if (piece.Start <= x && x <= piece.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the piece of the rule at a height that is drawn at x begins.</summary>
    public double? StartOf(int rule, double x)
    {
        foreach (RuleSegment piece in _rules[rule])
        {
            if (piece.Start <= x && piece.End >= x)
            {
                return piece.Start;
            }
        }

        return null;
    }

    /// <summary>Joins texts of one cell that stand closer than texts of two cells can.</summary>
    public void Join(double gap)
    {
        for (int i = 0; i < Blocks.Count; i++)
        {
            FormBlock block = Blocks[i];
            int next = Blocks.FindIndex(b => b != block && b.Top == block.Top && b.Bottom == block.Bottom && b.Left >= block.Right && b.Left - block.Right < gap
                && !b.IsFigure && !block.IsFigure && !EndsBetween(block.Right, b.Left));
            if (next >= 0)
            {
                List<TextSegment> both = [.. block.Segments, .. Blocks[next].Segments];
                both.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.Left.CompareTo(b.Left));
                Blocks[i] = new FormBlock(block.Top, block.Bottom, both);
                Blocks.RemoveAt(next);
                i = Math.Max(-1, i - 2);
            }
        }
    }

    /// <summary>The blocks of a row, left to right.</summary>
    public List<FormBlock> In(int row)
    {
        List<FormBlock> blocks = Blocks.FindAll(b => b.Top <= row && b.Bottom > row);
        blocks.Sort((a, b) => a.Left.CompareTo(b.Left));
        return blocks;
    }

    /// <summary>Whether a rule that stops short of the table's edge has its end between two texts: a border stands there.</summary>
    private bool EndsBetween(double left, double right)
    {
        foreach (List<RuleSegment> line in _rules)
        {
            foreach (RuleSegment rule in line)
            {
                if ((rule.Start > left - 0.5 && rule.Start < right + 0.5) || (rule.End > left - 0.5 && rule.End < right + 0.5))
                {
                    return right > left;
                }
            }
        }

        return false;
    }

    private void Part(int top, int bottom, List<TextSegment> group)
    {
        group.Sort((a, b) => a.Left.CompareTo(b.Left));
        int start = 0;
        double right = group[0].Right;
        for (int i = 1; i <= group.Count; i++)
        {
            if (i < group.Count && group[i].Left - right <= CellGap * group[i].Size && !EndsBetween(right, group[i].Left))
            {
                right = Math.Max(right, group[i].Right);
                continue;
            }

            List<TextSegment> segments = group.GetRange(start, i - start);
            segments.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.Left.CompareTo(b.Left));
            Blocks.Add(new FormBlock(top, bottom, segments));
            if (i < group.Count)
            {
                start = i;
                right = group[i].Right;
            }
        }
    }
}
