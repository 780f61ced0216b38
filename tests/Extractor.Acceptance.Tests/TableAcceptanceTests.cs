using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>Scores <c>extractor tables</c> on the labelled documents.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class TableAcceptanceTests
{
    /// <summary>Confidence from which a table is taken as it is.</summary>
    private const double Sure = 0.95;

    /// <summary>Counts the tables that say they are sure, and those of them that are exact; one without a partner in the truth is not.</summary>
    private static void CountSure(Score sum, JsonElement score, byte[] predicted)
    {
        using JsonDocument json = JsonDocument.Parse(predicted);
        double[] confidence = [.. json.RootElement.GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("confidence").GetDouble())];
        sum.Add("sure", confidence.Count(c => c >= Sure));
        foreach (JsonElement table in score.GetProperty("tables").EnumerateArray())
        {
            bool matched = table.TryGetProperty("predicted", out JsonElement index) && index.ValueKind == JsonValueKind.Number;
            sum.Add("sureExact", matched && table.GetProperty("exact").GetBoolean() && confidence[index.GetInt32()] >= Sure ? 1 : 0);
        }
    }

    private static IEnumerable<TestCaseData> Groups() =>
        Corpus.Labelled().Select(d => d.Group).Distinct().Select(g => new TestCaseData(g).SetArgDisplayNames(g));

    [TestCaseSource(nameof(Groups))]
    public void Tables_LabelledGroup_ReachItsFloors(string group)
    {
        using var folder = new TemporaryFolder();
        var sum = new Score();
        foreach (LabelledDocument document in Corpus.Labelled().Where(d => d.Group == group))
        {
            string predicted = folder.At(Path.GetFileName(document.Folder) + ".json");
            ProcessResult run = ChildProcess.Extractor("tables", document.Pdf, "--out", predicted, "--quiet");
            Assert.That(run.ExitCode, Is.Zero, document.Pdf + ": " + run.Error);
            string?[] style = document.Style is null ? [] : ["--style", document.Style];
            JsonElement score = Scorer.Run("score_tables.py", [document.Truth("truth.json"), predicted, .. style]);
            CountSure(sum, score, File.ReadAllBytes(predicted));
            JsonElement overall = score.GetProperty("overall");
            JsonElement counts = overall.GetProperty("counts");
            foreach (string key in new[] { "t_cells", "p_cells", "hit", "t_num", "num_hit", "t_merged", "merged_hit", "exact" })
            {
                sum.Add(key, Scorer.Number(counts, key));
            }

            sum.Add("truth", Scorer.Number(overall, "truth_tables"));
            sum.Add("predicted", Scorer.Number(overall, "predicted_tables"));
            sum.Add("spurious", Scorer.Number(overall, "spurious"));
            TestContext.Out.WriteLine($"{Path.GetFileName(document.Folder)} {document.Style}: exact {overall.GetProperty("exact")} of {overall.GetProperty("truth_tables")}, numeric {overall.GetProperty("numeric_recall")}, spurious {overall.GetProperty("spurious")}");
        }

        // Calibration: of the tables that say they are sure, at least 99 in a hundred are exact.
        Assert.That(sum.Ratio("sureExact", "sure"), Is.GreaterThanOrEqualTo(0.99m), $"{sum["sureExact"]} of {sum["sure"]} tables with confidence of at least {Sure}");
        TestContext.Out.WriteLine($"confidence of at least {Sure}: {sum["sure"]} of {sum["predicted"]} tables, {sum["sureExact"]} exact");
        Floors.Check("tables/" + group, new SortedDictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["numericRecall"] = sum.Ratio("num_hit", "t_num"),
            ["cellRecall"] = sum.Ratio("hit", "t_cells"),
            ["cellPrecision"] = sum["p_cells"] == 0 ? 0 : sum.Ratio("hit", "p_cells"),
            ["exactTables"] = sum.Ratio("exact", "truth"),
            ["maxSpurious"] = sum["predicted"] == 0 ? 1 : sum["spurious"] / sum["predicted"],
        });
    }
}
