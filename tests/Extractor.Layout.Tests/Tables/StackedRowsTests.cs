using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Tables ruled on the vertical axis only.</summary>
public sealed class StackedRowsTests
{
    private static PageSketch Columns(string[] labels, string[] amounts, double wrapAt = double.NaN)
    {
        double[] x = [50, 250, 350];
        PageSketch page = new PageSketch().Line(50, 100, 350, 100).Line(50, 120, 350, 120).Line(50, 260, 350, 260);
        foreach (double at in x)
        {
            page.Line(at, 100, at, 260);
        }

        page.Text("项目", 140, 114).Text("金额", 290, 114);
        double y = 136;
        for (int r = 0; r < labels.Length; r++)
        {
            bool wraps = r == wrapAt;
            page.Text(labels[r], 54, y);
            if (wraps)
            {
                page.Text("其他支出", 54, y + 11);
            }

            page.Text(amounts[r], 346 - amounts[r].Sum(c => PageSketch.Advance(c, 10)), wraps ? y + 5.5 : y);
            y += wraps ? 31 : 20;
        }

        return page;
    }

    [Test]
    public void Find_VerticalRulesOnly_CutsRowsByTheirAmounts()
    {
        Table table = TableSketch.Join(Columns(["办公费", "水费", "差旅费", "电费"], ["1,234.50", "2.00", "30.00", "4.10"])).Single();
        Assert.That(table.Show(), Is.EqualTo("项目|金额\n办公费|1,234.50\n水费|2.00\n差旅费|30.00\n电费|4.10"));
        Assert.That(table.Confidence, Is.LessThan(0.95));
    }

    [Test]
    public void Find_VerticalRulesOnlyAndAWrappedLabel_KeepsItsLinesTogether()
    {
        Table table = TableSketch.Join(Columns(["办公费", "机关事业单位基本养老保险和", "差旅费", "电费"], ["1,234.50", "2.00", "30.00", "4.10"], wrapAt: 1)).Single();
        Assert.That(table.Show(), Does.Contain("\n机关事业单位基本养老保险和其他支出|2.00\n"));
        Assert.That(table.RowCount, Is.EqualTo(5));
    }

    [Test]
    public void Find_NumberBrokenOverLines_StaysOneCell()
    {
        Table table = TableSketch.Join(Columns(["办公费", "水费", "差旅费"], ["12,345,", "678,", "901.00"])).Single();
        Assert.That(table.RowCount, Is.EqualTo(2));
    }

    [Test]
    public void Find_TwoAmountsInOneCell_LowersTheConfidence()
    {
        Table table = TableSketch.Join(Columns(["办公费及水费"], ["1.50"]).Text("2.50", 326, 148)).Single();
        Assert.That(table.RowCount, Is.EqualTo(2));
        Assert.That(table.Confidence, Is.LessThan(0.9));
    }

    [TestCase("1,234.50", true)]
    [TestCase("-0.05", true)]
    [TestCase("1234.5", true)]
    [TestCase(",567.89", false)]
    [TestCase("12,345,", false)]
    [TestCase("12,34.00", false)]
    [TestCase("1234", false)]
    [TestCase(".5", false)]
    [TestCase("5.", false)]
    public void IsWhole_Text_TellsCompleteAmounts(string text, bool expected) =>
        Assert.That(StackedRows.IsWhole(text), Is.EqualTo(expected));
}
