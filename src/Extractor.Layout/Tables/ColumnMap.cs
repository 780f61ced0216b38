namespace Extractor.Layout.Tables;

/// <summary>Column coordinates of one part of a table → those of another: moved and stretched, or line by line.</summary>
internal sealed class ColumnMap
{
    private readonly IReadOnlyList<double> _from;
    private readonly IReadOnlyList<double> _to;

    private ColumnMap(IReadOnlyList<double> from, IReadOnlyList<double> to)
    {
        _from = from;
        _to = to;
    }

    public static ColumnMap Identity { get; } = new([], []);

    /// <summary>Maps the outer edges onto each other and everything between in proportion.</summary>
    public static ColumnMap ByEdges(IReadOnlyList<double> from, IReadOnlyList<double> to) => new([from[0], from[^1]], [to[0], to[^1]]);

    /// <summary>Maps line to line; both lists are of one length.</summary>
    public static ColumnMap ByIndex(IReadOnlyList<double> from, IReadOnlyList<double> to) => new(from, to);

    public double Map(double x)
    {
        if (_from.Count < 2)
        {
            return x;
        }

        int i = 1;
        while (i < _from.Count - 1 && _from[i] < x)
        {
            i++;
        }

        double width = _from[i] - _from[i - 1];
        return width <= 0 ? _to[i] : _to[i - 1] + ((x - _from[i - 1]) / width * (_to[i] - _to[i - 1]));
    }
}
