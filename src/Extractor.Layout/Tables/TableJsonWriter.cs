using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>Writes tables as the contract's <c>extractor tables --format json</c> has them.</summary>
public static class TableJsonWriter
{
    /// <summary>UTF-8 without escapes for Chinese.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>Writes the document: source, tables, warnings, and a final newline.</summary>
    public static void Write(
        IBufferWriter<byte> output, string file, string sha256, int pageCount, IReadOnlyList<Table> tables, IReadOnlyList<PdfWarning> warnings)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("source");
            writer.WriteString("file", file);
            writer.WriteString("sha256", sha256);
            writer.WriteNumber("pageCount", pageCount);
            writer.WriteEndObject();
            writer.WriteStartArray("tables");
            foreach (Table table in tables)
            {
                WriteTable(writer, table);
            }

            writer.WriteEndArray();
            WriteWarnings(writer, warnings, tables);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes one table as an object.</summary>
    public static void WriteTable(Utf8JsonWriter writer, Table table)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", table.Index);
        writer.WriteString("number", table.Number);
        writer.WriteString("title", table.Title);
        writer.WriteString("amountUnit", table.AmountUnit);
        writer.WriteStartArray("pages");
        foreach (int page in table.Pages)
        {
            writer.WriteNumberValue(page);
        }

        writer.WriteEndArray();
        writer.WriteNumber("rowCount", table.RowCount);
        writer.WriteNumber("columnCount", table.ColumnCount);
        writer.WriteNumber("headerRowCount", table.HeaderRowCount);
        writer.WriteNumber("stubColumnCount", table.StubColumnCount);
        writer.WriteNumber("confidence", Math.Round(table.Confidence, 3));
        writer.WriteString("method", CellJson.Name(table.Method));
        writer.WriteStartArray("parts");
        foreach (TablePart part in table.Parts)
        {
            CellJson.Write(writer, part);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("cells");
        foreach (Cell cell in table.Cells)
        {
            CellJson.Write(writer, cell);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter writer, IReadOnlyList<PdfWarning> warnings, IReadOnlyList<Table> tables)
    {
        writer.WriteStartArray("warnings");
        foreach (PdfWarning warning in warnings)
        {
            WriteWarning(writer, warning);
        }

        foreach (Table table in tables)
        {
            foreach (PdfWarning warning in table.Warnings)
            {
                WriteWarning(writer, warning);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteWarning(Utf8JsonWriter writer, PdfWarning warning)
    {
        writer.WriteStartObject();
        writer.WriteString("code", warning.Code);
        if (warning.Page is int page)
        {
            writer.WriteNumber("page", page);
        }
        else
        {
            writer.WriteNull("page");
        }

        writer.WriteString("message", warning.Message);
        writer.WriteEndObject();
    }
}
