namespace Extractor.Layout.Tables;

/// <summary>
/// Marks of a page by height, so that what looks at the surroundings of one table looks at them only, and the cost of a page
/// follows its marks and not marks × tables.
/// </summary>
internal sealed class HeightIndex
{
    private readonly int[] _order;
    private readonly double[] _heights;

    /// <param name="count">Number of marks.</param>
    /// <param name="height">Height of a mark by its index.</param>
    public HeightIndex(int count, Func<int, double> height)
    {
        _order = new int[count];
        _heights = new double[count];
        for (int i = 0; i < count; i++)
        {
            _order[i] = i;
            _heights[i] = height(i);
        }

        Array.Sort(_heights, _order);
    }

    /// <summary>Indices of the marks between two heights (both included), from the first to the last as they were given.</summary>
    public List<int> Between(double top, double bottom)
    {
        int from = FirstAtOrAfter(top);
        int to = from;
        while (to < _heights.Length && _heights[to] <= bottom)
        {
            to++;
        }

        var picked = new List<int>(to - from);
        picked.AddRange(_order.AsSpan(from, to - from));
        picked.Sort();
        return picked;
    }

    private int FirstAtOrAfter(double height)
    {
        int low = 0;
        int high = _heights.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_heights[middle] < height)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
