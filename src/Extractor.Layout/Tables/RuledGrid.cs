namespace Extractor.Layout.Tables;

/// <summary>
/// The atomic grid of a group of rulings: every line's position runs through the whole table, and for each piece between
/// two crossings it is known whether it is drawn.
/// </summary>
internal sealed class RuledGrid
{
    /// <summary>Lines nearer than this are one (doubled rules, jitter); no text fits between them. In points.</summary>
    public const double LineDistance = 3.0;

    /// <summary>Most atomic cells of one table; beyond it the drawing is no table but a picture.</summary>
    public const int MaxAtoms = 400_000;

    /// <summary>Part of a piece that must be drawn for the piece to separate two cells.</summary>
    private const double DrawnShare = 0.5;

    /// <summary>Reach of at least two lines beyond the outermost crossing line that shows a missing outer border, in points.</summary>
    private const double OpenReach = 6.0;

    private RuledGrid(double[] x, double[] y, bool[,] horizontal, bool[,] vertical)
    {
        X = x;
        Y = y;
        Horizontal = horizontal;
        Vertical = vertical;
    }

    public double[] X { get; }

    public double[] Y { get; }

    public bool OpenTop { get; private init; }

    public bool OpenBottom { get; private init; }

    public bool OpenSides { get; private init; }

    /// <summary>[row, column]: sides of the table at which an atom has no rule.</summary>
    public required GridSides[,] Open { get; init; }

    /// <summary>[line y, column]: true where the line is drawn over that column.</summary>
    public bool[,] Horizontal { get; }

    /// <summary>[line x, row]: true where the line is drawn along that row.</summary>
    public bool[,] Vertical { get; }

    /// <summary>Builds the grid, or null where the group has no lines on one axis or is beyond all bounds.</summary>
    public static RuledGrid? Build(RuleGroup group)
    {
        if (group.Horizontal.Count == 0 || group.Vertical.Count == 0)
        {
            return null;
        }

        List<double> y = Cluster(group.Horizontal);
        List<double> x = Cluster(group.Vertical);
        (bool left, bool right) = AddOpenEdges(x, group.Horizontal);
        (bool top, bool bottom) = AddOpenEdges(y, group.Vertical);
        if (x.Count < 2 || y.Count < 2 || (long)x.Count * y.Count > MaxAtoms)
        {
            return null;
        }

        double[] xs = [.. x];
        double[] ys = [.. y];
        bool[,] horizontal = Drawn(group.Horizontal, ys, xs);
        bool[,] vertical = Drawn(group.Vertical, xs, ys);
        var open = new GridSides[ys.Length - 1, xs.Length - 1];
        MarkOpen(open, horizontal, vertical, ys);
        for (int c = 0; c < xs.Length - 1; c++)
        {
            horizontal[0, c] = true;
            horizontal[ys.Length - 1, c] = true;
        }

        for (int r = 0; r < ys.Length - 1; r++)
        {
            vertical[0, r] = true;
            vertical[xs.Length - 1, r] = true;
        }

        return new RuledGrid(xs, ys, horizontal, vertical) { OpenTop = top, OpenBottom = bottom, OpenSides = left || right, Open = open };
    }

    /// <summary>
    /// Outer pieces without a rule. A left side counts only where most of it is ruled: a table without a left border is not open
    /// at any one cell.
    /// </summary>
    private static void MarkOpen(GridSides[,] open, bool[,] horizontal, bool[,] vertical, double[] ys)
    {
        int rows = open.GetLength(0);
        int columns = open.GetLength(1);
        double ruled = 0;
        for (int r = 0; r < rows; r++)
        {
            ruled += vertical[0, r] ? ys[r + 1] - ys[r] : 0;
        }

        for (int r = 0; r < rows; r++)
        {
            open[r, 0] |= !vertical[0, r] && ruled > 0.5 * (ys[^1] - ys[0]) ? GridSides.Left : GridSides.None;
        }

        for (int c = 0; c < columns; c++)
        {
            open[0, c] |= horizontal[0, c] ? GridSides.None : GridSides.Top;
            open[rows - 1, c] |= horizontal[rows, c] ? GridSides.None : GridSides.Bottom;
        }
    }

    private static List<double> Cluster(List<RuleSegment> segments)
    {
        var sorted = new List<RuleSegment>(segments);
        sorted.Sort((a, b) => a.Position.CompareTo(b.Position));
        var lines = new List<double>();
        int start = 0;
        while (start < sorted.Count)
        {
            int end = start;
            double weight = 0;
            double sum = 0;
            while (end < sorted.Count && sorted[end].Position - sorted[start].Position <= LineDistance)
            {
                weight += sorted[end].Length;
                sum += sorted[end].Position * sorted[end].Length;
                end++;
            }

            lines.Add(sum / weight);
            start = end;
        }

        return lines;
    }

    /// <summary>Adds a line where at least two crossing lines reach out beyond the first or last one (an outer border is missing).</summary>
    private static (bool Before, bool After) AddOpenEdges(List<double> lines, List<RuleSegment> crossing)
    {
        var before = new List<double>();
        var after = new List<double>();
        double first = lines[0] - OpenReach;
        double last = lines[^1] + OpenReach;
        foreach (RuleSegment segment in crossing)
        {
            if (segment.Start < first)
            {
                before.Add(segment.Start);
            }

            if (segment.End > last)
            {
                after.Add(segment.End);
            }
        }

        bool addBefore = before.Count >= 2;
        bool addAfter = after.Count >= 2;
        if (addBefore)
        {
            before.Sort();
            lines.Insert(0, before[(before.Count - 1) / 2]);
        }

        if (addAfter)
        {
            after.Sort();
            lines.Add(after[after.Count / 2]);
        }

        return (addBefore, addAfter);
    }

    private static bool[,] Drawn(List<RuleSegment> segments, double[] lines, double[] crossings)
    {
        var covered = new double[lines.Length, crossings.Length - 1];
        foreach (RuleSegment segment in segments)
        {
            int line = Nearest(lines, segment.Position);
            int i = Array.BinarySearch(crossings, segment.Start);
            i = Math.Max(0, i < 0 ? ~i - 1 : i);
            for (; i < crossings.Length - 1 && crossings[i] < segment.End; i++)
            {
                covered[line, i] += Math.Max(0, Math.Min(segment.End, crossings[i + 1]) - Math.Max(segment.Start, crossings[i]));
            }
        }

        var drawn = new bool[lines.Length, crossings.Length - 1];
        for (int line = 0; line < lines.Length; line++)
        {
            for (int i = 0; i < crossings.Length - 1; i++)
            {
                drawn[line, i] = covered[line, i] >= (crossings[i + 1] - crossings[i]) * DrawnShare;
            }
        }

        return drawn;
    }

    internal static int Nearest(double[] sorted, double value)
    {
        int i = Array.BinarySearch(sorted, value);
        if (i >= 0)
        {
            return i;
        }

        i = ~i;
        if (i == 0)
        {
            return 0;
        }

        return i == sorted.Length || value - sorted[i - 1] <= sorted[i] - value ? i - 1 : i;
    }
}
