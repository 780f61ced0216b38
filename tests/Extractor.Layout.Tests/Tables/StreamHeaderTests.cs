using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Headers whose columns and spans show by alignment only.</summary>
public sealed class StreamHeaderTests
{
    /// <summary>Borders of the sketched columns; texts stand 4 points away from them.</summary>
    private static readonly double[] _x = [50, 90, 130, 170, 320, 400, 480, 560];

    private static PageSketch Right(PageSketch page, string text, int column, double y) =>
        page.Text(text, _x[column + 1] - 4 - text.Sum(c => PageSketch.Advance(c, 8)), y, 8);

    private static PageSketch Over(PageSketch page, string text, int from, int to, double y) =>
        page.Text(text, ((_x[from] + _x[to + 1]) / 2) - (text.Sum(c => PageSketch.Advance(c, 8)) / 2), y, 8);

    /// <summary>项目 over codes and name, 支出预算 over three amounts: a header of three levels without a rule.</summary>
    private static PageSketch ThreeLevels(PageSketch page)
    {
        Over(page, "项目", 0, 3, 110);
        Over(page, "支出预算", 4, 6, 110);
        Over(page, "科目编码", 0, 2, 124);
        Over(page, "类", 0, 0, 138);
        Over(page, "款", 1, 1, 138);
        Over(page, "项", 2, 2, 138);
        Over(page, "科目名称", 3, 3, 131);
        Over(page, "合计", 4, 4, 131);
        Over(page, "基本支出", 5, 5, 131);
        return Over(page, "项目支出", 6, 6, 131);
    }

    private static PageSketch Body(PageSketch page, int rows, bool last)
    {
        for (int r = 0; r < rows; r++)
        {
            double y = 154 + (14 * r);
            Over(page, "208", 0, 0, y);
            Over(page, "05", 1, 1, y);
            Over(page, "01", 2, 2, y);
            page.Text(r % 2 == 0 ? "行政单位离退休" : "其他支出", 174, y, 8);
            Right(page, $"{r + 1}1.05", 4, y);
            Right(page, $"{r + 1}1.05", 5, y);
            if (last)
            {
                Right(page, "10.00", 6, y);
            }
        }

        return page;
    }

    private const string Header = "项目×1,4|支出预算×1,3\n科目编码×1,3|科目名称×2,1|合计×2,1|基本支出×2,1|项目支出×2,1\n类|款|项\n208|05|01|行政单位离退休|11.05|11.05|";

    [Test]
    public void Find_HeaderOfThreeLevelsWithoutRules_GroupsByMiddles()
    {
        Table table = TableSketch.Join(Body(ThreeLevels(new PageSketch()), 6, last: true)).Single();
        Assert.That(table.Show(), Does.StartWith(Header + "10.00"));
        Assert.That((table.HeaderRowCount, table.ColumnCount), Is.EqualTo((3, 7)));
    }

    [Test]
    public void Find_LastColumnBlank_IsKnownByItsLabelAndInItsGroup()
    {
        Table table = TableSketch.Join(Body(ThreeLevels(new PageSketch()), 6, last: false)).Single();
        Assert.That(table.Show(), Does.StartWith(Header + "\n"));
        Assert.That(table.ColumnCount, Is.EqualTo(7));
    }

    [Test]
    public void Find_TotalInTheMiddleOfTheLabelColumn_MakesNoColumnOfItsOwn()
    {
        var page = new PageSketch();
        Over(page, "项目", 3, 3, 120);
        Over(page, "预算数", 4, 4, 120);
        Over(page, "决算数", 5, 5, 120);
        string[] labels = ["办公费", "水费", "电费", "邮电费", "差旅费"];
        for (int r = 0; r < labels.Length; r++)
        {
            page.Text(labels[r], 174, 140 + (14 * r), 8);
            Right(page, $"{r}1.05", 4, 140 + (14 * r));
            Right(page, $"{r}2.05", 5, 140 + (14 * r));
        }

        Over(page, "合计", 3, 3, 140 + (14 * labels.Length));
        Right(page, "55.25", 4, 140 + (14 * labels.Length));
        Right(page, "60.25", 5, 140 + (14 * labels.Length));
        Table table = TableSketch.Join(page).Single();
        Assert.That(table.ColumnCount, Is.EqualTo(3));
        Assert.That(table.Show(), Does.EndWith("\n合计|55.25|60.25"));
    }

