using Extractor.Disclosure.Comparison;
using Extractor.Disclosure.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Disclosure.Tests.Comparison;

/// <summary>Laws of a comparison over random tables with repeated labels, missing codes and blanks.</summary>
public sealed class ComparisonPropertyTests
{
    private static readonly string?[] Codes = [null, "205", "20501", "2050101", "2050102"];
    private static readonly string[] Names = ["合计", "行政运行", "一、教育支出", "二、教育支出", "其他"];
    private static readonly (string, string?)[] Headers = [("合计", "total"), ("小计", "total"), ("基本支出", "basic"), ("金额", "expenditure.amount"), ("2023年", null)];
    private static readonly string[] Kinds = ["budget.general", "budget.expenditure", "final.general", "other", "budget.generalBasic"];

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(ComparisonPropertyTests)])]
    public void Compare_WithItself_IsEmpty(UnitYear file) =>
        Assert.That(DisclosureComparer.Compare([file], [file], new DiffOptions { Blanks = true }).IsEmpty, Is.True);

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(ComparisonPropertyTests)])]
    public void Compare_SidesExchanged_IsTheMirrorImage(UnitYear a, UnitYear b)
    {
        IEnumerable<string> forth = DisclosureComparer.Compare([a], [b]).Pairs.SelectMany(p => p.Changes).Select(c => Line(c.Change, c.PlaceA, c.PlaceB, c.A, c.B, c.Difference, c.Field));
        IEnumerable<string> back = DisclosureComparer.Compare([b], [a]).Pairs.SelectMany(p => p.Changes).Select(c => Line(Mirror(c.Change), c.PlaceB, c.PlaceA, c.B, c.A, -c.Difference, c.Field));
        Assert.That(back, Is.EquivalentTo(forth));
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(ComparisonPropertyTests)])]
    public void Compare_EachFigure_IsToldOrCountedOnce(UnitYear a, UnitYear b)
    {
        foreach (DisclosureDiff diff in DisclosureComparer.Compare([a], [b], new DiffOptions { Blanks = true }).Pairs)
        {
            DiffCount? facts = diff.Counts.SingleOrDefault(c => c.Subject == DiffSubject.Fact);
            (int same, int changed, int added, int removed) = facts is null ? (0, 0, 0, 0) : (facts.Same, facts.Changed, facts.Added, facts.Removed);
            Assert.That(diff.Changes.Count(c => c.Subject == DiffSubject.Fact), Is.EqualTo(changed + added + removed));

            // A blank beside a figure is told as changed, so a side has at least its figures and at most its cells.
            Assert.That(same + changed + removed, Is.InRange(Figures(a), a.Disclosures[0].Facts.Count));
            Assert.That(same + changed + added, Is.InRange(Figures(b), b.Disclosures[0].Facts.Count));
            Assert.That(diff.Changes.Where(c => c.PlaceA is not null).GroupBy(c => c.PlaceA!.Id + c.Field).All(g => g.Count() == 1), Is.True);
            Assert.That(diff.Changes.Where(c => c.PlaceB is not null).GroupBy(c => c.PlaceB!.Id + c.Field).All(g => g.Count() == 1), Is.True);
        }
    }

    public static Arbitrary<UnitYear> Files()
    {
        Gen<RowSketch> row =
            from code in Gen.Elements(Codes)
            from name in Gen.Elements(Names)
            from grouped in Gen.Elements(null, null, "某局", "某中心")
            from values in Gen.Elements<decimal?>(null, null, 0m, 1m, 2.5m, -3m, 100m).ListOf(5)
            select new RowSketch(code, name, [.. values], grouped);
        Gen<TableSketch> table =
            from kind in Gen.Elements(Kinds)
            from title in Gen.Elements(null, "支出表", "2023年支出表")
            from columns in Gen.SubListOf(Headers)
            from count in Gen.Choose(0, 8)
            from rows in row.ListOf(count)
            select new TableSketch(kind, title, [.. columns], [.. rows]);
        Gen<Statement> statement =
            from label in Gen.Elements("支出预算", "支出决算", "公务接待费")
            from amount in Gen.Elements<decimal?>(null, 1m, 2m)
            from direction in Gen.Elements(null, "increase", "decrease")
            from section in Gen.Elements("一、收入", "二、支出")
            select Sketch.Statement("", label, amount, direction, direction is null ? null : 3m, section);
        Gen<UnitYear> file =
            from year in Gen.Choose(2022, 2024)
            from kind in Gen.Elements(DisclosureKind.Budget, DisclosureKind.FinalAccount)
            from count in Gen.Choose(0, 4)
            from tables in table.ListOf(count)
            from said in Gen.Choose(0, 5)
            from statements in statement.ListOf(said)
            select Sketch.File(year, kind, [.. statements.Select((s, i) => s with { Id = $"s{i}" })], [], [.. tables]);
        return file.ToArbitrary();
    }

    private static int Figures(UnitYear file) => file.Disclosures[0].Facts.Count(f => f.Value is not null);

    private static string Line(DiffKind kind, DiffPlace? a, DiffPlace? b, decimal? valueA, decimal? valueB, decimal? difference, string field) =>
        $"{kind} {a?.Id}@{a?.File} {b?.Id}@{b?.File} {field} {valueA:0.##} {valueB:0.##} {difference:0.##;-0.##;0}";

    private static DiffKind Mirror(DiffKind kind) => kind switch
    {
        DiffKind.Added => DiffKind.Removed,
        DiffKind.Removed => DiffKind.Added,
        _ => kind,
    };
}
