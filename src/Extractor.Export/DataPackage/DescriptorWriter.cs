using System.Text.Encodings.Web;
using System.Text.Json;
using Extractor.Export.Csv;
using Extractor.Export.Model;

namespace Extractor.Export.DataPackage;

/// <summary>
/// Writes <c>datapackage.json</c> by the Data Package standard 2.0 (datapackage.org/standard) with the column types of the
/// budget taxonomy of the Fiscal Data Package.
/// </summary>
internal static class DescriptorWriter
{
    private const string PackageProfile = "https://datapackage.org/profiles/2.0/datapackage.json";
    private const string ResourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json";
    private const string DialectProfile = "https://datapackage.org/profiles/2.0/tabledialect.json";
    private const string SchemaProfile = "https://datapackage.org/profiles/2.0/tableschema.json";
    private const string Taxonomy = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json";

    public static void Write(Stream stream, IReadOnlyList<CsvTable> tables)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("$schema", PackageProfile);
        writer.WriteString("name", "public-body-disclosures");
        writer.WriteString("title", "Disclosures of public bodies: figures with meaning, place and proof");
        writer.WriteString("description", "Budgets (预算), final accounts (决算) and performance forms (绩效) of Chinese public bodies, read from the published PDF files. Every figure names document, page and box, and the sums that confirm it. Amounts are in 元.");
        writer.WriteString("fiscalTaxonomy", Taxonomy);
        writer.WriteString("countryCode", "CN");
        writer.WriteStartArray("resources");
        foreach (CsvTable table in tables)
        {
            Resource(writer, table);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void Resource(Utf8JsonWriter writer, CsvTable table)
    {
        TableDefinition definition = table.Definition;
        writer.WriteStartObject();
        writer.WriteString("$schema", ResourceProfile);
        writer.WriteString("name", definition.Name);
        writer.WriteString("type", "table");
        writer.WriteString("path", "data/" + definition.Name + ".csv");
        writer.WriteString("title", definition.Title);
        writer.WriteString("description", definition.Description);
        writer.WriteString("format", "csv");
        writer.WriteString("mediatype", "text/csv");
        writer.WriteString("encoding", "utf-8");
        writer.WriteNumber("bytes", table.File.Length);
        writer.WriteString("hash", "sha256:" + table.File.Digest());
        writer.WriteStartObject("dialect");
        writer.WriteString("$schema", DialectProfile);
        writer.WriteString("delimiter", ",");
        writer.WriteString("lineTerminator", "\r\n");
        writer.WriteString("quoteChar", "\"");
        writer.WriteBoolean("doubleQuote", true);
        writer.WriteBoolean("header", true);
        writer.WriteEndObject();
        writer.WriteStartObject("schema");
        writer.WriteString("$schema", SchemaProfile);
        writer.WriteString("fieldsMatch", "exact");
        writer.WriteStartArray("fields");
        foreach (ColumnDefinition column in definition.Columns)
        {
            Column(writer, column);
        }

        writer.WriteEndArray();
        Names(writer, "missingValues", [""]);
        Names(writer, "primaryKey", definition.PrimaryKey);
        if (definition.ForeignKeys.Count > 0)
        {
            writer.WriteStartArray("foreignKeys");
            foreach (ForeignKey key in definition.ForeignKeys)
            {
                writer.WriteStartObject();
                Names(writer, "fields", key.Columns);
                writer.WriteStartObject("reference");
                writer.WriteString("resource", key.Table);
                Names(writer, "fields", key.References);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter writer, ColumnDefinition column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("type", TypeName(column.Type));
        writer.WriteString("title", column.Title);
        writer.WriteString("description", column.Description);
        if (column.FiscalType is { } fiscal)
        {
            writer.WriteString("columnType", fiscal);
        }

        if (column.Required || column.Values is not null || column.Pattern is not null || column.Minimum is not null)
        {
            writer.WriteStartObject("constraints");
            if (column.Required)
            {
                writer.WriteBoolean("required", true);
            }

            if (column.Pattern is { } pattern)
            {
                writer.WriteString("pattern", pattern);
            }

            if (column.Minimum is { } minimum)
            {
                writer.WriteNumber("minimum", minimum);
            }

            if (column.Values is { } values)
            {
                Names(writer, "enum", values);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string TypeName(FieldType type) => type switch
    {
        FieldType.Integer => "integer",
        FieldType.Decimal or FieldType.Points => "number",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.Array => "array",
        FieldType.Object => "object",
        _ => "string",
    };

    private static void Names(Utf8JsonWriter writer, string property, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(property);
        foreach (string name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
