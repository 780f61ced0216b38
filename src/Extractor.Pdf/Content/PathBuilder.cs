namespace Extractor.Pdf.Content;

/// <summary>The current path in page coordinates. Reused for all paths; curves keep only their points (bounds are enough).</summary>
internal sealed class PathBuilder
{
    private double[] _x = new double[64];
    private double[] _y = new double[64];
    private SubPath[] _subPaths = new SubPath[16];
    private bool _isOpen;
    private double _startX;
    private double _startY;

    public int SubPathCount { get; private set; }

    public int PointCount { get; private set; }

    public bool HasCurrentPoint { get; private set; }

    public double CurrentX { get; private set; }

    public double CurrentY { get; private set; }

    public bool IsEmpty => SubPathCount == 0;

    public ref readonly SubPath this[int index] => ref _subPaths[index];

    public ReadOnlySpan<double> X(in SubPath path) => _x.AsSpan(path.First, path.Count);

    public ReadOnlySpan<double> Y(in SubPath path) => _y.AsSpan(path.First, path.Count);

    public void Clear()
    {
        SubPathCount = 0;
        PointCount = 0;
        HasCurrentPoint = false;
        _isOpen = false;
    }

    public void MoveTo(double x, double y)
    {
        _isOpen = false;
        HasCurrentPoint = true;
        _startX = CurrentX = x;
        _startY = CurrentY = y;
    }

    public void LineTo(double x, double y)
    {
        if (!HasCurrentPoint)
        {
            MoveTo(x, y);
            return;
        }

        Open();
        Add(x, y);
        CurrentX = x;
        CurrentY = y;
    }

    public void CurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        if (!HasCurrentPoint)
        {
            MoveTo(x1, y1);
        }

        Open();
        _subPaths[SubPathCount - 1].HasCurves = true;

        // Four chords follow the curve closely enough for its bounds.
        double x0 = CurrentX, y0 = CurrentY;
        for (int i = 1; i <= 4; i++)
        {
            double t = i / 4.0, u = 1 - t;
            double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;
            Add((b0 * x0) + (b1 * x1) + (b2 * x2) + (b3 * x3), (b0 * y0) + (b1 * y1) + (b2 * y2) + (b3 * y3));
        }

        CurrentX = x3;
        CurrentY = y3;
    }

    public void Close()
    {
        if (_isOpen)
        {
            _subPaths[SubPathCount - 1].IsClosed = true;
            _isOpen = false;
        }

        CurrentX = _startX;
        CurrentY = _startY;
    }

    public void Rectangle(in Matrix m, double x, double y, double width, double height)
    {
        MoveTo(m.MapX(x, y), m.MapY(x, y));
        Open();
        Add(m.MapX(x + width, y), m.MapY(x + width, y));
        Add(m.MapX(x + width, y + height), m.MapY(x + width, y + height));
        Add(m.MapX(x, y + height), m.MapY(x, y + height));
        Close();
    }

    /// <summary>Bounds of all points; null where there is none.</summary>
    public Box? Bounds()
    {
        if (PointCount == 0)
        {
            return null;
        }

        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (int i = 0; i < PointCount; i++)
        {
            left = Math.Min(left, _x[i]);
            right = Math.Max(right, _x[i]);
            top = Math.Min(top, _y[i]);
            bottom = Math.Max(bottom, _y[i]);
        }

        return new Box(left, top, right, bottom);
    }

    private void Open()
    {
        if (_isOpen)
        {
            return;
        }

        if (SubPathCount == _subPaths.Length)
        {
            Array.Resize(ref _subPaths, SubPathCount * 2);
        }

        _startX = CurrentX;
        _startY = CurrentY;
        _subPaths[SubPathCount++] = new SubPath { First = PointCount };
        _isOpen = true;
        Add(CurrentX, CurrentY);
    }

    private void Add(double x, double y)
    {
        if (PointCount == _x.Length)
        {
            Array.Resize(ref _x, PointCount * 2);
            Array.Resize(ref _y, PointCount * 2);
        }

        _x[PointCount] = x;
        _y[PointCount] = y;
        PointCount++;
        _subPaths[SubPathCount - 1].Count++;
    }
}

/// <summary>One subpath: a slice of the builder's points.</summary>
internal struct SubPath
{
    public int First;
    public int Count;
    public bool IsClosed;
    public bool HasCurves;
}
