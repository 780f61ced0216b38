using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Extractor.Crawl.Configuration;
using Extractor.Pipeline.Configuration;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Configuration;

/// <summary>docs/pipeline.schema.json and docs/sources.md say what the program reads, no key more and none less.</summary>
public sealed class PipelineSchemaTests
{
    private static readonly JsonElement Schema = Load();

    [TestCase("folder", """ "path":"p" """)]
    [TestCase("list", """ "addresses":["https://a.example/"] """)]
    [TestCase("site", """ "start":["https://a.example/"] """)]
    [TestCase("mirror", """ "path":"p","start":["https://a.example/"] """)]
    public void Source_Keys_AreThoseOfTheSchema(string type, string needed)
    {
        string[] read = Allowed($$"""{"sources":[{"id":"a","type":"{{type}}",{{needed}},"no-such-key":1}]}""", "sources[0].no-such-key");

        Assert.That(Properties(Definition(type)), Is.EquivalentTo(read));
    }

    [TestCase("nextLink", "plainPaging")]
    [TestCase("trs", "plainPaging")]
    [TestCase("jcms", "plainPaging")]
    [TestCase("viewState", "plainPaging")]
    [TestCase("pageParameter", "pageParameter")]
    [TestCase("formJson", "formJson")]
    public void Paging_Keys_AreThoseOfTheSchema(string type, string definition)
    {
        string[] read = Allowed($$"""{"sources":[{"id":"a","type":"site","start":["https://a.example/"],"paging":{"type":"{{type}}","no-such-key":1} }]}""", "sources[0].paging.no-such-key");

        Assert.That(Properties(Definition(definition)), Is.EquivalentTo(read));
    }

    [Test]
    public void Schedule_Keys_AreThoseOfTheSchema()
    {
        string[] read = Allowed("""{"sources":[{"id":"a","type":"folder","path":"p","schedule":{"cron":"0 2 * * *","no-such-key":1}}]}""", "sources[0].schedule.no-such-key");

        Assert.That(Properties(Definition("schedule")), Is.EquivalentTo(read));
    }

    [Test]
    public void Root_Keys_AreThoseOfTheSchema() => Assert.That(
        Properties(Schema),
        Is.EquivalentTo(Allowed("""{"sources":[{"id":"a","type":"folder","path":"p"}],"no-such-key":1}""", "no-such-key")));

    [Test]
    public void Types_OfSourcesAndPaging_AreThoseOfTheSchema()
    {
        Assert.That(Words(Definition("common"), "type"), Is.EquivalentTo(Choices("""{"sources":[{"id":"a","type":"no-such-type"}]}""", "sources[0].type")));
        Assert.That(
            Words(Definition("paging"), "type"),
            Is.EquivalentTo(Choices("""{"sources":[{"id":"a","type":"site","start":["https://a.example/"],"paging":{"type":"no-such-type"}}]}""", "sources[0].paging.type")));
    }

    [TestCaseSource(nameof(Bounds))]
    public void Number_JustBeyondTheSchemasBounds_IsRefusedAndAtThemRead(string type, string key, decimal least, decimal most)
    {
        Assert.That(Problems(type, key, least), Is.Empty);
        Assert.That(Problems(type, key, most), Is.Empty);
        Assert.That(Problems(type, key, least - 0.001m), Has.Some.Contain(key));
        Assert.That(Problems(type, key, most + 1), Has.Some.Contain(key));
    }

    [TestCaseSource(nameof(Examples))]
    public void Documentation_Example_IsReadWithoutProblem(string example)
    {
        PipelineConfig config = PipelineConfigReader.Parse(Encoding.UTF8.GetBytes($$"""{"sources":[{{example}}]}"""), "example", "/base");

        Assert.That(config.Sources, Has.Count.EqualTo(1));
    }

    [Test]
    public void Documentation_Examples_ShowEveryTypeAndPaging()
    {
        string all = string.Concat(Examples());
        foreach (string word in Words(Definition("common"), "type").Concat(Words(Definition("paging"), "type").Where(w => w != "nextLink")))
        {
            Assert.That(all, Does.Contain($"\"{word}\""));
        }
    }

