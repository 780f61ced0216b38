namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>绩效 forms against prose and within themselves.</summary>
public sealed class PerformanceRulesTests
{
    private const string Section = "（四）预算绩效情况";

    private static readonly (decimal?, decimal?)[] Ninety = [(50, null), (40, null)];

    [TestCase(30, 12.5, 2, 1, 0)]
    [TestCase(31, 12.5, 1, 1, 1)]
    [TestCase(30, 12.6, 1, 1, 1)]
    public void PerformanceProse_FormsAreAllThere_TheirSumsAreTheProse(decimal fiscal, decimal other, int amountsHeld, int countsHeld, int failed)
    {
        RuleResult result = Forms()
            .Say("财政拨款项目", quantity: 2, unit: "item", sentence: "财政拨款项目2个", section: Section)
            .Say("财政拨款项目涉及预算金额", fiscal, $"财政拨款项目2个，涉及预算金额{fiscal}万元", Section)
            .Say("非财政拨款项目", quantity: 1, unit: "item", sentence: "非财政拨款项目1个", section: Section)
            .Say("非财政拨款项目涉及预算金额", other, $"非财政拨款项目1个，涉及预算金额{other}万元", Section)
            .Audit("performance.prose");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((amountsHeld + countsHeld, failed)));
    }

    [Test]
    public void PerformanceProse_FormsAreMissing_IsNotApplicable()
    {
        RuleResult result = Forms()
            .Say("财政拨款项目", quantity: 3, unit: "item", sentence: "财政拨款项目3个", section: Section)
            .Say("财政拨款项目涉及预算金额", 99, "财政拨款项目3个，涉及预算金额99万元", Section)
            .Audit("performance.prose");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("not-all-forms-are-printed"));
    }

    [Test]
    public void PerformanceProse_WithheldProjects_CountToo()
    {
        RuleResult result = Forms()
            .Section("（五）其他说明", "单位有1个中央转移支付项目,涉及项目预算资金69.00万元,项目绩效目标表完全不予以公开。")
            .Say("财政拨款项目", quantity: 3, unit: "item", sentence: "财政拨款项目3个", section: Section)
            .Say("财政拨款项目涉及预算金额", 99, "财政拨款项目3个，涉及预算金额99万元", Section)
            .Audit("performance.prose");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((2, 0)));
    }

    [TestCase(50, 40, 0)]
    [TestCase(60, 40, 0)]
    [TestCase(50, 35, 1)]
    public void Performance_Weights_MakeNinetyOrAHundred(decimal a, decimal b, int told)
    {
        RuleResult result = new DocumentBuilder().Form("projectTarget", "甲项目", [], (a, null), (b, null)).Audit("performance");

        Assert.That(result.Findings, Has.Count.EqualTo(told));
    }

    [Test]
    public void Performance_ARowBetweenTheIndicatorsIsNotRead_IsUndecided()
    {
        DocumentBuilder builder = new DocumentBuilder().Form("projectTarget", "甲项目", [], (50, null), (35, null));
        Disclosure.Model.UnitYear read = builder.Build();
        Assert.That(builder.Audit("performance").Findings.Select(f => f.Origin), Is.EqualTo(new[] { "published" }));
        Disclosure.Model.PerformanceForm form = read.Disclosures[0].Performance[0];
        form = form with { Indicators = [form.Indicators[0], form.Indicators[1] with { Id = "t1.r9" }] };

        Disclosure.Model.UnitYear audited = Disclosure.Audit.Auditor.Audit(read with { Disclosures = [read.Disclosures[0] with { Performance = [form] }] }).Audited;

        Assert.That(audited.Disclosures[0].Findings.Select(f => f.Origin), Is.EqualTo(new[] { "undecided" }));
    }

    [TestCase(0.95, "published")]
    [TestCase(0.9, "undecided")]
    public void Performance_AFormWhoseGridIsNotSure_IsUndecided(double confidence, string origin)
    {
        // Weights that make 85 in the third form, and a total of scores that is not their sum.
        Disclosure.Model.UnitYear read = new DocumentBuilder()
            .Form("projectReview", "甲项目", [], 90, (50, 48), (40, 42))
            .Form("projectReview", "乙项目", [], 90, (50, 48), (40, 42))
            .Form("projectReview", "丙项目", [], 89, (50, 48), (35, 35)).Build();
        Disclosure.Model.DisclosureEntry entry = read.Disclosures[0];
        read = read with { Disclosures = [entry with { Tables = [.. entry.Tables.Select(t => t with { Grid = t.Grid with { Confidence = confidence } })] }] };

        Disclosure.Model.UnitYear audited = Disclosure.Audit.Auditor.Audit(read).Audited;

        Assert.That(
            audited.Disclosures[0].Findings.Where(f => f.Message.Contains("总分", StringComparison.Ordinal) || f.Message.Contains("权重", StringComparison.Ordinal)).Select(f => (f.Rule, f.Origin)),
            Is.EquivalentTo(new[] { ("performance", origin), ("performance.score", origin) }));
    }

    [TestCase("96.39%", 1, 0)]
    [TestCase("96.93%", 0, 1)]
    public void Score_ExecutionRate_IsExecutedOverBudget(string rate, int held, int failed)
    {
        RuleResult result = new DocumentBuilder().Form(
            "projectReview", "甲项目",
            [("年度资金总额", "全年预算数", "6,187.94"), ("年度资金总额", "全年执行数", "5,964.31"), ("年度资金总额", "执行率", rate)]).Audit("performance.score");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [Test]
    public void Score_AboveItsWeight_IsTold()
    {
        RuleResult result = new DocumentBuilder().Form("projectReview", "甲项目", [], (50, 50), (40, 41)).Audit("performance.score");

        Assert.That(result.Findings.Select(f => f.Printed), Is.EqualTo(new[] { "41" }));
    }

    [TestCase(88, 0)]
    [TestCase(89, 1)]
    public void Score_Total_IsTheSumOfTheScores(decimal wrong, int failed)
    {
        var builder = new DocumentBuilder();
        foreach (decimal total in new[] { 90m, 90m, wrong })
        {
            builder.Form("projectReview", "甲项目", [], total, (50, 48), (40, total == 90 ? 42 - 2 + 2 : 40));
        }

        RuleResult result = builder.Audit("performance.score");

        Assert.That(result.Findings.Count(f => f.Message.Contains("总分", StringComparison.Ordinal)), Is.EqualTo(failed));
    }

    private static DocumentBuilder Forms() => new DocumentBuilder()
        .Form("projectTarget", "甲项目", [("年度预算总额", "", "32.50"), ("其中：财政拨款", "", "20.00"), ("其他资金", "", "12.50")], Ninety)
        .Form("projectTarget", "乙项目", [("年度预算总额", "", "10.00"), ("其中：财政拨款", "", "10.00"), ("其他资金", "", "0.00")], Ninety);
}
