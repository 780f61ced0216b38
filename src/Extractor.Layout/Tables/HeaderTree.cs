namespace Extractor.Layout.Tables;

/// <summary>
/// A header without vertical rules: leaves stand over one column each, labels above them over a group. Every column is under
/// exactly one label of each level, so the groups of a level part the columns between its leaves; which part is whose shows by a
/// rule below the label or by its middle standing over the group's middle.
/// </summary>
internal sealed class HeaderTree
{
    /// <summary>Cost of a group of one column, in points.</summary>
    private const double Single = 6;

    /// <summary>Costs of leaving a column out of a group or taking it in against its leaf's height, in type sizes.</summary>
    private const double Against = 20;

    private const double Likely = 3;

    private const double Open = 0.5;

    private readonly List<TextColumn> _columns;
    private readonly double[] _borders;
    private readonly IReadOnlyList<HeaderLabel?> _leaves;
    private readonly List<HeaderLabel> _parents = [];
    private readonly List<HeaderLabel> _lost = [];

    private readonly bool _fromLeft;

    /// <summary>Height of the header's last line.</summary>
    private readonly double _last;

    private HeaderTree(LeafColumns found, List<HeaderLabel> labels, double[] borders, bool fromLeft)
    {
        _fromLeft = fromLeft;
        _columns = found.Columns;
        _borders = borders;
        _leaves = found.Leaves;
        _last = labels.Max(l => l.Last);
    }

    /// <summary>Number of header rows.</summary>
    public int Levels { get; private set; } = 1;

    /// <summary>Place of each label in the header.</summary>
    public List<(HeaderLabel Label, GridArea Area)> Areas { get; } = [];

