namespace Extractor.Pdf.Content;

/// <summary>Turns painted paths into lines, areas and diagonals, as a reader would call them.</summary>
internal static class PathPainter
{
    /// <summary>A filled bar up to this width is a line (Word's widest common border is 3 points).</summary>
    public const double MaxBar = 3.5;

    /// <summary>A long dark bar up to this width is a line too.</summary>
    private const double MaxHeavyBar = 6;

    /// <summary>A line may leave its axis by so much, as a share of its length.</summary>
    private const double MaxSlope = 0.01;

    /// <summary>Shorter diagonals are parts of drawings.</summary>
    private const double MinDiagonal = 6;

    /// <summary>Curved shapes below this area are drawings or letters as outlines, no shading.</summary>
    private const double MinShapeArea = 400;

    /// <summary>A shape that fills so much of its bounds is a rectangle to the eye (slightly rounded corners included).</summary>
    private const double RectangleShare = 0.98;

    /// <summary>Edges nearer than this are one: a frame open at one side has an edge in common with its hole, but for rounding.</summary>
    private const double SameEdge = 0.01;

    /// <summary>Neighbours in a path among which a hole is looked for.</summary>
    private const int MaxHolesLookedAt = 16;

    /// <summary>Rounded corners add points to a frame's rectangles.</summary>
    private const int MaxFramePoints = 64;

    /// <summary>Paints the path's interior.</summary>
    public static void Fill(PathBuilder path, in Brush brush, PageCanvas canvas)
    {
        for (int i = 0; i < path.SubPathCount; i++)
        {
            ref readonly SubPath part = ref path[i];
            if (i + 1 < path.SubPathCount && TryFrame(path, part, path[i + 1], brush, canvas))
            {
                i++;
                continue;
            }

            (bool hasHole, bool isHole) = Nesting(path, i, brush.IsEvenOdd);
            if (!isHole)
            {
                FillOne(path, part, brush, hasHole, canvas);
            }
        }
    }

    /// <summary>How a subpath lies among its neighbours in the path: whether one of them cuts a hole into it, and whether it is itself a hole.</summary>
    private static (bool HasHole, bool IsHole) Nesting(PathBuilder path, int index, bool evenOdd)
    {
        if (path.SubPathCount == 1)
        {
            return (false, false);
        }

        Box self = BoundsOf(path.X(path[index]), path.Y(path[index]));
        int sign = Sign(SignedArea(path.X(path[index]), path.Y(path[index])));
        int winding = sign;
        int containers = 0;
        bool hasHole = false;
        int last = Math.Min(path.SubPathCount - 1, index + MaxHolesLookedAt);
        for (int k = Math.Max(0, index - MaxHolesLookedAt); k <= last; k++)
        {
            Box other = k == index ? self : BoundsOf(path.X(path[k]), path.Y(path[k]));
            if (other == self)
            {
                continue;
            }

            int otherSign = Sign(SignedArea(path.X(path[k]), path.Y(path[k])));
            (bool holds, bool isHeld) = (Holds(self, other), Holds(other, self));
            if (holds && !isHeld)
            {
                hasHole |= evenOdd || otherSign != sign;
            }
            else if (isHeld && !holds)
            {
                containers++;
                winding += otherSign;
            }
        }

        return (hasHole, containers > 0 && (evenOdd ? containers % 2 == 1 : winding == 0));
    }

    /// <summary>Paints the path's outline.</summary>
    /// <param name="horizontalWidth">Thickness of horizontal lines on the page.</param>
    /// <param name="verticalWidth">Thickness of vertical lines.</param>
    /// <param name="cap">Line cap: 0 butt, 1 round, 2 square.</param>
    /// <param name="closing">Close open subpaths first.</param>
    public static void Stroke(PathBuilder path, in Brush brush, double horizontalWidth, double verticalWidth, int cap, bool closing, PageCanvas canvas)
    {
        for (int i = 0; i < path.SubPathCount; i++)
        {
            ref readonly SubPath part = ref path[i];
            ReadOnlySpan<double> x = path.X(part);
            ReadOnlySpan<double> y = path.Y(part);
            bool closed = part.IsClosed || closing;
            int edges = closed && part.Count > 2 ? part.Count : part.Count - 1;
            for (int k = 0; k < edges; k++)
            {
                int next = k + 1 == part.Count ? 0 : k + 1;
                StrokeEdge(x[k], y[k], x[next], y[next], brush, horizontalWidth, verticalWidth, closed ? 0 : cap, part.HasCurves, canvas);
            }
        }
    }

