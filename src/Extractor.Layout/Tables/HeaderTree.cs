namespace Extractor.Layout.Tables;

/// <summary>
/// A header without vertical rules: leaves stand over one column each, labels above them over a group; which group shows by a
/// rule below the label or by its middle standing over the group's middle.
/// </summary>
internal sealed class HeaderTree
{
    /// <summary>Middles that differ by less are the same, in points.</summary>
    private const double NearTie = 3;

    private readonly List<TextColumn> _columns;
    private readonly double[] _borders;
    private readonly HeaderLabel?[] _leaves;
    private readonly List<HeaderLabel> _parents = [];

    private readonly bool _fromLeft;

    /// <summary>Height of the header's last line.</summary>
    private double _last;

    private HeaderTree(List<TextColumn> columns, double[] borders, bool fromLeft)
    {
        _fromLeft = fromLeft;
        _columns = columns;
        _borders = borders;
        _leaves = new HeaderLabel?[columns.Count];
    }

    /// <summary>Number of header rows.</summary>
    public int Levels { get; private set; } = 1;

    /// <summary>Place of each label in the header.</summary>
    public List<(HeaderLabel Label, GridArea Area)> Areas { get; } = [];

    /// <param name="labels">Labels of the header.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="borders">Their borders.</param>
    /// <param name="fromLeft">Labels stand at the left of their cells, not in the middle.</param>
    public static HeaderTree Build(List<HeaderLabel> labels, List<TextColumn> columns, double[] borders, bool fromLeft)
    {
        var tree = new HeaderTree(columns, borders, fromLeft);
        tree._last = labels.Max(l => l.Last);
        tree.FindLeaves(labels);
        tree.PlaceParents();
        tree.Layout();
        return tree;
    }

    private void FindLeaves(List<HeaderLabel> labels)
    {
        foreach (HeaderLabel label in labels)
        {
            if (label.Underline is not null)
            {
                _parents.Add(label);
                continue;
            }

            int column = Nearest(label);
            HeaderLabel? other = _leaves[column];
            if (other is null)
            {
                _leaves[column] = label;
            }
            else if (label.Y > other.Y)
            {
                _parents.Add(other);
                _leaves[column] = label;
            }
            else
            {
                _parents.Add(label);
            }
        }

        // A label that stands between two columns and above the leaves of both is a group's.
        for (int c = 0; c < _leaves.Length; c++)
        {
            if (_leaves[c] is { } leaf && LooksLikeGroup(leaf, c))
            {
                _parents.Add(leaf);
                _leaves[c] = null;
            }
        }

        for (int c = 0; c < _leaves.Length; c++)
        {
            if (_leaves[c] is { } leaf)
            {
                leaf.From = leaf.To = c;
            }
        }
    }