    /// <param name="found">Columns and their leaves.</param>
    /// <param name="labels">Labels of the header.</param>
    /// <param name="borders">Borders of the columns.</param>
    /// <param name="fromLeft">Labels stand at the left of their cells, not in the middle.</param>
    public static HeaderTree Build(LeafColumns found, List<HeaderLabel> labels, double[] borders, bool fromLeft)
    {
        var tree = new HeaderTree(found, labels, borders, fromLeft);
        List<HeaderLabel> groups = labels.FindAll(l => !found.Leaves.Contains(l));
        groups.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.CenterX.CompareTo(b.CenterX));
        tree.Part(0, found.Columns.Count - 1, groups);
        tree.Layout();
        return tree;
    }

    /// <summary>Parts a run of columns among the groups of its highest level, then goes on below each of them.</summary>
    /// <param name="from">First column.</param>
    /// <param name="to">Last column.</param>
    /// <param name="groups">Labels of groups over these columns, top to bottom.</param>
    private void Part(int from, int to, List<HeaderLabel> groups)
    {
        if (groups.Count == 0 || from > to)
        {
            _lost.AddRange(groups);
            return;
        }

        List<HeaderLabel> level = groups.FindAll(g => g.Y - groups[0].Y <= 0.6 * groups[0].Size);
        List<HeaderLabel> rest = groups.FindAll(g => !level.Contains(g));
        level.Sort((a, b) => a.CenterX.CompareTo(b.CenterX));
        Assign(from, to, level, FirstLine(from, to, groups));
        foreach (HeaderLabel group in level)
        {
            if (group.From < 0)
            {
                _lost.Add(group);
                continue;
            }

            _parents.Add(group);
            List<HeaderLabel> below = rest.FindAll(g => g.CenterX >= _borders[group.From] && g.CenterX <= _borders[group.To + 1]);
            rest.RemoveAll(below.Contains);
            Part(group.From, group.To, below);
        }

        // Groups of the next level beside those of this one.
        for (int c = from; c <= to && rest.Count > 0; c++)
        {
            int end = c;
            while (end <= to && !level.Exists(g => g.From <= end && g.To >= end))
            {
                end++;
            }

            if (end > c)
            {
                List<HeaderLabel> beside = rest.FindAll(g => g.CenterX >= _borders[c] && g.CenterX <= _borders[end]);
                rest.RemoveAll(beside.Contains);
                Part(c, end - 1, beside);
                c = end;
            }
        }

        _lost.AddRange(rest);
    }

    /// <summary>Height of the first line over a run of columns.</summary>
    private double FirstLine(int from, int to, List<HeaderLabel> groups)
    {
        double first = groups.Min(g => g.First);
        for (int c = from; c <= to; c++)
        {
            first = Math.Min(first, _leaves[c]?.First ?? first);
        }

        return first;
    }

    /// <summary>Gives the groups of one level their columns at the least cost, in order and without overlap.</summary>
    private void Assign(int from, int to, List<HeaderLabel> level, double top)
    {
        int columns = to - from + 1;
        var cost = new double[columns + 1, level.Count + 1];
        var start = new int[columns + 1, level.Count + 1];
        for (int end = 0; end <= columns; end++)
        {
            for (int g = 0; g <= level.Count; g++)
            {
                cost[end, g] = end + g == 0 ? 0 : double.MaxValue;
                start[end, g] = -1;
                if (end > 0 && cost[end - 1, g] < double.MaxValue)
                {
                    cost[end, g] = cost[end - 1, g] + Costs(from + end - 1, level, top).Leave;
                }

                double covered = 0;
                for (int begin = end - 1; g > 0 && begin >= 0; begin--)
                {
                    covered += Costs(from + begin, level, top).Take;
                    if (cost[begin, g - 1] < double.MaxValue && cost[begin, g - 1] + covered + Off(level[g - 1], from + begin, from + end - 1) is var sum && sum < cost[end, g])
                    {
                        cost[end, g] = sum;
                        start[end, g] = begin;
                    }
                }
            }
        }

        for ((int end, int g) at = (columns, level.Count); at.end > 0 && at.g > 0 && cost[at.end, at.g] < double.MaxValue;)
        {
            int begin = start[at.end, at.g];
            if (begin >= 0)
            {
                (level[at.g - 1].From, level[at.g - 1].To) = (from + begin, from + at.end - 1);
                at = (begin, at.g - 1);
            }
            else
            {
                at.end--;
            }
        }
    }

    /// <summary>How far a label is off the place that it would have over a run of columns, in points.</summary>
    private double Off(HeaderLabel label, int from, int to)
    {
        double start = _borders[from];
        double end = _borders[to + 1];
        if (label.Underline is { } rule)
        {
            return Math.Abs(rule.Start - start) + Math.Abs(rule.End - end);
        }

        double outside = Math.Max(0, start - label.Left) + Math.Max(0, label.Right - end);
        double off = _fromLeft ? Math.Max(0, Math.Abs(label.Left - start) - 3) : Math.Abs(label.CenterX - ((start + end) / 2));
        return off + outside + (from == to ? Single : 0);
    }

    /// <summary>
    /// What it costs to take a column into a group of a level and to leave it out. A leaf below a group's label is in the group; one
    /// in the middle of the height that is left, or beside the label, is not.
    /// </summary>
    private (double Take, double Leave) Costs(int column, List<HeaderLabel> level, double top)
    {
        if (_leaves[column] is not { } leaf)
        {
            return (0, Open * level[0].Size);
        }

        double last = level.Max(g => g.Last);
        if (leaf.First <= last + (0.4 * leaf.Size))
        {
            return (Against * leaf.Size, 0);
        }

        if (level.Exists(g => g.Left < leaf.Right - 1 && g.Right > leaf.Left + 1))
        {
            return (0, Against * leaf.Size);
        }

        double middle = (top + _last) / 2;
        double below = leaf.Y - middle;
        double part = (_last - middle) * 0.3;
        return below > Math.Max(part, 0.15 * leaf.Size) ? (0, Likely * leaf.Size) : (Likely * leaf.Size, 0);
    }

    private void Layout()
    {
        _parents.Sort((a, b) => a.Y.CompareTo(b.Y));
        var levels = new List<double>();
        foreach (HeaderLabel parent in _parents)
        {
            if (levels.Count == 0 || parent.Y - levels[^1] > 0.6 * parent.Size)
            {
                levels.Add(parent.Y);
            }
        }

        Levels = levels.Count + 1;
        var depth = new int[_columns.Count];
        foreach (HeaderLabel parent in _parents)
        {
            int level = 0;
            while (level + 1 < levels.Count && parent.Y - levels[level] > 0.6 * parent.Size)
            {
                level++;
            }

            // What stands between two levels fills both.
            int row = 0;
            for (int c = parent.From; c <= parent.To; c++)
            {
                row = Math.Max(row, depth[c]);
            }

            level = Math.Max(level, row);
            Areas.Add((parent, new GridArea(row, parent.From, level - row + 1, parent.To - parent.From + 1)));
            for (int c = parent.From; c <= parent.To; c++)
            {
                depth[c] = level + 1;
            }
        }

        for (int c = 0; c < _columns.Count; c++)
        {
            if (_leaves[c] is { } leaf)
            {
                Areas.Add((leaf, new GridArea(Math.Min(depth[c], Levels - 1), c, Math.Max(1, Levels - depth[c]), 1)));
            }
        }

        foreach (HeaderLabel label in _lost)
        {
            // It heads no group: it belongs to the label below it.
            int column = Nearest(label);
            int at = Areas.FindIndex(a => a.Area.Column <= column && a.Area.ColumnEnd > column && a.Area.RowEnd == Levels);
            if (at >= 0)
            {
                Areas[at].Label.Segments.AddRange(label.Segments);
            }
            else
            {
                Areas.Add((label, new GridArea(Levels - 1, column, 1, 1)));
            }
        }
    }

    private int Nearest(HeaderLabel label)
    {
        int best = 0;
        double cost = double.MaxValue;
        for (int c = 0; c < _columns.Count; c++)
        {
            double outside = Math.Max(0, Math.Max(_borders[c] - label.CenterX, label.CenterX - _borders[c + 1]));
            double off = (outside * 10) + Math.Abs(label.CenterX - ((_borders[c] + _borders[c + 1]) / 2));
            if (off < cost)
            {
                cost = off;
                best = c;
            }
        }

        return best;
    }
}
