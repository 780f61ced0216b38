namespace Extractor.Layout.Tables;

/// <summary>
/// A form ruled on one axis (绩效目标表, 绩效自评表), its texts in the middle of their cells: rules that stop short show which cells
/// reach over several rows, the middles of the texts over which columns they reach. A form that does not come out even is no table.
/// </summary>
internal static class FormGrid
{
    /// <summary>Distance of a text's middle from its cell's up to which the two agree, in points.</summary>
    private const double Tolerance = 2.5;

    /// <summary>Lines from which a text is set as a paragraph, which begins at the left of its cell.</summary>
    private const int ParagraphLines = 3;

    /// <summary>Most a paragraph's last letters may leave free, in type sizes.</summary>
    private const double ParagraphFree = 1.6;

    /// <summary>
    /// Cost of a blank column beside a text and of a column under a figure, in points off the middle: where two cells have the
    /// same middle, a text fills the wide one, a figure the narrow one.
    /// </summary>
    private const double ColumnCost = 0.3;

    private const int MaxColumns = 60;

    /// <summary>Borders that no line shows are a guess, however well they agree: such a table is never beyond doubt.</summary>
    private const double Certainty = 0.9;

    /// <summary>Builds the grid, or null where texts and rules do not agree on one.</summary>
    public static StreamGrid? Build(StreamZone zone)
    {
        if (FormRows.Find(zone) is not { } rows || rows.Y.Length < 3)
        {
            return null;
        }

        double[] x = FormColumns.Find(zone, rows);
        if (x.Length < 3 || x.Length > MaxColumns)
        {
            return null;
        }

        // Rows with the most texts leave the least choice.
        var order = Enumerable.Range(0, rows.Y.Length - 1).Select(rows.In).ToList();
        order.Sort((a, b) => b.Count.CompareTo(a.Count));
        foreach (List<FormBlock> blocks in order)
        {
            if (blocks.Count > 0 && !Place(rows, blocks, x))
            {
                return null;
            }
        }

        return Assemble(rows, x, Certainty);
    }

    /// <summary>
    /// The head of a form: labels and values, no figures, one line between every two rules, and not the same number of texts in
    /// each row. Its columns are not those of a table.
    /// </summary>
    public static bool IsHead(StreamZone zone)
    {
        if (zone.Rules.Count != zone.Lines.Count + 1)
        {
            return false;
        }

        for (int i = 0; i < zone.Lines.Count; i++)
        {
            SegmentLine line = zone.Lines[i];
            if (line.Y <= zone.Rules[i].Position || line.Y >= zone.Rules[i + 1].Position || line.Segments.Exists(s => s.IsFigure))
            {
                return false;
            }
        }

        return zone.Lines.Exists(l => l.WideParts != zone.Lines[0].WideParts);
    }

    /// <summary>Gives each text of a row its columns, so that the middles agree best; false where they do not agree.</summary>
    private static bool Place(FormRows rows, List<FormBlock> blocks, double[] x)
    {
        int columns = x.Length - 1;
        var best = new double[blocks.Count + 1, columns + 1];
        var from = new int[blocks.Count + 1, columns + 1];
        var to = new int[blocks.Count + 1, columns + 1];
        for (int b = 1; b <= blocks.Count; b++)
        {
            FormBlock block = blocks[b - 1];
            for (int c = 0; c <= columns; c++)
            {
                best[b, c] = c == 0 ? double.PositiveInfinity : best[b, c - 1];
                to[b, c] = c == 0 ? 0 : to[b, c - 1];
                from[b, c] = c == 0 ? 0 : from[b, c - 1];
                for (int start = 0; start < c; start++)
                {
                    double cost = best[b - 1, start] + Cost(rows, block, x, start, c);
                    if (cost < best[b, c])
                    {
                        (best[b, c], from[b, c], to[b, c]) = (cost, start, c);
                    }
                }
            }
        }

        if (double.IsInfinity(best[blocks.Count, columns]))
        {
            return false;
        }

        int end = columns;
        for (int b = blocks.Count; b > 0; b--)
        {
            blocks[b - 1].Span = (from[b, end], to[b, end]);
            end = from[b, end];
        }

        return true;
    }

    private static double Cost(FormRows rows, FormBlock block, double[] x, int from, int to)
    {
        if (block.Span is { } known)
        {
            return known == (from, to) ? Width(block, from, to) : double.PositiveInfinity;
        }

        if (x[from] > block.Left + 1 || x[to] < block.Right - 1)
        {
            return double.PositiveInfinity;
        }

        double y = (rows.Y[block.Top] + rows.Y[block.Top + 1]) / 2;
        for (int c = from; c < to; c++)
        {
            if (rows.Between((x[c] + x[c + 1]) / 2, y) != (block.Top, block.Bottom))
            {
                return double.PositiveInfinity;
            }
        }

        double off = Math.Abs(block.Center - ((x[from] + x[to]) / 2));
        if (off <= Tolerance)
        {
            return off + Width(block, from, to);
        }

        bool paragraph = block.Segments.Select(s => Math.Round(s.Y)).Distinct().Count() >= ParagraphLines
            && block.Left - x[from] <= block.Size && x[to] - block.Right <= ParagraphFree * block.Size;
        return paragraph ? Tolerance + Width(block, from, to) : double.PositiveInfinity;
    }

    private static double Width(FormBlock block, int from, int to) =>
        (block.Segments.TrueForAll(s => s.IsFigure) ? ColumnCost : -ColumnCost) * (to - from);

    internal static StreamGrid Assemble(FormRows rows, double[] x, double certainty)
    {
        int height = rows.Y.Length - 1;
        int width = x.Length - 1;
        var covered = new bool[height, width];
        var cells = new List<(GridArea Area, List<TextSegment> Segments)>();
        foreach (FormBlock block in rows.Blocks)
        {
            (int from, int to) = block.Span!.Value;
            Take(new GridArea(block.Top, from, block.Bottom - block.Top, to - from), block.Segments);
        }

        for (int r = 0; r < height; r++)
        {
            for (int c = 0; c < width; c++)
            {
                if (covered[r, c])
                {
                    continue;
                }

                int end = r + 1;
                while (end < height && !covered[end, c] && !rows.Covers(end, (x[c] + x[c + 1]) / 2))
                {
                    end++;
                }

                Take(new GridArea(r, c, end - r, 1), []);
            }
        }

        cells.Sort((a, b) => a.Area.Row != b.Area.Row ? a.Area.Row.CompareTo(b.Area.Row) : a.Area.Column.CompareTo(b.Area.Column));
        return new StreamGrid(new TableGrid(x, rows.Y, cells.ConvertAll(c => c.Area)), cells.ConvertAll(c => c.Segments), certainty);

        void Take(GridArea area, List<TextSegment> segments)
        {
            for (int r = area.Row; r < area.RowEnd; r++)
            {
                for (int c = area.Column; c < area.ColumnEnd; c++)
                {
                    covered[r, c] = true;
                }
            }

            cells.Add((area, segments));
        }
    }
}