    /// <summary>A leaf that is off its column's middle and higher than its neighbours' leaves, where the column has none of its own.</summary>
    private bool LooksLikeGroup(HeaderLabel label, int column)
    {
        bool inside = label.CenterX >= _borders[column] && label.CenterX <= _borders[column + 1];
        return !inside || (label.Right > _borders[column + 1] + 1 && column + 1 < _leaves.Length && _leaves[column + 1] is { } next && next.Y > label.Y + (0.8 * label.Size));
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

    private void PlaceParents()
    {
        _parents.Sort((a, b) => a.Y.CompareTo(b.Y));
        double bottom = double.MinValue;
        foreach (HeaderLabel? leaf in _leaves)
        {
            bottom = Math.Max(bottom, leaf?.Y ?? double.MinValue);
        }

        foreach (HeaderLabel parent in _parents)
        {
            Place(parent, bottom);
        }
    }

    /// <summary>
    /// Chooses the run of columns whose middle is nearest the label's, among those whose leaves stand below it. Where a subgroup
    /// stands in the middle of its group, both runs have one middle: the widest is the group.
    /// </summary>
    private void Place(HeaderLabel parent, double bottom)
    {
        var runs = new List<(int From, int To, double Cost)>();
        double best = double.MaxValue;
        if (_fromLeft && parent.Underline is null)
        {
            PlaceFromLeft(parent, bottom);
            return;
        }

        for (int from = 0; from < _columns.Count; from++)
        {
            for (int to = from; to < _columns.Count && IsBelow(to, parent, bottom); to++)
            {
                if (Taken(parent, from, to))
                {
                    continue;
                }

                double start = _borders[from];
                double end = _borders[to + 1];
                double cost = parent.Underline is { } rule
                    ? Math.Abs(rule.Start - start) + Math.Abs(rule.End - end)
                    : Math.Abs(parent.CenterX - ((start + end) / 2)) + (from == to ? 6 : 0)
                        + Math.Max(0, start - parent.Left) + Math.Max(0, parent.Right - end);
                runs.Add((from, to, cost));
                best = Math.Min(best, cost);
            }
        }

        foreach ((int from, int to, double cost) in runs)
        {
            bool near = cost <= best + (parent.Underline is null ? NearTie : 0);
            if (near && (parent.From < 0 || to - from > parent.To - parent.From))
            {
                parent.From = from;
                parent.To = to;
            }
        }
    }

    /// <summary>A label at the left of its group begins with the group's first column; the group ends where the next one begins.</summary>
    private void PlaceFromLeft(HeaderLabel parent, double bottom)
    {
        int from = 0;
        for (int c = 1; c < _columns.Count; c++)
        {
            if (Math.Abs(_borders[c] - parent.Left) < Math.Abs(_borders[from] - parent.Left))
            {
                from = c;
            }
        }

        double end = double.MaxValue;
        foreach (HeaderLabel other in _parents)
        {
            if (other != parent && Math.Abs(other.Y - parent.Y) < 0.6 * parent.Size && other.Left > parent.Right)
            {
                end = Math.Min(end, other.Left);
            }
        }

        int to = from;
        while (to + 1 < _columns.Count && _borders[to + 1] < end - 4 && IsBelow(to + 1, parent, bottom))
        {
            to++;
        }

        parent.From = from;
        parent.To = to;
    }

    private bool Taken(HeaderLabel parent, int from, int to)
    {
        foreach (HeaderLabel other in _parents)
        {
            if (other != parent && other.From >= 0 && Math.Abs(other.Y - parent.Y) < 0.6 * parent.Size && other.From <= to && other.To >= from)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a column's leaf stands below a group label. A leaf in the middle between the label's line and the last one stands
    /// beside the group: its cell begins on the same row.
    /// </summary>
    private bool IsBelow(int column, HeaderLabel parent, double bottom)
    {
        if (_leaves[column] is not { } leaf)
        {
            return true;
        }

        double middle = (parent.First + _last) / 2;
        return leaf.Y - middle > Math.Max(0.3 * (bottom - middle), 0.15 * leaf.Size);
    }

    private void Layout()
    {
        var levels = new List<double>();
        foreach (HeaderLabel parent in _parents)
        {
            if (parent.From >= 0 && (levels.Count == 0 || parent.Y - levels[^1] > 0.6 * parent.Size))
            {
                levels.Add(parent.Y);
            }
        }

        Levels = levels.Count + 1;
        var depth = new int[_columns.Count];
        foreach (HeaderLabel parent in _parents)
        {
            if (parent.From < 0)
            {
                // It heads no group: it belongs to the label below it.
                int column = Nearest(parent);
                if (_leaves[column] is { } leaf)
                {
                    leaf.Segments.AddRange(parent.Segments);
                }
                else
                {
                    parent.From = parent.To = column;
                    _leaves[column] = parent;
                }

                continue;
            }

            int level = 0;
            while (level + 1 < levels.Count && parent.Y - levels[level] > 0.6 * parent.Size)
            {
                level++;
            }

            Areas.Add((parent, new GridArea(level, parent.From, 1, parent.To - parent.From + 1)));
            for (int c = parent.From; c <= parent.To; c++)
            {
                depth[c] = Math.Max(depth[c], level + 1);
            }
        }

        for (int c = 0; c < _columns.Count; c++)
        {
            if (_leaves[c] is { } leaf)
            {
                Areas.Add((leaf, new GridArea(depth[c], c, Levels - depth[c], 1)));
            }
        }
    }
}
