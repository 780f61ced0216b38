using System.Text.Json;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Json;

/// <summary>A raw table in the shape of the contract: one line per cell.</summary>
internal static class TableJson
{
    /// <summary>A grid larger than this is damage, not a table.</summary>
    private const int MaxCells = 2_000_000;

    public static void Write(Utf8JsonWriter writer, Table table)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", table.Index);
        writer.WriteString("number", table.Number);
        writer.WriteString("title", table.Title);
        writer.WriteString("amountUnit", table.AmountUnit);
        writer.WritePropertyName("pages");
        writer.WriteRawValue("[" + string.Join(',', table.Pages) + "]", skipInputValidation: true);
        writer.WriteNumber("rowCount", table.RowCount);
        writer.WriteNumber("columnCount", table.ColumnCount);
        writer.WriteNumber("headerRowCount", table.HeaderRowCount);
        writer.WriteStartArray("cells");
        using var line = new CompactJson();
        foreach (Cell cell in table.Cells)
        {
            CellJson.Write(line.Writer, cell);
            line.CopyTo(writer);
        }

        writer.WriteEndArray();
        if (table.CaptionLines.Count > 0)
        {
            writer.WriteStartArray("captionLines");
            foreach (string caption in table.CaptionLines)
            {
                writer.WriteStringValue(caption);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("parts");
        foreach (TablePart part in table.Parts)
        {
            CellJson.Write(line.Writer, part);
            line.CopyTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteNumber("confidence", Math.Round(table.Confidence, 4));
        writer.WriteString("method", CellJson.Name(table.Method));
        writer.WriteEndObject();
    }

    public static Table Read(JsonElement element)
    {
        List<Cell> cells = [];
        foreach (JsonElement cell in element.GetProperty("cells").EnumerateArray())
        {
            if (cells.Count >= MaxCells)
            {
                throw new JsonException("The table has too many cells.");
            }

            cells.Add(ReadCell(cell));
        }

        return new Table
        {
            Index = element.GetProperty("index").GetInt32(),
            Number = Text(element, "number"),
            Title = Text(element, "title"),
            AmountUnit = Text(element, "amountUnit"),
            RowCount = element.GetProperty("rowCount").GetInt32(),
            ColumnCount = element.GetProperty("columnCount").GetInt32(),
            HeaderRowCount = element.GetProperty("headerRowCount").GetInt32(),
            CaptionLines = element.TryGetProperty("captionLines", out JsonElement lines) ? [.. lines.EnumerateArray().Select(l => l.GetString() ?? string.Empty)] : [],
            Parts = ReadParts(element, cells),
            Cells = cells,
            Confidence = element.TryGetProperty("confidence", out JsonElement confidence) ? confidence.GetDouble() : 1,
            Method = element.TryGetProperty("method", out JsonElement method) && Enum.TryParse(method.GetString(), ignoreCase: true, out TableMethod m) ? m : default,
        };
    }

    private static Cell ReadCell(JsonElement cell) => new(
        cell.GetProperty("row").GetInt32(),
        cell.GetProperty("column").GetInt32(),
        cell.GetProperty("rowSpan").GetInt32(),
        cell.GetProperty("columnSpan").GetInt32(),
        Text(cell, "text") ?? string.Empty,
        cell.GetProperty("page").GetInt32(),
        ReadBox(cell.GetProperty("box")))
    {
        Indent = cell.TryGetProperty("indent", out JsonElement indent) ? indent.GetDouble() : 0,
        IsDoubtful = cell.TryGetProperty("doubtful", out JsonElement doubtful) && doubtful.GetBoolean(),
        Continuations = cell.TryGetProperty("continuations", out JsonElement parts)
            ? [.. parts.EnumerateArray().Select(p => new CellPart(p.GetProperty("page").GetInt32(), ReadBox(p.GetProperty("box")), Text(p, "text") ?? string.Empty))]
            : [],
    };

    private static List<TablePart> ReadParts(JsonElement element, List<Cell> cells)
    {
        if (element.TryGetProperty("parts", out JsonElement parts))
        {
            return [.. parts.EnumerateArray().Select(p => new TablePart(p.GetProperty("page").GetInt32(), ReadBox(p.GetProperty("box"))))];
        }

        var boxes = new SortedDictionary<int, Box>();
        foreach (Cell cell in cells)
        {
            boxes[cell.Page] = boxes.TryGetValue(cell.Page, out Box box) ? box.Union(cell.Box) : cell.Box;
        }

        return [.. boxes.Select(b => new TablePart(b.Key, b.Value))];
    }

    private static Box ReadBox(JsonElement box) => box.GetArrayLength() == 4
        ? new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble())
        : throw new JsonException("A box is an array of four numbers.");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
