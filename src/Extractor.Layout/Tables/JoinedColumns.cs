namespace Extractor.Layout.Tables;

/// <summary>
/// The borders of a table that grows page by page and what its columns hold, kept up to date cell by cell: a seam asks for
/// both, and a table over a thousand pages has a thousand seams.
/// </summary>
/// <param name="headRows">Rows at the top that say nothing about how full a column is.</param>
internal sealed class JoinedColumns(int headRows)
{
    /// <summary>Column lines of different parts nearer than this are one, in points.</summary>
    public const double LineDistance = 4.0;

    /// <summary>Places nearer than this are one place, in points: far below <see cref="LineDistance"/>, and few places are left.</summary>
    private const double Grain = 0.25;

    private readonly SortedDictionary<int, int> _places = [];
    private readonly Dictionary<(int Left, int Right), Tally> _columns = [];

    /// <summary>Counts a cell.</summary>
    public void Add(JoinCell cell) => Count(cell, 1);

    /// <summary>Takes a cell out again, before it changes.</summary>
    public void Remove(JoinCell cell) => Count(cell, -1);

    /// <summary>Cells below the head with these borders, and how many of them hold text.</summary>
    public (int Cells, int Filled) Density(double left, double right)
    {
        int cells = 0;
        int filled = 0;
        foreach (Tally tally in Alike(left, right))
        {
            cells += tally.Body;
            filled += tally.BodyFilled;
        }

        return (cells, filled);
    }

    /// <summary>All cells with these borders: those with text, those without, those over several rows.</summary>
    public (int Filled, int Blank, int Merged) Cells(double left, double right)
    {
        int filled = 0;
        int blank = 0;
        int merged = 0;
        foreach (Tally tally in Alike(left, right))
        {
            filled += tally.Filled;
            blank += tally.Blank;
            merged += tally.Merged;
        }

        return (filled, blank, merged);
    }

    /// <summary>Column lines from left to right: the mean of the cell borders that are one.</summary>
    public List<double> Lines()
    {
        var lines = new List<double>();
        double start = double.NegativeInfinity;
        double sum = 0;
        int count = 0;
        foreach ((int place, int times) in _places)
        {
            double at = place * Grain;
            if (count > 0 && at - start > LineDistance)
            {
                lines.Add(sum / count);
                count = 0;
                sum = 0;
            }

            start = count == 0 ? at : start;
            sum += at * times;
            count += times;
        }

        if (count > 0)
        {
            lines.Add(sum / count);
        }

        return lines;
    }

    private IEnumerable<Tally> Alike(double left, double right)
    {
        foreach (((int l, int r), Tally tally) in _columns)
        {
            if (Math.Abs((l * Grain) - left) <= LineDistance && Math.Abs((r * Grain) - right) <= LineDistance)
            {
                yield return tally;
            }
        }
    }

    private void Count(JoinCell cell, int times)
    {
        (int left, int right) = ((int)Math.Round(cell.Left / Grain), (int)Math.Round(cell.Right / Grain));
        CountPlace(left, times);
        CountPlace(right, times);
        if (!_columns.TryGetValue((left, right), out Tally? tally))
        {
            _columns.Add((left, right), tally = new Tally());
        }

        bool body = cell.Row >= headRows;
        bool filled = cell.Text.Length > 0;
        tally.Filled += filled ? times : 0;
        tally.Blank += filled ? 0 : times;
        tally.Merged += cell.RowEnd - cell.Row > 1 ? times : 0;
        tally.Body += body ? times : 0;
        tally.BodyFilled += body && filled ? times : 0;
    }

    private void CountPlace(int place, int times)
    {
        int count = _places.GetValueOrDefault(place) + times;
        if (count == 0)
        {
            _places.Remove(place);
        }
        else
        {
            _places[place] = count;
        }
    }

    private sealed class Tally
    {
        public int Filled { get; set; }

        public int Blank { get; set; }

        public int Merged { get; set; }

        public int Body { get; set; }

        public int BodyFilled { get; set; }
    }
}
