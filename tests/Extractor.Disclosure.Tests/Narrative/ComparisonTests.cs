using Extractor.Disclosure.Model;
using static Extractor.Disclosure.Tests.Narrative.Prose;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>One test case per way of comparing that disclosures use; the sentences are ours.</summary>
public sealed class ComparisonTests
{
    private static readonly object?[][] Forms =
    [
        // sentence, final account?, amount, base, direction, change, rate
        ["基本支出120.50万元，比上年预算增加20.50万元，增长20.50%。", false, 1205000m, "上年预算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元，比上年预算减少20.50万元,下降14.54%。", false, 1205000m, "上年预算", "decrease", 205000m, 14.54m],
        ["基本支出120.50万元，较上年增加20.50万元，增幅为20.50%。", false, 1205000m, "上年预算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元，较上年决算数减少20.50万元，降幅达14.54%。", true, 1205000m, "上年决算", "decrease", 205000m, 14.54m],
        ["基本支出120.50万元，与2023年度相比增加20.50万元，上升20.50%。", true, 1205000m, "上年决算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元。与2023年相比，减少20.50万元，降低14.54%。", true, 1205000m, "上年决算", "decrease", 205000m, 14.54m],
        ["基本支出120.50万元，同比增长20.50%。", true, 1205000m, "上年决算", "increase", null, 20.50m],
        ["基本支出120.50万元，同比减少了20.50万元。", false, 1205000m, "上年预算", "decrease", 205000m, null],
        ["基本支出120.50万元，比2023年执行数增加20.50万元（增长20.50%）。", false, 1205000m, "上年决算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元，比去年减少20.50万元，减幅不计。", false, 1205000m, "上年预算", "decrease", 205000m, null],
        ["基本支出120.50万元，与上年持平。", false, 1205000m, "上年预算", "none", null, null],
        ["基本支出120.50万元，与上年数一致。", false, 1205000m, "上年预算", "none", null, null],
        ["基本支出120.50万元，与上年相比无变化。", true, 1205000m, "上年决算", "none", null, null],
        ["基本支出120.50万元，与2023年年初预算数基本持平。", false, 1205000m, "上年年初预算", "none", null, null],
        ["基本支出120.50万元，比2023年预算持平。", false, 1205000m, "上年预算", "none", null, null],
        ["基本支出120.50万元，比上年增加0.00万元，增长0.00%。", false, 1205000m, "上年预算", "none", 0m, 0m],
        ["基本支出1205000元，比上年增1000元。", false, 1205000m, "上年预算", "increase", 1000m, null],
        ["基本支出0.012亿元，较上年预算数增长1.5倍。", false, 1200000m, "上年预算", "increase", null, 150m],
        ["基本支出120.50万元，比年初预算增加20.50万元，增长20.50%。", true, 1205000m, "年初预算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元，与年初预算数相比减少20.50万元。", true, 1205000m, "年初预算", "decrease", 205000m, null],
        ["基本支出120.50万元，比全年预算数减少20.50万元。", true, 1205000m, "全年预算", "decrease", 205000m, null],
        ["基本支出120.50万元，比2021年决算增加20.50万元。", true, 1205000m, "2021年决算", "increase", 205000m, null],
        ["基本支出120.50万元，比上年预算增加-20.50万元。", false, 1205000m, "上年预算", "decrease", 205000m, null],
        ["基本支出1,205,000.00元，比上年减少205,000.00元，下降14.54％。", false, 1205000m, "上年预算", "decrease", 205000m, 14.54m],
        ["基本支出１２０．５０万元，比上年增加２０．５０万元。", false, 1205000m, "上年预算", "increase", 205000m, null],
        ["基 本 支 出 120.50 万 元 ， 比 上 年 增 加 20.50 万 元 。", false, 1205000m, "上年预算", "increase", 205000m, null],
        ["基本支出120.50万元，同比2023年预算增加20.50万元，增长20.50%。", false, 1205000m, "上年预算", "increase", 205000m, 20.50m],
        ["基本支出120.50万元。同上年相比减少20.50万元。", false, 1205000m, "上年预算", "decrease", 205000m, null],
        ["基本支出120.50万元，与上年预算数100.00万元相比，增加20.50万元。", false, 1205000m, "上年预算", "increase", 205000m, null],
        ["基本支出120.50万元，比上年多20.50万元。", false, 1205000m, "上年预算", "increase", 205000m, null],
        ["基本支出120.50万元，与上年度决算数相比无增减变化。", true, 1205000m, "上年决算", "none", null, null],
        ["基本支出壹佰贰拾万伍仟元整，比上年增加贰拾万元整。", false, 1205000m, "上年预算", "increase", 200000m, null],
    ];

