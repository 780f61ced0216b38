using System.Globalization;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>A document as <c>convert</c> and <c>audit</c> leave it: its tables, facts and findings.</summary>
internal sealed class AuditedDocument
{
    private AuditedDocument(string name, string? style, JsonElement entry, JsonElement report)
    {
        Name = name;
        Style = style;
        Findings = [.. report.GetProperty("findings").EnumerateArray()];
        JsonElement coverage = report.GetProperty("coverage");
        Coverage = (coverage.GetProperty("facts").GetInt32(), coverage.GetProperty("proven").GetInt32());
        Tables = [.. entry.GetProperty("tables").EnumerateArray()];
        Facts = entry.GetProperty("facts").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>Folder of the corpus, <c>real/pt-caizheng-2024f</c>.</summary>
    public string Name { get; }

    public string? Style { get; }

    /// <summary>In document order.</summary>
    public IReadOnlyList<JsonElement> Tables { get; }

    public IReadOnlyDictionary<string, JsonElement> Facts { get; }

    public IReadOnlyList<JsonElement> Findings { get; }

    public (int Facts, int Proven) Coverage { get; }

    /// <summary>Every document of the corpus that the issue names, in the styles that carry narrative and tables.</summary>
    public static IReadOnlyList<(string Name, string? Style, string Pdf)> All()
    {
        List<(string, string?, string)> documents = [.. Corpus.Labelled()
            .Where(d => d.Style is null or "A_word" or "C_chromium")
            .Select(d => ($"{(d.Style is null ? "real" : "dev")}/{Path.GetFileName(d.Folder)}", d.Style, d.Pdf))];
        if (ProjectFolders.Shared is { } shared && Directory.Exists(Path.Combine(shared, "corpus", "real-unlabelled")))
        {
            documents.AddRange(Directory.GetFiles(Path.Combine(shared, "corpus", "real-unlabelled"), "*.pdf").Order(StringComparer.Ordinal)
                .Select(f => ("real-unlabelled/" + Path.GetFileNameWithoutExtension(f), (string?)null, f)));
        }

        return documents;
    }

    public static AuditedDocument Read(string name, string? style, string pdf)
    {
        using var folder = new TemporaryFolder();
        ProcessResult converted = ChildProcess.Extractor("convert", pdf, "--out", folder.At("out"), "--quiet");
        Assert.That(converted.ExitCode, Is.Zero, name + ": " + converted.Error);
        string file = Directory.GetFiles(folder.At("out"), "*.json", SearchOption.AllDirectories).Single(f => Path.GetFileName(f) != "run-report.json");
        ProcessResult audited = ChildProcess.Extractor("audit", file, "--format", "json");
        Assert.That(audited.ExitCode, Is.Zero, name + ": " + audited.Error);
        using JsonDocument unitYear = JsonDocument.Parse(File.ReadAllBytes(file));
        using JsonDocument report = JsonDocument.Parse(audited.Output);
        return new AuditedDocument(
            name,
            style,
            unitYear.RootElement.GetProperty("disclosures")[0].Clone(),
            report.RootElement.GetProperty("reports")[0].Clone());
    }

    public string? TableWithTitle(string title) => Tables
        .Where(t => Fold(t.GetProperty("title").GetString()) == Fold(title))
        .Select(t => t.GetProperty("id").GetString()).FirstOrDefault();

    public string? TableWithNumber(string number) => Tables
        .Where(t => Fold(t.GetProperty("number").GetString()) == number || Fold(t.GetProperty("title").GetString()).StartsWith(number, StringComparison.Ordinal))
        .Select(t => t.GetProperty("id").GetString()).FirstOrDefault();

    public static string Text(JsonElement finding, string key) =>
        finding.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static bool IsInfo(JsonElement finding) => Text(finding, "severity") == "info";

    public static int Page(JsonElement finding)
    {
        JsonElement places = finding.GetProperty("places");
        return places.GetArrayLength() == 0 ? 0 : places[0].GetProperty("page").GetInt32();
    }

    public static IEnumerable<string> FactsOf(JsonElement finding) =>
        finding.GetProperty("places").EnumerateArray().Select(p => Text(p, "fact")).Where(f => f.Length > 0);

    /// <summary>White space, thousands separators and quotes out.</summary>
    public static string Fold(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ',' and not '“' and not '”'));

    public static decimal? Number(string text) => decimal.TryParse(Fold(text), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
