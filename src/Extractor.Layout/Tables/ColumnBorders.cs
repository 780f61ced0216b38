namespace Extractor.Layout.Tables;

/// <summary>How texts stand in their cells.</summary>
internal enum TextAlignment
{
    Unknown,
    Left,
    Centre,
    Right,
}

/// <summary>
/// Estimates where the borders between columns would be drawn. Texts at the left of their cells give its left border, figures at
/// the right the right one, texts in the middle the sum of both; the borders that agree best with all of these are taken.
/// </summary>
internal static class ColumnBorders
{
    /// <summary>Usual padding of a cell, in points.</summary>
    private const double Padding = 2.5;

    private const double MaxPadding = 12;

    /// <summary>Edges that differ by less are the same, in points.</summary>
    private const double Same = 1.5;

    private const int Rounds = 60;

    /// <summary>Most that an unruled table's edge stands away from its texts, in type sizes.</summary>
    private const double OuterRoom = 20;

    /// <returns>One more than columns, ascending.</returns>
    public static double[] Find(LeafColumns found, List<SegmentLine> body, List<HeaderLabel> labels, StreamZone zone, bool fromLeft)
    {
        List<TextColumn> columns = found.Columns;
        int n = columns.Count;
        TextAlignment[] alignments = Alignments(found, body);
        var low = new double[n + 1];
        var high = new double[n + 1];
        for (int c = 0; c <= n; c++)
        {
            double end = c == 0 ? double.MinValue : Math.Max(columns[c - 1].Right, found.Leaves[c - 1]?.Right ?? double.MinValue);
            double start = c == n ? double.MaxValue : Math.Min(columns[c].Left, found.Leaves[c]?.Left ?? double.MaxValue);
            if (end > start)
            {
                // A label wider than its column: the texts of the body bind more.
                end = c == 0 ? end : columns[c - 1].Right;
                start = c == n ? start : columns[c].Left;
                (end, start) = end > start ? ((end + start) / 2, (end + start) / 2) : (end, start);
            }

            (low[c], high[c]) = (end, start);
        }

        double pad = Pad(columns, alignments, zone);
        double room = zone.IsRuled ? 0 : OuterRoom * zone.Lines.Max(l => l.Size);
        (low[0], high[0]) = zone.IsRuled ? (zone.Left, zone.Left) : (Math.Min(zone.Left, high[0]) - room, Math.Min(zone.Left, high[0]) - pad);
        (low[n], high[n]) = zone.IsRuled ? (zone.Right, zone.Right) : (Math.Max(zone.Right, low[n]) + pad, Math.Max(zone.Right, low[n]) + room);
        var borders = new double[n + 1];
        for (int c = 0; c <= n; c++)
        {
            borders[c] = c == 0 ? high[0] : c == n ? low[n] : (low[c] + high[c]) / 2;
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int c = 0; c <= n; c++)
            {
                double sum = 0;
                double weight = 0;
                if (c == 0 || c == n)
                {
                    // Where nothing else tells, an unruled table ends at its texts.
                    Add(c == 0 ? high[0] : low[n], 0.02);
                }

                if (c > 0 && alignments[c - 1] == TextAlignment.Right)
                {
                    Add(columns[c - 1].Right + pad, 2);
                }

                if (c < n && alignments[c] == TextAlignment.Left)
                {
                    Add(columns[c].Left - pad, 2);
                }

                if (c > 0 && alignments[c - 1] == TextAlignment.Centre)
                {
                    Add((2 * columns[c - 1].Center) - borders[c - 1], 0.5);
                }

                if (c < n && alignments[c] == TextAlignment.Centre)
                {
                    Add((2 * columns[c].Center) - borders[c + 1], 0.5);
                }

                if (c > 0 && found.Leaves[c - 1] is { } before && !fromLeft && !IsRight(before, columns[c - 1]))
                {
                    Add((2 * before.CenterX) - borders[c - 1], 0.5);
                }

                if (c < n && found.Leaves[c] is { } after)
                {
                    if (fromLeft && !IsRight(after, columns[c]))
                    {
                        Add(after.Left - pad, 2);
                    }
                    else if (!fromLeft && !IsRight(after, columns[c]))
                    {
                        Add((2 * after.CenterX) - borders[c + 1], 0.5);
                    }
                }

                foreach (HeaderLabel label in labels)
                {
                    // A group's label at the left stands behind the border of its first column.
                    double start = label.Left - pad;
                    if (fromLeft && start >= low[c] - 1 && start <= high[c] + 1 && !found.Leaves.Contains(label))
                    {
                        Add(start, 2);
                    }
                }

                borders[c] = Math.Clamp(weight == 0 ? (low[c] + high[c]) / 2 : sum / weight, low[c], high[c]);

                void Add(double at, double by)
                {
                    sum += by * at;
                    weight += by;
                }
            }
        }

        for (int c = 1; c <= n; c++)
        {
            borders[c] = Math.Max(borders[c], borders[c - 1] + 0.5);
        }

        // Short rules in the header end at borders.
        foreach (HeaderLabel group in labels)
        {
            if (group.Underline is { } rule)
            {
                Snap(borders, columns, rule.Start);
                Snap(borders, columns, rule.End);
            }
        }

