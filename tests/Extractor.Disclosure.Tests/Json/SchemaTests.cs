using System.Text.Json;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;

namespace Extractor.Disclosure.Tests.Json;

/// <summary>Written files against docs/unit-year.schema.json, with as much of JSON Schema 2020-12 as that file uses.</summary>
public sealed class SchemaTests
{
    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.Documents))]
    public void WrittenFile_OfTheCorpus_Validates(string document, string file)
    {
        UnitDisclosure read = PdfCorpus.Read(document, file);
        UnitYear audited = Auditor.Audit(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] }).Audited;
        using JsonDocument json = JsonDocument.Parse(UnitYearJson.Serialize(audited));
        JsonElement schema = Schema();
        var errors = new List<string>();
        Validate(json.RootElement, schema, schema, "$", errors);
        Assert.That(errors, Is.Empty, string.Join('\n', errors.Take(10)));
    }

    [TestCase("{}")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":null},\"year\":\"2024\",\"disclosures\":[]}")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":{}},\"year\":2024,\"disclosures\":[{\"kind\":\"other\"}]}")]
    public void WrongFile_DoesNotValidate(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement schema = Schema();
        var errors = new List<string>();
        Validate(json.RootElement, schema, schema, "$", errors);
        Assert.That(errors, Is.Not.Empty);
    }

    private static JsonElement Schema()
    {
        for (DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "docs", "unit-year.schema.json");
            if (File.Exists(path))
            {
                using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(path));
                return schema.RootElement.Clone();
            }
        }

        throw new FileNotFoundException("docs/unit-year.schema.json");
    }

    private static void Validate(JsonElement value, JsonElement schema, JsonElement root, string path, List<string> errors)
    {
        if (errors.Count > 50)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }

        if (schema.TryGetProperty("enum", out JsonElement options) && !options.EnumerateArray().Any(o => o.ToString() == value.ToString() && o.ValueKind == value.ValueKind))
        {
            errors.Add($"{path}: {value} is not one of {options}");
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !(type.ValueKind == JsonValueKind.String ? IsOfType(value, type.GetString()!) : type.EnumerateArray().Any(t => IsOfType(value, t.GetString()!))))
        {
            errors.Add($"{path}: {value.ValueKind} is not {type}");
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonElement name in schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray() : default)
            {
                if (!value.TryGetProperty(name.GetString()!, out _))
                {
                    errors.Add($"{path}: {name} is missing");
                }
            }

            foreach (JsonProperty property in value.EnumerateObject())
            {
                if (schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(property.Name, out JsonElement inner))
                {
                    Validate(property.Value, inner, root, path + "." + property.Name, errors);
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            int count = value.GetArrayLength();
            if ((schema.TryGetProperty("minItems", out JsonElement least) && count < least.GetInt32()) || (schema.TryGetProperty("maxItems", out JsonElement most) && count > most.GetInt32()))
            {
                errors.Add($"{path}: {count} items");
            }

            int i = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Validate(item, items, root, $"{path}[{i++}]", errors);
            }
        }
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };
}
