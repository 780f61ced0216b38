namespace Extractor.Pdf.Content;

/// <summary>An affine map as PDF writes it (ISO 32000-1, 8.3.3): x' = A·x + C·y + E, y' = B·x + D·y + F.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    public double Determinant => (A * D) - (B * C);

    /// <summary>How long a unit step along x becomes.</summary>
    public double ScaleX => B == 0 ? Math.Abs(A) : Math.Sqrt((A * A) + (B * B));

    /// <summary>How long a unit step along y becomes.</summary>
    public double ScaleY => C == 0 ? Math.Abs(D) : Math.Sqrt((C * C) + (D * D));

    /// <summary>Mean scale: the side of the square that has the area of the mapped unit square.</summary>
    public double MeanScale => Math.Sqrt(Math.Abs(Determinant));

    public bool IsFinite => double.IsFinite(A) && double.IsFinite(B) && double.IsFinite(C) && double.IsFinite(D) && double.IsFinite(E) && double.IsFinite(F);

    public static Matrix Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>First this map, then <paramref name="next"/>.</summary>
    public Matrix Then(in Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public double MapX(double x, double y) => (A * x) + (C * y) + E;

    public double MapY(double x, double y) => (B * x) + (D * y) + F;

    /// <summary>The smallest upright box round the mapped rectangle.</summary>
    public Box MapBounds(double x1, double y1, double x2, double y2)
    {
        double ax = MapX(x1, y1), ay = MapY(x1, y1);
        double bx = MapX(x2, y1), by = MapY(x2, y1);
        double cx = MapX(x2, y2), cy = MapY(x2, y2);
        double dx = MapX(x1, y2), dy = MapY(x1, y2);
        return new Box(
            Math.Min(Math.Min(ax, bx), Math.Min(cx, dx)),
            Math.Min(Math.Min(ay, by), Math.Min(cy, dy)),
            Math.Max(Math.Max(ax, bx), Math.Max(cx, dx)),
            Math.Max(Math.Max(ay, by), Math.Max(cy, dy)));
    }

    /// <summary>User space of a page → the page as a reader sees it (top-left origin, after /Rotate and UserUnit).</summary>
    public static Matrix ForPage(PageGeometry page)
    {
        double u = page.UserUnit;
        double l = page.CropBox.Left, b = page.CropBox.Bottom, r = page.CropBox.Right, t = page.CropBox.Top;
        return page.Rotate switch
        {
            90 => new Matrix(0, u, u, 0, -b * u, -l * u),
            180 => new Matrix(-u, 0, 0, u, r * u, -b * u),
            270 => new Matrix(0, -u, -u, 0, t * u, r * u),
            _ => new Matrix(u, 0, 0, -u, -l * u, t * u),
        };
    }
}
