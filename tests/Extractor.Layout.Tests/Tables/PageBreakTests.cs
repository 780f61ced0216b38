using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>What a page break leaves of cells and rows, told by the rules that are there and those that are not.</summary>
public sealed class PageBreakTests
{
    private static readonly double[] _x = [60, 140, 240, 400];

    /// <summary>A page whose last rows are: a label over the row at 740, and rows that go on to the foot at 800.</summary>
    private static PageSketch LabelAtTheFoot(bool leftRule)
    {
        PageSketch page = new PageSketch().Table(_x, 640, 20, ["预算单位", "某局", "子"], ["项目名称", "某项目", "丑"], ["负责人", "某人", "寅"], ["一级指标", "二级指标", "值"], ["产出指标", "数量指标", "甲"]);
        page.Line(140, 740, 140, 741).Line(240, 740, 240, 800).Line(400, 740, 400, 800).Line(240, 760, 400, 760).Line(240, 780, 400, 780).Line(240, 800, 400, 800)
            .Text("乙", 243, 755).Text("丙", 243, 775).Text("丁", 243, 795);
        return leftRule ? page.Line(60, 740, 60, 800) : page;
    }

    [Test]
    public void Find_CornerWithoutRulesAtTheFoot_BelongsToTheCellsAbove()
    {
        PageTable table = TableFinder.Find(LabelAtTheFoot(leftRule: false).Page()).Tables.Single();
        Assert.That(table.Cells.Where(c => c.Text is "产出指标" or "数量指标").Select(c => c.RowSpan), Is.EqualTo(new[] { 4, 4 }));
    }

    [Test]
    public void Add_CornerThatGoesOnBlank_BelongsToTheCellsAbove()
    {
        PageSketch next = OpenTop(60, 120, 180).Text("戊", 243, 75).Text("己", 243, 95).Text("庚", 243, 115);
        next.Line(60, 120, 240, 120).Line(60, 60, 60, 120).Text("成本指标", 63, 155).Text("经济成本指标", 143, 155).Text("辛", 243, 155);
        Table table = TableSketch.Join(LabelAtTheFoot(leftRule: true), next).Single();
        Assert.That(table.Cells.Where(c => c.Text is "产出指标" or "数量指标").Select(c => c.RowSpan), Is.EqualTo(new[] { 7, 7 }));
    }

    [Test]
    public void Add_CornerWhoseTextIsOnTheNextPage_IsACellOfItsOwn()
    {
        PageSketch next = OpenTop(60, 120, 180).Line(60, 60, 60, 120).Line(140, 60, 140, 120).Line(60, 120, 240, 120)
            .Text("成本指标", 63, 95).Text("经济成本指标", 143, 95).Text("戊", 243, 75).Text("己", 243, 95).Text("庚", 243, 115)
            .Text("效益指标", 63, 155).Text("社会效益指标", 143, 155).Text("辛", 243, 155);
        Table table = TableSketch.Join(LabelAtTheFoot(leftRule: true), next).Single();
        Assert.That(table.Cells.Single(c => c.Text == "产出指标").RowSpan, Is.EqualTo(1));
    }

    /// <summary>Three columns from <paramref name="top"/> without a rule over them; the third has rows of 20 down to <paramref name="middle"/>, then one row over all.</summary>
    private static PageSketch OpenTop(double top, double middle, double bottom)
    {
        PageSketch page = new PageSketch().Line(240, top, 240, bottom).Line(400, top, 400, bottom).Line(60, middle, 60, bottom).Line(140, middle, 140, bottom)
            .Line(60, bottom, 400, bottom).Line(240, middle, 400, middle);
        for (double y = top + 20; y < middle; y += 20)
        {
            page.Line(240, y, 400, y);
        }

        return page;
    }

    /// <summary>Two rows, and a third one that nothing closes at the foot of the page.</summary>
    private static PageSketch CutRow(string label, string text, string value) => new PageSketch()
        .Table(_x, 720, 20, ["科目", "说明", "数量"], ["办公费", "甲", "1"])
        .Line(60, 760, 60, 800).Line(140, 760, 140, 800).Line(240, 760, 240, 800).Line(400, 760, 400, 800)
        .Text(label, 63, 775).Text(text, 143, 775).Text(value, 243, 775);

    /// <summary>The rest of that row, closed at 90, and another row.</summary>
    private static PageSketch Rest(string label, string text, string value) => new PageSketch()
        .Line(60, 60, 60, 110).Line(140, 60, 140, 110).Line(240, 60, 240, 110).Line(400, 60, 400, 110).Line(60, 90, 400, 90).Line(60, 110, 400, 110)
        .Text(label, 63, 75).Text(text, 143, 75).Text(value, 243, 75).Text("水费", 63, 105).Text("乙", 143, 105).Text("3", 243, 105);

