using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>The rules on a small table of own making: 合计 = 基本 + 项目, 类 = Σ款, 总计 = Σ类.</summary>
public sealed class AuditorTests
{
    private static readonly (string Code, string Name, string? Parent, string Role, string[] Figures)[] Rows =
    [
        ("", "合计", null, "total", ["60.00", "33.00", "27.00"]),
        ("208", "社会保障和就业支出", "t1.r1", "rollup", ["20.00", "11.00", "9.00"]),
        ("20805", "行政事业单位养老支出", "t1.r2", "rollup", ["20.00", "11.00", "9.00"]),
        ("211", "节能环保支出", "t1.r1", "rollup", ["40.00", "22.00", "18.00"]),
        ("21101", "环境保护管理事务", "t1.r4", "leaf", ["25.00", "15.00", "10.00"]),
        ("21102", "环境监测与监察", "t1.r4", "leaf", ["15.00", "7.00", "8.00"]),
    ];

    [Test]
    public void Audit_EverythingAddsUp_AllFactsAreProvenAndNothingIsFound()
    {
        (UnitYear audited, IReadOnlyList<AuditReport> reports) = Auditor.Audit(Document());

        Assert.That(reports[0].Coverage.Share, Is.EqualTo(1));
        Assert.That(audited.Disclosures[0].Findings, Is.Empty);
        Assert.That(audited.Disclosures[0].Facts.Select(f => f.Proof), Is.All.Not.Empty);
    }

    [Test]
    public void Audit_TwoDigitsSwapped_NamesTheFigureAndWhatItShouldBe()
    {
        UnitYear audited = Auditor.Audit(Document(("t1.r5.c2", "51.00"))).Audited;

        Assert.That(audited.Disclosures[0].Findings.Select(f => f.Culprit?.Fact), Is.All.EqualTo("t1.r5.c2"));
        Assert.That(audited.Disclosures[0].Findings[0].Culprit!.Suggested, Is.EqualTo("15.00"));
        Assert.That(audited.Disclosures[0].Findings[0].Origin, Is.EqualTo("published"));
    }

    [Test]
    public void Audit_DoubtfulLetters_FindingIsOurs()
    {
        UnitYear document = Document(("t1.r5.c2", "51.00"));
        DisclosureEntry entry = document.Disclosures[0];
        entry = entry with { Facts = [.. entry.Facts.Select(f => f.Id == "t1.r5.c2" ? f with { IsDoubtful = true } : f)] };

        Assert.That(Auditor.Audit(document with { Disclosures = [entry] }).Audited.Disclosures[0].Findings.Select(f => f.Origin), Is.All.EqualTo("extraction"));
    }

    [Test]
    public void Audit_RoundingGap_IsInfoAndStillAProof()
    {
        UnitYear audited = Auditor.Audit(Document(("t1.r4.c2", "22.01"), ("t1.r4.c1", "40.01"), ("t1.r1.c1", "60.01"), ("t1.r1.c2", "33.01"))).Audited;

        Assert.That(audited.Disclosures[0].Findings.Select(f => f.Severity), Is.All.EqualTo("info"));
        Assert.That(audited.Disclosures[0].Facts.Single(f => f.Id == "t1.r4.c2").Proof, Is.Not.Empty);
    }

    [Test]
    public void Audit_TableBuiltInAnotherWay_AccusesNobody()
    {
        // Totals that never are the sum of what stands beside them: the column means something else.
        UnitYear audited = Auditor.Audit(Document(
            ("t1.r1.c1", "7.00"), ("t1.r2.c1", "3.00"), ("t1.r3.c1", "3.00"), ("t1.r4.c1", "4.00"), ("t1.r5.c1", "1.00"), ("t1.r6.c1", "3.00"))).Audited;

        Assert.That(audited.Disclosures[0].Findings, Is.Empty);
    }

    [Test]
    public void Audit_SameInputTwice_SameFindings()
    {
        UnitYear document = Document(("t1.r5.c2", "51.00"), ("t1.r2.c3", "90.00"));

        Assert.That(
            Auditor.Audit(document).Audited.Disclosures[0].Findings.Select(f => f.Message),
            Is.EqualTo(Auditor.Audit(document).Audited.Disclosures[0].Findings.Select(f => f.Message)));
    }

    [TestCase(110, 10, "increase", "10.00%", null)]
    [TestCase(110, 10, "increase", "9.09%", "error")]
    [TestCase(90, 10, "decrease", "10.00%", null)]
    [TestCase(3666, 21.8, "increase", "0.06%", "error")]
    [TestCase(13656, 309, "increase", "2.31%", null)]
    [TestCase(13656.14, 309.03, "increase", "2.30%", "error")]
    [TestCase(13656.60, 309.03, "increase", "2.31%", "warning")]
    public void Audit_RateInProse_FollowsFromAmountAndChange(decimal amount, decimal change, string direction, string rate, string? severity)
    {
        string word = direction == "increase" ? "增加" : "减少";
        UnitYear document = Document();
        DisclosureEntry entry = document.Disclosures[0] with
        {
            Statements =
            [
                new Statement
                {
                    Id = "s1",
                    Section = ["一、总体情况"],
                    Label = "培训经费",
                    Amount = amount * 10_000,
                    Raw = amount.ToString(System.Globalization.CultureInfo.InvariantCulture) + "万元",
                    Change = change * 10_000,
                    Direction = direction,
                    Rate = decimal.Parse(rate.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture),
                    Sentence = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"培训经费{amount}万元，比上年{word}{change}万元，变动{rate}。"),
                    Page = 1,
                },
            ],
        };

