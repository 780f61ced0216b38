namespace Extractor.Layout.Tables;

/// <summary>
/// Columns found from header and body together. The lowest labels of a header stand over one column each, in the same order as the
/// columns; so labels and stretches of body text are matched in order, at the least cost: a label without a stretch is a blank
/// column, stretches that no row fills together are one column, a label above the others that no stretch answers heads a group.
/// </summary>
internal sealed class LeafColumns
{
    /// <summary>Cost of a blank column.</summary>
    private const double Blank = 1;

    /// <summary>Cost of taking a label that seems to head a group for one of a column.</summary>
    private const double Unsure = 3;

    /// <summary>Cost of a column without a label.</summary>
    private const double Unlabelled = 6;

    /// <summary>Cost of a type size between a label and its texts, on the side where its texts stand in their cell.</summary>
    private const double Apart = 0.12;

    /// <summary>The same on the other side, and what it costs at all.</summary>
    private const double WrongSide = 0.6;

    /// <summary>Cost of taking two stretches for one column that rows fill both.</summary>
    private const double Conflict = 10;

    /// <summary>Cost of joining columns that are known apart.</summary>
    private const double Against = 1000;

    private readonly List<SegmentLine> _lines;
    private readonly List<HeaderLabel> _labels;
    private readonly List<bool> _sure = [];
    private readonly List<TextStretch> _stretches;
    private readonly List<double> _figures = [];
    private readonly int[,] _together;
    private readonly int[] _filled;

    /// <summary>Whether the columns are known, so that a label adds none.</summary>
    private bool _known;

    private LeafColumns(List<SegmentLine> lines, List<HeaderLabel> labels, List<TextStretch> stretches)
    {
        _lines = lines;
        _labels = labels;
        _stretches = stretches;
        _together = new int[stretches.Count, stretches.Count];
        _filled = new int[stretches.Count];
        foreach (TextStretch s in stretches)
        {
            _figures.Add(ColumnFinder.Figures(lines, new TextColumn(s.Left, s.Right, 0)));
        }

        Count();
    }

    public List<TextColumn> Columns { get; } = [];

    /// <summary>The label over each column alone, if it has one.</summary>
    public List<HeaderLabel?> Leaves { get; } = [];

    /// <param name="lines">Body lines.</param>
    /// <param name="labels">Labels of the header; at least one.</param>
    /// <param name="left">Left edge of the table.</param>
    /// <param name="right">Right edge.</param>
    public static LeafColumns Find(List<SegmentLine> lines, List<HeaderLabel> labels, double left, double right)
    {
        List<HeaderLabel> leaves = HeaderLeaves.Find(labels, out List<bool> sure);
        List<TextStretch> stretches = StretchCutter.Cut(ColumnFinder.Stretches(lines, left, right), lines, leaves, sure);
        var found = new LeafColumns(lines, leaves, stretches);
        found._sure.AddRange(sure);
        found.Match();
        return found;
    }

    /// <summary>Columns by a line of column numbers (※ ※ 1 2 3), each of which stands in the middle of its column.</summary>
    public static LeafColumns Numbered(List<SegmentLine> lines, SegmentLine numbers, List<HeaderLabel> labels, double left, double right)
    {
        var marks = new List<HeaderLabel>();
        foreach (TextSegment mark in numbers.Segments)
        {
            marks.Add(new HeaderLabel());
            marks[^1].Add(mark);
        }

        var sure = marks.ConvertAll(_ => true);
        var found = new LeafColumns(lines, marks, StretchCutter.Cut(ColumnFinder.Stretches(lines, left, right), lines, marks, sure));
        found._sure.AddRange(sure);
        found.Match();
        for (int c = 0; c < found.Columns.Count; c++)
        {
            // The mark is part of its column: labels above it are found over either.
            if (found.Leaves[c] is { } mark)
            {
                found.Columns[c] = found.Columns[c] with { Left = Math.Min(found.Columns[c].Left, mark.Left), Right = Math.Max(found.Columns[c].Right, mark.Right) };
            }
        }

        return Of(found.Columns, labels);
    }

    /// <summary>Columns that are known already, each with the label over it.</summary>
    public static LeafColumns Of(List<TextColumn> columns, List<HeaderLabel> labels)
    {
        var stretches = columns.ConvertAll(c => new TextStretch(c.Left, c.Right, true));
        if (labels.Count > 0)
        {
            List<HeaderLabel> leaves = HeaderLeaves.Find(labels, out List<bool> sure);
            var found = new LeafColumns([], leaves, stretches);
            found._sure.AddRange(sure);
            found._known = true;
            for (int c = 0; c < columns.Count; c++)
            {
                found._figures[c] = columns[c].Figures;
            }

            found.Match();
            if (found.Columns.Count == columns.Count)
            {
                for (int c = 0; c < columns.Count; c++)
                {
                    found.Columns[c] = columns[c];
                }

                return found;
            }
        }

        var plain = new LeafColumns([], [], stretches);
        plain.Columns.AddRange(columns);
        plain.Leaves.AddRange(columns.ConvertAll(_ => (HeaderLabel?)null));
        return plain;
    }

