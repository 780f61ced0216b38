using System.Globalization;
using System.Text.Json;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>The one way in which boxes, cells and parts of tables are written as JSON, for raw tables, unit-year files and audit reports alike.</summary>
public static class CellJson
{
    /// <summary>A box as [left, top, right, bottom] to two decimals, without blanks.</summary>
    public static string Text(Box box) => string.Create(
        CultureInfo.InvariantCulture, $"[{Round(box.Left):0.##},{Round(box.Top):0.##},{Round(box.Right):0.##},{Round(box.Bottom):0.##}]");

    /// <summary>Writes a box as a property.</summary>
    public static void WriteBox(Utf8JsonWriter writer, string name, Box box)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        writer.WriteRawValue(Text(box), skipInputValidation: true);
    }

    /// <summary>Writes a cell as an object; what most cells have not (indent, doubt, further parts) only where it is there.</summary>
    public static void Write(Utf8JsonWriter writer, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(cell);
        writer.WriteStartObject();
        writer.WriteNumber("row", cell.Row);
        writer.WriteNumber("column", cell.Column);
        writer.WriteNumber("rowSpan", cell.RowSpan);
        writer.WriteNumber("columnSpan", cell.ColumnSpan);
        writer.WriteString("text", cell.Text);
        writer.WriteNumber("page", cell.Page);
        WriteBox(writer, "box", cell.Box);
        if (Round(cell.Indent) != 0)
        {
            writer.WriteNumber("indent", Round(cell.Indent));
        }

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

    /// <summary>Writes a part of a table as an object.</summary>
    public static void Write(Utf8JsonWriter writer, TablePart part)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(part);
        writer.WriteStartObject();
        writer.WriteNumber("page", part.Page);
        WriteBox(writer, "box", part.Box);
        writer.WriteEndObject();
    }

    /// <summary><c>lattice</c>, <c>halfRuled</c> or <c>stream</c>.</summary>
    public static string Name(TableMethod method) => JsonNamingPolicy.CamelCase.ConvertName(method.ToString());

    /// <summary>Two decimals; what no page can hold is 0.</summary>
    private static decimal Round(double value) => Math.Abs(value) < 1e9 ? Math.Round((decimal)value, 2) : 0;
}
