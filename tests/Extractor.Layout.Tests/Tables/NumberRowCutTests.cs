using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Column numbers below header labels that no rule parts from them.</summary>
public sealed class NumberRowCutTests
{
    private static string Show(PageSketch page) => TableSketch.Join(page).Single().Show();

    /// <summary>Vertical rules, and horizontal ones above and below the header (and at the foot).</summary>
    private static PageSketch Columns(string[] labels, string[] marks, double bottom, double last = 130)
    {
        PageSketch page = new PageSketch().Line(100, 100, 400, 100).Line(100, 140, 400, 140).Line(100, bottom, 400, bottom).Line(100, 100, 100, bottom);
        for (int c = 0; c < labels.Length; c++)
        {
            double x = 100 + (300.0 / labels.Length * c);
            page.Line(x + (300.0 / labels.Length), 100, x + (300.0 / labels.Length), bottom).Text(labels[c], x + 10, 114)
                .Text(marks[c], x + 20, c == labels.Length - 1 ? last : 130);
        }

        return page;
    }

    [Test]
    public void Find_ColumnNumbersBelowTheLabels_AreARow()
    {
        PageSketch page = Columns(["项目", "合计", "基本", "项目支出"], ["※", "1", "2", "3"], 160).Text("办公", 105, 154).Text("5.00", 200, 154).Text("4.00", 275, 154).Text("1.00", 350, 154);
        Assert.That(Show(page), Is.EqualTo("项目|合计|基本|项目支出\n※|1|2|3\n办公|5.00|4.00|1.00"));
    }

    [Test]
    public void Find_ColumnNumbersAtTheFootOfATableWithoutBody_AreARow() =>
        Assert.That(Show(Columns(["合计", "基本", "项目支出"], ["1", "2", "3"], 140)), Is.EqualTo("合计|基本|项目支出\n1|2|3"));

    [TestCase("1", "2", "4", 130)]
    [TestCase("1", "2", "支出", 130)]
    [TestCase("1", "2", "3", 125)]
    public void Find_LastLinesThatDoNotCountTheColumns_StayWithTheirLabels(string first, string second, string third, double last)
    {
        PageSketch page = Columns(["合计", "基本", "项目"], [first, second, third], 160, last).Text("5.00", 160, 154).Text("4.00", 260, 154).Text("1.00", 350, 154);
        Assert.That(TableSketch.Join(page).Single().RowCount, Is.EqualTo(2));
    }

    [Test]
    public void Find_CountedHeaderOverRuledRows_StaysAsRuled()
    {
        PageSketch page = Columns(["合计", "基本", "项目"], ["1", "2", "3"], 180).Line(100, 160, 400, 160);
        for (int r = 0; r < 2; r++)
        {
            page.Text("5.00", 160, 154 + (20 * r)).Text("4.00", 260, 154 + (20 * r)).Text("1.00", 350, 154 + (20 * r));
        }

        Assert.That(TableSketch.Join(page).Single().RowCount, Is.EqualTo(3), "rules part the rows, so they would part the numbers");
    }
}