    /// <summary>Counts the lines that fill each stretch, and each two of them.</summary>
    private void Count()
    {
        var here = new List<int>();
        foreach (SegmentLine line in _lines)
        {
            here.Clear();
            foreach (TextSegment segment in line.Segments)
            {
                int at = _stretches.FindIndex(s => segment.CenterX >= s.Left - 0.5 && segment.CenterX <= s.Right + 0.5);
                if (at >= 0 && !here.Contains(at))
                {
                    here.Add(at);
                }
            }

            foreach (int a in here)
            {
                _filled[a]++;
                foreach (int b in here)
                {
                    _together[a, b]++;
                }
            }
        }
    }

    private void Match()
    {
        int labels = _labels.Count;
        int stretches = _stretches.Count;
        var cost = new double[labels + 1, stretches + 1];
        var step = new (int Labels, int Stretches)[labels + 1, stretches + 1];
        for (int i = 0; i <= labels; i++)
        {
            for (int j = 0; j <= stretches; j++)
            {
                if (i + j == 0)
                {
                    continue;
                }

                cost[i, j] = double.MaxValue;
                if (i > 0)
                {
                    Try(i, j, 1, 0, _sure[i - 1] ? Blank : 0);
                }

                // An unlabelled column may still be several stretches that the finder alone would not part.
                double merged = Unlabelled;
                for (int n = 1; n <= j; n++)
                {
                    Try(i, j, 0, n, merged);
                    if (_stretches[j - n].IsParted)
                    {
                        break;
                    }
                }

                double joint = 0;
                for (int n = 1; i > 0 && n <= j && n <= 12; n++)
                {
                    joint += n == 1 ? 0 : Joint(j - n, j);
                    if (joint > Conflict + Unlabelled)
                    {
                        break;
                    }

                    Try(i, j, 1, n, joint + Parted(j - n) + Distance(_labels[i - 1], j - n, j - 1) + (_sure[i - 1] ? 0 : Unsure));
                }
            }
        }

        var steps = new List<(int I, int J, int Labels, int Stretches)>();
        for ((int i, int j) at = (labels, stretches); at != (0, 0);)
        {
            (int di, int dj) = step[at.i, at.j];
            steps.Add((at.i - di, at.j - dj, di, dj));
            at = (at.i - di, at.j - dj);
        }

        steps.Reverse();
        foreach ((int i, int j, int di, int dj) in steps)
        {
            Add(i, j, di, dj);
        }

        void Try(int i, int j, int di, int dj, double add)
        {
            double sum = cost[i - di, j - dj] + add;
            if (sum < cost[i, j])
            {
                cost[i, j] = sum;
                step[i, j] = (di, dj);
            }
        }
    }

    private void Add(int label, int stretch, int labels, int stretches)
    {
        HeaderLabel? leaf = labels == 1 ? _labels[label] : null;
        if (stretches > 0)
        {
            var column = new TextColumn(_stretches[stretch].Left, _stretches[stretch + stretches - 1].Right, 0);
            Columns.Add(column with { Figures = ColumnFinder.Figures(_lines, column) });
            Leaves.Add(leaf);
        }
        else if (_sure[label] && !_known)
        {
            Columns.Add(new TextColumn(leaf!.Left, leaf.Right, 0));
            Leaves.Add(leaf);
        }
    }

    /// <summary>Cost of beginning a column at a stretch that the finder alone would not part from the one before.</summary>
    private double Parted(int stretch) => stretch == 0 || _stretches[stretch].IsParted ? 0 : 1;

    /// <summary>Cost of having a stretch in one column with those behind it.</summary>
    private double Joint(int stretch, int end)
    {
        if (!_stretches[stretch + 1].IsParted)
        {
            return 0;
        }

        double worst = 0;
        for (int other = stretch + 1; other < end; other++)
        {
            worst = Math.Max(worst, (double)_together[stretch, other] / Math.Max(1, Math.Min(_filled[stretch], _filled[other])));
        }

        return _lines.Count == 0 ? Against : 1 + (Conflict * worst);
    }

    /// <summary>Cost of the place of a label over stretches: that of the stretch which fits it worst.</summary>
    private double Distance(HeaderLabel label, int first, int last)
    {
        double middle = (_stretches[first].Left + _stretches[last].Right) / 2;
        double worst = 0;
        for (int stretch = first; stretch <= last; stretch++)
        {
            worst = Math.Max(worst, Distance(label, stretch));
        }

        return worst + (0.01 * Math.Abs(label.CenterX - middle) / label.Size);
    }

    private double Distance(HeaderLabel label, int stretch)
    {
        double behind = (_stretches[stretch].Left - label.Right) / label.Size;
        double before = (label.Left - _stretches[stretch].Right) / label.Size;
        if (behind <= 0 && before <= 0)
        {
            return 0;
        }

        // Figures stand at the right of their cell, words at the left; codes on either side.
        bool figures = _figures[stretch] >= 0.5;
        return behind > 0
            ? (figures ? Apart * behind : 1 + (WrongSide * behind))
            : (figures ? 1 + (WrongSide * before) : Apart * before);
    }
}
