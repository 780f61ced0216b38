namespace Extractor.Pdf.Content.Marks;

/// <summary>The painted areas of a page by place: a grid of bins, each with the areas that reach into it in drawing order.</summary>
internal sealed class AreaIndex
{
    private const int Bins = 32;

    /// <summary>Bound on the entries of all bins; areas after that are not looked at.</summary>
    private const int MaxEntries = 400_000;

    private readonly List<PaintedArea> _areas;
    private readonly List<int>?[] _bins = new List<int>?[Bins * Bins];
    private readonly double _scaleX;
    private readonly double _scaleY;

    public AreaIndex(List<PaintedArea> areas, double width, double height)
    {
        _areas = areas;
        _scaleX = Bins / Math.Max(width, 1);
        _scaleY = Bins / Math.Max(height, 1);
        int entries = 0;
        for (int i = 0; i < areas.Count && entries < MaxEntries; i++)
        {
            Box b = areas[i].Box;
            int right = BinX(b.Right + Margin), bottom = BinY(b.Bottom + Margin);
            for (int y = BinY(b.Top - Margin); y <= bottom; y++)
            {
                for (int x = BinX(b.Left - Margin); x <= right; x++)
                {
                    (_bins[(y * Bins) + x] ??= []).Add(i);
                    entries++;
                }
            }
        }
    }

    /// <summary>Points this close to an area still count as on it.</summary>
    private const double Margin = 0.5;

    /// <summary>The last area painted at a point before others: among those with an index below <paramref name="before"/> and drawn before letter <paramref name="order"/>.</summary>
    public PaintedArea? Below(double x, double y, int before, int order)
    {
        if (_bins[(BinY(y) * Bins) + BinX(x)] is not { } bin)
        {
            return null;
        }

        for (int k = bin.Count - 1; k >= 0; k--)
        {
            PaintedArea area = _areas[bin[k]];
            if (bin[k] < before && area.Order <= order && area.Box.Inflate(Margin, Margin).Contains(x, y))
            {
                return area;
            }
        }

        return null;
    }

    /// <summary>True where an opaque rectangle drawn later covers the box.</summary>
    /// <param name="box">What may be covered.</param>
    /// <param name="from">Index of the first area drawn later; or use <paramref name="order"/>.</param>
    /// <param name="order">Only areas with at least so many letters before them.</param>
    /// <param name="margin">How far the area must reach beyond the box.</param>
    public bool IsCovered(Box box, int from, int order, double margin)
    {
        if (_bins[(BinY(box.CenterY) * Bins) + BinX(box.CenterX)] is not { } bin)
        {
            return false;
        }

        for (int k = bin.Count - 1; k >= 0; k--)
        {
            PaintedArea area = _areas[bin[k]];
            if (bin[k] < from || area.Order < order)
            {
                return false;
            }

            if (area is { IsOpaque: true, Kind: AreaKind.Rectangle } && area.Box.Contains(box, -margin))
            {
                return true;
            }
        }

        return false;
    }

    private int BinX(double x) => (int)Math.Clamp(x * _scaleX, 0, Bins - 1);

    private int BinY(double y) => (int)Math.Clamp(y * _scaleY, 0, Bins - 1);
}
