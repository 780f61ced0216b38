using Extractor.Disclosure.Model;
using static Extractor.Disclosure.Tests.Audit.Rules.DocumentBuilder;

namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>One year against the next, a budget against its final account.</summary>
public sealed class YearRulesTests
{
    private static readonly (string, string?, string)[] Total = [Amount("合计", "total")];

    private static UnitYear LastYear(string unit = "某某县档案馆", string culture = "30.00") => new DocumentBuilder { Year = 2023, Unit = unit }
        .Table(
            "budget.general", "一般公共预算支出情况表", Total,
            (Row(null, "合计", "total"), ["60.00"]),
            (Row("2080505", "机关事业单位基本养老保险缴费支出"), ["10.00"]),
            (Row("2210201", "住房公积金"), ["20.00"]),
            (Row("2070109", "群众文化"), [culture]))
        .Say("公务接待费", 5.00m)
        .Build();

    /// <summary>Two comparisons that hold and one of 群众文化 (30.00 a year ago).</summary>
    private static DocumentBuilder ThisYear(decimal amount, decimal change, string direction) => new DocumentBuilder { Year = 2024 }
        .Say("社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）", 12, change: 2, direction: "increase", basis: "上年预算", section: "一般公共预算拨款")
        .Say("住房保障支出（类）住房改革支出（款）住房公积金（项）", 15, change: 5, direction: "decrease", basis: "上年预算", section: "一般公共预算拨款")
        .Say("公务接待费", 5, direction: "none", basis: "上年预算", section: "三公经费")
        .Say("文化（类）群众文化（款）群众文化（项）", amount, change: change, direction: direction, basis: "上年预算", section: "一般公共预算拨款");

    [TestCase(33, 3, "increase", 4, 0)]
    [TestCase(26, 4, "decrease", 4, 0)]
    [TestCase(33, 4, "increase", 3, 1)]
    [TestCase(33, 3, "decrease", 3, 1)]
    public void YearProse_AmountAndChange_LeadToLastYearsFigure(decimal amount, decimal change, string direction, int held, int failed)
    {
        RuleResult result = ThisYear(amount, change, direction).Audit("year.prose", LastYear());

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
        Assert.That(result.Entry.Statements[0].Proof, Has.Some.StartsWith("year.prose:"));
        if (failed > 0)
        {
            FindingPlace other = result.Findings[0].Places[^1];
            Assert.That((other.File, other.Fact, other.Raw), Is.EqualTo(("Budget2023.pdf", "t1.r4.c1", "30.00")));
            Assert.That(result.Findings[0].Culprit, Is.Null);
        }
    }

    [Test]
    public void YearProse_NoFileOfTheYearBefore_IsNotApplicable() =>
        Assert.That(ThisYear(33, 4, "increase").Audit("year.prose").Reasons, Is.EqualTo(new[] { "no-disclosure-of-the-year-before" }));

    [Test]
    public void YearProse_FileOfAnotherUnit_IsNotCompared() =>
        Assert.That(ThisYear(33, 4, "increase").Audit("year.prose", LastYear("某某县图书馆")).Findings, Is.Empty);

