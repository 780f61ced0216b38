using System.Globalization;

namespace Extractor.Layout.Tests.Icdar2013;

public sealed class IcdarCorpusTests
{
    /// <summary>Floors that only ever rise; the figures stand in the test's output.</summary>
    private const double LocationFloor = 0.99;
    private const double StructureFloor = 0.99;
    private const double BothFloor = 0.99;

    [Test]
    public void Find_CompetitionDocuments_ReachesTheFloors()
    {
        List<IcdarResult> results = IcdarRun.All(Corpus.Require("icdar2013"));
        foreach (IcdarResult r in results)
        {
            TestContext.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Name} location {r.Location.Recall:0.000}/{r.Location.Precision:0.000} structure {r.Structure.Recall:0.000}/{r.Structure.Precision:0.000} both {r.Both.Recall:0.000}/{r.Both.Precision:0.000}"));
        }

        double location = Report("location", [.. results.Select(r => r.Location)]);
        double structure = Report("structure", [.. results.Select(r => r.Structure)]);
        double both = Report("both", [.. results.Select(r => r.Both)]);
        Assert.That(location, Is.GreaterThanOrEqualTo(LocationFloor));
        Assert.That(structure, Is.GreaterThanOrEqualTo(StructureFloor));
        Assert.That(both, Is.GreaterThanOrEqualTo(BothFloor));
    }

    private static double Report(string name, IReadOnlyCollection<Counts> counts)
    {
        (double recall, double precision, double f1) = IcdarScore.Average(counts);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: recall {recall:0.0000} precision {precision:0.0000} F1 {f1:0.0000}"));
        return f1;
    }
}
