namespace Extractor.Layout.Tables;

/// <summary>Gives the texts of a form's rows their columns, from the edge at which each of them stands.</summary>
internal sealed class AlignedRows(FormRows rows, double[] x, double padding)
{
    /// <summary>Share of a row's cells that the next one must fill to be parted as that is.</summary>
    private const double Alike = 0.6;

    /// <summary>Borders of the row above that has the most cells.</summary>
    private SortedSet<int> _pattern = [];

    /// <summary>Places the texts of one row; false where they get into each other's way.</summary>
    public bool Place(int row)
    {
        List<FormBlock> blocks = rows.In(row);
        if (blocks.Count == 0)
        {
            return true;
        }

        bool same = Follows(blocks);
        int from = 0;
        for (int b = 0; b < blocks.Count; b++)
        {
            FormBlock block = blocks[b];
            if (block.Span is { } known)
            {
                if (known.From < from)
                {
                    return false;
                }

                from = known.To;
                continue;
            }

            int start = block.FromRight ? from : Border(block.Left - padding);
            int end = block.FromRight ? Border(block.Right + padding) : End(row, blocks, b, start, same);
            if (block.FromRight && same)
            {
                start = Math.Max(start, _pattern.Where(p => p < end).DefaultIfEmpty(start).Max());
            }

            while (start < end - 1 && !IsInside(block, start))
            {
                start++;
            }

            if (start < from || end <= start || x[start] > block.Left + 1 || x[end] < block.Right - 1)
            {
                return false;
            }

            block.Span = (start, end);
            from = end;
        }

        if (!same)
        {
            _pattern = [.. blocks.SelectMany(b => new[] { b.Span!.Value.From, b.Span.Value.To })];
        }

        return true;
    }

    /// <summary>Whether a row is parted as the one above: all its texts stand at that one's borders, and fill most of its cells.</summary>
    private bool Follows(List<FormBlock> blocks)
    {
        if (blocks.Count < 3 || blocks.Count < Alike * (_pattern.Count - 1))
        {
            return false;
        }

        return blocks.TrueForAll(b => b.Span is not null || _pattern.Contains(Border(b.FromRight ? b.Right + padding : b.Left - padding)));
    }

    /// <summary>
    /// The border behind a text: that of the row above, else the one before the next text. A figure behind a label fills the space
    /// between, because labels are set tight and values wide.
    /// </summary>
    private int End(int row, List<FormBlock> blocks, int b, int start, bool same)
    {
        FormBlock block = blocks[b];
        int least = start + 1;
        while (least < x.Length - 1 && x[least] < block.Right + (0.3 * padding))
        {
            least++;
        }

        int end = x.Length - 1;
        if (b + 1 < blocks.Count)
        {
            FormBlock next = blocks[b + 1];
            end = next.Span?.From ?? (!next.FromRight ? Border(next.Left - padding) : same ? end : least);
        }

        if (same)
        {
            end = Math.Min(end, _pattern.Where(p => p >= least).DefaultIfEmpty(end).Min());
        }

        int reach = start + 1;
        while (reach < end && IsInside(block, reach))
        {
            reach++;
        }

        return reach;
    }

    /// <summary>Whether the rules above and below a text reach over a column.</summary>
    private bool IsInside(FormBlock block, int column) =>
        rows.Between((x[column] + x[column + 1]) / 2, (rows.Y[block.Top] + rows.Y[block.Top + 1]) / 2) == (block.Top, block.Bottom);

    private int Border(double at)
    {
        int best = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (Math.Abs(x[i] - at) < Math.Abs(x[best] - at))
            {
                best = i;
            }
        }

        return best;
    }
}