    [Test]
    public void Schema_ValidatorOfOthers_TakesTheRightAndRefusesTheWrong()
    {
        if (ChildProcess.Run("python3", "-c", "import jsonschema") is not { ExitCode: 0 })
        {
            Assert.Ignore("no python3 with the module jsonschema is installed (Debian: python3-jsonschema)");
        }

        using var folder = new TemporaryFolder();
        string[] good = [File.ReadAllText(Path.Combine(ProjectFolders.Root, "pipeline.json")), .. Examples().Select(e => $$"""{"sources":[{{e}}]}""")];
        string[] bad =
        [
            """{"sources":[]}""",
            """{"sources":[{"id":"a","type":"site","start":["https://a.example/"],"spead":1}]}""",
            """{"sources":[{"id":"a","type":"site"}]}""",
            """{"sources":[{"id":"a","type":"mirror","start":["https://a.example/"]}]}""",
            """{"sources":[{"id":"a","type":"site","start":["ftp://a.example/"]}]}""",
            """{"sources":[{"id":"a","type":"site","start":["https://a.example/"],"paging":{"type":"trs","parameter":"p"}}]}""",
            """{"sources":[{"id":"a","type":"folder","path":"p","delaySeconds":1}]}""",
            """{"sources":[{"id":"a/b","type":"folder","path":"p"}]}""",
        ];
        string input = folder.Write("cases.json", JsonSerializer.SerializeToUtf8Bytes(new[] { good, bad }));
        const string script = "import json,sys,jsonschema\ns=json.load(open(sys.argv[1],encoding='utf-8'))\njsonschema.Draft202012Validator.check_schema(s)\n"
            + "v=jsonschema.Draft202012Validator(s)\ng,b=json.load(open(sys.argv[2],encoding='utf-8'))\n"
            + "print([x for x in g if not v.is_valid(json.loads(x))],[x for x in b if v.is_valid(json.loads(x))])";
        ProcessResult result = ChildProcess.Run("python3", "-W", "ignore", "-c", script, SchemaPath, input)!;

        Assert.That(result.Output.Trim(), Is.EqualTo("[] []"), result.Error);
    }

    private static string SchemaPath => Path.Combine(ProjectFolders.Root, "docs", "pipeline.schema.json");

    private static IEnumerable<string> Examples() =>
        Regex.Matches(File.ReadAllText(Path.Combine(ProjectFolders.Root, "docs", "sources.md")), "```json\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value.Trim());

    private static IEnumerable<TestCaseData> Bounds()
    {
        foreach (string type in new[] { "folder", "list", "site", "mirror" })
        {
            foreach ((string key, JsonElement property) in AllProperties(Definition(type)))
            {
                if (property.ValueKind == JsonValueKind.Object && property.TryGetProperty("maximum", out JsonElement most))
                {
                    yield return new TestCaseData(type, key, property.GetProperty("minimum").GetDecimal(), most.GetDecimal());
                }
            }
        }
    }

    private static IReadOnlyList<string> Problems(string type, string key, decimal value)
    {
        string needed = type switch
        {
            "folder" => "\"path\":\"p\"",
            "list" => "\"addresses\":[\"https://a.example/\"]",
            "site" => "\"start\":[\"https://a.example/\"]",
            _ => "\"path\":\"p\",\"start\":[\"https://a.example/\"]",
        };
        return ProblemsOf(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{\"sources\":[{{\"id\":\"a\",\"type\":\"{type}\",{needed},\"{key}\":{value}}}]}}"));
    }

    private static IReadOnlyList<string> ProblemsOf(string json)
    {
        try
        {
            PipelineConfigReader.Parse(Encoding.UTF8.GetBytes(json), "c", "/base");
            return [];
        }
        catch (ConfigurationException e)
        {
            return e.Problems;
        }
    }

    /// <summary>The keys that the program says are allowed where one is not.</summary>
    private static string[] Allowed(string json, string key)
    {
        string problem = ProblemsOf(json).Single(p => p.StartsWith($"c: {key}: unknown key", StringComparison.Ordinal));
        return problem[(problem.IndexOf("allowed here: ", StringComparison.Ordinal) + 14)..].Split(", ");
    }

    private static string[] Choices(string json, string key)
    {
        string problem = ProblemsOf(json).Single(p => p.StartsWith($"c: {key}: found", StringComparison.Ordinal));
        return problem[(problem.IndexOf("one of ", StringComparison.Ordinal) + 7)..].Split(", ");
    }

    private static string[] Words(JsonElement definition, string key) =>
        [.. definition.GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(w => w.GetString()!)];

    private static string[] Properties(JsonElement definition) => [.. AllProperties(definition).Select(p => p.Key)];

    private static IEnumerable<(string Key, JsonElement Value)> AllProperties(JsonElement definition)
    {
        if (definition.TryGetProperty("allOf", out JsonElement parts))
        {
            foreach (JsonElement part in parts.EnumerateArray())
            {
                foreach ((string, JsonElement) property in AllProperties(Definition(part.GetProperty("$ref").GetString()!.Split('/')[^1])))
                {
                    yield return property;
                }
            }
        }

        if (definition.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                yield return (property.Name, property.Value);
            }
        }
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static JsonElement Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SchemaPath));
        return document.RootElement.Clone();
    }
}
