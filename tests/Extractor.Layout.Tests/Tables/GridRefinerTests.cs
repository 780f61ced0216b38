using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Tables whose rules part only some of their cells.</summary>
public sealed class GridRefinerTests
{
    private static readonly string[] _names = ["Austria", "Belgium", "Cyprus", "Denmark", "Estonia"];

    private static PageTable Find(PageSketch page) => TableFinder.Find(page.Page()).Tables.Single();

    private static string[] Rows(PageTable table) =>
        [.. table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => string.Join("|", g.OrderBy(c => c.Column).Select(c => c.Text)))];

    private static PageSketch Frame(PageSketch page, double bottom)
    {
        page.Line(100, 100, 400, 100).Line(100, bottom, 400, bottom).Line(100, 100, 100, bottom).Line(400, 100, 400, bottom);
        return page.Line(100, 120, 400, 120).Line(200, 100, 200, 120).Line(300, 100, 300, 120).Text("Country", 105, 114).Text("Cases", 210, 114).Text("Rate", 310, 114);
    }

    [Test]
    public void Find_RowsRuledBelowAHeaderWithColumns_AreCutAtTheHeadersColumns()
    {
        PageSketch page = Frame(new PageSketch(), 220);
        for (int i = 0; i < 5; i++)
        {
            page.Line(100, 120 + (20 * i), 400, 120 + (20 * i)).Text(_names[i], 105, 134 + (20 * i)).Text($"{i}12", 240, 134 + (20 * i)).Text($"{i}.5", 340, 134 + (20 * i));
        }

        Assert.That(Rows(Find(page)), Is.EqualTo(new[] { "Country|Cases|Rate", "Austria|012|0.5", "Belgium|112|1.5", "Cyprus|212|2.5", "Denmark|312|3.5", "Estonia|412|4.5" }));
    }

    [Test]
    public void Find_ColumnsRuledWithoutRows_AreCutAtTheLinesOfFigures()
    {
        PageSketch page = Frame(new PageSketch(), 220).Line(200, 100, 200, 220).Line(300, 100, 300, 220);
        for (int i = 0; i < 5; i++)
        {
            page.Text(_names[i], 105, 134 + (18 * i)).Text($"{i}12", 240, 134 + (18 * i)).Text($"{i}.5", 340, 134 + (18 * i));
        }

        Assert.That(Rows(Find(page)), Has.Length.EqualTo(6).And.Contains("Cyprus|212|2.5"));
    }

    [Test]
    public void Find_ColumnOfFiguresInParts_IsCutBetweenThem()
    {
        PageSketch page = new PageSketch().Line(100, 100, 400, 100).Line(100, 220, 400, 220).Line(100, 100, 100, 220).Line(400, 100, 400, 220)
            .Line(200, 100, 200, 220).Line(100, 120, 400, 120).Text("Country", 105, 114).Text("Cases", 230, 114).Text("Rate", 330, 114);
        for (int i = 0; i < 5; i++)
        {
            page.Text(_names[i], 105, 134 + (18 * i)).Text($"{i}12", 235, 134 + (18 * i)).Text($"{i}.5", 335, 134 + (18 * i));
        }

        Assert.That(Rows(Find(page)), Has.Length.EqualTo(6).And.Contains("Country|Cases|Rate").And.Contains("Denmark|312|3.5"));
    }

    [Test]
    public void Find_SingleMergedRowInParts_StaysOneCell()
    {
        PageSketch page = Frame(new PageSketch(), 160).Line(100, 140, 400, 140).Line(200, 140, 200, 160).Line(300, 140, 300, 160)
            .Text("Unit", 105, 134).Text("2024", 240, 134).Text("12.5", 340, 134).Text("Total", 105, 154).Text("1", 240, 154).Text("2", 340, 154);
        Assert.That(Find(page).Cells.Single(c => c.Row == 1).ColumnSpan, Is.EqualTo(3), "one row that is drawn as one cell is one cell");
    }

    [Test]
    public void Find_WrappedTextBesideFigures_StaysOneRow()
    {
        PageSketch page = Frame(new PageSketch(), 220).Line(200, 100, 200, 220).Line(300, 100, 300, 220);
        for (int i = 0; i < 5; i++)
        {
            page.Text("some words", 105, 134 + (16 * i)).Text("more words", 205, 134 + (16 * i));
        }

        page.Text("12.5", 340, 166);
        Assert.That(Find(page).RowCount, Is.EqualTo(2));
    }
}
