using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Json;

/// <summary>
/// Makes the JSON Schema (2020-12) of unit-year files from the records themselves, with the serializer's own settings, so that what
/// is written and what is promised cannot differ. Records become <c>$defs</c>; a member is required where it is always written.
/// </summary>
internal sealed class UnitYearSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<MemberInfo, string?> _describe;
    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    /// <param name="describe">What a type or property means, in plain text; null where nothing is known.</param>
    public UnitYearSchema(Func<MemberInfo, string?> describe) => _describe = describe;

    /// <summary>The schema, indented, with a newline at the end.</summary>
    public string Create()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        JsonNode root = UnitYearJson.SchemaOptions.GetJsonSchemaAsNode(typeof(UnitYear), options);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Unit-year file: everything one public body disclosed for one fiscal year",
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(_definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value.DeepClone()))),
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        bool isNullable = context.PropertyInfo is { IsGetNullable: true } || Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null;
        JsonNode made = type == typeof(Box) ? Reference("Box", BoxSchema, isNullable)
            : type == typeof(Table) ? Reference("Table", TableSchema, isNullable)
            : type == typeof(IReadOnlyList<string>) ? new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }
            : type == typeof(IReadOnlyList<int>) ? new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "integer" } }
            : context.TypeInfo.Kind == JsonTypeInfoKind.Object ? Reference(type.Name, () => Record(context.TypeInfo, node), isNullable)
            : node;
        if (made is JsonObject plain && plain["type"] is JsonArray kinds && !isNullable)
        {
            plain["type"] = kinds.First(k => k!.GetValue<string>() != "null")!.DeepClone();
        }

        if (made is JsonObject described && context.PropertyInfo is { AttributeProvider: MemberInfo member } && _describe(member) is { } text)
        {
            var first = new JsonObject { ["description"] = text };
            foreach ((string key, JsonNode? value) in described)
            {
                first[key] = value?.DeepClone();
            }

            return first;
        }

        return made;
    }

    private JsonObject Reference(string name, Func<JsonNode> make, bool isNullable)
    {
        if (!_definitions.ContainsKey(name) && make() is { } made && made is JsonObject { Count: > 0 } && made["$ref"] is null)
        {
            _definitions[name] = made;
        }

        var reference = new JsonObject { ["$ref"] = "#/$defs/" + name };
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private JsonObject Record(JsonTypeInfo type, JsonNode node)
    {
        if (node["$ref"] is not null)
        {
            // The record is inside itself: it is made already, or will be when the outer one ends.
            return [];
        }

        var made = new JsonObject();
        if (_describe(type.Type) is { } text)
        {
            made["description"] = text;
        }

        made["type"] = "object";
        made["required"] = new JsonArray([.. type.Properties.Where(p => p.ShouldSerialize is null).Select(p => (JsonNode)p.Name)]);
        made["properties"] = node["properties"]?.DeepClone();
        return made;
    }

    private static JsonObject BoxSchema() => new()
    {
        ["description"] = "Left, top, right, bottom in points from the top-left corner of the page as a reader sees it (after /Rotate, inside the crop box).",
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "number" },
        ["minItems"] = 4,
        ["maxItems"] = 4,
    };

    /// <summary>Grids are written by hand, one line a cell; so is their schema.</summary>
    private JsonObject TableSchema()
    {
        JsonObject Of(Type type, string member, JsonObject schema) =>
            type.GetProperty(member) is { } property && _describe(property) is { } text ? new JsonObject([KeyValuePair.Create("description", (JsonNode?)text), .. schema.Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone()))]) : schema;
        JsonObject Plain(string kind) => new() { ["type"] = kind };
        JsonObject OrNull(string kind) => new() { ["type"] = new JsonArray(kind, "null") };
        JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };
        JsonObject Part(params (string Name, JsonObject Schema)[] more) => new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. new[] { "page", "box" }.Concat(more.Select(m => m.Name)).Select(n => (JsonNode)n)]),
            ["properties"] = new JsonObject([.. new (string Name, JsonObject Schema)[] { ("page", Plain("integer")), ("box", Reference("Box", BoxSchema, false)) }.Concat(more).Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Schema))]),
        };
        JsonObject Object(string? about, (string Name, JsonObject Schema, bool Required)[] members) => new()
        {
            ["description"] = about,
            ["type"] = "object",
            ["required"] = new JsonArray([.. members.Where(m => m.Required).Select(m => (JsonNode)m.Name)]),
            ["properties"] = new JsonObject([.. members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Schema))]),
        };
        Type t = typeof(Table);
        Type c = typeof(Cell);
        _definitions["Cell"] = Object(_describe(c),
        [
            ("row", Of(c, nameof(Cell.Row), Plain("integer")), true),
            ("column", Of(c, nameof(Cell.Column), Plain("integer")), true),
            ("rowSpan", Of(c, nameof(Cell.RowSpan), Plain("integer")), true),
            ("columnSpan", Of(c, nameof(Cell.ColumnSpan), Plain("integer")), true),
            ("text", Of(c, nameof(Cell.Text), Plain("string")), true),
            ("page", Of(c, nameof(Cell.Page), Plain("integer")), true),
            ("box", Of(c, nameof(Cell.Box), Reference("Box", BoxSchema, false)), true),
            ("indent", Of(c, nameof(Cell.Indent), Plain("number")), false),
            ("doubtful", Of(c, nameof(Cell.IsDoubtful), Plain("boolean")), false),
            ("continuations", Of(c, nameof(Cell.Continuations), List(Part(("text", Plain("string"))))), false),
        ]);
        return Object(_describe(t),
        [
            ("index", Of(t, nameof(Table.Index), Plain("integer")), true),
            ("number", Of(t, nameof(Table.Number), OrNull("string")), true),
            ("title", Of(t, nameof(Table.Title), OrNull("string")), true),
            ("amountUnit", Of(t, nameof(Table.AmountUnit), OrNull("string")), true),
            ("pages", Of(t, nameof(Table.Pages), List(Plain("integer"))), true),
            ("rowCount", Of(t, nameof(Table.RowCount), Plain("integer")), true),
            ("columnCount", Of(t, nameof(Table.ColumnCount), Plain("integer")), true),
            ("headerRowCount", Of(t, nameof(Table.HeaderRowCount), Plain("integer")), true),
            ("cells", Of(t, nameof(Table.Cells), List(new JsonObject { ["$ref"] = "#/$defs/Cell" })), true),
            ("captionLines", Of(t, nameof(Table.CaptionLines), List(Plain("string"))), false),
            ("parts", Of(t, nameof(Table.Parts), List(Part())), true),
            ("confidence", Of(t, nameof(Table.Confidence), Plain("number")), true),
            ("method", Of(t, nameof(Table.Method), new JsonObject { ["enum"] = new JsonArray([.. Enum.GetValues<TableMethod>().Select(m => (JsonNode)CellJson.Name(m))]) }), true),
        ]);
    }
}
