using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>Reading errors are called ours, changed digits in a perfect document the publisher's, and what could be either undecided.</summary>
public sealed class OriginTests
{
    private static readonly IReadOnlyList<(string Code, string? Above, string?[] Figures)> OneDigit = SmallBudget.With(("2111101", 1, "14.13"));

    [Test]
    public void Audit_SoundTable_FindsNothing() => Assert.That(SmallBudget.Findings(SmallBudget.Build()), Is.Empty);

    [Test]
    public void Audit_ChangedDigitInAPerfectDocument_IsPublished()
    {
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(OneDigit));

        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("published"));
        Assert.That(findings.Select(f => (f.Culprit?.Fact, f.Culprit?.Suggested)), Is.All.EqualTo((SmallBudget.Id("2111101", 1), "19.13")));
    }

    [Test]
    public void Audit_DoubtfulLetterOrOverflowInTheFigure_IsExtraction()
    {
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(OneDigit, 1, SmallBudget.Id("2111101", 1)));

        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("extraction"));
    }

    [Test]
    public void Audit_DoubtfulLetterInAFigureThatFits_IsNoExcuse()
    {
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(OneDigit, 1, SmallBudget.Id("21111", 1)));

        Assert.That(findings.Select(f => f.Origin), Is.Not.Empty.And.All.EqualTo("published"));
    }

    [Test]
    public void Audit_DoubtfulBlank_IsExtraction()
    {
        // The cell prints something that the reader could not take, so that the sum above it falls short.
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(SmallBudget.With(("2111101", 1, null)), 1, SmallBudget.Id("2111101", 1)));

        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("extraction"));
    }

    [TestCase(0.3, "extraction")]
    [TestCase(0.7, "undecided")]
    [TestCase(0.95, "published")]
    public void Audit_ConfidenceOfTheTable_DecidesWhoIsBlamed(double confidence, string origin) =>
        Assert.That(SmallBudget.Findings(SmallBudget.Build(OneDigit, confidence)).Select(f => f.Origin), Is.Not.Empty.And.All.EqualTo(origin));

    [Test]
    public void Audit_FigureBesideTheBlankCellThatItFits_IsExtraction()
    {
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(SmallBudget.With(("2110199", 1, "27.67"), ("2110199", 2, null))));

        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("extraction"));
        Assert.That(findings.Select(f => f.Culprit?.Fact), Is.All.EqualTo(SmallBudget.Id("2110199", 1)));
    }

    [Test]
    public void Audit_LostRow_IsUndecidedAndNamesTheGap()
    {
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build([.. SmallBudget.Sound.Where(r => r.Code != "2111101")]));

        Assert.That(findings, Is.Not.Empty);
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("undecided"));
        Assert.That(findings.Select(f => f.Culprit?.Missing), Is.All.Not.Null);
        Assert.That(findings.Select(f => f.Culprit!.Suggested), Is.All.EqualTo("31.13"));
    }

    [Test]
    public void Audit_LostLevel_IsUndecidedAndNamesItsCode()
    {
        // Without the section its items hang below the class.
        IReadOnlyList<Finding> findings = SmallBudget.Findings(SmallBudget.Build(
            [.. SmallBudget.Sound.Where(r => r.Code != "21111").Select(r => r.Above == "21111" ? (r.Code, "211", r.Figures) : r)]));

        Assert.That(findings.Select(f => f.Culprit?.Missing?.Code), Does.Contain("21111"));
        Assert.That(findings.Select(f => f.Origin), Is.All.EqualTo("undecided"));
    }

    [Test]
    public void Audit_SumThatFailsInATableWithoutRulings_IsUndecidedUnlessASlipExplainsIt()
    {
        var slip = SmallBudget.Build(OneDigit, 1, TableMethod.Stream);
        var other = SmallBudget.Build(SmallBudget.With(("211", 1, "11.87"), ("211", 0, "77.79")), 1, TableMethod.Stream);

        Assert.That(SmallBudget.Findings(slip).Select(f => f.Origin), Is.Not.Empty.And.All.EqualTo("published"));
        Assert.That(SmallBudget.Findings(other).Select(f => f.Origin), Is.Not.Empty.And.All.EqualTo("undecided"));
    }
}
