using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Extractor.Export.Model;

/// <summary>Lists and objects as compact JSON text, Chinese characters as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static string Array(IReadOnlyList<string> items) => items.Count == 0 ? "[]" : Write(writer =>
    {
        writer.WriteStartArray();
        foreach (string item in items)
        {
            writer.WriteStringValue(Clean(item));
        }

        writer.WriteEndArray();
    });

    public static string Map(IReadOnlyDictionary<string, string> items) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, string> item in items.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            writer.WriteString(Clean(item.Key), Clean(item.Value));
        }

        writer.WriteEndObject();
    });

    /// <summary>U+0000 as U+FFFD: escaped it would pass as text, and PostgreSQL's jsonb would refuse it.</summary>
    public static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;

    public static string Write(Action<Utf8JsonWriter> write)
    {
        _buffer ??= new ArrayBufferWriter<byte>(1024);
        _writer ??= new Utf8JsonWriter(_buffer, Options);
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        write(_writer);
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