    [Test]
    public void YearProse_MostComparisonsFail_AccusesNobody()
    {
        // Compared with the adjusted budget, which was not published.
        RuleResult result = new DocumentBuilder { Year = 2024 }
            .Say("住房公积金（项）", 15.00m, change: 1.00m, direction: "increase", basis: "上年预算", section: "一般公共预算拨款")
            .Say("群众文化（项）", 15.00m, change: 1.00m, direction: "increase", basis: "上年预算", section: "一般公共预算拨款")
            .Say("公务接待费", 7.00m, change: 1.00m, direction: "increase", basis: "上年预算")
            .Audit("year.prose", LastYear());

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("not-backed-by-the-table"));
    }

    [Test]
    public void YearProse_WholeMoneyAgainstTheAppropriationOnly_IsNotCompared() => Assert.That(
        new DocumentBuilder { Year = 2024 }.Say("群众文化（项）", 40, change: 5, direction: "increase", basis: "上年预算", section: "收支预算总体情况").Audit("year.prose", LastYear()).Reasons,
        Has.Member("not-in-the-year-before"));

    [TestCase("30.00", 0)]
    [TestCase("31.00", 1)]
    public void YearColumn_LastYearsBudget_IsLastYearsFile(string printed, int failed)
    {
        RuleResult result = new DocumentBuilder { Year = 2024 }.Table(
            "budget.general", "一般公共预算支出情况表",
            [Amount("上年预算数", "lastYearBudget"), Amount("合计", "total")],
            (Row(null, "合计", "total"), ["60.00", "70.00"]),
            (Row("2080505", "机关事业单位基本养老保险缴费支出"), ["10.00", "12.00"]),
            (Row("2210201", "住房公积金"), ["20.00", "22.00"]),
            (Row("2070109", "群众文化"), [printed, "36.00"]),
            (Row("2070199", "其他文化支出"), ["9.00", "1.00"])).Audit("year.column", LastYear());

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((4 - failed, failed)));
        Assert.That(result.Reasons, Has.Member("row-not-in-the-year-before"));
    }

    [TestCase("20.00", 0)]
    [TestCase("21.00", 1)]
    public void BudgetAccount_InitialBudget_IsThePublishedBudget(string printed, int failed)
    {
        var account = new DocumentBuilder { Year = 2023, Kind = DisclosureKind.FinalAccount };
        RuleResult result = account.Table(
            "final.general", "一般公共预算财政拨款支出决算表",
            [Amount("年初预算数", "initialBudget"), Amount("决算数", "final")],
            (Row(null, "合计", "total"), ["60.00", "50.00"]),
            (Row("2080505", "机关事业单位基本养老保险缴费支出"), ["10.00", "10.00"]),
            (Row("2210201", "住房公积金"), [printed, "20.00"]),
            (Row("2070109", "群众文化"), ["30.00", "20.00"])).Audit("year.budget", LastYear());

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((4 - failed, failed)));
    }

    [Test]
    public void BudgetAccount_ThreePublicSideBySide_IsTheBudgetsRows()
    {
        UnitYear budget = new DocumentBuilder { Year = 2024 }.Table(
            "budget.threePublic", "三公经费表", Total,
            (Row(null, "合计", "total"), ["9.00"]),
            (Row(null, "因公出国（境）费"), ["0.00"]),
            (Row(null, "公务接待费"), ["2.00"]),
            (Row(null, "公务用车购置及运行费"), ["7.00"]),
            (Row(null, "其中：公务用车运行费", "ofWhich"), ["7.00"])).Build();
        RuleResult result = new DocumentBuilder { Year = 2024, Kind = DisclosureKind.FinalAccount }.Table(
            "final.threePublic", "三公经费决算表",
            [
                Amount("三公经费/合计/预算数", "total.budget"), Amount("三公经费/公务接待费/预算数", "reception.budget"),
                Amount("三公经费/公务用车/小计/预算数", "vehicles.total.budget"), Amount("三公经费/公务用车/运行费/预算数", "vehicles.vehicleOperation.budget"),
                Amount("三公经费/公务接待费/决算数", "reception.final"),
            ],
            (Row(null, ""), ["9.00", "3.00", "7.00", "7.00", "1.00"])).Audit("year.budget", budget);

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((3, 1)));
        Assert.That(result.Findings[0].Places.Select(p => p.Fact), Is.EqualTo(new[] { "t1.r1.c2", "t1.r3.c1" }));
    }

    [TestCase("文化（类）群众文化（款）群众文化（项）年初预算", 1, 0)]
    [TestCase("某某（项）年初预算", 0, 0)]
    public void BudgetAccount_ProseNamesTheItem_IsThePublishedBudget(string label, int held, int failed)
    {
        RuleResult result = new DocumentBuilder { Year = 2023, Kind = DisclosureKind.FinalAccount }
            .Say(label, 30, section: "一般公共预算财政拨款支出决算").Audit("year.budget", LastYear());

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }
}
