using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Tables;

/// <summary>What defeats other extractors, each in a small PDF file, from bytes to cells.</summary>
public sealed class PdfTableTests
{
    private static readonly double[] _x = [60, 200, 300, 400];
    private static readonly string[][] _rows = [["科目名称", "预算数", "决算数"], ["办公费", "1,234.50", "2.00"], ["水费", "3.00", ""]];
    private const string Shown = "科目名称|预算数|决算数\n办公费|1,234.50|2.00\n水费|3.00|";

    private static Table Only(PdfSketch pdf) => pdf.Read().Tables.Single();

    [Test]
    public void Analyze_WhitePrintAreaAndWhiteCellFills_AreNoRules()
    {
        PdfSketch pdf = new PdfSketch().Fill(40, 40, 555, 300, 1);
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                pdf.Fill(_x[c], 120 + (20 * r), _x[c + 1], 140 + (20 * r), 1);
            }
        }

        Table table = Only(pdf.Fill(60, 60, 400, 115, 1).Text("支出决算表", 190, 85, 16).Text("单位：万元", 340, 112).Table(_x, 120, 20, _rows));
        Assert.That((table.Title, table.AmountUnit, table.Show()), Is.EqualTo(("支出决算表", "万元", Shown)));
    }

    [Test]
    public void Analyze_CornerSquaresAndWhiteShadingUnderRules_AddNoRowsOrColumns()
    {
        // Word: a white shading for each cell, each rule as bars from crossing to crossing, and a square in each crossing.
        var pdf = new PdfSketch();
        for (int r = 0; r < 3; r++)
        {
            for (int c = 0; c < 3; c++)
            {
                pdf.Fill(_x[c] + 0.5, 100.5 + (20 * r), _x[c + 1], 120 + (20 * r), 1).Fill(_x[c] + 5, 100.5 + (20 * r), _x[c + 1] - 5, 120 + (20 * r), 1);
            }
        }

        for (int r = 0; r <= 3; r++)
        {
            double y = 100 + (20 * r);
            for (int c = 0; c <= 3; c++)
            {
                pdf.Fill(_x[c], y, _x[c] + 0.5, y + 0.5, 0);
                if (c < 3)
                {
                    pdf.Fill(_x[c] + 0.5, y, _x[c + 1], y + 0.5, 0);
                }

                if (r < 3)
                {
                    pdf.Fill(_x[c], y + 0.5, _x[c] + 0.5, y + 20, 0);
                }
            }
        }

        Assert.That(Only(pdf.Cells(_x, 100, 20, _rows)).Show(), Is.EqualTo(Shown));
    }

    [TestCase("[3 2] 0 d")]
    [TestCase("[0.5 1] 0 d")]
    public void Analyze_DashedRules_AreRules(string dash) =>
        Assert.That(Only(new PdfSketch().Raw("0.5 w " + dash).Table(_x, 100, 20, _rows)).Show(), Is.EqualTo(Shown));

    [Test]
    public void Analyze_DoubledRules_AreOne()
    {
        double[] x = [.. _x.SelectMany(a => new[] { a, a + 2 })];
        double[] y = [100, 102, 120, 122, 140, 142, 160, 162];
        Assert.That(Only(new PdfSketch().Raw("0.5 w").Grid(x, y).Cells([62, 202, 302, 402], 101, 20, _rows)).Show(), Is.EqualTo(Shown));
    }

    [Test]
    public void Analyze_ContinuedPageWithoutTopBorder_KeepsItsFirstRow()
    {
        PdfSketch pdf = new PdfSketch().Table(_x, 740, 20, _rows).NextPage()
            .Line(60, 80, 400, 80).Line(60, 100, 400, 100).Line(60, 60, 60, 100).Line(200, 60, 200, 100).Line(300, 60, 300, 100).Line(400, 60, 400, 100)
            .Cells(_x, 60, 20, ["电费", "4.00", "5.00"], ["邮费", "6.00", "7.00"]);
        Assert.That(Only(pdf).Show(), Is.EqualTo(Shown + "\n电费|4.00|5.00\n邮费|6.00|7.00"));
    }

    [Test]
    public void Analyze_CellsFilledToTheirBorders_AreNotGlued()
    {
        // Each figure and each code fills its cell: nothing but the rule stands between them.
        double[] x = [60, 80, 125, 190, 255];
        Table table = Only(new PdfSketch().Grid(x, [100, 120, 140])
            .Text("代码", 60, 115).Text("名称", 85, 115).Text("预算数", 130, 115).Text("决算数", 195, 115)
            .Text("2101", 60, 135).Text("行政运行", 80.5, 135).Text("82,096,797.42", 125, 135).Text("82,096,797.42", 190, 135));
        Assert.That(table.Show(), Does.EndWith("2101|行政运行|82,096,797.42|82,096,797.42"));
    }

    [Test]
    public void Analyze_ClassSectionItem_AreThreeColumns()
    {
        double[] x = [60, 85, 105, 125, 260, 340];
        Table table = Only(new PdfSketch().Table(x, 100, 20, ["类", "款", "项", "科目名称", "金额"], ["201", "01", "01", "行政运行", "1.00"], ["201", "01", "", "人大事务", "2.00"], ["208", "", "", "社会保障", "3.00"]));
        Assert.That(table.Show(), Is.EqualTo("类|款|项|科目名称|金额\n201|01|01|行政运行|1.00\n201|01||人大事务|2.00\n208|||社会保障|3.00"));
    }

    [Test]
    public void Analyze_CellOfTwoLines_IsOneRow()
    {
        Table table = Only(new PdfSketch().Grid(_x, [100, 120, 150]).Cells(_x, 100, 20, _rows[0])
            .Text("一般公共预算财政", 63, 133).Text("拨款收入", 63, 146).Text("1.00", 203, 139).Text("2.00", 303, 139));
        Assert.That(table.Show(), Is.EqualTo("科目名称|预算数|决算数\n一般公共预算财政拨款收入|1.00|2.00"));
    }

    [Test]
    public void Analyze_CharactersOnTheBorder_AreKept()
    {
        // The last digits stand on and beyond the right border of their cells.
        Table table = Only(new PdfSketch().Grid([60, 200, 240, 280], [100, 120, 140])
            .Text("科目名称", 63, 115).Text("预算", 203, 115).Text("决算", 243, 115).Text("办公费", 63, 135).Text("21,968.05", 197, 135).Text("8.05", 262, 135));
        Assert.That(table.Show(), Does.EndWith("办公费|21,968.05|8.05"));
    }

    [Test]
    public void Analyze_FullWidthPunctuation_IsKeptAsPrinted()
    {
        Table table = Only(new PdfSketch().Table(_x, 100, 20, ["项目（类）：名称", "１２％", "—"], ["“三公”经费，合计；", "１．５０", "2.00"]));
        Assert.That(table.Show(), Is.EqualTo("项目（类）：名称|１２％|—\n“三公”经费，合计；|１．５０|2.00"));
    }

    [Test]
    public void Analyze_TextBeyondItsClip_IsNotSeenAndInNoCell()
    {
        // A spreadsheet clips a long text at the border of its cell.
        PdfSketch pdf = new PdfSketch().Table(_x, 100, 20, ["科目名称", "预算数", "决算数"], ["", "1.00", "2.00"])
            .Raw("q 60 702 140 20 re W n").Text("机关事业单位基本养老保险缴费支出合计", 63, 135).Raw("Q");
        Assert.That(Only(pdf).Show(), Is.EqualTo("科目名称|预算数|决算数\n机关事业单位基本养老保险缴费|1.00|2.00"));
    }

    [Test]
    public void Analyze_RotatedPage_IsReadUpright()
    {
        // The page is stored lying on its side and turned by /Rotate; the matrix draws the table so that it then stands upright.
        PdfSketch pdf = new PdfSketch { Extra = "/Rotate 90" }.Raw("0 1 -1 0 842 0 cm").Table(_x, 100, 20, _rows);
        Table table = Only(pdf);
        Assert.That(table.Show(), Is.EqualTo(Shown));
        Assert.That(table.Parts[0].Box.Width, Is.GreaterThan(table.Parts[0].Box.Height));
    }

    [Test]
    public void Analyze_TableTurnedByTheMatrix_IsReadUpright()
    {
        Table table = Only(new PdfSketch().Raw("0 1 -1 0 842 0 cm").Table(_x, 100, 20, _rows));
        Assert.That(table.Show(), Is.EqualTo(Shown));
        Assert.That(table.Parts[0].Box.Height, Is.GreaterThan(table.Parts[0].Box.Width));
    }

    [Test]
    public void Analyze_UprightAndTurnedTableOnOnePage_AreBothRead()
    {
        PdfSketch pdf = new PdfSketch().Table(_x, 60, 20, _rows).Raw("q 0 1 -1 0 842 0 cm").Table(_x, 500, 20, ["甲", "乙", "丙"], ["名称一二三四五", "11.00", "22.00"], ["名称六七八九十", "33.00", "44.00"]).Raw("Q");
        Assert.That(pdf.Read().Tables.Select(t => t.Show()), Is.EquivalentTo(new[] { Shown, "甲|乙|丙\n名称一二三四五|11.00|22.00\n名称六七八九十|33.00|44.00" }));
    }

    [Test]
    public void Analyze_TablesThatTouch_AreTwo()
    {
        PdfSketch pdf = new PdfSketch().Table(_x, 100, 20, _rows).Table([60, 150, 250, 330, 400], 164, 20, ["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"]);
        Assert.That(pdf.Read().Tables.Select(t => t.Show()), Is.EqualTo(new[] { Shown, "甲|乙|丙|丁\n1|2|3|4" }));
    }

    [Test]
    public void Analyze_TablesThatShareABorder_KeepTheirColumns()
    {
        // One border for both: they are one drawing, and each row keeps the columns it was drawn with.
        PdfSketch pdf = new PdfSketch().Table([60, 200, 400], 100, 20, ["甲", "乙"], ["1", "2"]).Table([60, 130, 270, 400], 140, 20, ["丙", "丁", "戊"], ["3", "4", "5"]);
        Assert.That(Only(pdf).Show(), Is.EqualTo("甲×1,2|乙×1,2\n1×1,2|2×1,2\n丙|丁×1,2|戊\n3|4×1,2|5"));
    }

    [Test]
    public void Analyze_NoJoin_KeepsTheParts()
    {
        PdfSketch pdf = new PdfSketch().Table(_x, 740, 20, _rows).NextPage().Table(_x, 60, 20, ["电费", "4.00", "5.00"], ["邮费", "6.00", "7.00"]);
        Assert.That(pdf.Read(new LayoutOptions { JoinTables = false }).Tables.Select(t => t.Pages.Single()), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Analyze_TextsHigherThanTheirRows_StayInTheirCellsAndCostConfidence()
    {
        // A spreadsheet prints three lines over each other's rows: the second text starts inside the first one.
        Table table = Only(new PdfSketch().Grid(_x, [86, 100, 114, 128, 142, 156])
            .Text("名称", 63, 97).Text("1", 203, 97).Text("甲", 63, 111).Text("2", 203, 111).Text("乙", 63, 125).Text("3", 203, 125).Text("丙", 63, 139).Text("4", 203, 139).Text("丁", 63, 153).Text("5", 203, 153)
            .Text("土壤污染重点监", 303, 112.5).Text("管单位周边土壤", 303, 124.5).Text("监测调查", 303, 136.5)
            .Text("城市环境空气质", 303, 126.5).Text("量自动监测站点", 303, 138.5).Text("运行维护", 303, 150.5));
        Assert.That(table.Show(), Is.EqualTo("名称|1|\n甲|2|\n乙|3|土壤污染重点监管单位周边土壤监测调查\n丙|4|城市环境空气质量自动监测站点运行维护\n丁|5|"));
        Assert.That(table.Confidence, Is.LessThan(0.95));
    }

    [Test]
    public void Analyze_TextAcrossTheColumnsOfOtherRows_StaysInItsWideCell()
    {
        // Three lines in a row of one line: the first and the last stand in the middle of the rows above and below, but across their columns.
        Table table = Only(new PdfSketch().Table(_x, 100, 14, ["", "", ""]).Grid([60, 400], [114, 128]).Table(_x, 128, 14, ["", "", ""], ["甲", "1", "2"])
            .Text("完成不少于二十一个河流水质监测断面和二个湖库", 63, 110).Text("水质监测断面的监测任务，保证监测数据及时率，", 63, 124).Text("有效监测辖区内各类环境质量状况及其变化趋势。", 63, 138));
        Assert.That(table.Show(), Is.EqualTo("||\n完成不少于二十一个河流水质监测断面和二个湖库水质监测断面的监测任务，保证监测数据及时率，有效监测辖区内各类环境质量状况及其变化趋势。×1,3\n||\n甲|1|2"));
    }

    [Test]
    public void Analyze_FiguresWiderThanTheirColumn_StayInTheirRows()
    {
        double[] x = [60, 130, 150, 170];
        Table table = Only(new PdfSketch().Grid(x, [100, 115, 130, 145, 160]).Text("甲", 63, 112).Text("乙", 63, 127).Text("丙", 63, 142).Text("丁", 63, 157)
            .Text("1,234.50", 131, 112, 6).Text("2,234.50", 131, 127, 6).Text("3,234.50", 131, 142, 6).Text("4,234.50", 131, 157, 6));
        Assert.That(table.Cells.Where(c => c.Text.EndsWith(".50", StringComparison.Ordinal)).Select(c => (c.Row, c.Text)),
            Is.EqualTo(new[] { (0, "1,234.50"), (1, "2,234.50"), (2, "3,234.50"), (3, "4,234.50") }));
    }

    [Test]
    public void Analyze_OutlinesOfLetters_AreNoTable()
    {
        // A title made bold by stroking its letters' outlines: short strokes that cross.
        PdfSketch pdf = new PdfSketch().Text("预算基本支出情况说明", 60, 112, 22).Raw("0.5 w").Grid([62, 70, 78, 86, 94, 102, 110], [100, 104, 109]);
        Assert.That(pdf.Read().Tables, Is.Empty);
    }
}
