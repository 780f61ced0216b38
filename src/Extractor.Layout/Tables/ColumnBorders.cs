namespace Extractor.Layout.Tables;

/// <summary>Estimates where the borders between columns would be drawn.</summary>
internal static class ColumnBorders
{
    /// <summary>Usual padding of a cell, in points.</summary>
    private const double Padding = 2.5;

    /// <returns>One more than columns, ascending.</returns>
    public static double[] Find(List<TextColumn> columns, List<HeaderLabel> labels, StreamZone zone, bool fromLeft)
    {
        int n = columns.Count;
        var borders = new double[n + 1];
        borders[0] = Math.Min(zone.Left, columns[0].Left - Padding);
        borders[n] = Math.Max(zone.Right, columns[^1].Right + Padding);
        for (int c = 1; c < n; c++)
        {
            double end = columns[c - 1].Right;
            double start = Math.Max(end, columns[c].Left);
            HeaderLabel? label = Leaf(labels, columns, c - 1);
            double middle = (end + start) / 2;
            bool figuresEnd = columns[c - 1].Figures >= 0.6;
            if (fromLeft && Leaf(labels, columns, c) is { } head && head.Left - Padding >= end - 1)
            {
                middle = Math.Min(start, head.Left) - Math.Min(Padding, (Math.Min(start, head.Left) - end) / 2);
            }
            else if (figuresEnd)
            {
                // Figures stand at the right of their cell.
                middle = Math.Min(end + Padding, middle);
            }
            else if (columns[c].Figures >= 0.6 && Leaf(labels, columns, c) is { } own)
            {
                // The label stands in the middle of the figures' cell, whose right border is known.
                double right = columns[c].Right + Padding;
                double left = (2 * own.CenterX) - right;
                middle = Math.Clamp(left, end, start);
            }
            else if (label is not null)
            {
                double right = (2 * label.CenterX) - borders[c - 1];
                middle = Math.Clamp(right, end, start);
            }

            borders[c] = Math.Max(middle, borders[c - 1] + 0.5);
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
    public static bool LabelsFromLeft(List<TextColumn> columns, List<HeaderLabel> labels)
    {
        int left = 0;
        int middle = 0;
        for (int c = 0; c < columns.Count; c++)
        {
            if (Leaf(labels, columns, c) is not { } label)
            {
                continue;
            }

            bool atLeft = Math.Abs(label.Left - columns[c].Left) < 1.5;
            bool inMiddle = Math.Abs(label.CenterX - columns[c].Center) < 1.5;
            left += atLeft && !inMiddle ? 1 : 0;
            middle += inMiddle && !atLeft ? 1 : 0;
            if (columns[c].Figures < 0.5 && !atLeft && !inMiddle)
            {
                middle++;
            }
        }

        return left > middle && left >= 1;
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

    /// <summary>The lowest label that stands over one column only.</summary>
    private static HeaderLabel? Leaf(List<HeaderLabel> labels, List<TextColumn> columns, int column)
    {
        HeaderLabel? leaf = null;
        foreach (HeaderLabel label in labels)
        {
            bool here = label.Left < columns[column].Right && label.Right > columns[column].Left;
            bool alone = (column == 0 || label.Left > columns[column - 1].Right) && (column + 1 == columns.Count || label.Right < columns[column + 1].Left);
            if (here && alone && (leaf is null || label.Y > leaf.Y))
            {
                leaf = label;
            }
        }

        return leaf;
    }
}
