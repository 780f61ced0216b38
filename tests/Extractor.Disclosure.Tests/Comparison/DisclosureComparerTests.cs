using Extractor.Disclosure.Comparison;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;

namespace Extractor.Disclosure.Tests.Comparison;

public sealed class DisclosureComparerTests
{
    private static readonly (string, string?)[] TotalAndBasic = [("合计", "total"), ("基本支出", "basic")];

    [Test]
    public void Compare_ChangedAddedAndRemovedRows_AreToldWithBothPlaces()
    {
        UnitYear a = Sketch.File(2023, DisclosureKind.Budget, new TableSketch("budget.expenditure", "支出总表", TotalAndBasic,
            [new("2050101", "行政运行", [100m, 80m]), new("2050102", "一般行政管理事务", [7m, null])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.expenditure", "支出总表", TotalAndBasic,
            [new("2050101", "行政运行", [130m, 80m]), new("2050199", "其他", [5m, 5m])]));
        DisclosureDiff diff = DisclosureComparer.Compare([a], [b]).Pairs.Single();
        Assert.That(diff.Changes.Select(c => $"{c.Change} {c.Code} {c.ColumnKey} {c.A}→{c.B} {c.Difference} {c.Rate:0.##}"), Is.EqualTo(new[]
        {
            "Changed 2050101 total 100→130 30 30", "Added 2050199 total →5  ", "Added 2050199 basic →5  ", "Removed 2050102 total 7→  ",
        }));
        Assert.That(diff.Counts, Is.EqualTo(new[] { new DiffCount(DiffSubject.Fact, 1, 1, 2, 1) }));
        DiffChange changed = diff.Changes[0];
        Assert.That(changed.PlaceA, Is.EqualTo(new DiffPlace("t1.r1.c2", "2023.pdf", 1, new Pdf.Box(0, 0, 1, 1))));
        Assert.That(changed.PlaceB!.File, Is.EqualTo("2024.pdf"));
        Assert.That(diff.Changes[1].PlaceA, Is.Null);
    }

    [Test]
    public void Compare_MovedRowsAndColumns_AreNoChange()
    {
        UnitYear a = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.expenditure", "支出总表", TotalAndBasic,
            [new("2050101", "行政运行", [100m, 80m]), new("2050199", "其他", [5m, 5m])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.income", "收入总表", TotalAndBasic, []), new TableSketch(
            "budget.expenditure", "支出总表", [TotalAndBasic[1], TotalAndBasic[0]], [new("2050199", "其 他", [5m, 5m]), new("2050101", "行政运行", [80m, 100m])]));
        Assert.That(DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes, Is.Empty);
    }

