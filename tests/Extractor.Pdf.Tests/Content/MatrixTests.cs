using Extractor.Pdf.Content;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Tests.Content;

public sealed class MatrixTests
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Then_IsAssociative(sbyte a, sbyte b, sbyte c, sbyte d, sbyte e, sbyte f)
    {
        var m = new Matrix(a, b, c, d, e, f);
        var n = new Matrix(d, c, b, a, f, e);
        var o = new Matrix(1, 2, 3, 4, e, a);
        return m.Then(n).Then(o) == m.Then(n.Then(o));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Then_MapsAsBothInTurn(sbyte a, sbyte b, sbyte c, sbyte d, sbyte x, sbyte y)
    {
        var m = new Matrix(a, b, c, d, 3, 4);
        var n = new Matrix(d, a, b, c, 5, 6);
        double mx = m.MapX(x, y), my = m.MapY(x, y);
        return m.Then(n).MapX(x, y) == n.MapX(mx, my) && m.Then(n).MapY(x, y) == n.MapY(mx, my);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool MapBounds_HoldsEveryMappedPoint(sbyte a, sbyte b, sbyte c, sbyte d, byte x, byte y)
    {
        var m = new Matrix(a, b, c, d, 7, -9);
        Box bounds = m.MapBounds(0, 0, 255, 255);
        return bounds.Contains(m.MapX(x, y), m.MapY(x, y));
    }

    [TestCase(0)]
    [TestCase(90)]
    [TestCase(180)]
    [TestCase(270)]
    public void ForPage_CropCorners_BecomeTheCorners(int rotate)
    {
        var geometry = new PageGeometry { MediaBox = new PdfRectangle(0, 0, 600, 800), CropBox = new PdfRectangle(50, 60, 450, 760), Rotate = rotate, UserUnit = 1.5 };
        Box page = Matrix.ForPage(geometry).MapBounds(50, 60, 450, 760);
        Assert.That(page, Is.EqualTo(new Box(0, 0, geometry.Width, geometry.Height)));
        Assert.That(Matrix.ForPage(geometry).Determinant, Is.LessThan(0), "y turns downwards, nothing is mirrored");
    }
}
