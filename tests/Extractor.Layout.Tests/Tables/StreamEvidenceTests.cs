using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>What makes lines without rules, or with few of them, a table, and what does not.</summary>
public sealed class StreamEvidenceTests
{
    private static readonly double[] _x = [50, 120, 300, 380, 460];

    private static PageSketch Right(PageSketch page, string text, int column, double y) =>
        page.Text(text, _x[column + 1] - 4 - text.Sum(c => PageSketch.Advance(c, 8)), y, 8);

    private static PageSketch Over(PageSketch page, string text, int from, int to, double y) =>
        page.Text(text, ((_x[from] + _x[to + 1]) / 2) - (text.Sum(c => PageSketch.Advance(c, 8)) / 2), y, 8);

    private static PageSketch Header(PageSketch page, double y)
    {
        Over(page, "科目编码", 0, 0, y);
        Over(page, "科目名称", 1, 1, y);
        Over(page, "预算数", 2, 2, y);
        return Over(page, "决算数", 3, 3, y);
    }

    private static PageSketch Rows(PageSketch page, double y, int rows, bool figures = true)
    {
        for (int r = 0; r < rows; r++)
        {
            Over(page, $"2010{r + 1}", 0, 0, y + (15 * r));
            page.Text(r % 2 == 0 ? "行政运行" : "一般行政管理事务", _x[1] + 4, y + (15 * r), 8);
            if (figures)
            {
                Right(page, $"{r + 1}0.00", 2, y + (15 * r));
                Right(page, $"{r + 2}0.50", 3, y + (15 * r));
            }
        }

        return page;
    }

    [Test]
    public void Find_TotalInTheMiddleOfCodeAndName_SpansBoth()
    {
        PageSketch page = Rows(Header(new PageSketch(), 120), 138, 6);
        Over(page, "合计", 0, 1, 138 + 90);
        Right(page, "99.00", 2, 138 + 90);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n合计×1,2|99.00|"));
    }

    [Test]
    public void Find_TotalInTheMiddleOfItsOwnColumn_SpansNothing()
    {
        PageSketch page = Rows(Header(new PageSketch(), 120), 138, 6);
        Over(page, "合计", 1, 1, 138 + 90);
        Right(page, "99.00", 2, 138 + 90);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n|合计|99.00|"));
    }

    [Test]
    public void Find_BlankRowBeforeTheTotal_KeepsTheTotal()
    {
        PageSketch page = Rows(Header(new PageSketch(), 120), 138, 8);
        page.Text("合计", _x[1] + 4, 138 + (15 * 9), 8);
        Right(page, "99.00", 2, 138 + (15 * 9));
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n|||\n|合计|99.00|"));
    }

