using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Disclosure.Json;

namespace Extractor.Disclosure.Comparison;

/// <summary>Writes a comparison as JSON: camelCase, Chinese as it is, exact decimals, a newline at the end.</summary>
public static class DiffJson
{
    public static void Write(DiffReport report, IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, IndentSize = 1, NewLine = "\n" }))
        {
            JsonSerializer.Serialize(writer, report, DiffJsonContext.Readable.DiffReport);
        }

        output.Write("\n"u8);
    }
}

/// <summary>Generated contracts of the comparison (no reflection at run time).</summary>
[JsonSerializable(typeof(DiffReport))]
internal sealed partial class DiffJsonContext : JsonSerializerContext
{
    public static DiffJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<Model.DisclosureKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DiffKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DiffSubject>(JsonNamingPolicy.CamelCase),
            new BoxConverter(), new StringListConverter(),
        },
    });
}
