namespace Extractor.Pdf.Objects;

/// <summary>A rectangle in PDF user space (y grows upwards), as in ISO 32000-1, 7.9.5.</summary>
/// <remarks>Invariant: finite, <see cref="Left"/> ≤ <see cref="Right"/>, <see cref="Bottom"/> ≤ <see cref="Top"/>.</remarks>
internal readonly record struct PdfRectangle
{
    /// <summary>Makes the rectangle spanned by two opposite corners, given in any order.</summary>
    public PdfRectangle(double x1, double y1, double x2, double y2)
    {
        x1 = double.IsFinite(x1) ? x1 : 0;
        y1 = double.IsFinite(y1) ? y1 : 0;
        x2 = double.IsFinite(x2) ? x2 : 0;
        y2 = double.IsFinite(y2) ? y2 : 0;
        Left = Math.Min(x1, x2);
        Bottom = Math.Min(y1, y2);
        Right = Math.Max(x1, x2);
        Top = Math.Max(y1, y2);
    }

    public double Left { get; }

    public double Bottom { get; }

    public double Right { get; }

    public double Top { get; }

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    /// <summary>The common part; null where there is none or it has no area.</summary>
    public PdfRectangle? Intersect(PdfRectangle other)
    {
        double left = Math.Max(Left, other.Left);
        double bottom = Math.Max(Bottom, other.Bottom);
        double right = Math.Min(Right, other.Right);
        double top = Math.Min(Top, other.Top);
        return left < right && bottom < top ? new PdfRectangle(left, bottom, right, top) : null;
    }
}
