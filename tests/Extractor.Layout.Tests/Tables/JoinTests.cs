using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class JoinTests
{
    private static readonly double[] _columns = [60, 200, 300, 400];
    private static readonly string[] _header = ["科目名称", "预算数", "决算数"];

    /// <summary>A first page whose table reaches down to the bottom margin.</summary>
    private static PageSketch First(params string[][] rows) => new PageSketch().Table(_columns, 760 - (20 * rows.Length), 20, rows);

    [Test]
    public void Add_ContinuationWithoutHeader_IsOneTable()
    {
        Table table = TableSketch.Join(
            First(_header, ["办公费", "1.00", "2.00"]),
            new PageSketch().Table(_columns, 80, 20, ["印刷费", "3.00", "4.00"], ["水费", "5.00", "6.00"])).Single();
        Assert.That(table.Show(), Is.EqualTo("科目名称|预算数|决算数\n办公费|1.00|2.00\n印刷费|3.00|4.00\n水费|5.00|6.00"));
        Assert.That(table.Pages, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(table.Cells[^1].Page, Is.EqualTo(2));
    }

    [Test]
    public void Add_RepeatedHeaderAndCaption_AreDropped()
    {
        PageSketch first = First(_header, ["办公费", "1.00", "2.00"]).Text("支出预算表", 205, 690, 14).Text("编制部门：某局", 60, 712).Text("单位：万元", 340, 712);
        PageSketch next = new PageSketch().Table(_columns, 120, 20, _header, ["水费", "5.00", "6.00"])
            .Text("支出预算表", 205, 90, 14).Text("编制部门：某局", 60, 112).Text("单位：万元", 340, 112);
        Table table = TableSketch.Join(first, next).Single();
        Assert.That(table.Show(), Is.EqualTo("科目名称|预算数|决算数\n办公费|1.00|2.00\n水费|5.00|6.00"));
        Assert.That((table.Title, table.AmountUnit), Is.EqualTo(("支出预算表", "万元")));
    }

    [Test]
    public void Add_HeaderRepeatedInPart_IsDropped()
    {
        PageSketch next = new PageSketch().Table(_columns, 80, 20, ["类款", "甲", "乙"], ["水费", "5.00", "6.00"]);
        PageSketch first = new PageSketch().Line(60, 700, 400, 700).Line(200, 720, 400, 720).Line(60, 740, 400, 740).Line(60, 760, 400, 760)
            .Line(60, 700, 60, 760).Line(200, 700, 200, 760).Line(300, 720, 300, 760).Line(400, 700, 400, 760).Line(60, 720, 200, 720)
            .Text("科目名称", 63, 715).Text("支出总额", 230, 715).Text("类款", 63, 735).Text("甲", 203, 735).Text("乙", 303, 735)
            .Text("办公费", 63, 755).Text("1.00", 203, 755).Text("2.00", 303, 755);
        Assert.That(TableSketch.Join(first, next).Single().Show(), Is.EqualTo("科目名称|支出总额×1,2\n类款|甲|乙\n办公费|1.00|2.00\n水费|5.00|6.00"));
    }

    [Test]
    public void Add_OtherTitle_IsAnotherTable()
    {
        PageSketch next = new PageSketch().Table(_columns, 120, 20, _header, ["水费", "5.00", "6.00"]).Text("收入预算表", 205, 100, 14);
        Assert.That(TableSketch.Join(First(_header, ["办公费", "1.00", "2.00"]), next), Has.Count.EqualTo(2));
    }

    [Test]
    public void Add_SameTitleOverAnotherForm_IsAnotherTable()
    {
        double[] x = [60, 150, 250, 350, 450];
        PageSketch Form(double top, string name) => new PageSketch()
            .Line(60, top, 450, top).Line(60, top + 20, 450, top + 20).Line(60, top + 40, 450, top + 40).Line(60, top + 60, 450, top + 60)
            .Line(60, top, 60, top + 60).Line(450, top, 450, top + 60).Line(150, top, 150, top + 60).Line(250, top + 20, 250, top + 60).Line(350, top + 20, 350, top + 60)
            .Text("预算单位", 63, top + 15).Text("某局", 153, top + 15).Text("项目名称", 63, top + 35).Text(name, 153, top + 35).Text("负责人", 253, top + 35).Text("张三", 353, top + 35)
            .Text("指标", 63, top + 55).Text("次数", 153, top + 55).Text("值", 253, top + 55).Text("3", 353, top + 55)
            .Text("项目支出绩效目标表", 200, top - 20, 12);
        Assert.That(x, Has.Length.EqualTo(5));
        Assert.That(TableSketch.Join(Form(700, "甲项目"), Form(120, "乙项目")), Has.Count.EqualTo(2));
    }

    [Test]
    public void Add_ParagraphBetween_IsAnotherTable()
    {
        PageSketch next = new PageSketch().Text("下面是另一张表，与上一页无关，请注意区分。", 60, 180)
            .Table(_columns, 220, 20, ["印刷费", "3.00", "4.00"], ["水费", "5.00", "6.00"]);
        Assert.That(TableSketch.Join(First(_header, ["办公费", "1.00", "2.00"]), next), Has.Count.EqualTo(2));
    }

    [Test]
    public void Add_PageHeaderAndNumberBetween_StillContinues()
    {
        PageSketch first = First(_header, ["办公费", "1.00", "2.00"]).Text("某局2024年部门预算", 200, 50).Text("- 1 -", 280, 815);
        PageSketch next = new PageSketch().Text("某局2024年部门预算", 200, 50).Text("- 2 -", 280, 815)
            .Table(_columns, 80, 20, ["印刷费", "3.00", "4.00"], ["水费", "5.00", "6.00"]);
        Assert.That(TableSketch.Join(first, next).Single().RowCount, Is.EqualTo(4));
    }

    [Test]
    public void Add_RowCutInTwo_IsOneRow()
    {
        double[] x = [60, 120, 220, 300, 360];
        PageSketch first = new PageSketch().Table(x, 660, 20, ["代码", "名称", "金额", "说明"], ["301", "工资", "1.00", "甲"], ["302", "商品", "2.00", "乙"],
            ["303", "补助", "3.00", "丙"], ["310", "其他资本性支出和各", "4.00", "丁"]);
        PageSketch next = new PageSketch().Table(x, 80, 20, ["", "种支出", "", ""], ["399", "其他", "5.00", "戊"]);
        Table table = TableSketch.Join(first, next).Single();
        Assert.That(table.Show(), Does.EndWith("310|其他资本性支出和各种支出|4.00|丁\n399|其他|5.00|戊"));
        Cell cut = table.Cells.Single(c => c.Text == "其他资本性支出和各种支出");
        Assert.That(cut.Continuations.Single().Page, Is.EqualTo(2));
    }

    [Test]
    public void Add_EmptyFootOfTheLastRow_AddsNoRow()
    {
        PageSketch first = new PageSketch().Table(_columns, 700, 30, _header, ["办公费", "1.00", "2.00"]).Line(60, 772, 400, 772)
            .Line(60, 760, 60, 772).Line(200, 760, 200, 772).Line(300, 760, 300, 772).Line(400, 760, 400, 772).Text("总计", 63, 769).Text("3.00", 203, 769).Text("4.00", 303, 769);
        PageSketch next = new PageSketch().Grid(_columns, [80, 95]);
        Table table = TableSketch.Join(first, next).Single();
        Assert.That(table.Show(), Is.EqualTo("科目名称|预算数|决算数\n办公费|1.00|2.00\n总计|3.00|4.00"));
        Assert.That(table.Pages, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Add_MergedCellCutByTheBreak_IsOneCell()
    {
        PageSketch first = new PageSketch().Grid([60, 160, 300], [700, 760]).Line(160, 720, 300, 720).Line(160, 740, 300, 740)
            .Text("产出指标", 63, 735).Text("甲", 163, 715).Text("乙", 163, 735).Text("丙", 163, 755);
        PageSketch next = new PageSketch().Grid([60, 160, 300], [80, 120]).Line(160, 100, 300, 100).Text("丁", 163, 95).Text("戊", 163, 115);
        Assert.That(TableSketch.Join(first, next).Single().Show(), Is.EqualTo("产出指标×5,1|甲\n乙\n丙\n丁\n戊"));
    }

    [Test]
    public void Add_OtherColumnsOnTheNextPage_AreUnited()
    {
        PageSketch first = First(["项目名称", "某项目", ""], ["目标", "说明", "值"]);
        PageSketch next = new PageSketch().Table([60, 200, 250, 300, 400], 80, 20, ["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"]);
        Table table = TableSketch.Join(first, next).Single();
        Assert.That(table.ColumnCount, Is.EqualTo(4));
        Assert.That(table.Show(), Does.EndWith("甲|乙|丙|丁\n1|2|3|4"));
        Assert.That(table.Show(), Does.StartWith("项目名称|某项目×1,2|"));
    }

    [Test]
    public void Add_PortraitThenLandscape_IsOneTable()
    {
        PageSketch next = new PageSketch(842, 595).Table([60, 280, 440, 600], 80, 20, _header, ["水费", "5.00", "6.00"]);
        Assert.That(TableSketch.Join(First(_header, ["办公费", "1.00", "2.00"]), next).Single().Show(),
            Is.EqualTo("科目名称|预算数|决算数\n办公费|1.00|2.00\n水费|5.00|6.00"));
    }

    [Test]
    public void Add_JoinTurnedOff_KeepsParts()
    {
        var joiner = new TableJoiner(join: false);
        joiner.Add(TableFinder.Find(First(_header, ["办公费", "1.00", "2.00"]).Page(1)));
        joiner.Add(TableFinder.Find(new PageSketch().Table(_columns, 80, 20, ["印刷费", "3.00", "4.00"], ["水费", "5.00", "6.00"]).Page(2)));
        Assert.That(joiner.Finish(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Add_PageWithoutTablesBetween_EndsTheTable()
    {
        IReadOnlyList<Table> tables = TableSketch.Join(
            First(_header, ["办公费", "1.00", "2.00"]),
            new PageSketch(),
            new PageSketch().Table(_columns, 80, 20, ["印刷费", "3.00", "4.00"], ["水费", "5.00", "6.00"]));
        Assert.That(tables, Has.Count.EqualTo(2));
    }

    [Test]
    public void Add_PagesAfterATable_LetItsLettersGo()
    {
        var joiner = new TableJoiner();
        WeakReference letters = AddTable(joiner, 1);
        for (int page = 2; page <= 4; page++)
        {
            joiner.Add(TableFinder.Find(new PageSketch().Page(page)));
        }

        GC.Collect();
        Assert.That(letters.IsAlive, Is.False);
        Assert.That(joiner.Finish().Single().Show(), Is.EqualTo("科目名称|预算数|决算数\n办公费|1.00|2.00"));
    }

    /// <summary>Apart, so that no local variable of the test keeps the page alive.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference AddTable(TableJoiner joiner, int number)
    {
        PageTables found = TableFinder.Find(First(_header, ["办公费", "1.00", "2.00"]).Page(number));
        joiner.Add(found);
        return new WeakReference(found.Tables[0].Cells[0].Lines[0].Words[0].Letters[0]);
    }
}
