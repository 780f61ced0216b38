using Extractor.Disclosure.Model;
using static Extractor.Disclosure.Tests.Audit.Rules.DocumentBuilder;

namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>Units counted and served in prose.</summary>
public sealed class UnitRulesTests
{
    [TestCase(2, null)]
    [TestCase(3, "2")]
    public void UnitCount_ListWithTheDepartmentItself_CountsItOnce(int subordinate, string? expected)
    {
        RuleResult result = new DocumentBuilder().Section(
            "二、机构设置",
            $"从预算单位构成看，某某局的预算包括：某某局本级预算及下属{subordinate}家预算单位在内的汇总预算。",
            "本部门中，行政单位1家，事业单位2家，纳入2024年部门预算编制范围的预算单位包括：",
            "1、某某局（机关和本级）",
            "2、某某局监测站",
            "3、某某局信息中心").Audit("prose.unit-count");

        Assert.That(result.Findings.Select(f => f.Expected), Is.EqualTo(expected is null ? Array.Empty<string>() : [expected]));
        Assert.That(result.Count.Held, Is.EqualTo(expected is null ? 1 : 0));
        Assert.That(result.Findings.Select(f => (f.Places[0].Page, f.Places[0].Fact)), Is.All.EqualTo((5, (string?)null)));
    }

    [Test]
    public void UnitCount_KindsAndListDiffer_SaysNothing()
    {
        RuleResult result = new DocumentBuilder().Section(
            "二、机构设置",
            "预算包括：某某局本级预算及下属3家预算单位。",
            "本部门中，行政单位1家，事业单位5家，纳入预算编制范围的预算单位包括：",
            "1、某某局（本级）",
            "2、某某局监测站").Audit("prose.unit-count");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Has.Member("the-other-counts-differ"));
    }

    [TestCase("安排某某县环境监测中心站50万元用于监测", 0, 1)]
    [TestCase("安排某某县环境监测中心站168万元用于监测", 1, 0)]
    [TestCase("安排某某县环境监测中心站20万元用于监测", 0, 0)]
    [TestCase("安排某某县生态研究所168万元用于监测", 0, 0)]
    public void UnitSplit_ReasonGivesAUnitMoney_MayNotBeMoreThanItsProjects(string reason, int failed, int held)
    {
        RuleResult result = Projects("50.00").Say("节能环保支出（类）自然生态保护（款）农村环境保护（项）", 168, reason: reason).Audit("prose.unit-split");

        Assert.That((result.Findings.Count, result.Count.Held), Is.EqualTo((failed, held)));
        if (failed > 0)
        {
            Assert.That(result.Findings[0].Expected, Is.EqualTo("50"));
            Assert.That(result.Findings[0].Places.Select(p => p.Fact), Has.Member("t1.r4.c1"));
        }
    }

    [Test]
    public void UnitSplit_ProjectsAreNotTheWholeItem_IsNotApplicable() => Assert.That(
        Projects("40.00").Say("农村环境保护（项）", 168, reason: "安排某某县环境监测中心站168万元").Audit("prose.unit-split").Reasons,
        Has.Member("the-projects-are-not-the-whole-item"));

    private static DocumentBuilder Projects(string part) => new DocumentBuilder().Table(
        "budget.generalProject",
        "项目支出情况表",
        [Amount("项目支出合计", "total")],
        (Row(null, "某某局（机关和本级）", "unit"), ["118.00"]),
        (With(Row("2110402", "本级项目", "project", group: "某某局（机关和本级）"), "农村环境保护"), ["118.00"]),
        (Row(null, "某某县环境监测中心站", "unit"), [part]),
        (With(Row("2110402", "监测项目", "project", group: "某某县环境监测中心站"), "农村环境保护"), [part]));

    private static RowLabel With(RowLabel row, string label) => row with { Labels = [label, row.Name] };
}
