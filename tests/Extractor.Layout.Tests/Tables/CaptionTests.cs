using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class CaptionTests
{
    private static readonly double[] _columns = [60, 200, 300, 400];

    private static PageSketch Page() => new PageSketch().Table(_columns, 200, 20, ["科目", "预算数", "决算数"], ["办公费", "1.00", "2.00"]);

    [Test]
    public void Read_NumberTitlePreparerUnit_AreCaptionAndNoCells()
    {
        PageSketch page = Page().Text("表 5", 60, 130).Text("一般公共预算支出情况表", 170, 155, 12).Text("编制部门：某局", 60, 190).Text("单位：万元", 350, 190);
        Table table = TableSketch.Join(page).Single();
        Assert.That((table.Number, table.Title, table.AmountUnit), Is.EqualTo(("表5", "一般公共预算支出情况表", "万元")));
        Assert.That(table.RowCount, Is.EqualTo(2));
        Assert.That(table.CaptionLines, Has.Count.EqualTo(3));
    }

    [TestCase("公开05表", "公开05表")]
    [TestCase("附表2-1", "附表2-1")]
    [TestCase("表十一", "表十一")]
    [TestCase("财决01表", "财决01表")]
    public void Read_NumberForms_AreKeptAsPrinted(string printed, string number) =>
        Assert.That(TableSketch.Join(Page().Text(printed, 60, 180)).Single().Number, Is.EqualTo(number));

    [Test]
    public void Read_NumberAndTitleOnOneLine_ArePartedAndReadTogether()
    {
        Table table = TableSketch.Join(Page().Text("表3：支出预算总表", 180, 180)).Single();
        Assert.That((table.Number, table.Title), Is.EqualTo(("表3", "支出预算总表")));
    }

    [Test]
    public void Read_PeriodBelowTheTitle_IsNoTitle()
    {
        PageSketch page = Page().Text("项目支出绩效自评表", 180, 165, 12).Text("（2024年度）", 195, 185);
        Assert.That(TableSketch.Join(page).Single().Title, Is.EqualTo("项目支出绩效自评表"));
    }

    [Test]
    public void Read_ParagraphAbove_IsNoTitle()
    {
        PageSketch page = Page().Text("纳入本部门决算编制范围的单位共三个，具体情况如下表所示。", 60, 180);
        PageTables found = TableFinder.Find(page.Page());
        Assert.That(found.Tables.Single().Caption.Title, Is.Null);
        Assert.That(found.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public void Read_PageHeaderOnEveryPage_IsNoTitle()
    {
        PageSketch[] pages = [.. Enumerable.Range(0, 3).Select(i => new PageSketch().Text("某局2024年度预算公开", 150, 70, 14)
            .Table(_columns, 100, 20, ["科目" + i, "预算数", "决算数"], ["办公费", $"{i}.00", "2.00"], ["合计", "", ""]))];
        Assert.That(TableSketch.Join(pages).Select(t => t.Title), Is.All.Null);
    }

    [Test]
    public void Read_DrawingOrder_DoesNotMatter()
    {
        PageSketch page = new PageSketch().Text("单位：元", 350, 190).Text("收入预算总表", 190, 155, 12).Text("公开02表", 60, 130)
            .Table(_columns, 200, 20, ["科目", "预算数", "决算数"], ["办公费", "1.00", "2.00"]);
        Table table = TableSketch.Join(page).Single();
        Assert.That((table.Number, table.Title, table.AmountUnit), Is.EqualTo(("公开02表", "收入预算总表", "元")));
    }

    [Test]
    public void Read_TwoTables_EachHasItsOwn()
    {
        PageSketch page = Page().Text("甲表", 220, 185, 12).Text("乙表", 220, 285, 12).Table(_columns, 300, 20, ["科目", "预算数", "决算数"], ["水费", "1.00", "2.00"]);
        Assert.That(TableSketch.Join(page).Select(t => t.Title), Is.EqualTo(new[] { "甲表", "乙表" }));
    }

    [Test]
    public void Read_TitleOfTwoLines_IsWhole()
    {
        PageSketch page = Page().Text("公开09表：“三公”经费、会议费、培训费和机关运行经费支", 60, 160, 13).Text("出预算表", 60, 180, 13);
        Table table = TableSketch.Join(page).Single();
        Assert.That((table.Number, table.Title), Is.EqualTo(("公开09表", "“三公”经费、会议费、培训费和机关运行经费支出预算表")));
    }
}
