using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class SpreadLabelTests
{
    [Test]
    public void Find_LabelsSetApart_AreOneCell()
    {
        var page = new PageSketch();
        page.Line(100, 100, 400, 100).Line(100, 122, 400, 122).Line(100, 210, 400, 210);
        page.Text("项", 110, 115).Text("目", 150, 115).Text("期末数", 230, 115).Text("期初数", 330, 115);
        string[] names = ["保证借款", "信用借款", "抵押借款"];
        for (int i = 0; i < 3; i++)
        {
            page.Text(names[i], 110, 138 + (18 * i)).Text($"{i + 3},100.50", 225, 138 + (18 * i)).Text($"{i + 5},200.75", 325, 138 + (18 * i));
        }

        page.Text("合", 110, 200).Text("计", 150, 200).Text("12,301.50", 225, 200).Text("18,602.25", 325, 200);
        PageTable table = TableFinder.Find(page.Page()).Tables.Single();
        Assert.That(table.ColumnCount, Is.EqualTo(3));
        Assert.That(table.Cells.Where(c => c.Column == 0).Select(c => c.Text), Is.EqualTo(new[] { "项目", "保证借款", "信用借款", "抵押借款", "合计" }));
    }
}