    [Test]
    public void Add_NoRuleAtTheFootAndNoneAtTheTop_IsOneRow()
    {
        // The text above the break has free room below and beside it, so that only the missing rules tell.
        Table table = TableSketch.Join(CutRow("印刷费", "第一段；", "2"), Rest("", "第二段", "")).Single();
        Assert.That(table.Show(), Is.EqualTo("科目|说明|数量\n办公费|甲|1\n印刷费|第一段；第二段|2\n水费|乙|3"));
        Assert.That(table.Confidence, Is.LessThan(0.95), "nothing but the break says that it is one row");
    }

    [Test]
    public void Add_PartsThatNothingCloses_AreLessSureAlone()
    {
        Assert.That(TableSketch.Join(CutRow("印刷费", "第一段", "2")).Single().Confidence, Is.LessThan(0.95));
        Assert.That(TableSketch.Join(Rest("", "第二段", "")).Single().Confidence, Is.LessThan(0.95));
        Assert.That(TableSketch.Join(CutRow("印刷费", "第一段", "2").Line(60, 800, 400, 800)).Single().Confidence, Is.GreaterThanOrEqualTo(0.95));
    }

    [Test]
    public void Add_NoRulesButTwoFigures_AreTwoRows()
    {
        Table table = TableSketch.Join(CutRow("印刷费", "丙", "2"), Rest("电费", "丁", "4")).Single();
        Assert.That(table.RowCount, Is.EqualTo(5));
    }

    [Test]
    public void Add_RuleAtTheFoot_AreTwoRows()
    {
        Table table = TableSketch.Join(CutRow("印刷费", "第一段；", "2").Line(60, 800, 400, 800), Rest("", "第二段", "4")).Single();
        Assert.That(table.RowCount, Is.EqualTo(5));
    }

    [Test]
    public void Add_EmptyBeginningOfARowAtTheFoot_IsNoRow()
    {
        // Nothing of the row fitted on the first page: an undivided blank strip is left of it.
        PageSketch first = new PageSketch().Table(_x, 740, 20, ["科目", "说明", "数量"], ["办公费", "甲", "1"]).Line(60, 780, 60, 798).Line(400, 780, 400, 798);
        PageSketch next = new PageSketch().Table(_x, 60, 20, ["印刷费", "乙", "2"], ["水费", "丙", "3"]);
        Assert.That(TableSketch.Join(first, next).Single().Show(), Is.EqualTo("科目|说明|数量\n办公费|甲|1\n印刷费|乙|2\n水费|丙|3"));
    }

    [Test]
    public void Add_LabelInTheMiddleOfAClosedCell_DoesNotGoOn()
    {
        PageSketch first = new PageSketch().Grid([60, 160, 300, 400], [700, 760]).Line(160, 720, 400, 720).Line(160, 740, 400, 740)
            .Text("总体目标", 63, 733.8).Text("甲", 163, 715).Text("1", 303, 715).Text("乙", 163, 735).Text("2", 303, 735).Text("丙", 163, 755).Text("3", 303, 755);
        PageSketch next = new PageSketch().Table([60, 160, 300, 400], 80, 20, ["", "指标", "4"], ["绩效", "丁", "5"]);
        Table table = TableSketch.Join(first, next).Single();
        Assert.That(table.Cells.Single(c => c.Text == "总体目标").RowSpan, Is.EqualTo(3));
    }

    [Test]
    public void Find_LastLineBelowAnOpenFoot_BelongsToItsCell()
    {
        PageSketch page = new PageSketch().Table(_x, 700, 20, ["科目", "说明", "数量"], ["办公费", "甲", "1"])
            .Line(60, 740, 60, 762).Line(140, 740, 140, 762).Line(240, 740, 240, 762).Line(400, 740, 400, 762)
            .Text("印刷费", 63, 753).Text("年度绩效", 143, 753).Text("指标", 143, 767).Text("2", 243, 753);
        PageTables found = TableFinder.Find(page.Page());
        Assert.That(found.Tables.Single().Cells.Single(c => c.Text.StartsWith("年度", StringComparison.Ordinal)).Text, Is.EqualTo("年度绩效指标"));
        Assert.That(found.Lines, Is.Empty);
    }

    [Test]
    public void Add_TitleLeftAtTheFoot_BeginsAnotherTable()
    {
        string[][] form = [["预算单位", "某局", "甲"], ["项目名称", "某项目", "乙"]];
        PageSketch first = new PageSketch().Table(_x, 700, 20, form).Text("项目支出绩效目标表", 150, 690, 12).Text("项目支出绩效目标表", 150, 800, 12);
        PageSketch next = new PageSketch().Table(_x, 60, 20, form);
        Assert.That(TableSketch.Join(first, next).Select(t => t.Title), Is.EqualTo(new[] { "项目支出绩效目标表", "项目支出绩效目标表" }));
    }
}
