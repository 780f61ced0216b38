using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>
/// What the fixtures say, held against reviewed files: <c>fixtures/expected/&lt;unit&gt;/&lt;year&gt;.json</c>, one line a table,
/// fact, statement or finding, without boxes. After a wanted change: <c>UPDATE_GOLDEN=1 dotnet test tests/Extractor.Cli.Tests
/// --filter GoldenTests</c>, then read the difference line by line.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Expected = Path.Combine(ProjectFolders.Root, "fixtures", "expected");
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public void Convert_Fixtures_SayWhatWasReviewed()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("convert", ProjectFolders.Fixtures, "--out", folder.At("out"), "--quiet");
        string[] written = [.. Directory.GetFiles(folder.At("out"), "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.At("out"), f))];
        foreach (string name in written)
        {
            string reduced = Reduce(File.ReadAllBytes(folder.At("out", name)));
            string path = Path.Combine(Expected, name);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, reduced);
                continue;
            }

            string[] expected = File.ReadAllLines(path), actual = reduced.TrimEnd('\n').Split('\n');
            for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            {
                Assert.That(actual[i], Is.EqualTo(expected[i]), $"{name}, line {i + 1}");
            }

            Assert.That(actual, Has.Length.EqualTo(expected.Length), name);
        }

        string[] reviewed = [.. Directory.GetFiles(Expected, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Expected, f))];
        Assert.That(written, Is.EquivalentTo(reviewed));
    }

    private static string Reduce(byte[] file)
    {
        using JsonDocument json = JsonDocument.Parse(file);
        var lines = new StringBuilder("{\n");
        lines.Append($" \"unit\": {Line(json.RootElement.GetProperty("unit"), "name", "aliases", "division")},\n \"year\": {json.RootElement.GetProperty("year")},\n \"disclosures\": [");
        string between = "\n";
        foreach (JsonElement d in json.RootElement.GetProperty("disclosures").EnumerateArray())
        {
            lines.Append(between).Append("{\"head\": ").Append(Line(d, "kind", "title", "published"));
            between = ",\n";
            List(lines, "tables", d, t => Line(t, "id", "kind", "number", "title", "amountUnit", "pages") + Size(t.GetProperty("grid")));
            List(lines, "facts", d, f => Line(f, "id", "value", "raw", "page", "column") + Line(f.GetProperty("row"), "code", "name", "role"));
            List(lines, "statements", d, s => Line(s, "id", "label", "amount", "share", "direction", "change", "rate", "page"));
            List(lines, "performance", d, p => Line(p, "table", "kind", "project") + Line(p, "totalScore"));
            List(lines, "findings", d, f => Line(f, "rule", "severity", "origin", "expected", "printed"));
            List(lines, "unresolved", d, u => u.GetRawText().ReplaceLineEndings(" "));
            lines.Append("\n}");
        }

        return lines.Append("\n]}\n").ToString();
    }

    private static void List(StringBuilder lines, string name, JsonElement parent, Func<JsonElement, string> line)
    {
        lines.Append(",\n\"").Append(name).Append("\": [");
        string between = "\n";
        foreach (JsonElement item in parent.GetProperty(name).EnumerateArray())
        {
            string[] parts = [.. line(item).Split('\u0001').Where(p => p.Length > 0)];
            lines.Append(between).Append(parts.Length == 1 ? parts[0] : "[" + string.Join(",", parts) + "]");
            between = ",\n";
        }

        lines.Append(']');
    }

    private static string Line(JsonElement element, params string[] keys)
    {
        var values = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                values[key] = value;
            }
        }

        return "\u0001" + JsonSerializer.Serialize(values, Readable);
    }

    private static string Size(JsonElement grid) => Line(grid, "rowCount", "columnCount", "headerRowCount");
}
