namespace Extractor.Layout.Tables;

/// <summary>Finds rows without text where no rules show them: in a table of even pitch, a step that is too wide holds a blank row.</summary>
internal static class BlankRows
{
    /// <summary>Part of the pitch by which a step must exceed it; the row of an empty line is at least its padding high.</summary>
    private const double Excess = 0.2;

    /// <summary>Share of steps that must be even for the pitch to mean something.</summary>
    private const double Even = 0.8;

    public static List<TextRow> Insert(List<TextRow> rows, int columns)
    {
        var steps = new List<double>();
        for (int r = 1; r < rows.Count; r++)
        {
            if (IsSingle(rows[r]) && IsSingle(rows[r - 1]))
            {
                steps.Add(rows[r].Top - rows[r - 1].Top);
            }
        }

        if (steps.Count < 3)
        {
            return rows;
        }

        steps.Sort();
        double pitch = steps[steps.Count / 2];
        if (steps.Count(s => Math.Abs(s - pitch) < 0.03 * pitch) < Even * steps.Count)
        {
            return rows;
        }

        var filled = new List<TextRow>(rows.Count + 2) { rows[0] };
        for (int r = 1; r < rows.Count; r++)
        {
            // Few rows prove their pitch by the blank one's being as high as they.
            double excess = rows[r].Top - rows[r - 1].Top - pitch;
            if (IsSingle(rows[r]) && IsSingle(rows[r - 1]) && excess > (steps.Count < 6 ? 1 - Excess : Excess) * pitch)
            {
                filled.Add(TextRow.Blank(columns, rows[r - 1].Bottom, rows[r].Top));
            }

            filled.Add(rows[r]);
        }

        return filled;
    }

    private static bool IsSingle(TextRow row)
    {
        double size = 0;
        foreach (List<TextSegment>? cell in row.Cells)
        {
            size = Math.Max(size, cell is null ? 0 : cell[0].Size);
        }

        return row.Bottom - row.Top < 1.3 * size;
    }
}
