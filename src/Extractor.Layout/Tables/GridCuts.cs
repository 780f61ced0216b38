namespace Extractor.Layout.Tables;

/// <summary>Adds borders inside the columns (or rows) of a grid, all at once.</summary>
internal static class GridCuts
{
    /// <param name="lines">Borders, ascending.</param>
    /// <param name="cuts">Per column, the borders to add inside it, ascending.</param>
    /// <returns>All borders, and for each former border its new index.</returns>
    public static (double[] Lines, int[] Moved) Apply(double[] lines, double[][] cuts)
    {
        var all = new List<double>(lines.Length);
        var moved = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            moved[i] = all.Count;
            all.Add(lines[i]);
            if (i < cuts.Length)
            {
                all.AddRange(cuts[i]);
            }
        }

        return ([.. all], moved);
    }
}
