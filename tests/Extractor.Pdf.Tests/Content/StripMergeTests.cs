using Extractor.Pdf.Content;
using Extractor.Pdf.Content.Rulings;

namespace Extractor.Pdf.Tests.Content;

public sealed class StripMergeTests
{
    [Test]
    public void Extract_BlackRuleBetweenWhiteStrips_StaysALine()
    {
        // Word shades a cell with white strips right up to its rule.
        var lines = new List<LineSegment>
        {
            Bar(100, 3.5, PdfColor.White), Bar(102, 0.5, PdfColor.Black), Bar(104, 3.5, PdfColor.White),
        };
        StripMerge.Extract(lines);
        Assert.That(lines, Has.Some.Matches<LineSegment>(l => l.Color == PdfColor.Black));
    }

    [Test]
    public void Extract_StripsOfOneColour_AreAnArea()
    {
        var grey = new PdfColor(200, 200, 200);
        var lines = new List<LineSegment> { Bar(100, 3, grey), Bar(103, 3, grey), Bar(106, 3, grey) };
        Assert.That(StripMerge.Extract(lines), Has.Count.EqualTo(1));
        Assert.That(lines, Is.Empty);
    }

    private static LineSegment Bar(double y, double thickness, PdfColor color) =>
        new(true, y, 50, 200, thickness, color, RulingStyle.Filled);
}