    /// <summary>An upright filled rectangle, already on the page: line, dot or area.</summary>
    public static void Rectangle(Box box, in Brush brush, RulingStyle style, PageCanvas canvas)
    {
        if (!TryClip(box, brush.Clip, out Box seen))
        {
            return;
        }

        double thin = Math.Min(seen.Width, seen.Height);
        double wide = Math.Max(seen.Width, seen.Height);
        if (wide <= MaxBar)
        {
            canvas.Dots.Add(new PaintedArea(seen, brush.Color, canvas.LetterCount, AreaKind.Rectangle, brush.IsOpaque));
        }
        else if ((thin <= MaxBar && wide >= 3 * thin) || (thin <= MaxHeavyBar && wide >= 20 * thin && brush.Color.Luminance < 0.75))
        {
            bool horizontal = seen.Width >= seen.Height;
            canvas.Lines.Add(horizontal
                ? new LineSegment(true, seen.CenterY, seen.Left, seen.Right, thin, brush.Color, style) { AreaOrder = canvas.Areas.Count }
                : new LineSegment(false, seen.CenterX, seen.Top, seen.Bottom, thin, brush.Color, style) { AreaOrder = canvas.Areas.Count });
        }
        else
        {
            canvas.Areas.Add(new PaintedArea(seen, brush.Color, canvas.LetterCount, brush.RectangleKind, brush.IsOpaque));
        }
    }

    private static void FillOne(PathBuilder path, in SubPath part, in Brush brush, bool hasHole, PageCanvas canvas)
    {
        ReadOnlySpan<double> x = path.X(part);
        ReadOnlySpan<double> y = path.Y(part);
        Box bounds = BoundsOf(x, y);
        double area = Math.Abs(SignedArea(x, y));
        bool isThin = Math.Min(bounds.Width, bounds.Height) <= MaxBar;
        if (isThin || area >= RectangleShare * bounds.Area)
        {
            Rectangle(bounds, hasHole ? brush with { IsClipComplex = true } : brush, RulingStyle.Filled, canvas);
            return;
        }

        if (!part.HasCurves && part.Count <= 6 && TryThinQuad(x, y, area, out double x1, out double y1, out double x2, out double y2, out double width))
        {
            Diagonal(x1, y1, x2, y2, width, brush, canvas);
            return;
        }

        if ((!part.HasCurves || bounds.Area >= MinShapeArea) && TryClip(bounds, brush.Clip, out Box seen))
        {
            AreaKind kind = brush.IsPattern ? AreaKind.Pattern : AreaKind.Shape;
            canvas.Areas.Add(new PaintedArea(seen, brush.Color, canvas.LetterCount, kind, brush.IsOpaque));
        }
    }

