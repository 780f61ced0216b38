using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Forms with horizontal rules only, their texts at the left of their cells and their figures at the right.</summary>
public sealed class AlignedFormTests
{
    private static readonly double[] _x = [50, 90, 130, 250, 310, 400, 460, 520];

    private static PageSketch Left(PageSketch page, string text, int column, double y) => page.Text(text, _x[column] + 6, y, 8);

    private static PageSketch Right(PageSketch page, string text, int to, double y) =>
        page.Text(text, _x[to] - 6 - text.Sum(c => PageSketch.Advance(c, 8)), y, 8);

    private static PageSketch Rule(PageSketch page, double y, int from) => page.Line(_x[from], y, _x[^1], y);

    private static PageSketch Head(PageSketch page)
    {
        foreach (double y in new[] { 100.0, 120, 140, 160 })
        {
            Rule(page, y, 0);
        }

        Left(page, "预算单位", 0, 114);
        Left(page, "某某自治州生态环境局", 2, 114);
        Left(page, "资金", 0, 134);
        Left(page, "年度总额：", 2, 134);
        Right(page, "1,071.00", 4, 134);
        Left(page, "其中：财政拨款", 4, 134);
        Right(page, "71.00", 7, 134);
        string[] names = ["一级", "二级", "三级指标", "指标值", "依据", "权重", "说明"];
        for (int c = 0; c < names.Length; c++)
        {
            Left(page, names[c], c, 154);
        }

        return page;
    }

    private static PageSketch Indicators(PageSketch page, double top, int rows, bool open)
    {
        for (int r = 0; r < rows; r++)
        {
            double y = top + (20 * r);
            if (r + 1 < rows)
            {
                Rule(page, y + 20, r == 1 ? 1 : 2);
            }
            else if (!open)
            {
                Rule(page, y + 20, 0);
            }

            Left(page, r % 2 == 0 ? "项目数量" : "验收合格率", 2, y + 14);
            Left(page, $"≥{r + 3}个", 3, y + 14);
            Left(page, "计划标准", 4, y + 14);
            Right(page, $"{r + 5}", 6, y + 14);
            if (r != 1)
            {
                Left(page, "材料", 6, y + 14);
            }
        }

        return page;
    }

    [Test]
    public void Find_LabelsAndValuesAtTheLeft_GiveTheBordersOfEveryRow()
    {
        PageSketch page = Indicators(Head(new PageSketch()), 160, 4, open: false);
        Left(page, "产出", 0, 204);
        Left(page, "数量", 1, 184);
        Left(page, "质量", 1, 224);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo(
            "预算单位×1,2|某某自治州生态环境局×1,5\n"
            + "资金×1,2|年度总额：|1,071.00|其中：财政拨款|71.00×1,2\n"
            + "一级|二级|三级指标|指标值|依据|权重|说明\n"
            + "产出×4,1|数量×2,1|项目数量|≥3个|计划标准|5|材料\n"
            + "验收合格率|≥4个|计划标准|6|\n"
            + "质量×2,1|项目数量|≥5个|计划标准|7|材料\n"
            + "验收合格率|≥6个|计划标准|8|材料"));
        Assert.That(table.Method, Is.EqualTo(TableMethod.HalfRuled));
        Assert.That(table.Confidence, Is.LessThan(0.85));
    }

    [Test]
    public void Find_FormCutInsideACellOverSeveralRows_KeepsTheRowBelowTheLastRule()
    {
        PageSketch page = Indicators(Head(new PageSketch()), 160, 4, open: true);
        Left(page, "产出", 0, 204);
        Left(page, "数量", 1, 184);
        Left(page, "质量", 1, 224);
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n验收合格率|≥6个|计划标准|8|材料"));
    }

    [Test]
    public void Find_FormContinuedUnderAShorterRule_BeginsWithThatRule()
    {
        // The cell 产出 of the page before goes on over this page's first row, so that the rule above it leaves out its column.
        PageSketch page = Rule(Rule(Rule(Rule(new PageSketch(), 60, 1), 80, 0), 100, 0), 120, 0);
        string[] groups = ["", "效益", "满意"];
        for (int r = 0; r < 3; r++)
        {
            double y = 74 + (20 * r);
            if (groups[r].Length > 0)
            {
                Left(page, groups[r], 0, y);
            }

            Left(page, "时效", 1, y);
            Left(page, "验收合格率", 2, y);
            Left(page, "≥95%", 3, y);
            Left(page, "计划标准", 4, y);
            Right(page, $"{r + 5}", 6, y);
            Left(page, "材料", 6, y);
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo(
            "|时效|验收合格率|≥95%|计划标准|5|材料\n效益|时效|验收合格率|≥95%|计划标准|6|材料\n满意|时效|验收合格率|≥95%|计划标准|7|材料"));
    }

    [Test]
    public void Find_TextsInTheMiddleOfTheirCells_AreNotReadFromTheirLeftEdges()
    {
        var page = new PageSketch();
        foreach ((double y, int from) in new[] { (100.0, 0), (120, 0), (140, 2), (160, 2), (180, 0) })
        {
            Rule(page, y, from);
        }

        foreach ((string text, int from, int to, double y) in new[]
        {
            ("单位", 0, 2, 114.0), ("某某自治州生态环境局", 2, 7, 114), ("指标", 0, 2, 154), ("数量", 2, 4, 134), ("10", 4, 7, 134),
            ("验收合格率", 2, 4, 154), ("20", 4, 7, 154), ("时效", 2, 4, 174), ("30", 4, 7, 174),
        })
        {
            page.Text(text, ((_x[from] + _x[to]) / 2) - (text.Sum(c => PageSketch.Advance(c, 8)) / 2), y, 8);
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Is.EqualTo("单位|某某自治州生态环境局×1,2\n指标×3,1|数量|10\n验收合格率|20\n时效|30"));
    }
}
