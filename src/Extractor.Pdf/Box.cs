namespace Extractor.Pdf;

/// <summary>
/// A rectangle on a page: left, top, right and bottom in points (1/72 inch) from the top-left corner of the page as a
/// reader sees it (after /Rotate, inside the crop box); y grows downwards.
/// </summary>
/// <remarks>
/// Invariant: all four numbers are finite, <see cref="Left"/> ≤ <see cref="Right"/> and <see cref="Top"/> ≤
/// <see cref="Bottom"/>; the constructor sorts the corners and turns NaN and infinity into 0. <c>default</c> is the
/// empty box at the origin. A box of zero width or height is allowed (a ruling). Edges belong to the box.
/// </remarks>
public readonly record struct Box
{
    /// <summary>Makes the box spanned by two opposite corners, given in any order.</summary>
    public Box(double x1, double y1, double x2, double y2)
    {
        x1 = Finite(x1);
        y1 = Finite(y1);
        x2 = Finite(x2);
        y2 = Finite(y2);
        Left = Math.Min(x1, x2);
        Top = Math.Min(y1, y2);
        Right = Math.Max(x1, x2);
        Bottom = Math.Max(y1, y2);
    }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CenterX => (Left + Right) / 2;

    public double CenterY => (Top + Bottom) / 2;

    public double Area => Width * Height;

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public bool Contains(Box other, double tolerance = 0) =>
        other.Left >= Left - tolerance && other.Right <= Right + tolerance
        && other.Top >= Top - tolerance && other.Bottom <= Bottom + tolerance;

    public bool Intersects(Box other) =>
        other.Left <= Right && other.Right >= Left && other.Top <= Bottom && other.Bottom >= Top;

    /// <summary>The common part of two boxes, or null where they do not meet.</summary>
    public Box? Intersect(Box other) => Intersects(other)
        ? new Box(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom))
        : null;

    /// <summary>The smallest box that holds both.</summary>
    public Box Union(Box other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The box grown by a margin on every side (a negative margin shrinks it, at most to its centre).</summary>
    public Box Inflate(double horizontal, double vertical)
    {
        double h = Math.Max(horizontal, -Width / 2);
        double v = Math.Max(vertical, -Height / 2);
        return new Box(Left - h, Top - v, Right + h, Bottom + v);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
