using static Extractor.Disclosure.Tests.Audit.Rules.DocumentBuilder;

namespace Extractor.Disclosure.Tests.Audit.Rules;

/// <summary>Projects in three places, the contents against the tables, columns that compare.</summary>
public sealed class ProjectAndContentsRulesTests
{
    [TestCase("20.00", 3, 0)]
    [TestCase("25.00", 2, 1)]
    public void Project_BlockAgainstRow_ByNameWithoutPunctuation(string printed, int held, int failed)
    {
        RuleResult result = Projects(printed).Project("甲－项目", 10).Project("乙项目（二期）", 20).Project("丙项目", 30).Audit("project.match");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((held, failed)));
    }

    [Test]
    public void Project_SeveralRowsOfOneProject_AddUp()
    {
        RuleResult result = Projects("20.00", ("2080399", "丙项目", "5.00")).Project("甲项目", 10).Project("乙项目二期", 20).Project("丙项目", 35).Audit("project.match");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Project_NamesThatStandTwiceWithoutUnit_AreNotPaired()
    {
        RuleResult result = Projects("20.00").Project("甲项目", 11).Project("甲项目", 12).Audit("project.match");

        Assert.That(result.Findings, Is.Empty);
        Assert.That(result.Reasons, Is.All.EqualTo("no-project-of-that-name"));
    }

    [Test]
    public void Project_FormAgainstRow_TakesTheAppropriation()
    {
        RuleResult result = Projects("20.00")
            .Form("projectTarget", "甲项目", [("年度预算总额", "", "15.00"), ("其中：财政拨款", "", "10.00"), ("其他资金", "", "5.00")], (90, null))
            .Form("projectTarget", "乙项目二期", [("年度预算总额", "", "20.00"), ("其中：财政拨款", "", "20.00")], (90, null))
            .Form("projectTarget", "丙项目", [("年度预算总额", "", "30.00"), ("其中：财政拨款", "", "3.00")], (90, null))
            .Audit("project.match");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((2, 1)));
        Assert.That(result.Findings[0].Expected, Is.EqualTo("30.00"));
    }

    [Test]
    public void Contents_EveryTableIsThere_Holds()
    {
        RuleResult result = Tables("收支总体情况表", "收入总体情况表", "支出总体情况表").Contents("一、单位收支总体情况表", "二、单位收入总体情况表", "三、单位支出总体情况表").Audit("contents.tables");

        Assert.That((result.Count.Held, result.Findings.Count), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Contents_ListedTableIsNotThere_IsToldAtItsLine()
    {
        RuleResult result = Tables("收支总体情况表", "收入总体情况表").Contents("一、单位收支总体情况表 3", "二、单位收入总体情况表……4", "三、单位支出总体情况表……5").Audit("contents.tables");

        Assert.That(result.Findings.Select(f => (f.Expected, f.Origin, f.Places[0].Page)), Is.EqualTo(new[] { ("单位支出总体情况表", "published", 2) }));
    }

    [Test]
    public void Contents_TitleStandsInTheTextButNoTable_IsUndecided() => Assert.That(
        Tables("收支总体情况表", "收入总体情况表").Section("三、单位支出总体情况表")
            .Contents("一、单位收支总体情况表", "二、单位收入总体情况表", "三、单位支出总体情况表").Audit("contents.tables").Findings.Select(f => f.Origin),
        Is.EqualTo(new[] { "undecided" }));

    [Test]
    public void Contents_TablesAreAnotherFile_IsNotApplicable() => Assert.That(
        Tables("收支总体情况表").Contents("一、单位收支总体情况表", "二、单位收入总体情况表", "三、单位支出总体情况表").Audit("contents.tables").Reasons,
        Has.Member("most-tables-are-not-in-this-file"));

    [Test]
    public void Contents_NarrativeOnTables_IsNoTable() => Assert.That(
        Tables("收支总体情况表").Contents("一、关于收支总体情况的说明", "二、关于收入总体情况的说明", "三、绩效目标表").Audit("contents.tables").Reasons,
        Has.Member("no-tables-in-the-contents"));

    [TestCase("3.00", "10.00%", 8, 0)]
    [TestCase("4.00", "10.00%", 7, 1)]
    [TestCase("3.00", "11.00%", 7, 1)]
    public void ChangeColumn_DifferenceAndGrowth_AreOfTheColumnsThatTheRowsShow(string change, string rate, int held, int failed)
    {
        (string, string?, string)[] columns = [Amount("2023年执行数", "executed"), Amount("2024年预算数/小计", "budget.total"), Amount("增减额", "change"), Amount("增减%", "changeRate")];
        DocumentBuilder builder = new DocumentBuilder().Table(
            "budget.general", "一般公共预算支出表", columns,
            (Row("201", "一般公共服务支出"), ["10.00", "12.00", "2.00", null]),
            (Row("208", "社会保障和就业支出"), ["20.00", "25.00", "5.00", null]),
            (Row("210", "卫生健康支出"), ["50.00", "40.00", "-10.00", null]),
            (Row("221", "住房保障支出"), ["30.00", "33.00", change, null]));
        Disclosure.Model.UnitYear document = builder.Build();
        string[] rates = ["20.00%", "25.00%", "-20.00%", rate];
        Disclosure.Model.DisclosureEntry entry = document.Disclosures[0];
        entry = entry with
        {
            Facts =
            [
                .. entry.Facts, .. rates.Select((r, i) => entry.Facts[0] with
                {
                    Id = $"t1.r{i + 1}.c4", Column = ["增减%"], ColumnKey = "changeRate", Unit = "percent", Raw = r, Value = decimal.Parse(r.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture),
                }),
            ],
        };

        Disclosure.Audit.AuditReport report = Disclosure.Audit.Auditor.Audit(document with { Disclosures = [entry] }).Reports[0];

        Assert.That((report.Rules.Single(r => r.Rule == "row.change").Held, report.Findings.Count(f => f.Rule == "row.change")), Is.EqualTo((held, failed)));
    }

    private static DocumentBuilder Projects(string second, params (string Code, string Name, string Amount)[] more) => new DocumentBuilder().Table(
        "budget.generalProject", "项目支出情况表", [Amount("项目支出合计", "total")],
        [
            (Row("2080101", "甲项目", "project"), new string?[] { "10.00" }),
            (Row("2080102", "乙项目(二期)", "project"), [second]),
            (Row("2080103", "丙项目", "project"), ["30.00"]),
            .. more.Select(m => (Row(m.Code, m.Name, "project"), new string?[] { m.Amount })),
        ]);

    private static DocumentBuilder Tables(params string[] titles)
    {
        var builder = new DocumentBuilder();
        foreach (string title in titles)
        {
            builder.Table("budget." + Disclosure.Kinds.TableKinds.ByTitle(title), title, [Amount("合计", "total")], (Row(null, "合计", "total"), ["1.00"]));
        }

        return builder;
    }
}
