using System.Text.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Narrative;

/// <summary>The targets on the published documents: statements recall ≥ 0.95, share, direction, change and rate right in ≥ 0.97.</summary>
public sealed class CorpusNarrativeTests
{
    private static readonly object[][] Files =
    [
        ["dev/000_kzls_budget2024", "A_word.pdf", 3, 8], ["dev/000_kzls_budget2024", "C_chromium.pdf", 3, 8], ["dev/001_cj_final2024", "A_word.pdf", 0, 14], ["dev/001_cj_final2024", "C_chromium.pdf", 0, 14],
        ["dev/002_xj_budget2024", "A_word.pdf", 77, 8], ["dev/002_xj_budget2024", "C_chromium.pdf", 77, 8], ["dev/004_cjjk_budget2023", "A_word.pdf", 5, 8], ["dev/004_cjjk_budget2023", "C_chromium.pdf", 5, 8],
        ["real/js-gaoyuan-2019b", "document.pdf", 0, 9], ["real/pt-caizheng-2024f", "document.pdf", 0, 11],
    ];

    [TestCaseSource(nameof(Files))]
    public void Read_PublishedDocument_MeetsTheTargets(string document, string file, int projects, int terms)
    {
        string folder = Path.Combine(Corpus.Require(), "corpus", document);
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "statements.json")));
        JsonElement root = gold.RootElement;
        using IPdfDocument pdf = new PdfReader().Open(File.ReadAllBytes(Path.Combine(folder, file)));
        NarrativeResult result = NarrativeReader.Read(DocumentAnalyzer.Analyze(pdf), new NarrativeContext
        {
            UnitNames = [root.GetProperty("unit").GetString()!],
            Year = root.GetProperty("year").GetInt32(),
            Kind = root.GetProperty("kind").GetString()!.StartsWith("final", StringComparison.Ordinal) ? DisclosureKind.FinalAccount : DisclosureKind.Budget,
        });
        StatementScore score = StatementScore.Of(root, result.Statements);
        string errors = string.Join(Environment.NewLine, score.Errors);
        Assert.Multiple(() =>
        {
            Assert.That(score.Found, Is.GreaterThanOrEqualTo(score.Gold * 0.95), errors);
            Assert.That(score.AllRight, Is.GreaterThanOrEqualTo(score.Found * 0.97), errors);
            Assert.That(score.ReasonsRight, Is.GreaterThanOrEqualTo(score.Reasons * 0.95), errors);
            Assert.That(result.Projects, Has.Count.EqualTo(projects));
            Assert.That(result.Glossary, Has.Count.EqualTo(terms));
            Assert.That(result.Unresolved, Has.Count.LessThanOrEqualTo(1));
            Assert.That(result.Statements.Select(s => s.Id), Is.Unique);
        });
    }

    [TestCase("js-jianchayuan-2017b.pdf", 40)]
    [TestCase("js-jianchayuan-2018b.pdf", 50)]
    [TestCase("js-zhengxie-2017b.pdf", 110)]
    [TestCase("js-zhengxie-2019b.pdf", 60)]
    [TestCase("pt-wanli-2024b.pdf", 120)]
    [TestCase("pt-shehuigongzuobu-2024f.pdf", 45)]
    public void Read_DocumentWithoutTruth_LeavesFewAmountsUnresolved(string file, int least)
    {
        using IPdfDocument pdf = new PdfReader().Open(File.ReadAllBytes(Path.Combine(Corpus.Require(), "corpus", "real-unlabelled", file)));
        NarrativeResult result = NarrativeReader.Read(DocumentAnalyzer.Analyze(pdf), NarrativeContext.Unknown);
        Assert.That(result.Statements.Count(s => s.Amount is not null), Is.GreaterThanOrEqualTo(least));
        Assert.That(result.Unresolved, Has.Count.LessThanOrEqualTo(result.Statements.Count / 50), string.Join(' ', result.Unresolved.Select(u => u.Raw)));
    }
}
