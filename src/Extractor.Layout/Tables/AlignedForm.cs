namespace Extractor.Layout.Tables;

/// <summary>
/// A form ruled on one axis whose texts stand at the left of their cells, its figures at the right: every text shows the border
/// before it, every figure the one behind it, by the padding that the first texts of the rows have from the ends of their rules.
/// </summary>
internal static class AlignedForm
{
    /// <summary>Widest padding of a cell, in points.</summary>
    private const double MaxPadding = 15;

    /// <summary>Edges that differ by less are one border, in points.</summary>
    private const double SameEdge = 2;

    private const int MaxColumns = 60;

    /// <summary>Share of the first texts that must have the same padding.</summary>
    private const double Agreement = 0.75;

    /// <summary>Share of texts whose edge another text or a rule must share.</summary>
    private const double Shared = 0.7;

    /// <summary>Which cells are blank and which are part of their neighbour no line shows: such a table is never beyond doubt.</summary>
    private const double Certainty = 0.8;

    /// <summary>Builds the grid, or null where the texts do not stand at the left of their cells.</summary>
    public static StreamGrid? Build(StreamZone zone)
    {
        if (FormRows.Find(zone) is not { } rows || rows.Y.Length < 3 || Padding(rows) is not { } padding)
        {
            return null;
        }

        rows.Join(1.9 * padding);
        double[] x = Borders(zone, rows, padding, out double shared);
        if (x.Length < 3 || x.Length > MaxColumns || shared < Shared)
        {
            return null;
        }

        var placer = new AlignedRows(rows, x, padding);
        for (int row = 0; row < rows.Y.Length - 1; row++)
        {
            if (!placer.Place(row))
            {
                return null;
            }
        }

        return FormGrid.Assemble(rows, x, Certainty * shared);
    }

    /// <summary>Distance of the first texts of the rows from the beginning of the rules above them, or null where it varies.</summary>
    private static double? Padding(FormRows rows)
    {
        var distances = new List<double>();
        for (int row = 0; row < rows.Y.Length - 1; row++)
        {
            FormBlock? first = rows.In(row).Find(b => b.Top == row);
            if (first is not null && rows.StartOf(row, first.Left + 1) is { } start && first.Left - start is > 0 and < MaxPadding and var distance
                && !rows.In(row).Exists(b => b != first && b.Right > start + 1 && b.Right < first.Left))
            {
                distances.Add(distance);
            }
        }

        if (distances.Count < 2)
        {
            return null;
        }

        distances.Sort();
        double middle = distances[distances.Count / 2];
        if (distances.Count == 2)
        {
            return distances[1] - distances[0] < 0.5 ? middle : null;
        }

        return distances.Count(d => Math.Abs(d - middle) < 1) >= Agreement * distances.Count ? middle : null;
    }

    /// <summary>Between two neighbours stands a border: right before the second, where no other text shows one.</summary>
    private static void Part(List<(double Sum, int Count)> edges, FormRows rows)
    {
        var gaps = new List<(double Low, double High)>();
        for (int row = 0; row < rows.Y.Length - 1; row++)
        {
            List<FormBlock> blocks = rows.In(row);
            for (int b = 1; b < blocks.Count; b++)
            {
                (double low, double high) = (blocks[b - 1].Right, blocks[b].Left);
                if (!edges.Exists(e => e.Sum / e.Count >= low - 1 && e.Sum / e.Count <= high + 1))
                {
                    gaps.Add((low, high));
                }
            }
        }

        gaps.Sort((a, b) => a.High.CompareTo(b.High));
        double last = double.MinValue;
        foreach ((double low, double high) in gaps)
        {
            if (low > last)
            {
                edges.Add((high - 1, 1));
                last = high - 1;
            }
        }
    }

    private static double[] Borders(StreamZone zone, FormRows rows, double padding, out double shared)
    {
        var edges = new List<(double Sum, int Count)>();
        foreach (RuleSegment rule in zone.Rules)
        {
            Add(rule.Start, 2);
            Add(rule.End, 2);
        }

        List<FormBlock> figures = rows.Blocks.FindAll(b => b.IsFigure);
        foreach (FormBlock block in rows.Blocks)
        {
            if (!block.IsFigure)
            {
                Add(block.Left - padding, 1);
            }
        }

        // A figure stands at the left like the words where words begin there too, else at the right.
        foreach (FormBlock figure in figures)
        {
            figure.FromRight = !Knows(figure.Left - padding);
            Add(figure.FromRight ? figure.Right + padding : figure.Left - padding, 1);
        }

        Part(edges, rows);
        int alike = 0;
        foreach (FormBlock block in rows.Blocks)
        {
            double edge = block.FromRight ? block.Right + padding : block.Left - padding;
            alike += edges.Exists(e => e.Count > 1 && Math.Abs((e.Sum / e.Count) - edge) <= SameEdge) ? 1 : 0;
        }

        shared = rows.Blocks.Count == 0 ? 0 : (double)alike / rows.Blocks.Count;
        double[] x = [.. edges.Select(e => e.Sum / e.Count)];
        Array.Sort(x);
        return x;

        bool Knows(double at) => edges.Exists(e => Math.Abs((e.Sum / e.Count) - at) <= SameEdge);

        void Add(double at, int count)
        {
            int same = edges.FindIndex(e => Math.Abs((e.Sum / e.Count) - at) <= SameEdge);
            if (same >= 0)
            {
                edges[same] = (edges[same].Sum + (count * at), edges[same].Count + count);
            }
            else
            {
                edges.Add((count * at, count));
            }
        }
    }
}
