using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Tables;

public sealed class RuledTableTests
{
    private static readonly double[] _columns = [60, 200, 300, 400];

    [Test]
    public void Find_FullGrid_GivesEveryCellOnce()
    {
        PageSketch page = new PageSketch().Table(_columns, 100, 20, ["项目", "预算数", "决算数"], ["行政运行", "1,234.50", "0.00"], ["合计", "", "12.00"]);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("项目|预算数|决算数\n行政运行|1,234.50|0.00\n合计||12.00"));
        Assert.That(table.HeaderRowCount, Is.EqualTo(1));
        Assert.That(TableSketch.Conservation(page.Page()), Is.EqualTo((31, 31)));
    }

    [Test]
    public void Find_MergedCells_HaveSpans()
    {
        PageSketch page = new PageSketch()
            .Line(60, 100, 400, 100).Line(200, 120, 400, 120).Line(60, 140, 400, 140).Line(60, 160, 400, 160)
            .Line(60, 100, 60, 160).Line(200, 100, 200, 160).Line(300, 120, 300, 160).Line(400, 100, 400, 160)
            .Text("科目", 70, 124).Text("支出", 280, 114).Text("基本", 230, 134).Text("项目", 330, 134).Text("行政", 63, 154).Text("1.00", 270, 154);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("科目×2,1|支出×1,2\n基本|项目\n行政|1.00|"));
    }

    [Test]
    public void Find_MissingOuterBorders_KeepsOuterCells()
    {
        // Only inner lines: two vertical ones, two horizontal ones.
        PageSketch page = new PageSketch()
            .Line(60, 120, 400, 120).Line(60, 140, 400, 140).Line(200, 100, 200, 160).Line(300, 100, 300, 160)
            .Text("甲", 70, 114).Text("乙", 210, 114).Text("丙", 310, 114)
            .Text("丁", 70, 134).Text("1.00", 210, 134).Text("2.00", 310, 134)
            .Text("戊", 70, 154).Text("3.00", 210, 154).Text("4.00", 310, 154);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲|乙|丙\n丁|1.00|2.00\n戊|3.00|4.00"));
    }

    [Test]
    public void Find_DiagonalHeaderCell_IsOneCellWithBothLabels()
    {
        // The corner cell is cut by a slanted stroke: 年度 above it, 项目 below it.
        PageSketch page = new PageSketch()
            .Line(60, 100, 360, 100).Line(60, 140, 360, 140).Line(60, 160, 360, 160).Line(60, 180, 360, 180)
            .Line(60, 100, 60, 180).Line(180, 100, 180, 180).Line(270, 100, 270, 180).Line(360, 100, 360, 180)
            .Slant(60, 100, 180, 140)
            .Text("年度", 140, 114).Text("项目", 70, 134).Text("2023年", 200, 124).Text("2024年", 290, 124)
            .Text("办公费", 70, 154).Text("1.00", 230, 154).Text("2.00", 320, 154)
            .Text("差旅费", 70, 174).Text("3.00", 230, 174).Text("4.00", 320, 174);
        string shown = TableSketch.Join(page).Single().Show();

        Assert.That(shown, Is.EqualTo("年度项目|2023年|2024年\n办公费|1.00|2.00\n差旅费|3.00|4.00"));
    }

    [Test]
    public void Find_ContinuedPageWithoutTopBorder_KeepsFirstRow()
    {
        var page = new PageSketch();
        foreach (double x in _columns)
        {
            page.Line(x, 80, x, 140);
        }

        page.Line(60, 100, 400, 100).Line(60, 120, 400, 120).Line(60, 140, 400, 140)
            .Text("会议费", 63, 95).Text("1.00", 203, 95).Text("印刷费", 63, 115).Text("水费", 63, 135);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("会议费|1.00|\n印刷费||\n水费||"));
    }

    [Test]
    public void Find_DoubledLinesAndCornerSquares_AddNoRowsOrColumns()
    {
        PageSketch page = new PageSketch().Table(_columns, 100, 20, ["甲", "乙", "丙"], ["1", "2", "3"]);
        page.Line(60, 101.8, 400, 101.8).Line(61.9, 100, 61.9, 140).Line(198, 120, 202, 120.5).Line(60, 121.5, 400, 121.5);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲|乙|丙\n1|2|3"));
    }

    [Test]
    public void Find_LinesDrawnCellByCellWithGaps_AreOneLine()
    {
        var page = new PageSketch();
        double[] y = [100, 120, 140];
        foreach (double at in y)
        {
            for (int c = 0; c < 3; c++)
            {
                page.Line(_columns[c] + 1.2, at + (0.3 * c), _columns[c + 1] - 1.2, at + (0.3 * c));
            }
        }

        foreach (double at in _columns)
        {
            page.Line(at, 101, at, 119).Line(at + 0.4, 121, at + 0.4, 139);
        }

        page.Text("甲", 63, 115).Text("乙", 203, 115).Text("丙", 303, 115).Text("丁", 63, 135);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲|乙|丙\n丁||"));
    }

    [Test]
    public void Find_GapInABorder_DoesNotGlueCells()
    {
        // The border between 乙 and its right neighbour is missing in the middle row only: an L-shaped region would arise.
        PageSketch page = new PageSketch().Line(60, 100, 400, 100).Line(60, 120, 200, 120).Line(300, 120, 400, 120).Line(60, 140, 400, 140)
            .Line(60, 100, 60, 140).Line(200, 100, 200, 140).Line(300, 100, 300, 120).Line(400, 100, 400, 140)
            .Text("甲", 63, 115).Text("乙", 203, 115).Text("丙", 303, 115).Text("丁", 63, 135).Text("戊己", 203, 135);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲|乙|丙\n丁|戊己×1,2"));
    }

    [Test]
    public void Find_NeighbouringFiguresThatTouch_StayApart()
    {
        PageSketch page = new PageSketch().Table([60, 130, 195, 260], 100, 20, ["甲", "", ""], ["乙", "", ""]);
        page.Text("82,096,797.42", 130, 135).Text("82,096,797.42", 195, 135).Text("01", 119.5, 115).Text("行政运行", 130.5, 115);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲01|行政运行|\n乙|82,096,797.42|82,096,797.42"));
    }

    [Test]
    public void Find_FigureOverflowingItsCell_StaysWhole()
    {
        // Right aligned in the second column, too wide for it: its first digits stand in the first.
        PageSketch page = new PageSketch().Table([60, 130, 170, 260], 100, 20, ["", "甲", "乙"], ["", "", "9"]);
        page.Text("12,345,678.90", 103, 135);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("|甲|乙\n|12,345,678.90|9"));
    }

    [Test]
    public void Find_LastDigitBeyondTheOuterBorder_IsNotLost()
    {
        PageSketch page = new PageSketch().Table([60, 130, 200], 100, 20, ["项目", "金额"], ["运行", ""]);
        page.Text("21,968.00", 159, 135);
        Assert.That(TableSketch.Join(page).Single().Cells[3].Text, Is.EqualTo("21,968.00"));
    }

    [Test]
    public void Find_NumberBrokenOverLines_IsOneNumber()
    {
        PageSketch page = new PageSketch().Table([60, 130, 170], 100, 30, ["项目", ""], ["运行", ""]);
        page.Text("1,234", 132, 145).Text(",567.89", 132, 157);
        Assert.That(TableSketch.Join(page).Single().Cells[3].Text, Is.EqualTo("1,234,567.89"));
    }

    [Test]
    public void Find_VerticalHeaderText_ReadsDownwards()
    {
        PageSketch page = new PageSketch().Grid([60, 80, 200], [100, 160, 180]);
        page.Text("产", 65, 115).Text("出", 65, 127).Text("指", 65, 139).Text("标", 65, 151).Text("数量", 90, 130).Text("1", 65, 175).Text("2", 90, 175);
        page.Turned("指标", 150, 110);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Cells[0].Text, Is.EqualTo("产出指标"));
        Assert.That(table.Cells[1].Text, Is.EqualTo("数量指标"));
    }

    [Test]
    public void Find_BoxInsideACell_BelongsToTheCell()
    {
        PageSketch page = new PageSketch().Grid([60, 200, 400], [100, 160, 220]);
        page.Grid([220, 240, 260], [110, 130, 150]).Text("甲", 63, 120).Text("内", 225, 125).Text("乙", 300, 125).Text("丙", 63, 200);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("甲|内乙\n丙|"));
    }

    [Test]
    public void Find_FrameRoundTheWholePage_IsNoTableAndHidesNone()
    {
        PageSketch page = new PageSketch().Grid([20, 575], [20, 820]).Table(_columns, 100, 20, ["甲", "乙", "丙"], ["1", "2", "3"]);
        Assert.That(TableSketch.Join(page).Single().Show(), Is.EqualTo("甲|乙|丙\n1|2|3"));
    }

    [Test]
    public void Find_TwoTablesSideBySide_AreTwo()
    {
        PageSketch page = new PageSketch().Table([60, 120, 180], 100, 20, ["甲", "1"], ["乙", "2"]).Table([220, 300, 380], 100, 20, ["丙", "3"], ["丁", "4"]);
        IReadOnlyList<Table> tables = TableSketch.Join(page);
        Assert.That(tables.Select(t => t.Show()), Is.EqualTo(new[] { "甲|1\n乙|2", "丙|3\n丁|4" }));
    }

    [Test]
    public void Find_TurnedTable_IsReadUpright()
    {
        // The whole table is turned a quarter clockwise: its first row is at the right.
        var page = new PageSketch();
        page.Grid([100, 120, 140], [100, 200, 300]);
        page.Turned("项目名称", 125, 103).Turned("预算金额", 125, 203).Turned("行政运行", 105, 103).Turned("1,234.00", 105, 203);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("项目名称|预算金额\n行政运行|1,234.00"));
        Assert.That(table.Cells[0].Box, Is.EqualTo(new Box(120, 100, 140, 200)));
    }

    [Test]
    public void Find_FormWithOtherColumnsFromRowToRow_KeepsThem()
    {
        PageSketch page = new PageSketch().Line(60, 100, 400, 100).Line(60, 120, 400, 120).Line(60, 140, 400, 140).Line(60, 160, 400, 160)
            .Line(60, 100, 60, 160).Line(400, 100, 400, 160).Line(150, 100, 150, 120).Line(200, 120, 200, 140).Line(300, 120, 300, 140)
            .Line(250, 140, 250, 160)
            .Text("项目名称", 63, 115).Text("某项目", 153, 115).Text("单位", 63, 135).Text("负责人", 203, 135).Text("张三", 303, 135).Text("目标", 63, 155).Text("完成", 253, 155);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("项目名称|某项目×1,4\n单位×1,2|负责人×1,2|张三\n目标×1,3|完成×1,2"));
    }

    [Test]
    public void Find_EmptyGrid_IsNoTable()
    {
        PageSketch page = new PageSketch().Grid(_columns, [100, 120, 140]);
        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_AlmostNoText_IsStillATable()
    {
        PageSketch page = new PageSketch().Grid(_columns, [100, 120, 140, 160, 180]).Text("合计", 63, 115);
        Assert.That(TableSketch.Join(page).Single().RowCount, Is.EqualTo(4));
    }
}
