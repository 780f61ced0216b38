using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class StreamTableTests
{
    /// <summary>Draws a text that ends at x.</summary>
    private static PageSketch Right(PageSketch page, string text, double x, double y, double size = 10) =>
        page.Text(text, x - text.Sum(c => PageSketch.Advance(c, size)), y, size);

    private static PageSketch Centre(PageSketch page, string text, double x, double y, double size = 10) =>
        page.Text(text, x - (text.Sum(c => PageSketch.Advance(c, size)) / 2), y, size);

    private static PageSketch Codes(int rows)
    {
        var page = new PageSketch();
        Centre(page, "类", 80, 120);
        Centre(page, "款", 120, 120);
        Centre(page, "项", 160, 120);
        Centre(page, "名称", 230, 120);
        Centre(page, "合计", 360, 120);
        Centre(page, "基本支出", 440, 120);
        for (int r = 0; r < rows; r++)
        {
            double y = 140 + (18 * r);
            Centre(page, "208", 80, y);
            Centre(page, $"{r + 1:00}", 120, y);
            Centre(page, "01", 160, y);
            page.Text(r == 1 ? "行政运行支出" : "其他支出", 185, y);
            Right(page, $"{r + 1},234.50", 390, y);
            Right(page, "82,096,797.42", 475, y);
        }

        return page;
    }

    [Test]
    public void Find_UnruledTable_KeepsCodeColumnsApart()
    {
        Table table = TableSketch.Join(Codes(6)).Single();
        Assert.That(table.Method, Is.EqualTo(TableMethod.Stream));
        Assert.That(table.Show().Split('\n')[..3], Is.EqualTo(new[] { "类|款|项|名称|合计|基本支出", "208|01|01|其他支出|1,234.50|82,096,797.42", "208|02|01|行政运行支出|2,234.50|82,096,797.42" }));
        Assert.That(table.HeaderRowCount, Is.EqualTo(1));
    }

    [Test]
    public void Find_ThreeLineTable_GroupsHeaderByItsShortRule()
    {
        PageSketch page = new PageSketch().Line(60, 100, 500, 100).Line(300, 118, 500, 118).Line(60, 140, 500, 140).Line(60, 220, 500, 220);
        Centre(page, "项目", 150, 124);
        Centre(page, "财政拨款", 400, 113);
        Centre(page, "预算数", 350, 134);
        Centre(page, "决算数", 450, 134);
        for (int r = 0; r < 4; r++)
        {
            page.Text("一般公共服务支出", 63, 155 + (18 * r));
            Right(page, $"{r}.00", 390, 155 + (18 * r));
            Right(page, $"{r}.50", 495, 155 + (18 * r));
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Method, Is.EqualTo(TableMethod.HalfRuled));
        Assert.That(table.Show(), Does.StartWith("项目×2,1|财政拨款×1,2\n预算数|决算数\n一般公共服务支出|0.00|0.50\n"));
        Assert.That(table.RowCount, Is.EqualTo(6));
    }

    [Test]
    public void Find_LabelOfTwoLines_StaysOneRow()
    {
        var page = new PageSketch();
        Centre(page, "项目名称", 140, 110);
        Centre(page, "金额", 350, 110);
        double y = 132;
        for (int r = 0; r < 5; r++)
        {
            if (r == 2)
            {
                page.Text("机关事业单位基本养老保险缴费支", 63, y).Text("出", 63, y + 12);
                Right(page, "7.00", 380, y + 6);
                y += 34;
            }
            else
            {
                page.Text("水费", 63, y);
                Right(page, $"{r}.00", 380, y);
                y += 22;
            }
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.Contain("机关事业单位基本养老保险缴费支出|7.00"));
        Assert.That(table.RowCount, Is.EqualTo(6));
    }

    [Test]
    public void Find_FiguresCloseToTheNextText_AreColumnsOfTheirOwn()
    {
        var page = new PageSketch();
        page.Text("收入", 100, 110).Text("预算数", 200, 110).Text("支出", 300, 110).Text("预算数", 420, 110);
        for (int r = 0; r < 5; r++)
        {
            double y = 130 + (18 * r);
            page.Text("本年收入", 63, y).Text($"{201 + r}一般公共服务支出", 264, y);
            Right(page, $"{r + 1}26.37", 260, y);
            Right(page, $"{r}.00", 480, y);
        }

        Assert.That(TableSketch.Join(page).Single().Show().Split('\n')[1], Is.EqualTo("本年收入|126.37|201一般公共服务支出|0.00"));
    }

    [Test]
    public void Find_Prose_IsNoTable()
    {
        var page = new PageSketch();
        for (int i = 0; i < 20; i++)
        {
            page.Text("二〇二四年本部门收入预算七百六十二点二七万元，比上年增加三十三万元。", 72, 100 + (20 * i), 12);
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_TwoColumnsOfProse_AreNoTable()
    {
        var page = new PageSketch();
        for (int i = 0; i < 20; i++)
        {
            page.Text("左边一栏的文字，与右边无关。", 72, 100 + (16 * i)).Text("右边一栏的文字，2024年收入1.00。", 330, 100 + (16 * i));
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_TableOfContents_IsNoTable()
    {
        var page = new PageSketch();
        for (int i = 0; i < 12; i++)
        {
            page.Text("第一部分 部门概况", 72, 100 + (20 * i)).Text("…………………………", 200, 100 + (20 * i)).Text($"{i + 3}", 480, 100 + (20 * i));
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_NumberedList_IsNoTable()
    {
        var page = new PageSketch();
        for (int i = 0; i < 9; i++)
        {
            page.Text($"{i + 1}", 72, 100 + (20 * i)).Text("贯彻执行国家有关方针政策", 110, 100 + (20 * i));
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_UnruledTable_LosesNoLetter()
    {
        (int inside, int inCells) = TableSketch.Conservation(Codes(8).Page());
        Assert.That(inCells, Is.EqualTo(inside));
        Assert.That(inside, Is.GreaterThan(100));
    }

    [Test]
    public void Find_FormRuledOnOneAxis_IsAWarningAndNoWrongTable()
    {
        PageSketch page = new PageSketch().Line(60, 100, 500, 100).Line(60, 120, 500, 120).Line(160, 140, 500, 140).Line(160, 160, 500, 160).Line(60, 180, 500, 180)
            .Text("项目名称", 63, 115).Text("某项目", 163, 115).Text("产出指标", 63, 155)
            .Text("数量", 171, 135).Text("3.00", 300, 135).Text("质量", 163, 155).Text("4.00", 400, 155).Text("时效", 186, 175).Text("5.00", 350, 175);
        PageTables found = TableFinder.Find(page.Page());
        Assert.That(found.Tables, Is.Empty);
        Assert.That(found.Warnings.Single().Code, Is.EqualTo("table-not-read"));
        Assert.That(found.Lines, Is.Not.Empty);
    }
}
