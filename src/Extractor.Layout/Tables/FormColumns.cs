namespace Extractor.Layout.Tables;

/// <summary>
/// Column borders of a form without vertical rules. The ends of short rules are borders; between two neighbouring texts of a row
/// stands at least one more. Texts in the middle of their cells then tell where in its gap each border stands.
/// </summary>
internal static class FormColumns
{
    /// <summary>Ends of rules nearer than this are one border, in points.</summary>
    private const double SameEnd = 4;

    private sealed class Border(double low, double high)
    {
        public double Low { get; set; } = low;

        public double High { get; set; } = high;

        public double? At { get; set; }

        public bool Fixed { get; init; }
    }

    /// <returns>Borders, ascending, the outer ones included.</returns>
    public static double[] Find(StreamZone zone, FormRows rows)
    {
        List<Border> borders = Ends(zone);
        var gaps = new List<(double Low, double High)>();
        for (int row = 0; row < rows.Y.Length - 1; row++)
        {
            List<FormBlock> blocks = rows.In(row);
            for (int b = 1; b < blocks.Count; b++)
            {
                gaps.Add((blocks[b - 1].Right, blocks[b].Left));
            }
        }

        // The fewest borders that part all neighbours: gaps by their right end, each taken by the first border that fits.
        gaps.Sort((a, b) => a.High.CompareTo(b.High));
        var free = new List<Border>();
        foreach ((double low, double high) in gaps)
        {
            if (borders.Exists(b => b.Low >= low - 1 && b.High <= high + 1))
            {
                continue;
            }

            if (free.Count > 0 && low <= free[^1].High)
            {
                free[^1].Low = Math.Max(free[^1].Low, low);
            }
            else
            {
                free.Add(new Border(low, high));
            }
        }

        borders.AddRange(free);
        borders.Sort((a, b) => a.Low.CompareTo(b.Low));
        Center(borders, rows);
        double[] x = [.. borders.Select(b => b.At ?? ((b.Low + b.High) / 2))];
        Array.Sort(x);
        return x;
    }

    private static List<Border> Ends(StreamZone zone)
    {
        var ends = new List<double>();
        foreach (RuleSegment rule in zone.Rules)
        {
            ends.Add(rule.Start);
            ends.Add(rule.End);
        }

        ends.Sort();
        var borders = new List<Border>();
        foreach (double end in ends)
        {
            if (borders.Count == 0 || end - borders[^1].Low > SameEnd)
            {
                borders.Add(new Border(end, end) { At = end, Fixed = true });
            }
        }

        return borders;
    }

    /// <summary>
    /// A text with exactly one border in the gap on either side fills the cell between these two: its middle and one border give
    /// the other. Goes on from the borders that rules give, until nothing new is found.
    /// </summary>
    private static void Center(List<Border> borders, FormRows rows)
    {
        var equations = new HashSet<(int From, int To, double Sum)>();
        for (int row = 0; row < rows.Y.Length - 1; row++)
        {
            List<FormBlock> blocks = rows.In(row);
            for (int b = 0; b < blocks.Count; b++)
            {
                int from = b == 0 ? (Only(borders, double.MinValue, blocks[b].Left) ?? -1) : Only(borders, blocks[b - 1].Right, blocks[b].Left) ?? -1;
                int to = b + 1 == blocks.Count ? (Only(borders, blocks[b].Right, double.MaxValue) ?? -1) : Only(borders, blocks[b].Right, blocks[b + 1].Left) ?? -1;
                if (from >= 0 && to > from)
                {
                    equations.Add((from, to, blocks[b].Left + blocks[b].Right));
                }
            }
        }

        for (int round = 0; round < borders.Count; round++)
        {
            var guesses = new Dictionary<int, List<double>>();
            foreach ((int from, int to, double sum) in equations)
            {
                Guess(guesses, borders, from, to, sum);
                Guess(guesses, borders, to, from, sum);
            }

            if (guesses.Count == 0)
            {
                return;
            }

            foreach ((int border, List<double> values) in guesses)
            {
                values.Sort();
                borders[border].At = Math.Clamp(values[values.Count / 2], borders[border].Low, borders[border].High);
            }
        }
    }

    private static void Guess(Dictionary<int, List<double>> guesses, List<Border> borders, int known, int unknown, double sum)
    {
        if (borders[known].At is { } at && borders[unknown].At is null)
        {
            if (!guesses.TryGetValue(unknown, out List<double>? values))
            {
                guesses[unknown] = values = [];
            }

            values.Add(sum - at);
        }
    }

    /// <summary>The one border that can stand between two places; null where there are none or several.</summary>
    private static int? Only(List<Border> borders, double low, double high)
    {
        int? only = null;
        for (int i = 0; i < borders.Count; i++)
        {
            if (borders[i].High > low - 1 && borders[i].Low < high + 1)
            {
                if (only is not null)
                {
                    return null;
                }

                only = i;
            }
        }

        return only;
    }
}
