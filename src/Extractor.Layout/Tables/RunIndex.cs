namespace Extractor.Layout.Tables;

/// <summary>Runs by height, so that each table looks only at the text beside it.</summary>
internal sealed class RunIndex
{
    private readonly List<LetterRun> _runs;
    private readonly int[] _order;
    private readonly double[] _heights;

    public RunIndex(ViewLetter[] letters, List<LetterRun> runs)
    {
        _runs = runs;
        _order = new int[runs.Count];
        _heights = new double[runs.Count];
        for (int i = 0; i < runs.Count; i++)
        {
            _order[i] = i;
            _heights[i] = letters[runs[i].Start].CenterY;
        }

        Array.Sort(_heights, _order);
    }

    /// <summary>The runs whose first letter stands between two heights, in drawing order.</summary>
    public List<LetterRun> Between(double top, double bottom)
    {
        int from = Array.BinarySearch(_heights, top);
        from = from < 0 ? ~from : from;
        while (from > 0 && _heights[from - 1] >= top)
        {
            from--;
        }

        var picked = new List<int>();
        for (int i = from; i < _order.Length && _heights[i] <= bottom; i++)
        {
            picked.Add(_order[i]);
        }

        picked.Sort();
        return picked.ConvertAll(i => _runs[i]);
    }
}
