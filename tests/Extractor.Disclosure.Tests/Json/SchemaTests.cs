using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout.Tables;
using Extractor.TestSupport;

namespace Extractor.Disclosure.Tests.Json;

/// <summary>docs/unit-year.schema.json against the records it is made from, and written files against it, by Python's jsonschema.</summary>
public sealed class SchemaTests
{
    private static readonly string SchemaPath = Path.Combine(ProjectFolders.Root, "docs", "unit-year.schema.json");

    [Test]
    public void SchemaFile_IsWhatTheRecordsSay()
    {
        var docs = new XmlDocs(typeof(UnitYear).Assembly, typeof(Table).Assembly);
        string made = new UnitYearSchema(docs.Of).Create();
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(SchemaPath, made);
        }

        Assert.That(File.ReadAllText(SchemaPath), Is.EqualTo(made), "records and schema differ; make it anew with: UPDATE_SCHEMA=1 dotnet test tests/Extractor.Disclosure.Tests --filter SchemaFile");
    }

    [Test]
    public void SchemaFile_DescribesEveryTypeAndHalfOfTheMembers()
    {
        JsonObject definitions = JsonNode.Parse(File.ReadAllText(SchemaPath))!["$defs"]!.AsObject();
        (string, JsonNode?)[] members = [.. definitions.SelectMany(d => d.Value!["properties"] is JsonObject properties ? properties.Select(p => ($"{d.Key}.{p.Key}", p.Value)) : [])];
        Assert.That(definitions.Where(d => d.Value!["description"] is null).Select(d => d.Key), Is.Empty);
        Assert.That(members.Count(m => m.Item2!["description"] is not null), Is.GreaterThan(members.Length / 2));
        Assert.That(definitions["Fact"]!["required"]!.AsArray().Select(r => r!.GetValue<string>()), Does.Contain("value").And.Contain("proof").And.Not.Contain("isDoubtful"));
        Assert.That(definitions["Section"]!["properties"]!["sections"]!["items"]!["$ref"]!.GetValue<string>(), Is.EqualTo("#/$defs/Section"));
    }

    [Test]
    public void WrittenFiles_OfTheCorpus_Validate()
    {
        using var folder = new TemporaryFolder();
        int count = 0;
        foreach (TestCaseData one in PdfCorpus.OnePerDocument)
        {
            UnitDisclosure read = PdfCorpus.Read((string)one.Arguments[0]!, (string)one.Arguments[1]!);
            UnitYear audited = Auditor.Audit(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] }).Audited;
            folder.Write($"{count++}.json", UnitYearJson.Serialize(audited));
        }

        Assume.That(count, Is.GreaterThan(0), "there is no corpus");
        Assert.That(Validate(folder.Path), Is.EqualTo($"{count} valid\n"));
    }

    [TestCase("{}", "'schemaVersion' is a required property")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":null},\"year\":\"2024\",\"disclosures\":[]}", "'2024' is not of type 'integer'")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":{}},\"year\":2024,\"disclosures\":[]}", "is not valid under any of the given schemas")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":null,\"aliases\":[],\"division\":null},\"year\":2024,\"disclosures\":[]}", "None is not of type 'string'")]
    [TestCase("{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"a\",\"aliases\":[],\"division\":null},\"year\":2024,\"disclosures\":[{\"kind\":\"other\"}]}", "'other' is not one of ['budget', 'finalAccount', 'performanceTarget', 'performanceReview']")]
    public void WrongFile_DoesNotValidate(string text, string error)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.json", Encoding.UTF8.GetBytes(text));
        Assert.That(Validate(folder.Path), Does.Contain(error));
    }

    private static string Validate(string folder)
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            if (ChildProcess.Run(python, "-c", "import jsonschema") is { ExitCode: 0 })
            {
                ProcessResult result = ChildProcess.Run(python, Path.Combine(ProjectFolders.Root, "tools", "validate.py"), SchemaPath, folder)!;
                Assert.That(result.Error, Is.Empty);
                return result.Output;
            }
        }

        Assert.Ignore("python3-jsonschema is not installed");
        return "";
    }
}
