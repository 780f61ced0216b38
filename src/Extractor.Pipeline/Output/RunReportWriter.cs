using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Extractor.Pipeline.Output;

/// <summary>Writes the run report as JSON: camelCase, Chinese as it is, nulls left out, a newline at the end.</summary>
public static class RunReportWriter
{
    /// <summary>Writes the report; a long one is not held in memory as a whole.</summary>
    public static void Write(string path, RunReport report) => AtomicFile.Write(path, stream =>
    {
        JsonSerializer.Serialize(stream, report, RunReportContext.Readable.RunReport);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>The report without its lists of documents and files, on one line, as the catalogue remembers it.</summary>
    public static string Summary(RunReport report) =>
        JsonSerializer.Serialize(report with { Seen = [], Output = [] }, RunReportContext.Plain.RunReport);
}

/// <summary>Serialisation code made at compile time, so that the command line starts fast.</summary>
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportContext : JsonSerializerContext
{
    public static RunReportContext Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static RunReportContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