    /// <summary>Two nested rectangles filled together are a frame: its four sides are bars.</summary>
    private static bool TryFrame(PathBuilder path, in SubPath first, in SubPath second, in Brush brush, PageCanvas canvas)
    {
        if (first.Count < 4 || second.Count < 4 || first.Count > MaxFramePoints || second.Count > MaxFramePoints)
        {
            return false;
        }

        Box a = BoundsOf(path.X(first), path.Y(first));
        Box b = BoundsOf(path.X(second), path.Y(second));
        double areaA = SignedArea(path.X(first), path.Y(first));
        double areaB = SignedArea(path.X(second), path.Y(second));
        if (Math.Abs(areaA) < RectangleShare * a.Area || Math.Abs(areaB) < RectangleShare * b.Area || (!brush.IsEvenOdd && Sign(areaA) == Sign(areaB)))
        {
            return false;
        }

        (Box outer, Box inner) = a.Area >= b.Area ? (a, b) : (b, a);
        if (!Holds(outer, inner) || inner.Width <= MaxBar || inner.Height <= MaxBar
            || inner.Left - outer.Left > MaxBar || outer.Right - inner.Right > MaxBar
            || inner.Top - outer.Top > MaxBar || outer.Bottom - inner.Bottom > MaxBar)
        {
            return false;
        }

        if (inner.Top - outer.Top > SameEdge)
        {
            Rectangle(new Box(outer.Left, outer.Top, outer.Right, inner.Top), brush, RulingStyle.Filled, canvas);
        }

        if (outer.Bottom - inner.Bottom > SameEdge)
        {
            Rectangle(new Box(outer.Left, inner.Bottom, outer.Right, outer.Bottom), brush, RulingStyle.Filled, canvas);
        }

        if (inner.Left - outer.Left > SameEdge)
        {
            Rectangle(new Box(outer.Left, outer.Top, inner.Left, outer.Bottom), brush, RulingStyle.Filled, canvas);
        }

        if (outer.Right - inner.Right > SameEdge)
        {
            Rectangle(new Box(inner.Right, outer.Top, outer.Right, outer.Bottom), brush, RulingStyle.Filled, canvas);
        }

        return true;
    }

    private static void StrokeEdge(
        double x1, double y1, double x2, double y2, in Brush brush, double horizontalWidth, double verticalWidth, int cap, bool isCurve, PageCanvas canvas)
    {
        double dx = Math.Abs(x2 - x1);
        double dy = Math.Abs(y2 - y1);
        double slack = Math.Max(0.05, MaxSlope * Math.Max(dx, dy));
        if (dy > slack && dx > slack)
        {
            double length = Math.Sqrt((dx * dx) + (dy * dy));
            if (!isCurve && length >= MinDiagonal)
            {
                Diagonal(x1, y1, x2, y2, (horizontalWidth + verticalWidth) / 2, brush, canvas);
            }

            return;
        }

        if (isCurve && Math.Max(dx, dy) < MinDiagonal)
        {
            return;
        }

        bool horizontal = dx >= dy;
        double width = horizontal ? horizontalWidth : verticalWidth;
        double grow = cap == 0 ? 0 : width / 2;
        RulingStyle style = brush.IsDashed ? RulingStyle.Dashed : RulingStyle.Stroked;
        double length2 = Math.Max(dx, dy) + (2 * grow);
        if (length2 == 0)
        {
            return;
        }

        double middle = horizontal ? (y1 + y2) / 2 : (x1 + x2) / 2;
        double start = (horizontal ? Math.Min(x1, x2) : Math.Min(y1, y2)) - grow;
        double end = start + length2;
        Box bar = horizontal
            ? new Box(start, middle - (width / 2), end, middle + (width / 2))
            : new Box(middle - (width / 2), start, middle + (width / 2), end);
        if (width <= MaxHeavyBar && length2 > Math.Max(MaxBar, width))
        {
            if (TryClip(bar, brush.Clip, out Box seen))
            {
                // The clip may cut the ends; where it cuts the width, the line stays as thick as drawn.
                canvas.Lines.Add(horizontal
                    ? new LineSegment(true, Math.Clamp(middle, seen.Top, seen.Bottom), seen.Left, seen.Right, width, brush.Color, style) { AreaOrder = canvas.Areas.Count }
                    : new LineSegment(false, Math.Clamp(middle, seen.Left, seen.Right), seen.Top, seen.Bottom, width, brush.Color, style) { AreaOrder = canvas.Areas.Count });
            }

            return;
        }

        Rectangle(bar, brush, style, canvas);
    }