    [Test]
    public void Find_ThreeLineTableCutByThePage_NeedsNoRuleAtItsFoot()
    {
        PageSketch page = Header(new PageSketch().Line(50, 700, 460, 700).Line(50, 720, 460, 720), 713);
        Rows(page, 733, 2);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("科目编码|科目名称|预算数|决算数\n20101|行政运行|10.00|20.50\n20102|一般行政管理事务|20.00|30.50"));
    }

    [Test]
    public void Find_LastRowCutOffByThePage_IsKeptBelowTheLastRule()
    {
        PageSketch page = Header(new PageSketch(), 713);
        for (int r = 0; r < 5; r++)
        {
            page.Line(50, 700 + (20 * r), 460, 700 + (20 * r));
        }

        for (int r = 0; r < 4; r++)
        {
            Over(page, $"2010{r}", 0, 0, 733 + (20 * r));
            page.Text("行政运行", _x[1] + 4, 733 + (20 * r), 8);
            Right(page, $"{r}1.00", 2, 733 + (20 * r));
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n20102|行政运行|21.00|\n20103|行政运行|31.00|"));
    }

    /// <summary>Rows with a rule below each and none above the header.</summary>
    private static PageSketch RuledBelow(double left, double right, int rows)
    {
        var page = new PageSketch();
        for (int r = 0; r <= rows; r++)
        {
            page.Line(left, 120 + (20 * r), right, 120 + (20 * r));
        }

        return page;
    }

    [Test]
    public void Find_RulesBelowTheRowsOnly_TakesTheHeaderAboveTheFirst()
    {
        PageSketch page = Rows(Header(RuledBelow(50, 460, 4), 114), 134, 1);
        for (int r = 1; r < 4; r++)
        {
            page.Text("一般行政管理事务", _x[1] + 4, 134 + (20 * r), 8);
            Right(page, $"{r}7.00", 2, 134 + (20 * r));
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.StartWith("科目编码|科目名称|预算数|决算数\n20101|行政运行|10.00|20.50\n"));
        Assert.That(table.RowCount, Is.EqualTo(5));
    }

    [Test]
    public void Find_CaptionAboveTheFirstRule_IsNoHeader()
    {
        PageSketch page = RuledBelow(50, 460, 4).Text("编制部门：某某局", 52, 114, 8).Text("单位：万元", 415, 114, 8);
        Header(page, 134);
        for (int r = 1; r < 4; r++)
        {
            page.Text("一般行政管理事务", _x[1] + 4, 134 + (20 * r), 8);
            Right(page, $"{r}7.00", 2, 134 + (20 * r));
            Right(page, $"{r}8.00", 3, 134 + (20 * r));
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.StartWith("科目编码|科目名称|预算数|决算数\n"));
        Assert.That((table.AmountUnit, table.RowCount), Is.EqualTo(("万元", 4)));
    }

    [Test]
    public void Find_NarrowTableRuledRowByRow_IsOne()
    {
        // 130 points of a page of 595: less than a quarter of its width.
        PageSketch page = RuledBelow(50, 180, 5).Line(50, 100, 180, 100).Text("科目", 54, 114, 8).Text("金额", 150, 114, 8);
        for (int r = 0; r < 5; r++)
        {
            page.Text("办公费", 54, 134 + (20 * r), 8).Text($"{r + 1}.00", 156, 134 + (20 * r), 8);
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That((table.Method, table.RowCount, table.ColumnCount), Is.EqualTo((TableMethod.HalfRuled, 6, 2)));
    }

    [Test]
    public void Find_BlankRowsBetweenRules_AreRows()
    {
        PageSketch page = Header(new PageSketch(), 113);
        for (int r = 0; r < 7; r++)
        {
            page.Line(50, 100 + (20 * r), 460, 100 + (20 * r));
        }

        page.Text("合计", _x[1] + 4, 213, 8);
        Right(page, "0.00", 2, 213);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("科目编码|科目名称|预算数|决算数\n|||\n|||\n|||\n|||\n|合计|0.00|"));
    }

    [Test]
    public void Find_RuledHeaderWithColumnNumbersOnly_IsATableWithoutRows()
    {
        PageSketch page = new PageSketch().Line(50, 100, 460, 100).Line(50, 120, 460, 120).Line(50, 140, 460, 140);
        Header(page, 113);
        string[] marks = ["※", "※", "1", "2"];
        for (int c = 0; c < marks.Length; c++)
        {
            Over(page, marks[c], c, c, 133);
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("科目编码|科目名称|预算数|决算数\n※|※|1|2"));
    }

    [Test]
    public void Find_BlankFundTableUnderItsCaption_IsATable()
    {
        PageSketch page = new PageSketch().Text("政府性基金预算支出情况表", 160, 90, 12).Text("单位：万元", 415, 106, 9);
        Header(page, 124);
        page.Text("合计", _x[1] + 4, 140, 8);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("科目编码|科目名称|预算数|决算数\n|合计||"));
        Assert.That(table.Confidence, Is.LessThan(0.8));
    }

    [Test]
    public void Find_UnruledTableWithAColumnThatNoLabelNames_ComesWithAWarning()
    {
        // The last two columns have one label between them.
        PageSketch page = Rows(Header(new PageSketch(), 120), 138, 6);
        for (int r = 0; r < 6; r++)
        {
            page.Text("甲方单位", 480, 138 + (15 * r), 8).Text("乙方", 530 + (r % 2 * 10), 138 + (15 * r), 8);
        }

        page.Text("双方单位名称及其简称", 480, 120, 8);
        PageTables found = TableFinder.Find(page.Page());
        Assert.That(found.Tables.Single().Confidence, Is.LessThan(0.61));
        Assert.That(found.Warnings.Select(w => w.Code), Is.EqualTo(new[] { "table-unsure" }));
    }

    [Test]
    public void Find_UnruledTableWithANamedHeaderAndAmounts_ComesWithoutOne()
    {
        PageTables found = TableFinder.Find(Rows(Header(new PageSketch(), 120), 138, 6).Page());
        Assert.That(found.Tables.Single().Confidence, Is.GreaterThan(0.7));
        Assert.That(found.Warnings, Is.Empty);
    }

    [Test]
    public void Find_SameLinesWithoutACaption_AreNone()
    {
        PageSketch page = Header(new PageSketch(), 124).Text("合计", _x[1] + 4, 140, 8);
        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_ContentsWithPageNumbers_IsNoTable()
    {
        PageSketch page = new PageSketch().Text("目录", 280, 80, 16);
        string[] titles = ["第一部分 部门概况", "一、主要职能", "二、机构设置", "第二部分 部门预算表", "第三部分 情况说明", "一、收支总体情况", "二、财政拨款情况"];
        int[] pages = [1, 1, 2, 4, 12, 12, 14];
        for (int i = 0; i < titles.Length; i++)
        {
            page.Text(titles[i], 80, 120 + (22 * i));
            string number = $"{pages[i]}";
            page.Text(number, 500 - (number.Length * 5), 120 + (22 * i));
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }

    [Test]
    public void Find_AxesOfTwoCharts_AreNoTable()
    {
        var page = new PageSketch();
        for (int i = 0; i < 8; i++)
        {
            page.Text($"{450 - (50 * i)}", 80, 120 + (18 * i)).Text($"{450 - (50 * i)}", 320, 120 + (18 * i));
        }

        Assert.That(TableSketch.Join(page), Is.Empty);
    }
}
