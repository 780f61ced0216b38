using System.Globalization;
using Extractor.Pdf;

namespace Extractor.Disclosure.Comparison;

/// <summary>Writes the changes of a comparison as CSV (RFC 4180), one line a change.</summary>
public static class DiffCsv
{
    private static readonly string[] Header =
    [
        "unitA", "yearA", "kindA", "unitB", "yearB", "kindB", "change", "subject", "table", "title", "code", "name", "nameInA", "group", "column", "columnKey", "field",
        "unit", "a", "b", "difference", "rate", "rawA", "rawB", "fileA", "pageA", "boxA", "idA", "fileB", "pageB", "boxB", "idB",
    ];

    public static void Write(DiffReport report, TextWriter output)
    {
        Line(output, Header);
        foreach (DisclosureDiff pair in report.Pairs)
        {
            foreach (DiffChange c in pair.Changes)
            {
                Line(output,
                [
                    pair.A.Unit, Number(pair.A.Year), Camel(pair.A.Kind), pair.B.Unit, Number(pair.B.Year), Camel(pair.B.Kind), Camel(c.Change), Camel(c.Subject),
                    c.Table, c.Title, c.Code, c.Name, c.NameInA, c.Group, string.Join(" / ", c.Column), c.ColumnKey, c.Field, c.Unit,
                    Number(c.A), Number(c.B), Number(c.Difference), Number(c.Rate), c.RawA, c.RawB,
                    c.PlaceA?.File, Number(c.PlaceA?.Page), Box(c.PlaceA?.Box), c.PlaceA?.Id, c.PlaceB?.File, Number(c.PlaceB?.Page), Box(c.PlaceB?.Box), c.PlaceB?.Id,
                ]);
            }
        }
    }

    private static void Line(TextWriter output, IReadOnlyList<string?> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            output.Write(i == 0 ? "" : ",");
            string field = fields[i] ?? "";
            output.Write(field.AsSpan().ContainsAny("\",\r\n") ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field);
        }

        output.Write("\r\n");
    }

    private static string? Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Box(Box? box) => box is { } b
        ? string.Create(CultureInfo.InvariantCulture, $"{b.Left:0.##} {b.Top:0.##} {b.Right:0.##} {b.Bottom:0.##}")
        : null;

    private static string Camel(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
