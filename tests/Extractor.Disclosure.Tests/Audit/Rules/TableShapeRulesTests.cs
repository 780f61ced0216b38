using static Extractor.Disclosure.Tests.Audit.Rules.DocumentBuilder;

namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>Columns that were left blank, headers merged over the wrong columns.</summary>
public sealed class TableShapeRulesTests
{
    private static readonly (string, string?, string)[] Income =
    [
        Amount("总计", "total"), Amount("财政拨款/小计", "fiscalAppropriation.total"), Amount("财政拨款/一般公共预算", "generalBudget"), Amount("结转", "carryOver"),
    ];

    [Test]
    public void MissingSubtotal_BlankThroughout_IsToldOnceWithEveryRow()
    {
        RuleResult result = new DocumentBuilder().Table(
            "budget.income", "收入表", Income,
            (Row("208", "社会保障"), ["5.00", null, "3.00", "2.00"]),
            (Row("211", "节能环保"), ["9.00", null, "9.00", null])).Audit("row.subtotal-missing");

        Assert.That(result.Findings, Has.Count.EqualTo(1));
        Assert.That(result.Findings[0].Places.Select(p => p.Fact), Is.EqualTo(new[] { "t1.r1.c2", "t1.r1.c1", "t1.r2.c2", "t1.r2.c1" }));
        Assert.That(result.Findings[0].Origin, Is.EqualTo("published"));
    }

    [TestCase("3.00")]
    [TestCase("0.00")]
    public void MissingSubtotal_PrintedInOneRow_SaysNothing(string printed) => Assert.That(
        new DocumentBuilder().Table(
            "budget.income", "收入表", Income,
            (Row("208", "社会保障"), ["5.00", printed, "3.00", "2.00"]),
            (Row("211", "节能环保"), ["9.00", null, "9.00", null])).Audit("row.subtotal-missing").Findings,
        Is.Empty);

    [Test]
    public void MissingSubtotal_NoPartPrinted_SaysNothing() => Assert.That(
        new DocumentBuilder().Table(
            "budget.income", "收入表", Income,
            (Row("208", "社会保障"), ["2.00", null, null, "2.00"]),
            (Row("211", "节能环保"), ["9.00", null, null, "9.00"])).Audit("row.subtotal-missing").Findings,
        Is.Empty);

    [TestCase("支出/功能分类/科目", "支出/支出用途/金额", "支出/支出用途/项目", "支出/支出用途/金额", 1)]
    [TestCase("支出/功能分类/科目", "支出/功能分类/金额", "支出/支出用途/项目", "支出/支出用途/金额", 0)]
    [TestCase("支出/功能分类/科目", "支出/合计/金额", "收入/支出用途/项目", "收入/支出用途/金额", 0)]
    public void HeaderPairing_AmountUnderTheNextHeader_IsTold(string a, string b, string c, string d, int told)
    {
        RuleResult result = new DocumentBuilder().Table(
            "budget.overview", "收支预算总表",
            [(a, null, "name"), Amount(b), (c, null, "name"), Amount(d)],
            (Row(null, "一、一般公共服务支出"), ["一、一般公共服务支出", "1.00", "一、基本支出", "2.00"])).Audit("header.pairing");

        Assert.That(result.Findings, Has.Count.EqualTo(told));
    }
}
