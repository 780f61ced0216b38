using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Grids whose rules part one axis only do not say that they are sure.</summary>
public sealed class UnruledAxisTests
{
    private static readonly double[] _columns = [100, 250, 400];

    private static PageTable Find(PageSketch page) => TableFinder.Find(page.Page()).Tables.Single();

    /// <summary>Two columns with rules around them and between them, and none between the rows.</summary>
    private static PageSketch Columns(double bottom)
    {
        PageSketch page = new PageSketch().Line(100, 100, 400, 100).Line(100, 120, 400, 120).Line(100, bottom, 400, bottom);
        Array.ForEach(_columns, x => page.Line(x, 100, x, bottom));
        return page.Text("单位", 160, 114).Text("职责", 310, 114);
    }

    [Test]
    public void Find_ShortLinesOnEachOtherInSeveralCells_IsNotSure()
    {
        PageSketch page = Columns(200);
        for (int i = 0; i < 3; i++)
        {
            page.Text("办公室", 105, 136 + (20 * i)).Text("综合", 255, 136 + (20 * i));
        }

        Assert.That(Find(page).Confidence, Is.LessThan(0.95));
    }

    [Test]
    public void Find_WrappedTextsThatFillTheirCells_StaysSure()
    {
        string full = new('文', 14);
        PageSketch page = Columns(200);
        for (int i = 0; i < 3; i++)
        {
            page.Text(full, 105, 136 + (20 * i)).Text(full, 255, 136 + (20 * i));
        }

        Assert.That(Find(page).Confidence, Is.GreaterThanOrEqualTo(0.95), "each line is full: one text broken over lines");
    }

    [Test]
    public void Find_ShortLinesInARowAmongRuledRows_StaysSure()
    {
        PageSketch page = Columns(320).Line(100, 180, 400, 180);
        for (int i = 0; i < 3; i++)
        {
            page.Text("办公室", 105, 136 + (20 * i)).Text("综合", 255, 136 + (20 * i));
        }

        for (int r = 0; r < 7; r++)
        {
            page.Line(100, 180 + (20 * r), 400, 180 + (20 * r)).Text("财务科", 105, 194 + (20 * r)).Text("核算", 255, 194 + (20 * r));
        }

        Assert.That(Find(page).Confidence, Is.GreaterThanOrEqualTo(0.95));
    }

    [Test]
    public void Find_OneLineAtTheFootOfAHighBody_IsNotSure()
    {
        Assert.That(Find(Columns(200).Text("合计", 160, 194).Text("0", 380, 194)).Confidence, Is.LessThan(0.95), "blank rows stand above it");
        Assert.That(Find(Columns(140).Text("合计", 160, 134).Text("0", 380, 134)).Confidence, Is.GreaterThanOrEqualTo(0.95));
    }

    [Test]
    public void Find_FiguresFarApartInTheCellsOfSeveralRows_IsNotSure()
    {
        PageSketch page = new PageSketch().Line(100, 100, 400, 100).Line(100, 100, 100, 200).Line(400, 100, 400, 200).Line(180, 100, 180, 200);
        for (int r = 0; r < 5; r++)
        {
            page.Line(100, 120 + (20 * r), 400, 120 + (20 * r)).Text("办公费", 105, 114 + (20 * r)).Text("1,234.50", 220, 114 + (20 * r));
            if (r < 3)
            {
                page.Text("88.00", 320, 114 + (20 * r));
            }
        }

        PageTable table = Find(page);
        Assert.That(table.ColumnCount, Is.EqualTo(2), "too few rows agree on a border");
        Assert.That(table.Confidence, Is.LessThan(0.95));
    }
}
