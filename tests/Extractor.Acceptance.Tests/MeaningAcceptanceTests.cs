using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>Scores <c>extractor convert</c> on the labelled documents: facts, statements, unit, year and kind.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class MeaningAcceptanceTests
{
    private static IEnumerable<TestCaseData> Groups() =>
        Corpus.Labelled().Select(d => d.Group).Distinct().Select(g => new TestCaseData(g).SetArgDisplayNames(g));

    [TestCaseSource(nameof(Groups))]
    public void Facts_LabelledGroup_ReachTheirFloors(string group)
    {
        using var folder = new TemporaryFolder();
        var sum = new Score();
        foreach (LabelledDocument document in Corpus.Labelled().Where(d => d.Group == group))
        {
            if (Convert(document, folder.At(Path.GetFileName(document.Folder))) is not { } file)
            {
                sum.Add("gold", GoldFacts(document));
                sum.Add("documents", 1);
                continue;
            }

            sum.Add("documents", 1);
            sum.Add("identified", IsIdentified(document, file) ? 1 : 0);
            string?[] style = document.Style is null ? [] : ["--style", document.Style];
            JsonElement score = Scorer.Run("score_facts.py", [document.Truth("facts.json"), file, .. style]);
            JsonElement facts = score.GetProperty("facts");
            Weighted(sum, facts, ["gold", "predicted", "right", "partners"], ("column_accuracy", "partners"), ("code_accuracy", "coded"), ("value_accuracy", "partners"));
            if (score.TryGetProperty("statements", out JsonElement said) && said.ValueKind == JsonValueKind.Object)
            {
                sum.Add("said", Scorer.Number(said, "gold"));
                sum.Add("found", Scorer.Number(said, "found"));
                sum.Add("allFour", Scorer.Number(said, "all_four_right") * Scorer.Number(said, "found"));
            }

            TestContext.Out.WriteLine($"{Path.GetFileName(document.Folder)} {document.Style}: facts {facts.GetProperty("right")} of {facts.GetProperty("gold")}, predicted {facts.GetProperty("predicted")}");
        }

        Floors.Check("facts/" + group, new SortedDictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["identity"] = sum.Ratio("identified", "documents"),
            ["recall"] = sum.Ratio("right", "gold"),
            ["precision"] = sum["predicted"] == 0 ? 0 : sum.Ratio("right", "predicted"),
            ["codes"] = sum.Of("code_accuracy"),
            ["columns"] = sum.Of("column_accuracy"),
            ["values"] = sum.Of("value_accuracy"),
            ["statements"] = sum["said"] == 0 ? 0 : sum.Ratio("found", "said"),
            ["statementsAllRight"] = sum["found"] == 0 ? 0 : sum.Ratio("allFour", "found"),
        });
    }

    [Test]
    public void Convert_UnlabelledDocuments_NoneFails()
    {
        string unlabelled = Path.Combine(Corpus.Require(), "corpus", "real-unlabelled");
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("convert", unlabelled, "--out", folder.At("out"));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(Directory.GetFiles(folder.At("out"), "*.json", SearchOption.AllDirectories), Is.Not.Empty);
    }

    private static bool IsIdentified(LabelledDocument document, string file)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(document.Truth("truth.json")));
        using JsonDocument written = JsonDocument.Parse(File.ReadAllBytes(file));
        string Said(string key) => truth.RootElement.GetProperty(key).ToString();
        string unit = written.RootElement.GetProperty("unit").GetProperty("name").GetString()!;
        string year = written.RootElement.GetProperty("year").ToString();
        string kind = written.RootElement.GetProperty("disclosures")[0].GetProperty("kind").GetString()!;
        bool right = unit == Said("unit") && year == Said("year") && Kind(kind) == Kind(Said("kind"));
        TestContext.Out.WriteLine($"{Path.GetFileName(document.Folder)} {document.Style}: {unit} {year} {kind}{(right ? "" : $" but is {Said("unit")} {Said("year")} {Said("kind")}")}");
        return right;
    }

    private static int GoldFacts(LabelledDocument document)
    {
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllBytes(document.Truth("facts.json")));
        return gold.RootElement.GetProperty("facts").GetArrayLength();
    }

    /// <summary>Truth and program spell kinds differently (final_account, finalAccount).</summary>
    private static string Kind(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Converts and gives the one unit-year file; null where the program could not tell unit and year.</summary>
    private static string? Convert(LabelledDocument document, string output)
    {
        ProcessResult run = ChildProcess.Extractor("convert", document.Pdf, "--out", output, "--quiet");
        if (run.ExitCode == 1 && run.Error.Contains("does not say its", StringComparison.Ordinal))
        {
            TestContext.Out.WriteLine(run.Error.Trim());
            return null;
        }

        Assert.That(run.ExitCode, Is.Zero, document.Pdf + ": " + run.Error);
        return Directory.GetFiles(output, "*.json", SearchOption.AllDirectories).Single();
    }

    private static void Weighted(Score sum, JsonElement facts, string[] counts, params (string Measure, string Weight)[] measures)
    {
        foreach (string key in counts)
        {
            sum.Add(key, Scorer.Number(facts, key));
        }

        foreach ((string measure, string weight) in measures)
        {
            sum.Add(measure, Scorer.Number(facts, measure) * Scorer.Number(facts, weight));
            sum.Add(measure + "/of", Scorer.Number(facts, weight));
        }
    }
}
