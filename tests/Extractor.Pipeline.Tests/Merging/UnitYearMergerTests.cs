using Extractor.Disclosure.Model;
using Extractor.Pipeline.Merging;

namespace Extractor.Pipeline.Tests.Merging;

public sealed class UnitYearMergerTests
{
    [Test]
    public void Merge_BudgetAndFinalAccount_StandSideBySideInOrderOfKind()
    {
        (UnitYear merged, IReadOnlyDictionary<string, string> superseded) = Merge(
            Entries.Entry("b", DisclosureKind.FinalAccount, tables: ["表一"]), Entries.Entry("a", DisclosureKind.Budget, tables: ["表一"]));
        Assert.That(merged.Disclosures.Select(d => d.Kind), Is.EqualTo(new[] { DisclosureKind.Budget, DisclosureKind.FinalAccount }));
        Assert.That(superseded, Is.Empty);
    }

    [Test]
    public void Merge_LaterPublicationOfTheSameTables_SupersedesAndSaysSo()
    {
        DisclosureEntry early = Entries.Entry("a", published: "2024-02-01", file: "早.pdf", tables: ["表一", "表二"]);
        DisclosureEntry late = Entries.Entry("b", published: "2024-05-01", raw: "2.00", tables: ["表一", "表二"]);
        foreach (DisclosureEntry[] order in new[] { new[] { early, late }, [late, early] })
        {
            (UnitYear merged, IReadOnlyDictionary<string, string> superseded) = Merge(order);
            Assert.That(merged.Disclosures, Has.Count.EqualTo(1));
            Assert.That(merged.Disclosures[0].Source.Sha256, Is.EqualTo("b"));
            Assert.That(merged.Disclosures[0].Supersedes, Is.EqualTo(new[] { "a" }));
            Assert.That(merged.Disclosures[0].Warnings[^1].Message, Does.Contain("早.pdf"));
            Assert.That(superseded["a"], Is.EqualTo("b"));
        }
    }

    [Test]
    public void Merge_FileNamedAsCorrection_Supersedes()
    {
        (UnitYear merged, _) = Merge(Entries.Entry("a", tables: ["表一"]), Entries.Entry("b", file: "预算公开（更正）.pdf", raw: "2.00", tables: ["表一"]));
        Assert.That(merged.Disclosures.Single().Source.Sha256, Is.EqualTo("b"));
    }

    [Test]
    public void Merge_NothingTellsWhichIsLater_BothStayWithAWarning()
    {
        (UnitYear merged, _) = Merge(Entries.Entry("a", tables: ["表一"]), Entries.Entry("b", raw: "2.00", tables: ["表一"]));
        Assert.That(merged.Disclosures, Has.Count.EqualTo(2));
        Assert.That(merged.Disclosures[1].Warnings.Single().Code, Is.EqualTo("possible-republication"));
    }

    [Test]
    public void Merge_SavedAnewWithoutAChange_TheFirstStays()
    {
        (UnitYear merged, IReadOnlyDictionary<string, string> superseded) = Merge(Entries.Entry("a", tables: ["表一"]), Entries.Entry("b", tables: ["表一"]));
        Assert.That(merged.Disclosures.Single().Source.Sha256, Is.EqualTo("a"));
        Assert.That(superseded["b"], Is.EqualTo("a"));
    }

    [Test]
    public void Merge_NarrativeAndTablesApart_BothStay()
    {
        (UnitYear merged, _) = Merge(Entries.Entry("a", published: "2024-02-01"), Entries.Entry("b", published: "2024-02-02", tables: ["表一", "表二"]));
        Assert.That(merged.Disclosures, Has.Count.EqualTo(2));
    }

    [Test]
    public void Merge_OtherNamesOfTheUnit_BecomeAliases()
    {
        (UnitYear merged, _) = UnitYearMerger.Merge("某市财政局", [
            Entries.UnitYear("市财政局", Entries.Entry("a", tables: ["表一"]), "财政局"),
            Entries.UnitYear("某市财政局", Entries.Entry("b", DisclosureKind.FinalAccount, tables: ["表一"])),
        ]);
        Assert.That(merged.Unit.Name, Is.EqualTo("某市财政局"));
        Assert.That(merged.Unit.Aliases, Is.EqualTo(new[] { "市财政局", "财政局" }));
    }

    private static (UnitYear Merged, IReadOnlyDictionary<string, string> Superseded) Merge(params DisclosureEntry[] entries) =>
        UnitYearMerger.Merge("某局", [.. entries.Select(e => Entries.UnitYear("某局", e))]);
}
