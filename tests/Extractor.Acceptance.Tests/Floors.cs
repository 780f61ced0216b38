using System.Globalization;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>
/// The floors of <c>tests/floors.json</c>: for a group of documents and a measure the least value that passes (for
/// <c>…Rate</c> of faults, the greatest). They only ever tighten; <c>FloorsTests</c> holds that against the history.
/// </summary>
internal static class Floors
{
    private static readonly Lock Gate = new();
    private static readonly string FilePath = Path.Combine(ProjectFolders.Root, "tests", "floors.json");

    public static string RelativePath => "tests/floors.json";

    /// <summary>All floors as group → measure → value.</summary>
    public static SortedDictionary<string, SortedDictionary<string, decimal>> Read() => Parse(File.ReadAllBytes(FilePath));

    public static SortedDictionary<string, SortedDictionary<string, decimal>> Parse(byte[] json)
    {
        var floors = new SortedDictionary<string, SortedDictionary<string, decimal>>(StringComparer.Ordinal);
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty group in document.RootElement.EnumerateObject())
        {
            floors[group.Name] = new SortedDictionary<string, decimal>(
                group.Value.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetDecimal()), StringComparer.Ordinal);
        }

        return floors;
    }

    /// <summary>True for measures that count faults: less is better.</summary>
    public static bool IsCeiling(string measure) => measure.StartsWith("max", StringComparison.Ordinal);

    /// <summary>Fails where a measured value misses its floor; with UPDATE_FLOORS=1 tightens the file instead.</summary>
    public static void Check(string group, IReadOnlyDictionary<string, decimal> measured)
    {
        TestContext.Out.WriteLine(group + ": " + string.Join(", ", measured.Select(m => $"{m.Key} {Scorer.Text(m.Value)}")));
        if (Environment.GetEnvironmentVariable("UPDATE_FLOORS") == "1")
        {
            Tighten(group, measured);
            return;
        }

        SortedDictionary<string, SortedDictionary<string, decimal>> floors = Read();
        Assert.That(floors.Keys, Does.Contain(group), $"{RelativePath} has no floors for {group}");
        foreach ((string measure, decimal floor) in floors[group])
        {
            Assert.That(measured.Keys, Does.Contain(measure));
            decimal value = measured[measure];
            Assert.That(IsCeiling(measure) ? value <= floor : value >= floor, Is.True,
                $"{group}: {measure} is {Scorer.Text(value)}, the {(IsCeiling(measure) ? "ceiling" : "floor")} is {Scorer.Text(floor)}");
        }
    }

    private static void Tighten(string group, IReadOnlyDictionary<string, decimal> measured)
    {
        lock (Gate)
        {
            Tighten(Read(), group, measured);
        }
    }

    private static void Tighten(
        SortedDictionary<string, SortedDictionary<string, decimal>> floors, string group, IReadOnlyDictionary<string, decimal> measured)
    {
        if (!floors.TryGetValue(group, out SortedDictionary<string, decimal>? old))
        {
            floors[group] = old = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        }

        foreach ((string measure, decimal value) in measured)
        {
            // A little slack below what was measured, so that a floor says "no worse" and not "the very same".
            decimal rounded = IsCeiling(measure) ? Math.Ceiling(value * 1000m) / 1000m : Math.Floor(value * 1000m) / 1000m;
            old[measure] = !old.TryGetValue(measure, out decimal before) ? rounded
                : IsCeiling(measure) ? Math.Min(before, rounded) : Math.Max(before, rounded);
        }

        var lines = floors.Select(g => $"  \"{g.Key}\": {{ " + string.Join(", ", g.Value.Select(m => $"\"{m.Key}\": {m.Value.ToString("0.0##", CultureInfo.InvariantCulture)}")) + " }");
        File.WriteAllText(FilePath, "{\n" + string.Join(",\n", lines) + "\n}\n");
    }
}
