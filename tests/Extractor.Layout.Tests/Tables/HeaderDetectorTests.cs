using Extractor.Layout.Tables;

namespace Extractor.Layout.Tests.Tables;

public sealed class HeaderDetectorTests
{
    private static HeaderShape Detect(int rows, int columns, params (int Row, int Column, int RowSpan, int ColumnSpan, string Text)[] cells) =>
        HeaderDetector.Detect(rows, columns, [.. cells.Select(c => new GridText(c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text))]);

    [Test]
    public void Detect_MergedHeader_ReachesDownToItsLastCell() =>
        Assert.That(
            Detect(3, 3, (0, 0, 2, 1, "科目"), (0, 1, 1, 2, "支出"), (1, 1, 1, 1, "基本支出"), (1, 2, 1, 1, "项目支出"), (2, 0, 1, 1, "行政"), (2, 1, 1, 1, "1.00"), (2, 2, 1, 1, "2.00")),
            Is.EqualTo(new HeaderShape(2, 1)));

    [Test]
    public void Detect_ColumnNumbers_AreHeader() =>
        Assert.That(
            Detect(3, 3, (0, 0, 1, 1, "科目"), (0, 1, 1, 1, "合计"), (0, 2, 1, 1, "小计"), (1, 0, 1, 1, "栏次"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2"), (2, 0, 1, 1, "行政"), (2, 1, 1, 1, "1.00"), (2, 2, 1, 1, "2.00")).HeaderRows,
            Is.EqualTo(2));

    [Test]
    public void Detect_FormulasUnderTheNumbers_AreHeader() =>
        Assert.That(HeaderDetector.IsNumberRow([new GridText(0, 0, 1, 1, "※"), new GridText(0, 1, 1, 1, "1=2+3"), new GridText(0, 2, 1, 1, "2")]), Is.True);

    [Test]
    public void Detect_Form_HasNoHeader() =>
        Assert.That(
            Detect(3, 4, (0, 0, 1, 1, "单位"), (0, 1, 1, 1, "某局"), (0, 2, 1, 1, "负责人"), (0, 3, 1, 1, "张三"), (1, 0, 1, 1, "目标"), (1, 1, 1, 3, "完成任务"), (2, 0, 1, 1, "指标"), (2, 1, 1, 1, "甲"), (2, 2, 1, 1, "值"), (2, 3, 1, 1, "3")).HeaderRows,
            Is.Zero);

    [Test]
    public void Detect_TotalMergedOverTheCodes_IsNoForm() =>
        Assert.That(
            Detect(3, 3, (0, 0, 1, 1, "代码"), (0, 1, 1, 1, "名称"), (0, 2, 1, 1, "金额"), (1, 0, 1, 2, "合计"), (1, 2, 1, 1, "1.00"), (2, 0, 1, 1, "301"), (2, 1, 1, 1, "工资"), (2, 2, 1, 1, "1.00")).HeaderRows,
            Is.EqualTo(1));
}