        return borders;
    }

    /// <summary>Whether labels stand at the left of their columns: they share the left edge of the texts below rather than their middle.</summary>
    public static bool LabelsFromLeft(LeafColumns found)
    {
        int left = 0;
        int middle = 0;
        for (int c = 0; c < found.Columns.Count; c++)
        {
            if (found.Leaves[c] is not { } label)
            {
                continue;
            }

            TextColumn column = found.Columns[c];
            bool atLeft = Math.Abs(label.Left - column.Left) < Same;
            bool inMiddle = Math.Abs(label.CenterX - column.Center) < Same;
            left += atLeft && !inMiddle ? 1 : 0;
            middle += inMiddle && !atLeft ? 1 : 0;
            if (column.Figures < 0.5 && !atLeft && !inMiddle)
            {
                middle++;
            }
        }

        return left > middle && left >= 1;
    }

    /// <summary>A label over the right end of its figures stands there on purpose, not in the middle of its cell.</summary>
    private static bool IsRight(HeaderLabel label, TextColumn column) =>
        Math.Abs(label.Right - column.Right) < 0.6 && Math.Abs(label.CenterX - column.Center) >= 0.6;

    /// <summary>How the body's texts stand in each column: at the edge that they share.</summary>
    public static TextAlignment[] Alignments(LeafColumns found, List<SegmentLine> body)
    {
        List<TextColumn> columns = found.Columns;
        var lefts = new List<double>[columns.Count];
        var rights = new List<double>[columns.Count];
        for (int c = 0; c < columns.Count; c++)
        {
            (lefts[c], rights[c]) = ([], []);
        }

        foreach (SegmentLine line in body)
        {
            int last = -1;
            foreach (TextSegment segment in line.Segments)
            {
                int c = RowFinder.ColumnOf(columns, segment);
                if (c == last)
                {
                    rights[c][^1] = segment.Right;
                    continue;
                }

                lefts[c].Add(segment.Left);
                rights[c].Add(segment.Right);
                last = c;
            }
        }

        var alignments = new TextAlignment[columns.Count];
        for (int c = 0; c < columns.Count; c++)
        {
            alignments[c] = Of(lefts[c], rights[c], columns[c], found.Leaves[c]);
        }

        return alignments;
    }

    private static TextAlignment Of(List<double> lefts, List<double> rights, TextColumn column, HeaderLabel? label)
    {
        if (lefts.Count == 0)
        {
            return TextAlignment.Unknown;
        }

        var centres = new List<double>(lefts.Count);
        var widths = new List<double>(lefts.Count);
        for (int i = 0; i < lefts.Count; i++)
        {
            centres.Add((lefts[i] + rights[i]) / 2);
            widths.Add(rights[i] - lefts[i]);
        }

        if (Spread(widths) < 1)
        {
            // Texts of one width share all their edges; a label over their middle tells.
            return label is not null && Math.Abs(label.CenterX - column.Center) < 1 ? TextAlignment.Centre
                : column.Figures >= 0.6 && label is not null && label.CenterX < column.Center - 2 ? TextAlignment.Right
                : column.Figures >= 0.6 ? TextAlignment.Unknown : TextAlignment.Left;
        }

        double left = Spread(lefts);
        double right = Spread(rights);
        double centre = Spread(centres);
        return right <= Math.Min(left, centre) ? TextAlignment.Right : left <= centre ? TextAlignment.Left : TextAlignment.Centre;
    }

    /// <summary>Middle distance from the middle value, a measure that a few strays do not change.</summary>
    private static double Spread(List<double> values)
    {
        var sorted = new List<double>(values);
        sorted.Sort();
        double middle = sorted[sorted.Count / 2];
        double sum = 0;
        foreach (double value in values)
        {
            sum += Math.Min(Math.Abs(value - middle), 20);
        }

        return sum / values.Count;
    }

    /// <summary>Padding between a border and the text beside it: half the least gap between texts that stand at it from both sides.</summary>
    private static double Pad(List<TextColumn> columns, TextAlignment[] alignments, StreamZone zone)
    {
        double pad = double.MaxValue;
        if (zone.IsRuled)
        {
            pad = alignments[0] == TextAlignment.Left ? columns[0].Left - zone.Left : pad;
            pad = alignments[^1] == TextAlignment.Right ? Math.Min(pad, zone.Right - columns[^1].Right) : pad;
        }

        for (int c = 1; c < columns.Count; c++)
        {
            if (alignments[c - 1] == TextAlignment.Right && alignments[c] == TextAlignment.Left)
            {
                pad = Math.Min(pad, (columns[c].Left - columns[c - 1].Right) / 2);
            }
        }

        return pad is > 0 and < MaxPadding ? pad : Padding;
    }

    private static void Snap(double[] borders, List<TextColumn> columns, double x)
    {
        for (int c = 1; c < columns.Count; c++)
        {
            if (x >= columns[c - 1].Right - 1 && x <= columns[c].Left + 1)
            {
                borders[c] = x;
            }
        }
    }
}
