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
}
