using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Json;

/// <summary>A box as [left, top, right, bottom], two decimals, on one line.</summary>
internal sealed class BoxConverter : JsonConverter<Box>
{
    public override Box Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<double> edges = stackalloc double[4];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A box is an array of four numbers.");
        }

        for (int i = 0; i < 4; i++)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number)
            {
                throw new JsonException("A box is an array of four numbers.");
            }

            edges[i] = reader.GetDouble();
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("A box is an array of four numbers.");
        }

        return new Box(edges[0], edges[1], edges[2], edges[3]);
    }

    public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options) => writer.WriteRawValue(CellJson.Text(value), skipInputValidation: true);
}

/// <summary>A list of texts on one line.</summary>
internal sealed class StringListConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<string> items = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected an array of texts.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(reader.GetString() ?? throw new JsonException("Expected a text, found null."));
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        using var buffer = new CompactJson();
        buffer.Writer.WriteStartArray();
        foreach (string item in value)
        {
            buffer.Writer.WriteStringValue(item);
        }

        buffer.Writer.WriteEndArray();
        buffer.CopyTo(writer);
    }
}

/// <summary>A list of page numbers on one line.</summary>
internal sealed class PageListConverter : JsonConverter<IReadOnlyList<int>>
{
    public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<int> items = [];
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected an array of page numbers.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(reader.GetInt32());
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options) =>
        writer.WriteRawValue("[" + string.Join(',', value.Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]", skipInputValidation: true);
}

/// <summary>A table's grid in the shape of <c>extractor tables</c>.</summary>
internal sealed class TableConverter : JsonConverter<Table>
{
    public override Table Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            return TableJson.Read(document.RootElement);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("A grid lacks a key or has one of another type: " + exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, Table value, JsonSerializerOptions options) => TableJson.Write(writer, value);
}

/// <summary>Passes over a table's grid: the table that comes of it is empty.</summary>
internal sealed class SkippedTableConverter : JsonConverter<Table>
{
    private static readonly Table Empty = new() { Index = 0, Parts = [], RowCount = 0, ColumnCount = 0, HeaderRowCount = 0, Cells = [] };

    public override Table Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A grid is an object.");
        }

        // The serializer gives a converter the whole value even of a stream's piece; Skip alone insists on the last piece.
        return reader.TrySkip() ? Empty : throw new JsonException("A grid ends too early.");
    }

    public override void Write(Utf8JsonWriter writer, Table value, JsonSerializerOptions options) =>
        throw new NotSupportedException("What was read without its grids is not written back.");
}

/// <summary>Writes a value without line breaks into an indented document.</summary>
internal sealed class CompactJson : IDisposable
{
    private readonly MemoryStream _stream = new();

    public CompactJson() => Writer = new Utf8JsonWriter(_stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Utf8JsonWriter Writer { get; }

    public void CopyTo(Utf8JsonWriter target)
    {
        Writer.Flush();
        target.WriteRawValue(_stream.GetBuffer().AsSpan(0, (int)_stream.Length), skipInputValidation: true);
        _stream.SetLength(0);
        Writer.Reset();
    }

    public void Dispose()
    {
        Writer.Dispose();
        _stream.Dispose();
    }
}
