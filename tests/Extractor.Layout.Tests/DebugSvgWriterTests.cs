using System.Xml.Linq;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests;

public sealed class DebugSvgWriterTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static XElement Draw(PageSketch sketch, params Cell[] cells)
    {
        var table = new Table
        {
            Index = 1,
            Title = "<收支> & \"表\"",
            Parts = [new TablePart(1, new Box(50, 90, 300, 200)), new TablePart(2, new Box(50, 50, 300, 80))],
            RowCount = 2,
            ColumnCount = 2,
            HeaderRowCount = 0,
            Cells = cells,
        };
        var layout = new DocumentLayout
        {
            PageCount = 1,
            Info = new PdfDocumentInfo(),
            Tables = [table],
            PageSizes = [],
            Blocks = [new ParagraphBlock(1, new Box(50, 290, 150, 302), "正文", [new TextSpan(0, 2, 1, new Box(50, 290, 150, 302))])],
        };
        var writer = new StringWriter();
        DebugSvgWriter.Write(sketch.Page(), layout, writer);
        return XElement.Parse(writer.ToString());
    }

    private static IEnumerable<XElement> Layer(XElement svg, string id) => svg.Elements(_svg + "g").Single(g => (string?)g.Attribute("id") == id).Elements();

    [Test]
    public void Write_Page_PutsEachThingInItsLayer()
    {
        XElement svg = Draw(
            new PageSketch().Text("合计", 55, 105).Text("正文", 50, 300).Text("页眉", 50, 30).Text("隐", 200, 300, marks: LetterMarks.Invisible).Line(50, 90, 300, 90),
            new Cell(0, 0, 1, 2, "合计", 1, new Box(50, 90, 300, 110)), new Cell(1, 0, 1, 1, "", 1, new Box(50, 110, 170, 200)), new Cell(1, 1, 1, 1, "", 1, new Box(170, 110, 300, 200)));
        Assert.That(Layer(svg, "letters").Count(), Is.EqualTo(6));
        Assert.That(Layer(svg, "dropped").Single().Value, Does.Contain("Invisible"));
        Assert.That(Layer(svg, "rulings").Count(), Is.EqualTo(1));
        Assert.That(Layer(svg, "spans").Count(), Is.EqualTo(1));
        Assert.That(Layer(svg, "cells").Count(e => e.Name == _svg + "rect"), Is.EqualTo(2));
        Assert.That(Layer(svg, "loose").Count(), Is.EqualTo(2), "only the running header is in no cell or block");
        Assert.That(Layer(svg, "joins").Last().Value, Does.Contain("→ page 2"));
    }

    [Test]
    public void Write_HostileText_IsWellFormedXml()
    {
        XElement svg = Draw(new PageSketch().Text("<&\"\u0001\uD800\uFFFF", 55, 105));
        Assert.That(Layer(svg, "letters").First().Value, Does.StartWith("<"));
    }
}