    private static void Diagonal(double x1, double y1, double x2, double y2, double width, in Brush brush, PageCanvas canvas)
    {
        if (brush.Color.IsWhite || !ClipLine(ref x1, ref y1, ref x2, ref y2, brush.Clip))
        {
            return;
        }

        canvas.Diagonals.Add(new DiagonalLine(x1, y1, x2, y2, width, brush.Color));
    }

    /// <summary>A long narrow quadrilateral: its middle line and width.</summary>
    private static bool TryThinQuad(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double area, out double x1, out double y1, out double x2, out double y2, out double width)
    {
        x1 = y1 = x2 = y2 = width = 0;
        if (x.Length < 4)
        {
            return false;
        }

        // The two shorter of the four sides are the ends.
        double a = Distance(x[0], y[0], x[1], y[1]);
        double b = Distance(x[1], y[1], x[2], y[2]);
        int i = a < b ? 0 : 1;
        int j = i + 2;
        int k = j + 1 < x.Length ? j + 1 : 0;
        x1 = (x[i] + x[i + 1]) / 2;
        y1 = (y[i] + y[i + 1]) / 2;
        x2 = (x[j] + x[k]) / 2;
        y2 = (y[j] + y[k]) / 2;
        double length = Distance(x1, y1, x2, y2);
        width = length > 0 ? area / length : double.MaxValue;
        return length >= MinDiagonal && width <= MaxBar && length >= 5 * width;
    }

    private static double Distance(double x1, double y1, double x2, double y2) => Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));

    /// <summary>True where the path is one upright rectangle.</summary>
    public static bool IsRectangle(PathBuilder path)
    {
        if (path.SubPathCount != 1 || path[0].HasCurves)
        {
            return false;
        }

        ReadOnlySpan<double> x = path.X(path[0]);
        ReadOnlySpan<double> y = path.Y(path[0]);
        return Math.Abs(SignedArea(x, y)) >= RectangleShare * BoundsOf(x, y).Area;
    }

    private static bool Holds(Box outer, Box inner) => outer.Inflate(SameEdge, SameEdge).Contains(inner);

    private static Box BoundsOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double left = x[0], right = x[0], top = y[0], bottom = y[0];
        for (int i = 1; i < x.Length; i++)
        {
            left = Math.Min(left, x[i]);
            right = Math.Max(right, x[i]);
            top = Math.Min(top, y[i]);
            bottom = Math.Max(bottom, y[i]);
        }

        return new Box(left, top, right, bottom);
    }

    private static double SignedArea(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        int last = x.Length - 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[last] * y[i]) - (x[i] * y[last]);
            last = i;
        }

        return sum / 2;
    }

    private static bool TryClip(Box box, Box clip, out Box seen)
    {
        Box? common = box.Intersect(clip);
        seen = common ?? default;

        // What only touches the clip from outside is not seen.
        return common is not null && (seen.Width > 0 || box.Width == 0) && (seen.Height > 0 || box.Height == 0);
    }

    /// <summary>Liang and Barsky's clipping of a line to a box.</summary>
    private static bool ClipLine(ref double x1, ref double y1, ref double x2, ref double y2, Box clip)
    {
        double dx = x2 - x1, dy = y2 - y1, from = 0, to = 1;
        if (!Cut(-dx, x1 - clip.Left, ref from, ref to) || !Cut(dx, clip.Right - x1, ref from, ref to)
            || !Cut(-dy, y1 - clip.Top, ref from, ref to) || !Cut(dy, clip.Bottom - y1, ref from, ref to))
        {
            return false;
        }

        (x1, y1, x2, y2) = (x1 + (from * dx), y1 + (from * dy), x1 + (to * dx), y1 + (to * dy));
        return true;
    }

    private static bool Cut(double p, double q, ref double from, ref double to)
    {
        if (p == 0)
        {
            return q >= 0;
        }

        double t = q / p;
        if (p < 0)
        {
            from = Math.Max(from, t);
        }
        else
        {
            to = Math.Min(to, t);
        }

        return from <= to;
    }

    // Coordinates at the end of the number range have areas that are no number; Math.Sign would throw.
    private static int Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