    [Test]
    public void Compare_YearsInHeaders_AreTakenAsTheirDistance()
    {
        UnitYear a = Sketch.File(2023, DisclosureKind.Budget, new TableSketch("budget.general", null, [("2022年执行数", null), ("2023年预算数", null)], [new("205", "教育支出", [1m, 2m])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.general", null, [("2023年执行数", null), ("2024年预算数", null)], [new("205", "教育支出", [3m, 2m])]));
        DiffChange change = DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes.Single();
        Assert.That((change.A, change.B, change.Column[0]), Is.EqualTo((1m, 3m, "2023年执行数")));
    }

    [Test]
    public void Compare_OneNameUnderTwoCodes_IsNotOneRow()
    {
        UnitYear a = Sketch.File(2023, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("2010301", "行政运行", [100m])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("2011301", "行政运行", [100m])]));
        Assert.That(DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes.Select(c => c.Change), Is.EquivalentTo(new[] { DiffKind.Added, DiffKind.Removed }));
    }

    [Test]
    public void Compare_RenamedCode_IsOneRowWithBothNames()
    {
        UnitYear a = Sketch.File(2018, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("210", "医疗卫生与计划生育支出", [1m])]));
        UnitYear b = Sketch.File(2019, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("210", "卫生健康支出", [2m])]));
        DiffChange change = DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes.Single();
        Assert.That((change.Name, change.NameInA), Is.EqualTo(("卫生健康支出", "医疗卫生与计划生育支出")));
    }

    [Test]
    public void Compare_BudgetWithFinalAccount_PairsTablesAndTotalsOfBothStages()
    {
        UnitYear a = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.general", "一般公共预算支出表", [("金额", "amount")], [new("205", "教育支出", [100m])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.FinalAccount, new TableSketch("final.general", "一般公共预算支出决算表", [("合计", "total")], [new("205", "教育支出", [90m])]));
        DisclosureDiff diff = DisclosureComparer.Compare([a], [b]).Pairs.Single();
        Assert.That((diff.Changes.Single().Difference, diff.Changes.Single().Rate), Is.EqualTo((-10m, -10m)));
        Assert.That(diff.Tables.Single(), Is.EqualTo(new DiffTable(new("t1", "budget.general", "一般公共预算支出表", 1), new("t1", "final.general", "一般公共预算支出决算表", 1), 0, 1, 0, 0)));
    }

    [Test]
    public void Compare_EconomicCodesBesideOrBelowEachOther_AreTheSameFigures()
    {
        UnitYear a = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.generalBasic", null, [("基本支出", "basic")], [new("30101", "基本工资", [10m]), new("30201", "办公费", [3m])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.FinalAccount, new TableSketch(
            "final.generalBasic", null, [("人员经费金额", "personnel.amount"), ("公用经费金额", "operating.amount")], [new("30101", "基本工资", [10m]), new("30201", "办公费", [3m])]));

        // The sketch puts both amounts into the first column; the second code's stands in the other block.
        DisclosureEntry entry = b.Disclosures[0];
        b = b with { Disclosures = [entry with { Facts = [entry.Facts[0], entry.Facts[1] with { Column = ["公用经费金额"], ColumnKey = "operating.amount", Id = "t1.r1.c3" }] }] };
        Assert.That(DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes, Is.Empty);
    }

    [Test]
    public void Compare_BlankAndZero_DifferOnlyWhereAsked()
    {
        UnitYear a = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("205", "教育支出", [null])]));
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, new TableSketch("budget.general", null, [("合计", "total")], [new("205", "教育支出", [0m])]));
        Assert.That(DisclosureComparer.Compare([a], [b]).IsEmpty, Is.True);
        Assert.That(DisclosureComparer.Compare([a], [b], new DiffOptions { Blanks = true }).Pairs.Single().Changes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Compare_Statements_SignTheChangeByItsDirection()
    {
        UnitYear a = Sketch.File(2023, DisclosureKind.Budget, [Sketch.Statement("s1", "支出预算", 100, "increase", 10), Sketch.Statement("s2", "公务接待费", 3)], []);
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, [Sketch.Statement("s1", "支出预算", 95, "decrease", 5)], []);
        IReadOnlyList<DiffChange> changes = DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes;
        Assert.That(changes.Select(c => $"{c.Change} {c.Name} {c.Field} {c.A}→{c.B} {c.Difference}"), Is.EqualTo(new[]
        {
            "Changed 支出预算 amount 100→95 -5", "Changed 支出预算 change 10→-5 -15", "Removed 公务接待费 amount 3→ ",
        }));
    }

    [Test]
    public void Compare_StatementsOfTwoStages_KeepTheNameOfTheFund()
    {
        UnitYear a = Sketch.File(2024, DisclosureKind.Budget, [Sketch.Statement("s1", "一般公共预算支出预算", 100)], []);
        UnitYear b = Sketch.File(2024, DisclosureKind.FinalAccount, [Sketch.Statement("s9", "一般公共预算支出决算", 90)], []);
        Assert.That(DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes.Single().Difference, Is.EqualTo(-10));
    }

    [Test]
    public void Compare_Projects_TellAmountsAndTexts()
    {
        UnitYear a = Sketch.File(2023, DisclosureKind.Budget, [], [new Project { Id = "p1", Name = "2023年档案数字化", Amount = 10, PolicyBasis = "甲文", Page = 3 }, new Project { Id = "p2", Name = "旧项目", Page = 3 }]);
        UnitYear b = Sketch.File(2024, DisclosureKind.Budget, [], [new Project { Id = "p1", Name = "2024年档案数字化", Amount = 12, PolicyBasis = "乙文", Page = 4 }]);
        IReadOnlyList<DiffChange> changes = DisclosureComparer.Compare([a], [b]).Pairs.Single().Changes;
        Assert.That(changes.Select(c => $"{c.Change} {c.Field} {c.RawA}→{c.RawB} {c.Difference}"), Is.EqualTo(new[]
        {
            "Changed amount → 2", "Changed policyBasis 甲文→乙文 ", "Removed amount 旧项目→ ",
        }));
    }

    [Test]
    public void Compare_Kinds_PairsOnlyThese()
    {
        DisclosureEntry budget = Sketch.File(2024, DisclosureKind.Budget).Disclosures[0];
        UnitYear both = Sketch.File(2024, DisclosureKind.FinalAccount) with { Disclosures = [budget, Sketch.File(2024, DisclosureKind.FinalAccount).Disclosures[0]] };
        DiffReport report = DisclosureComparer.Compare([both], [both], new DiffOptions { Kinds = [(DisclosureKind.Budget, DisclosureKind.FinalAccount)] });
        Assert.That(report.Pairs.Select(p => (p.A.Kind, p.B.Kind)), Is.EqualTo(new[] { (DisclosureKind.Budget, DisclosureKind.FinalAccount) }));
        Assert.That(report.OnlyA.Concat(report.OnlyB), Is.Empty);
        DiffReport plain = DisclosureComparer.Compare([both], [both with { Disclosures = [budget] }]);
        Assert.That((plain.Pairs.Count, plain.OnlyA.Single().Kind), Is.EqualTo((1, DisclosureKind.FinalAccount)));
    }

    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.Documents))]
    public void Compare_CorpusDocumentWithItself_DiffersInNothing(string document, string file)
    {
        UnitDisclosure read = PdfCorpus.Read(document, file);
        var unitYear = new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] };
        DiffReport report = DisclosureComparer.Compare([unitYear], [unitYear], new DiffOptions { Blanks = true });
        Assert.That(report.IsEmpty, Is.True);
        Assert.That(report.Pairs.Single().Counts.SingleOrDefault(c => c.Subject == DiffSubject.Fact)?.Same ?? 0, Is.EqualTo(read.Entry.Facts.Count(f => f.Value is not null || f.Raw.Trim().Length > 0)));
    }
}
