namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>Sums and quotients that the narrative prints part by part.</summary>
public sealed class ProseSumRulesTests
{
    [TestCase(48, 32, 16, 1, 0)]
    [TestCase(49, 32, 16, 0, 1)]
    public void ProseSum_PeopleByKind_MakeTheWhole(decimal whole, decimal active, decimal retired, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("编制数", quantity: 40, unit: "person")
            .Say("实有人数", quantity: whole, unit: "person")
            .Say("在职", quantity: active, unit: "person")
            .Say("退休", quantity: retired, unit: "person")
            .Audit("prose.sum");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
        if (held > 0)
        {
            Assert.That(result.Entry.Statements[2].Proof, Is.Not.Empty);
        }
    }

    [Test]
    public void ProseSum_AKindThatIsNotKnown_SaysNothing()
    {
        RuleResult result = new DocumentBuilder()
            .Say("实有人数", quantity: 50, unit: "person")
            .Say("在职", quantity: 32, unit: "person")
            .Say("聘用人员", quantity: 2, unit: "person")
            .Say("退休", quantity: 15, unit: "person")
            .Audit("prose.sum");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("a-kind-that-is-not-known"));
    }

    [TestCase("48", 48, 5, 0)]
    [TestCase("48", 47, 4, 1)]
    [TestCase("47", 47, 4, 1)]
    public void Staff_TableAndNarrative_CountTheSamePeople(string present, decimal said, int held, int failed)
    {
        DocumentBuilder builder = new DocumentBuilder()
            .Table(
                "budget.staff", "人员情况表",
                [DocumentBuilder.Amount("编制数"), DocumentBuilder.Amount("实有人数"), DocumentBuilder.Amount("在职"), DocumentBuilder.Amount("退休")],
                (DocumentBuilder.Row(null, "合计", "total"), ["40", present, "32", "16"]),
                (DocumentBuilder.Row(null, "甲单位", "unit"), ["20", "24", "16", "8"]),
                (DocumentBuilder.Row(null, "乙单位", "unit"), ["20", "24", "16", "8"]))
            .Say("编制数", quantity: 40, unit: "person")
            .Say("实有人数", quantity: said, unit: "person")
            .Say("退休", quantity: 16, unit: "person");
        Disclosure.Model.UnitYear document = builder.Build();
        Disclosure.Model.DisclosureEntry entry = document.Disclosures[0];
        entry = entry with { Facts = [.. entry.Facts.Select(f => f with { Unit = "person", Value = f.Value / 10_000 })] };

        Disclosure.Audit.AuditReport report = Disclosure.Audit.Auditor.Audit(document with { Disclosures = [entry] }).Reports[0];

        Disclosure.Audit.RuleCount count = report.Rules.Single(r => r.Rule == "staff.table");
        Assert.That((count.Held, report.Findings.Count(f => f.Rule == "staff.table")), Is.EqualTo((held + 1, failed)));
    }

    [TestCase(251.25, 1, 0, 0)]
    [TestCase(251.26, 0, 1, 0)]
    [TestCase(261.26, 0, 0, 1)]
    public void ProseSum_Procurement_RoundingIsNoError(decimal whole, int held, int rounded, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("政府采购支出总额", whole)
            .Say("政府采购货物支出", 4.79m)
            .Say("政府采购工程支出", 0m)
            .Say("政府采购服务支出", 246.46m)
            .Audit("prose.sum");

        Assert.That((result.Count.Held, result.Count.Rounded, result.Count.Failed), Is.EqualTo((held, rounded, failed)));
    }

    [Test]
    public void ProseSum_APartInAnotherSection_IsNotApplicable()
    {
        RuleResult result = new DocumentBuilder()
            .Say("政府采购支出总额", 10)
            .Say("政府采购货物支出", 4)
            .Say("政府采购工程支出", 1, section: "二、其他")
            .Say("政府采购服务支出", 1, section: "二、其他")
            .Audit("prose.sum");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("a-part-is-not-said"));
    }

    [TestCase(9.5, 2, 0)]
    [TestCase(9.6, 1, 1)]
    public void ThreePublic_Items_MakeTheWhole(decimal whole, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("财政拨款“三公”经费支出决算", whole, section: "“三公”经费")
            .Say("因公出国（境）费支出决算", 0m, section: "“三公”经费")
            .Say("公务用车购置及运行费支出决算", 8.5m, section: "“三公”经费")
            .Say("公务接待费支出决算", 1m, section: "“三公”经费")
            .Say("公务用车购置费支出决算", 0m, section: "“三公”经费")
            .Say("公务用车运行费支出决算", 8.5m, section: "“三公”经费")
            .Say("公务接待费年初预算", 99m, section: "“三公”经费")
            .Audit("prose.three-public");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [TestCase(3, "其他车辆", 1, 0)]
    [TestCase(4, "其他车辆", 0, 1)]
    [TestCase(4, "执法执勤用车", 0, 0)]
    [TestCase(2, "执法执勤用车", 0, 1)]
    public void Vehicles_ListThatClosesWithOthers_IsWhole(decimal whole, string last, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("车辆", quantity: whole, unit: "vehicle", sentence: $"共有车辆{whole}辆")
            .Say("一般公务用车", quantity: 1, unit: "vehicle", sentence: "其中：一般公务用车1辆")
            .Say(last, quantity: 2, unit: "vehicle", sentence: $"其中：一般公务用车1辆、{last}2辆")
            .Audit("prose.vehicles");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [TestCase(98.20, 1, 0)]
    [TestCase(98.70, 0, 1)]
    public void Completion_AccountOverBudgetOfTheSameLabel(decimal printed, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("一般公共预算财政拨款支出年初预算", 2993.92m)
            .Say("一般公共预算财政拨款支出决算", 2940.05m, sentence: $"支出决算为2940.05万元，完成年初预算的{printed}%", completion: printed, completionBase: "年初预算", basis: "年初预算")
            .Audit("prose.completion");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [Test]
    public void Completion_BudgetOfNothing_IsNotApplicable()
    {
        RuleResult result = new DocumentBuilder()
            .Say("支出年初预算", 0m)
            .Say("支出决算", 307.82m, sentence: "支出决算为307.82万元，完成年初预算的95.89%", completion: 95.89m, completionBase: "年初预算")
            .Audit("prose.completion");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("the-budget-may-be-nothing"));
    }

    [TestCase(99.65, 1, 0)]
    [TestCase(96.95, 0, 1)]
    public void Completion_DifferenceRate_IsOverTheBudget(decimal printed, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Say("支出决算年初预算数", 2939.80m)
            .Say("支出决算", 5869.17m, sentence: $"决算数5,869.17万元，预决算差异率{printed}%", rate: printed, direction: "increase", basis: "年初预算")
            .Audit("prose.completion");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [TestCase(63.74, "25.38", null)]
    [TestCase(63.75, "25.38", "error")]
    [TestCase(63.75, "25.37", "error")]
    public void Share_ListThatItsWholeDivides_EachShareIsOfTheWhole(decimal share, string other, string? severity)
    {
        RuleResult result = new DocumentBuilder()
            .Say("本年支出预算合计", 21955.35m)
            .Share("基本支出", 13994.31m, share)
            .Share("项目支出", 5573.00m, decimal.Parse(other, System.Globalization.CultureInfo.InvariantCulture))
            .Share("单位预留机动经费", 2388.04m, 10.88m)
            .Audit("prose.share");

        Assert.That(result.Findings.Where(f => f.Severity != "info").Select(f => f.Severity).FirstOrDefault(), Is.EqualTo(severity));
    }

    [Test]
    public void Share_BentToMakeAHundred_IsAWarning()
    {
        RuleResult result = new DocumentBuilder().Say("本年收入合计", 21955.35m).Share("一般公共预算收入", 21940.96m, 99.94m).Share("其他资金", 14.39m, 0.06m).Audit("prose.share");

        Assert.That(result.Findings.Select(f => (f.Printed, f.Severity)), Is.EqualTo(new[] { ("99.94", "warning"), ("0.06", "warning") }));
    }

    [TestCase("6", "6", "二、“三公”经费")]
    [TestCase("6", "7", "二、“三公”经费", "公务接待费")]
    public void ThreePublic_ItemsOfProse_AreThoseOfTheTable(string rowFigure, string prose, string section, string? told = null)
    {
        RuleResult result = new DocumentBuilder()
            .Table(
                "budget.threePublic", "三公经费表", [DocumentBuilder.Amount("合计", "total")],
                (DocumentBuilder.Row(null, "合计", "total"), ["16.00"]),
                (DocumentBuilder.Row(null, "因公出国（境）费"), ["2.00"]),
                (DocumentBuilder.Row(null, "公务用车购置及运行费"), ["8.00"]),
                (DocumentBuilder.Row(null, "公务接待费"), [rowFigure + ".00"]))
            .Say("因公出国（境）费预算", 2.00m, section: section)
            .Say("公务用车购置及运行费预算", 8.00m, section: section)
            .Say("公务接待费预算", decimal.Parse(prose, System.Globalization.CultureInfo.InvariantCulture) + 0.00m, section: section)
            .Audit("prose.three-public");

        Assert.That(result.Findings.Select(f => f.Message.Split('预')[0]), Is.EqualTo(told is null ? Array.Empty<string>() : [told]));
        Assert.That(result.Count.Held, Is.EqualTo(told is null ? 3 : 2));
    }

    [TestCase("二、支出预算情况说明", 60, 3, 0)]
    [TestCase("二、支出预算情况说明", 61, 2, 1)]
    [TestCase("五、一般公共预算拨款情况", 61, 2, 0)]
    public void Column_TotalOfTheTableThatTheSectionExplains(string section, decimal basic, int held, int failed)
    {
        RuleResult result = new DocumentBuilder()
            .Table(
                "budget.expenditure", "支出总体情况表",
                [DocumentBuilder.Amount("合计", "total"), DocumentBuilder.Amount("基本支出", "basic"), DocumentBuilder.Amount("项目支出", "project")],
                (DocumentBuilder.Row(null, "合计", "total"), ["100.00", "60.00", "40.00"]),
                (DocumentBuilder.Row("208", "社会保障"), ["100.00", "60.00", "40.00"]))
            .Say("本年支出合计", 100.00m, section: "二、支出预算情况说明")
            .Say("项目支出", 40.00m, section: "二、支出预算情况说明")
            .Say("基本支出", basic + 0.00m, section: section)
            .Audit("prose.column");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }
}
