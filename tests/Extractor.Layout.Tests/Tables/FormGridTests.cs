using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Forms with horizontal rules only, whose short rules show the merged cells.</summary>
public sealed class FormGridTests
{
    /// <summary>Column borders of the sketched form: none of them is drawn.</summary>
    private static readonly double[] _x = [60, 140, 240, 300, 400, 500];

    private static PageSketch Centred(PageSketch page, string text, int from, int to, double y)
    {
        const double size = 10;
        double width = text.Sum(c => c < 128 ? size / 2 : size);
        return page.Text(text, ((_x[from] + _x[to]) / 2) - (width / 2), y);
    }

    private static PageSketch Form()
    {
        var page = new PageSketch();
        foreach ((double y, int from) in new[] { (100.0, 0), (120, 0), (140, 1), (160, 1), (180, 0), (200, 1), (220, 1), (240, 0) })
        {
            page.Line(_x[from], y, _x[^1], y);
        }

        Centred(page, "项目名称", 0, 1, 115);
        Centred(page, "水质监测", 1, 5, 115);
        Centred(page, "资金", 0, 1, 155);
        Centred(page, "年初预算数", 2, 4, 135);
        Centred(page, "执行数", 4, 5, 135);
        Centred(page, "总额", 1, 2, 155);
        Centred(page, "12.50", 2, 4, 155);
        Centred(page, "11.00", 4, 5, 155);
        Centred(page, "其他", 1, 2, 175);
        Centred(page, "2.50", 2, 4, 175);
        Centred(page, "1.00", 4, 5, 175);
        Centred(page, "指标", 0, 1, 215);
        string[][] rows = [["一级指标", "权重", "目标值", "得分"], ["数量", "10", "3.00", "9.00"], ["质量", "20", "4.00", "8.00"]];
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < rows[r].Length; c++)
            {
                Centred(page, rows[r][c], c + 1, c + 2, 195 + (20 * r));
            }
        }

        return page;
    }

    [Test]
    public void Find_FormWithShortRules_MergesCellsByRuleEndsAndMiddles()
    {
        Table table = TableSketch.Join(Form()).Single();
        Assert.That(table.Show(), Is.EqualTo(
            "项目名称|水质监测×1,4\n"
            + "资金×3,1||年初预算数×1,2|执行数\n"
            + "总额|12.50×1,2|11.00\n"
            + "其他|2.50×1,2|1.00\n"
            + "指标×3,1|一级指标|权重|目标值|得分\n"
            + "数量|10|3.00|9.00\n"
            + "质量|20|4.00|8.00"));
        Assert.That(table.Method, Is.EqualTo(TableMethod.HalfRuled));
    }

    [Test]
    public void Find_FormWithShortRules_IsNeverBeyondDoubt() =>
        Assert.That(TableSketch.Join(Form()).Single().Confidence, Is.LessThan(0.95));

    [Test]
    public void Find_FormWithShortRules_LosesNoLetter()
    {
        (int inside, int inCells) = TableSketch.Conservation(Form().Page());
        Assert.That(inCells, Is.EqualTo(inside));
        Assert.That(inside, Is.GreaterThan(60));
    }

    [Test]
    public void Find_FormWhoseTextsDoNotAgree_IsAWarningAndNoTable()
    {
        // A figure far off the middle of every cell that the rules leave it.
        PageSketch page = Form();
        page.Line(_x[1], 260, _x[^1], 260).Line(_x[0], 280, _x[^1], 280).Line(_x[1], 300, _x[^1], 300).Line(_x[0], 320, _x[^1], 320);
        page.Text("9.99", 150, 255).Text("8.88", 262, 255).Text("7.77", 310, 275);
        var found = TableFinder.Find(page.Page());
        Assert.That(found.Tables, Is.Empty);
        Assert.That(found.Warnings.Select(w => w.Code), Is.EqualTo(new[] { "table-not-read" }));
    }

    [Test]
    public void Find_FormCutByThePage_IsAWarningAndNoTable()
    {
        // The rule over the first column stands on the page before.
        var page = new PageSketch();
        foreach (double y in new[] { 60.0, 80, 100, 120, 140 })
        {
            page.Line(_x[1], y, _x[^1], y);
        }

        page.Line(_x[0], 160, _x[^1], 160).Text("指标", 63, 115);
        for (int r = 0; r < 5; r++)
        {
            // Neither at the left nor in the middle of anything.
            double off = 3 + (11 * r % 17);
            page.Text("数量", _x[1] + off, 75 + (20 * r)).Text("3.00", _x[2] + (2 * off), 75 + (20 * r)).Text("9.00", _x[4] + off, 75 + (20 * r));
        }

        var found = TableFinder.Find(page.Page());
        Assert.That(found.Tables, Is.Empty);
        Assert.That(found.Warnings.Select(w => w.Code), Is.EqualTo(new[] { "table-not-read" }));
    }

    [Test]
    public void Find_HeadOfForm_HasTheColumnsOfItsLabels()
    {
        var page = new PageSketch();
        foreach (double y in new[] { 100.0, 120, 140 })
        {
            page.Line(_x[0], y, _x[^1], y);
        }

        Centred(page, "项目名称", 0, 1, 115);
        Centred(page, "水质监测", 1, 5, 115);
        Centred(page, "主管部门", 0, 1, 135);
        Centred(page, "环境局", 1, 3, 135);
        Centred(page, "实施单位", 3, 4, 135);
        Centred(page, "监测站", 4, 5, 135);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("项目名称|水质监测×1,3\n主管部门|环境局|实施单位|监测站"));
        Assert.That(table.Columns(), Is.EqualTo(new[] { 60.0, 140, 300, 400 }).Within(1));
    }

    [Test]
    public void Find_ParagraphInsideAForm_DoesNotEndIt()
    {
        PageSketch page = Form().Line(_x[0], 300, _x[^1], 300);
        Centred(page, "总体目标", 0, 1, 273);
        string[] paragraph = ["落实国家环境保护基本制度。负责重大环境问题的统筹监督管理和指导协调工作", "完成全部监测任务并按时报送监测结果确保数据真实可靠处理群众反映问题", "保障重点流域水质稳定达标不断改", "善并完成任务。"];
        for (int i = 0; i < paragraph.Length; i++)
        {
            page.Text(paragraph[i], _x[1] + 3, 252 + (13 * i));
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.RowCount, Is.EqualTo(8));
        Assert.That(table.Cells.Single(c => c.Row == 7 && c.Column == 1).Text.Replace("\n", "", StringComparison.Ordinal), Is.EqualTo(string.Concat(paragraph)));
    }
}

file static class FormTable
{
    public static double[] Columns(this Table table) => [.. table.Cells.Select(c => c.Box.Left).Distinct().Order()];
}
