using System.Text.Json;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;

namespace Extractor.Disclosure.Tests.Facts;

/// <summary>Facts from perfect grids, measured with the shared scorer; what is lost here no reader can bring back.</summary>
public sealed class FactsAcceptanceTests
{
    [TestCaseSource(typeof(Corpus), nameof(Corpus.Documents))]
    public void Facts_FromTrueGrids_ReachTheFloors(string document)
    {
        UnitDisclosure read = Read(document);
        byte[] json = UnitYearJson.Serialize(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] });
        JsonElement score = FactScorer.Score(document, json);
        JsonElement facts = score.GetProperty("facts");
        string errors = string.Join('\n', score.GetProperty("errors").EnumerateArray().Take(25).Select(e => e.ToString()));
        TestContext.Out.WriteLine($"{document} {facts}");
        Assert.Multiple(() =>
        {
            Assert.That(facts.GetProperty("recall").GetDouble(), Is.GreaterThanOrEqualTo(0.995), "recall\n" + errors);
            Assert.That(facts.GetProperty("precision").GetDouble(), Is.GreaterThanOrEqualTo(0.995), "precision\n" + errors);
            Assert.That(facts.GetProperty("code_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.99), "code");
            Assert.That(facts.GetProperty("column_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.99), "column");
            Assert.That(facts.GetProperty("value_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.999), "value");
        });
    }

    // The truth of the two documents of Jiangsu does not hold the lines that name the unit; they are tested from the PDF.
    [TestCaseSource(typeof(Corpus), nameof(Corpus.WithUnit))]
    public void Identity_FromTruth_IsRight(string document)
    {
        UnitDisclosure read = Read(document);
        JsonElement truth = Corpus.Truth(document);
        string kind = truth.GetProperty("kind").GetString() switch
        {
            "final_account" => "FinalAccount",
            "performance_target" => "PerformanceTarget",
            _ => "Budget",
        };
        Assert.Multiple(() =>
        {
            Assert.That(read.Unit.Name, Is.EqualTo(truth.GetProperty("unit").GetString()));
            Assert.That(read.Year, Is.EqualTo(truth.GetProperty("year").GetInt32()));
            Assert.That(read.Entry.Kind.ToString(), Is.EqualTo(kind));
            Assert.That(read.Unit.Division, Is.Not.Null);
        });
    }

    internal static UnitDisclosure Read(string document)
    {
        var source = new SourceInfo { File = "document.pdf", Sha256 = new string('0', 64), PageCount = 1 };
        IReadOnlyList<UnitDisclosure> read = DisclosureReader.Read(Corpus.Layout(document), source);
        Assert.That(read, Has.Count.EqualTo(1), string.Join(" | ", read.Select(r => r.Unit.Name)));
        return read[0];
    }
}
