using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>Scores <c>extractor tables</c> on the labelled documents.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class TableAcceptanceTests
{
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
            JsonElement overall = Scorer.Run("score_tables.py", [document.Truth("truth.json"), predicted, .. style]).GetProperty("overall");
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