    [TestCaseSource(nameof(Forms))]
    public void Statement_ComparedInProse_HasBaseDirectionChangeAndRate(string sentence, bool account, decimal amount, string? against, string? direction, decimal? change, decimal? rate)
    {
        Statement s = One(account ? Account : Budget, sentence);
        Assert.Multiple(() =>
        {
            Assert.That(s.Label, Is.EqualTo("基本支出"));
            Assert.That(s.Amount, Is.EqualTo(amount));
            Assert.That(s.Base, Is.EqualTo(against));
            Assert.That(s.Direction, Is.EqualTo(direction));
            Assert.That(s.Change, Is.EqualTo(change));
            Assert.That(s.Rate, Is.EqualTo(rate));
        });
    }

    [Test]
    public void Statement_BaseFigurePrinted_IsKeptAsBaseAmount()
    {
        Statement s = One(Budget, "收入预算12,345.67万元，比2023年10,000.00万元增加2,345.67万元，增长23.46%。");
        Assert.That((s.Amount, s.BaseAmount, s.Change, s.Rate), Is.EqualTo((123456700m, 100000000m, 23456700m, 23.46m)));
    }

    [Test]
    public void Statement_FromTo_HasTargetAsAmountAndStartAsBaseAmount()
    {
        Statement s = One(Budget, "会议费由100万元减少到80万元。");
        Assert.That((s.Label, s.Amount, s.BaseAmount, s.Direction), Is.EqualTo(("会议费", 800000m, 1000000m, "decrease")));
    }

