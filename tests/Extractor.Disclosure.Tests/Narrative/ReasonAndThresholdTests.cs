using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using static Extractor.Disclosure.Tests.Narrative.Prose;

namespace Extractor.Disclosure.Tests.Narrative;

public sealed class ReasonAndThresholdTests
{
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%，主要原因是新增督察整改经费2.00万元、压减业务费1.00万元。", "新增督察整改经费2.00万元、压减业务费1.00万元")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%。主要原因是：新增设备购置3.00万元。", "新增设备购置3.00万元")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%。主要变动原因是人员增加。", "人员增加")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%，主要是因人员增加。", "人员增加")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%，原因：人员增加。", "人员增加")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%，主要系人员增加。", "人员增加")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%。增加的主要原因为一是人员增加1人；二是增加设备经费0.50万元。", "一是人员增加1人；二是增加设备经费0.50万元")]
    [TestCase("项目支出96.00万元，比上年增加1.00万元，增长1.05%，主要原因是一是人员增加。二是增加设备经费0.50万元。", "一是人员增加")]
    public void Reason_AfterAComparison_IsKeptAndItsAmountsAreNoStatements(string sentence, string reason)
    {
        NarrativeResult result = Read(Budget, sentence);
        Assert.That(result.Statements.Select(s => (s.Label, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[] { ("项目支出", (decimal?)10000m, (decimal?)1.05m, reason) }));
        Assert.That(result.Unresolved, Is.Empty);
    }

    [Test]
    public void Reason_ThenTheNextItemOfTheList_Ends()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "其中：基本支出5万元，比上年增加1万元，增长25%，主要原因是增人；项目支出3万元，比上年减少1万元，下降25%，主要原因是减项；本年不再安排设备。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Reason)), Is.EqualTo(new[] { ("基本支出", (decimal?)50000m, "增人"), ("项目支出", 30000m, "减项；本年不再安排设备") }));
    }

    [Test]
    public void Reason_ThenANumberedItem_Ends()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "其中：（1）行政运行（2010301）100万元，较上年增加5万元，原因是人员增加；（2）事业运行（2010350）20万元，较上年减少5万元，原因是人员减少。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Reason)), Is.EqualTo(new[] { ("行政运行（2010301）", (decimal?)1000000m, "人员增加"), ("事业运行（2010350）", 200000m, "人员减少") }));
    }

    [TestCase("单位价值50万元以上大型设备2台（套），单位价值100万元以上大型设备0台（套）。")]
    [TestCase("单价20万元（含）以上的设备2台（套）。")]
    [TestCase("共有单价100万元以上专用设备2台。")]
    public void Threshold_InALabel_IsNoAmount(string sentence)
    {
        NarrativeResult result = Read(Budget, sentence);
        Assert.That(result.Statements.Select(s => s.Amount), Is.All.Null);
        Assert.That((result.Statements[0].Quantity, result.Statements[0].Unit), Is.EqualTo(((decimal?)2m, "set")));
        Assert.That(result.Unresolved, Is.Empty);
    }

    [TestCase("一般公共预算726.37万元，占95.29%。", 95.29)]
    [TestCase("公务接待费726.37万元，占“三公”经费的31.14%。", 31.14)]
    [TestCase("授予中小企业合同金额726.37万元，占政府采购支出总额726.37万元的100.00%。", 100)]
    [TestCase("基本支出726.37万元，占全年支出总额的比重为12.50％。", 12.5)]
    [TestCase("基本支出726.37万元，占比为12.50 %。", 12.5)]
    [TestCase("基本支出726.37万元（占12.50%）。", 12.5)]
    [TestCase("基本支出726.37万元，占本年支出的百分之12.5。", 12.5)]
    public void Share_OfTheWhole_IsAttached(string sentence, double share)
    {
        Statement s = One(Budget, sentence);
        Assert.That((s.Amount, s.Share, s.Rate), Is.EqualTo(((decimal?)7263700m, (decimal?)(decimal)share, (decimal?)null)));
    }

    [Test]
    public void Share_WithoutAnAmount_IsAStatementOfItsOwn()
    {
        Statement s = One(Account, "货物采购授予中小企业合同金额占货物支出金额的75%。");
        Assert.That((s.Label, s.Amount, s.Share), Is.EqualTo(("货物采购授予中小企业合同金额", (decimal?)null, (decimal?)75m)));
    }

    [TestCase("支出决算为90万元，完成预算100%。", "预算", 100)]
    [TestCase("支出决算为90万元，完成全年预算数的98.69%。", "全年预算", 98.69)]
    [TestCase("支出决算为90万元，为年初预算的120.5%。", "年初预算", 120.5)]
    [TestCase("支出决算为90万元，预算执行率98.5%。", "预算", 98.5)]
    public void Completion_OfABudget_IsNeitherShareNorRate(string sentence, string against, double completion)
    {
        Statement s = Statements(Account, "##一、基本支出情况说明", sentence).Single();
        Assert.That((s.Base, s.Completion, s.Share, s.Rate), Is.EqualTo((against, (decimal?)(decimal)completion, (decimal?)null, (decimal?)null)));
    }

    [Test]
    public void People_OfTheUnit_AreCountsWithTheirChange()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "青山县水务局编制数40，实有人数48人，其中：在职32人，减少1人；退休16人，增加3人；离休0人，增加0人。");
        Assert.That(all.Select(s => (s.Label, s.Quantity, s.Direction, s.QuantityChange, s.Amount)), Is.EqualTo(new[]
        {
            ("编制数", (decimal?)40m, (string?)null, (decimal?)null, (decimal?)null), ("实有人数", 48m, null, null, null),
            ("在职", 32m, "decrease", 1m, null), ("退休", 16m, "increase", 3m, null), ("离休", 0m, "none", 0m, null),
        }));
    }

    [TestCase("政府性基金预算未安排。", "政府性基金预算")]
    [TestCase("青山县水务局2024年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。", "政府性基金预算拨款")]
    [TestCase("本单位本年度无国有资本经营预算财政拨款收入和支出。", "国有资本经营预算财政拨款收入和支出")]
    [TestCase("我单位2024年无“三公”经费财政拨款支出。", "“三公”经费财政拨款支出")]
    [TestCase("本单位2024年度未发生因公出国（境）费用支出，与年初预算数无差异。", "因公出国（境）费用支出")]
    public void Nil_SaidInProse_IsAStatementWithoutFigure(string sentence, string label)
    {
        Statement s = Statements(Budget, sentence)[0];
        Assert.That((s.Label, s.IsNil, s.Amount), Is.EqualTo((label, (bool?)true, (decimal?)null)));
    }

    [Test]
    public void Amount_WithoutAnyLabel_IsUnresolvedWithItsPage()
    {
        NarrativeResult result = Read(Budget, "，5.2万元。");
        Assert.That(result.Statements, Is.Empty);
        Assert.That(result.Unresolved.Select(u => (u.Raw, u.Page)), Is.EqualTo(new[] { ("5.2万元", 1) }));
    }

    [Test]
    public void Reason_OfAProblem_IsNoReasonOfAFigure()
    {
        NarrativeResult result = Read(Account, "全年预算数35.00万元，执行数34.00万元，完成预算的97.14%。发现的问题及原因：一是预算编制不够细化，结余1.00万元。");
        Assert.That(result.Statements.Select(s => s.Reason), Is.All.Null);
        Assert.That(result.Unresolved, Is.Empty);
    }

    [Test]
    public void Review_OfAProject_HasBudgetAccountAndExecution()
    {
        IReadOnlyList<Statement> all = Statements(Account, "河道清淤项目全年预算数为35.00万元，执行数为34.00万元，完成预算的97.14%。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Completion)), Is.EqualTo(new[] { ("河道清淤项目全年预算数", (decimal?)350000m, (decimal?)null), ("河道清淤项目执行数", 340000m, 97.14m) }));
    }

    [Test]
    public void Nil_BesideFigures_IsKeptToo()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "财政拨款收支总预算5万元。政府性基金预算拨款未安排。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.IsNil)), Is.EqualTo(new[] { ("财政拨款收支总预算", (decimal?)50000m, (bool?)null), ("政府性基金预算拨款", null, true) }));
    }

    [Test]
    public void Count_InTwoMeasures_NamesTheSameThing()
    {
        IReadOnlyList<Statement> all = Statements(Account, "国内公务接待12批次120人，国内外事接待0批次，0人次。");
        Assert.That(all.Take(2).Select(s => (s.Label, s.Quantity, s.Unit)), Is.EqualTo(new[] { ("国内公务接待", (decimal?)12m, "batch"), ("国内公务接待", 120m, "person") }));
    }

    [Test]
    public void Comparison_OfTheExpenseInTheNextSentence_BelongsToIt()
    {
        IReadOnlyList<Statement> all = Statements(Account, "公务用车运行维护费9.00万元，主要用于维修。费用支出较年初预算数减少1.00万元，下降10.00%，主要原因是压减开支。较上年支出数增加0.50万元，增长5.88%。");
        Assert.That(all.Select(s => (s.Label, s.Base, s.Direction, s.Change, s.Rate)), Is.EqualTo(new[]
        {
            ("公务用车运行维护费", "年初预算", "decrease", (decimal?)10000m, (decimal?)10m), ("公务用车运行维护费", "上年决算", "increase", 5000m, 5.88m),
        }));
    }
}