    [Test]
    public void Find_HeaderRepeatedOnTheNextPage_IsLeftOutOfTheJoinedTable()
    {
        Table table = TableSketch.Join(Body(ThreeLevels(new PageSketch()), 44, last: true), Body(ThreeLevels(new PageSketch()), 5, last: false)).Single();
        Assert.That((table.RowCount, table.ColumnCount), Is.EqualTo((3 + 49, 7)));
    }

    [Test]
    public void Find_FiguresBesideTheNextLabel_StayUnderTheirOwn()
    {
        // 人员经费 and 公用经费 are never filled in one row; labels stand at the left, figures at the right, so those of the one stand
        // right before the label of the other.
        double[] x = [40, 160, 280, 400, 520];
        PageSketch page = new PageSketch().Line(40, 100, 520, 100).Line(40, 120, 520, 120).Line(40, 140, 520, 140).Line(40, 250, 520, 250);
        string[] names = ["科目名称", "合计", "人员经费", "公用经费"];
        for (int c = 0; c < names.Length; c++)
        {
            page.Text(names[c], x[c] + 5, 113, 8).Text(c == 0 ? "※" : $"{c}", x[c] + 5, 133, 8);
        }

        for (int r = 0; r < 6; r++)
        {
            double y = 155 + (16 * r);
            page.Text("工资福利支出", 45, y, 8);
            foreach (int c in new[] { 1, r < 4 ? 2 : 3 })
            {
                string text = $"{r + 1}10.50";
                page.Text(text, x[c + 1] - 5 - text.Sum(k => PageSketch.Advance(k, 8)), y, 8);
            }
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.EndWith("\n工资福利支出|410.50|410.50|\n工资福利支出|510.50||510.50\n工资福利支出|610.50||610.50"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Find_TwoGroupsOfOneLevel_PartTheColumnsBetweenThem(bool underlined)
    {
        // The middles alone would give both the same: each group has 合计, 基本支出 over two, 项目支出. The rules under both touch.
        double[] x = [40, 160, 210, 260, 310, 360, 410, 460, 510, 560];
        PageSketch page = new PageSketch().Line(40, 96, 560, 96).Line(40, 142, 560, 142).Line(40, 220, 560, 220);
        void Label(string text, int from, int to, double y) => page.Text(text, ((x[from] + x[to + 1]) / 2) - (text.Sum(c => PageSketch.Advance(c, 8)) / 2), y, 8);
        page = underlined ? page.Line(160, 113, 360, 113).Line(360, 113, 560, 113) : page;
        Label("项目名称", 0, 0, 122);
        foreach ((string name, int from) in new[] { ("财政拨款", 1), ("非财政拨款", 5) })
        {
            Label(name, from, from + 3, 108);
            Label("合计", from, from, 129);
            Label("基本支出", from + 1, from + 2, 122);
            Label("人员", from + 1, from + 1, 136);
            Label("公用", from + 2, from + 2, 136);
            Label("项目支出", from + 3, from + 3, 129);
        }

        for (int r = 0; r < 5; r++)
        {
            page.Text("生态环境监测", 44, 155 + (14 * r), 8);
            foreach (int c in new[] { 1, 4, 5, 8 })
            {
                string text = $"{r + 1}{c}.50";
                page.Text(text, x[c + 1] - 4 - text.Sum(k => PageSketch.Advance(k, 8)), 155 + (14 * r), 8);
            }
        }

        Table table = TableSketch.Join(page).Single();
        Assert.That(table.Show(), Does.StartWith(
            "项目名称×3,1|财政拨款×1,4|非财政拨款×1,4\n合计×2,1|基本支出×1,2|项目支出×2,1|合计×2,1|基本支出×1,2|项目支出×2,1\n人员|公用|人员|公用\n生态环境监测|11.50|||14.50|15.50|||18.50"));
    }
}
