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
        writer.WriteString("method", table.Method switch
        {
            TableMethod.Lattice => "lattice",
            TableMethod.HalfRuled => "halfRuled",
            _ => "stream",
        });
        writer.WriteStartArray("parts");
        foreach (TablePart part in table.Parts)
        {
            writer.WriteStartObject();
            writer.WriteNumber("page", part.Page);
            WriteBox(writer, "box", part.Box);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("cells");
        foreach (Cell cell in table.Cells)
        {
            WriteCell(writer, cell);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Writes a box as [left, top, right, bottom] to two decimals.</summary>
    public static void WriteBox(Utf8JsonWriter writer, string name, Box box)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(Math.Round(box.Left, 2));
        writer.WriteNumberValue(Math.Round(box.Top, 2));
        writer.WriteNumberValue(Math.Round(box.Right, 2));
        writer.WriteNumberValue(Math.Round(box.Bottom, 2));
        writer.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter writer, Cell cell)
    {
        writer.WriteStartObject();
        writer.WriteNumber("row", cell.Row);
        writer.WriteNumber("column", cell.Column);
        writer.WriteNumber("rowSpan", cell.RowSpan);
        writer.WriteNumber("columnSpan", cell.ColumnSpan);
        writer.WriteString("text", cell.Text);
        writer.WriteNumber("page", cell.Page);
        WriteBox(writer, "box", cell.Box);
        if (cell.IsDoubtful)
        {
            writer.WriteBoolean("doubtful", true);
        }

        if (cell.Continuations.Count > 0)
        {
            writer.WriteStartArray("continuations");
            foreach (CellPart part in cell.Continuations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("page", part.Page);
                WriteBox(writer, "box", part.Box);
                writer.WriteString("text", part.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

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