    [Test]
    public void Statement_ComparedWithTwoBases_BecomesTwo()
    {
        IReadOnlyList<Statement> all = Statements(Account, "培训费支出5万元，比上年减少1万元，下降16.67%，比年初预算增加2万元。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Base, s.Direction, s.Change)), Is.EqualTo(new[]
        {
            ("培训费支出", (decimal?)50000m, "上年决算", "decrease", (decimal?)10000m), ("培训费支出", 50000m, "年初预算", "increase", 20000m),
        }));
    }

    [Test]
    public void Statement_OneComparisonForIncomeAndSpending_HoldsForBoth()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "2024年收入总计100万元，支出总计100万元，与2023年预算相比，收、支总计各增加10万元，增长11.11%。主要原因：人员增加。");
        Assert.That(all.Select(s => (s.Label, s.Direction, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[]
        {
            ("收入总计", "increase", (decimal?)100000m, (decimal?)11.11m, "人员增加"), ("支出总计", "increase", 100000m, 11.11m, "人员增加"),
        }));
    }

    [Test]
    public void Statement_ComparisonInNextSentence_BelongsToTheHeadOfTheSentenceBefore()
    {
        IReadOnlyList<Statement> all = Statements(Account, "一般公共预算财政拨款支出300万元，占本年支出合计的98.40%。与上年相比，增加50万元，增长20%，主要原因是：项目增加。");
        Assert.That(all.Select(s => (s.Label, s.Share, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[] { ("一般公共预算财政拨款支出", (decimal?)98.40m, (decimal?)500000m, (decimal?)20m, "项目增加") }));
    }

    [Test]
    public void Statement_ComparisonInNextParagraph_BelongsToTheParagraphBefore()
    {
        IReadOnlyList<Statement> all = Statements(Account, "一般公共预算财政拨款支出300万元，占本年支出合计的100%。", "与2023年度相比，一般公共预算财政拨款支出增加50万元，增长20%。主要原因：项目增加。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[] { ("一般公共预算财政拨款支出", (decimal?)3000000m, (decimal?)500000m, (decimal?)20m, "项目增加") }));
    }

    [Test]
    public void Statement_OnlyAChangeIsSaid_HasNoAmount()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "2024年财政拨款“三公”经费比上年预算减少0.50万元，下降2.00%，其中：因公出国（境）费增加0.00万元，增长0.00%，主要原因是未安排；公务接待费减少1.00万元，下降33.33%，主要原因是厉行节约。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Base, s.Direction, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[]
        {
            ("财政拨款“三公”经费", (decimal?)null, "上年预算", "decrease", (decimal?)5000m, (decimal?)2.00m, (string?)null),
            ("因公出国（境）费", null, "上年预算", "none", 0m, 0m, "未安排"),
            ("公务接待费", null, "上年预算", "decrease", 10000m, 33.33m, "厉行节约"),
        }));
    }

    [Test]
    public void Statement_AccountBelowBudget_IsADecreaseAgainstTheBudget()
    {
        IReadOnlyList<Statement> all = Statements(Account, "1、教育支出（类）普通教育（款）学前教育（项）。主要用于：幼儿园运转。年初预算为10.00万元，支出决算为9.00万元，完成年初预算的90.00%。决算数小于预算数的主要原因：压缩开支。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Completion, s.Direction, s.Reason)), Is.EqualTo(new[]
        {
            ("教育支出（类）普通教育（款）学前教育（项）年初预算", (decimal?)100000m, (decimal?)null, (string?)null, (string?)null),
            ("教育支出（类）普通教育（款）学前教育（项）支出决算", 90000m, 90.00m, "decrease", "压缩开支"),
        }));
    }

    [TestCase("公务接待费5万元，本年数小于上年预算数2万元。", "上年预算", "decrease", 20000)]
    [TestCase("公务接待费5万元，决算数大于年初预算数1万元。", "年初预算", "increase", 10000)]
    public void Statement_OverOrUnderTheBase_HasItsChange(string sentence, string against, string direction, int change)
    {
        Statement s = One(Account, sentence);
        Assert.That((s.Base, s.Direction, s.Change), Is.EqualTo((against, direction, (decimal?)change)));
    }

    [Test]
    public void Statement_DifferenceRate_StandsAtTheAccount()
    {
        IReadOnlyList<Statement> all = Statements(Account, "与年初预算相比，年初预算数200.00万元，决算数300.00万元，预决算差异率50.00%，主要原因是：年中追加。");
        Assert.That(all.Select(s => (s.Amount, s.Base, s.Direction, s.Rate, s.Reason)), Is.EqualTo(new[]
        {
            ((decimal?)2000000m, (string?)null, (string?)null, (decimal?)null, (string?)null), (3000000m, "年初预算", "increase", 50.00m, "年中追加"),
        }));
    }

    [TestCase("因公出国支出决算比上年增加/减少0万元，增长/下降0%。", "none", 0, 0)]
    [TestCase("因公出国支出决算比上年增加（减少）5万元。", null, 50000, null)]
    public void Statement_FormLeftoverOfBothWords_HasNoDirectionUnlessZero(string sentence, string? direction, int change, int? rate)
    {
        Statement s = One(Account, sentence);
        Assert.That((s.Label, s.Direction, s.Change, s.Rate), Is.EqualTo(("因公出国支出决算", direction, (decimal?)change, (decimal?)rate)));
    }

    [Test]
    public void Statement_PartsInBracketsBeforeTheComparison_KeepTheirOwn()
    {
        IReadOnlyList<Statement> all = Statements(Budget, "公务用车购置及运行费10.00万元（公务用车购置费0.00万元，比上年增加0.00万元；公务用车运行维护费10.00万元，比上年减少1.00万元。）比上年减少2.00万元，下降16.67%，主要原因是压缩开支；公务接待费2.00万元。");
        Assert.That(all.Select(s => (s.Label, s.Amount, s.Change, s.Rate, s.Reason)), Is.EqualTo(new[]
        {
            ("公务用车购置及运行费", (decimal?)100000m, (decimal?)20000m, (decimal?)16.67m, "压缩开支"), ("公务用车购置费", 0m, 0m, null, null), ("公务用车运行维护费", 100000m, 10000m, null, null), ("公务接待费", 20000m, null, null, (string?)null),
        }));
    }

    [Test]
    public void Statement_CompletionAndComparison_KeepTheirOwnBases()
    {
        Statement s = One(Account, "“三公”经费财政拨款支出决算为5.00万元，完成预算80%，较上年减少1.00万元，下降16.67%。");
        Assert.That((s.Base, s.Direction, s.Change, s.Completion, s.CompletionBase), Is.EqualTo(("上年决算", "decrease", (decimal?)10000m, (decimal?)80m, "预算")));
    }

    [Test]
    public void Statement_BudgetOfNothing_IsZeroWithoutUnit()
    {
        IReadOnlyList<Statement> all = Statements(Account, "1、行政运行（项），主要用于日常运转。年初预算为0，支出决算为307.82万元。");
        Assert.That(all.Select(s => s.Amount), Is.EqualTo(new decimal?[] { 0m, 3078200m }));
    }

    [Test]
    public void Statement_SeveralItemsInOneParagraph_TakeTheirOwnTopics()
    {
        IReadOnlyList<Statement> all = Statements(Account, "1、教育支出（类）普通教育（款）小学教育（项）。年初预算为1万元，支出决算为1.5万元。2、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为2万元，支出决算为3万元。");
        Assert.That(all.Select(s => s.Label), Is.EqualTo(new[]
        {
            "教育支出（类）普通教育（款）小学教育（项）年初预算", "教育支出（类）普通教育（款）小学教育（项）支出决算",
            "住房保障支出（类）住房改革支出（款）住房公积金（项）年初预算", "住房保障支出（类）住房改革支出（款）住房公积金（项）支出决算",
        }));
    }

    [Test]
    public void Statement_EachTotalComparedByName_KeepsItsOwnChange()
    {
        IReadOnlyList<Statement> all = Statements(Account, "收入总计100万元，支出总计90万元。与上年相比，收入总计增加10万元，增长11.11%，支出总计减少5万元，下降5.26%。");
        Assert.That(all.Select(s => (s.Label, s.Direction, s.Change, s.Rate)), Is.EqualTo(new[] { ("收入总计", "increase", (decimal?)100000m, (decimal?)11.11m), ("支出总计", "decrease", 50000m, 5.26m) }));
    }
}
