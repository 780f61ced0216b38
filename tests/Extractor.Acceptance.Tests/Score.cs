using System.Globalization;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>Sums over the documents of a group, and the ratios made of them.</summary>
internal sealed class Score
{
    private readonly SortedDictionary<string, decimal> _sums = new(StringComparer.Ordinal);

    public decimal this[string key] => _sums.GetValueOrDefault(key);

    public void Add(string key, decimal value) => _sums[key] = this[key] + value;

    /// <summary>A weighted mean whose weights stand under <c>measure/of</c>; 0 of nothing.</summary>
    public decimal Of(string measure) => this[measure + "/of"] == 0 ? 0 : this[measure] / this[measure + "/of"];

    /// <summary>Part of whole; 1 of nothing.</summary>
    public decimal Ratio(string part, string whole) => this[whole] == 0 ? 1 : this[part] / this[whole];
}

/// <summary>Runs the scorers of the shared folder.</summary>
internal static class Scorer
{
    /// <summary>Runs a scorer and gives its JSON.</summary>
    public static JsonElement Run(string tool, params string?[] arguments)
    {
        string script = Path.Combine(ProjectFolders.Shared!, "tools", tool);
        ProcessResult? result = ChildProcess.Run("python3", [script, .. arguments.OfType<string>(), "--json"]);
        Assume.That(result, Is.Not.Null, "python3 is not installed");
        Assert.That(result!.ExitCode, Is.Zero, result.Error);
        using JsonDocument json = JsonDocument.Parse(result.Bytes);
        return json.RootElement.Clone();
    }

    public static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    public static string Text(decimal value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
