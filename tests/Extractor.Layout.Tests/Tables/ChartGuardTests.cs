using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class ChartGuardTests
{
    private static PageSketch Grid(PageSketch page, int rows, int columns)
    {
        for (int r = 0; r <= rows; r++)
        {
            page.Line(100, 100 + (30 * r), 100 + (60 * columns), 100 + (30 * r));
        }

        for (int c = 0; c <= columns; c++)
        {
            page.Line(100 + (60 * c), 100, 100 + (60 * c), 100 + (30 * rows));
        }

        return page;
    }

    [Test]
    public void Find_GridWithACurve_IsAChartAndItsTextIsKept()
    {
        PageSketch page = Grid(new PageSketch(), 4, 5).Text("2019", 105, 115).Text("2020", 165, 115).Text("1.5", 105, 205);
        for (int i = 0; i < 5; i++)
        {
            page.Slant(110 + (50 * i), 190 - (7 * i * i % 40), 160 + (50 * i), 185 - (11 * i * i % 50));
        }

        PageTables found = TableFinder.Find(page.Page());
        Assert.That(found.Tables, Is.Empty);
        Assert.That(string.Concat(found.Lines.Select(l => l.Text)), Does.Contain("2019").And.Contain("1.5"));
    }

    [Test]
    public void Find_SparseGridUnderAFiguresCaption_IsAChart()
    {
        PageSketch page = Grid(new PageSketch().Text("图3 收入结构", 200, 90), 4, 5).Text("20%", 105, 205).Text("40%", 165, 205);
        Assert.That(TableFinder.Find(page.Page()).Tables, Is.Empty);
    }

    [Test]
    public void Find_SparseGridUnderATablesCaption_IsATable()
    {
        PageSketch page = Grid(new PageSketch().Text("表3 收入结构", 200, 90), 4, 5).Text("项目", 105, 115).Text("金额", 165, 115);
        Assert.That(TableFinder.Find(page.Page()).Tables, Has.Count.EqualTo(1));
    }

    [Test]
    public void Find_BlankCellsCrossedOut_IsATable()
    {
        PageSketch page = Grid(new PageSketch(), 4, 5).Text("项目", 105, 115).Text("金额", 165, 115);
        for (int r = 1; r < 4; r++)
        {
            page.Slant(160, 100 + (30 * r), 220, 130 + (30 * r)).Slant(220, 100 + (30 * r), 280, 130 + (30 * r));
        }

        Assert.That(TableFinder.Find(page.Page()).Tables, Has.Count.EqualTo(1));
    }
}
