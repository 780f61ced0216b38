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

    private static DocumentBuilder Forms() => new DocumentBuilder()
        .Form("projectTarget", "甲项目", [("年度预算总额", "", "32.50"), ("其中：财政拨款", "", "20.00"), ("其他资金", "", "12.50")], Ninety)
        .Form("projectTarget", "乙项目", [("年度预算总额", "", "10.00"), ("其中：财政拨款", "", "10.00"), ("其他资金", "", "0.00")], Ninety);
}