        Assert.That(
            Auditor.Audit(document with { Disclosures = [entry] }).Audited.Disclosures[0].Findings.Where(f => f.Rule == "prose.rate" && f.Severity != "info").Select(f => f.Severity).FirstOrDefault(),
            Is.EqualTo(severity));
    }

    [TestCase("79228162514264337593543950335")]
    [TestCase("-79228162514264337593543950335")]
    [TestCase("9999999999999999999999")]
    [TestCase("0.0000000000000000000000000001")]
    public void Audit_FiguresBeyondAnyBudget_NeverFails(string huge)
    {
        decimal value = decimal.Parse(huge, System.Globalization.CultureInfo.InvariantCulture);
        UnitYear document = Document();
        DisclosureEntry entry = document.Disclosures[0];
        entry = entry with
        {
            Facts = [.. entry.Facts.Select((f, i) => f with { Proof = ["earlier"], Value = i % 3 == 0 ? value : f.Value, Raw = i % 3 == 0 ? huge : f.Raw })],
            Statements =
            [
                new Statement { Id = "s1", Section = ["收支预算"], Label = "支出总计", Amount = value, Raw = huge + "元", Sentence = $"支出总计{huge}元", Page = 1 },
                new Statement { Id = "s2", Section = ["收支预算"], Label = "基本支出", Amount = value, Share = value, Rate = value, Change = value, Direction = "increase", Base = "上年预算", Completion = value, CompletionBase = "年初预算", Sentence = $"基本支出{huge}元，占{huge}%，增加{huge}元，增长{huge}%", Page = 1 },
                new Statement { Id = "s3", Section = ["收支预算"], Label = "项目支出", Amount = value, Share = value, Sentence = $"项目支出{huge}元，占{huge}%", Page = 1 },
                new Statement { Id = "s4", Section = ["人员"], Label = "实有人数", Quantity = value, Unit = "person", Sentence = $"实有人数{huge}人", Page = 1 },
            ],
            Performance =
            [
                new PerformanceForm
                {
                    Table = "t9", Kind = "projectReview", Project = "甲", TotalScore = value,
                    Funds = [new PerformanceFund("总额", ["全年预算数"], value, "CNY", huge, 1, default), new PerformanceFund("总额", ["执行率"], value, "percent", huge + "%", 1, default), new PerformanceFund("总额", ["全年执行数"], value, "CNY", huge, 1, default)],
                    Indicators = [new PerformanceIndicator { Id = "t9.r1", Levels = [], Raw = huge, Weight = value, Score = value, Value = value, ActualValue = value, CompletionRate = value, Page = 1, Box = default }],
                },
            ],
        };

        UnitYear audited = Auditor.Audit(document with { Disclosures = [entry] }).Audited;
        Assert.That(audited.Disclosures[0].Facts.SelectMany(f => f.Proof), Has.None.EqualTo("earlier"), "the proofs of an earlier audit are not those of this one");
    }

    private static UnitYear Document(params (string Id, string Raw)[] changes)
    {
        List<Fact> facts = [];
        List<Cell> cells = [];
        string[] columns = ["合计", "基本支出", "项目支出"];
        for (int r = 0; r < Rows.Length; r++)
        {
            (string code, string name, string? parent, string role, string[] figures) = Rows[r];
            for (int c = 0; c < figures.Length; c++)
            {
                string id = $"t1.r{r + 1}.c{c + 1}";
                string raw = changes.FirstOrDefault(x => x.Id == id).Raw ?? figures[c];
                cells.Add(new Cell(r + 1, c + 1, 1, 1, raw, 1, default));
                facts.Add(new Fact
                {
                    Id = id,
                    Table = "t1",
                    Row = new RowLabel { Code = code.Length == 0 ? null : code, Name = name, Parent = parent, Role = role },
                    Column = [columns[c]],
                    ColumnKey = c == 0 ? "total" : c == 1 ? "basic" : "project",
                    Value = decimal.Parse(raw, System.Globalization.CultureInfo.InvariantCulture) * 10_000,
                    Unit = "CNY",
                    Raw = raw,
                    Page = 1,
                    Box = new Box(0, 0, 1, 1),
                });
            }
        }

        var table = new DisclosureTable
        {
            Id = "t1",
            Kind = "budget.expenditure",
            Title = "支出总体情况表",
            AmountUnit = "万元",
            Pages = [1],
            Columns = [.. columns.Select((c, i) => new TableColumn(i + 1, [c], null, "amount"))],
            Grid = new Table { Index = 1, Parts = [], RowCount = 7, ColumnCount = 4, HeaderRowCount = 1, Cells = cells },
        };
        return new UnitYear
        {
            Unit = new UnitInfo("某某县档案馆", [], null),
            Year = 2024,
            Disclosures =
            [
                new DisclosureEntry
                {
                    Kind = DisclosureKind.Budget,
                    Title = "某某县档案馆2024年单位预算公开",
                    Source = new SourceInfo { File = "x.pdf", Sha256 = "0", PageCount = 1 },
                    Tables = [table],
                    Facts = facts,
                },
            ],
        };
    }
}
