using System.Text;
using System.Text.Json.Nodes;
using Extractor.Export.Csv;
using Extractor.Export.Reading;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.Reading;

/// <summary>Foreign, damaged and hostile files: named, left out, and no other file suffers.</summary>
public sealed class UnitYearFileReaderTests
{
    private TemporaryFolder _folder = null!;
    private string _file = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        Samples.CopyFixtures(_folder.At("out"));
        _file = _folder.At("out", Edit.TwoDocuments);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("", "no unit-year file")]
    [TestCase("{", "no unit-year file")]
    [TestCase("null", "no unit-year file")]
    [TestCase("[]", "no unit-year file")]
    [TestCase("""{"name":"package","version":"1.0.0"}""", "no unit-year file")]
    [TestCase("""{"schemaVersion":"1.0","unit":null,"year":2024,"disclosures":[]}""", "no unit-year file")]
    [TestCase("""{"schemaVersion":"1.0","unit":{"name":"甲","aliases":[],"division":null},"year":2024,"disclosures":[null]}""", "null at disclosures[0]")]
    [TestCase("""{"schemaVersion":"1.0","unit":{"name":"\ud800","aliases":[],"division":null},"year":2024,"disclosures":[]}""", "no unit-year file")]
    public void Read_ForeignFile_SaysWhy(string content, string message)
    {
        string file = _folder.Write("other.json", Encoding.UTF8.GetBytes(content));
        Assert.That(() => UnitYearFileReader.Read(file), Throws.TypeOf<UnitYearFileException>().With.Message.Contains(message));
    }

    [Test]
    public void Read_DeepNesting_SaysWhy() => Read_ForeignFile_SaysWhy(new string('[', 100_000), "no unit-year file");

    [Test]
    public void Read_DamagedBytes_ReadsOrSaysWhyAndNothingElse()
    {
        // Small files, so that many damages are quick: cut off, a byte changed, a piece doubled, a token exchanged.
        byte[] sound = File.ReadAllBytes(Directory.GetFiles(_folder.At("out"), "2022.json", SearchOption.AllDirectories).Single());
        string[] tokens = ["null", "{}", "[]", "\"\"", "-1", "1e400", "true", "\"\\ud800\"", "9999999999999999999999999999999"];
        var random = new Random(20240601);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. sound];
            int at = random.Next(sound.Length);
            switch (i % 4)
            {
                case 0:
                    damaged = damaged[..at];
                    break;
                case 1:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 2:
                    damaged = [.. damaged[..at], .. damaged[(at / 2)..]];
                    break;
                default:
                    int from = Array.IndexOf(damaged, (byte)':', at), to = from < 0 ? -1 : Array.FindIndex(damaged, from, b => b is (byte)',' or (byte)'}' or (byte)'\n');
                    damaged = to < 0 ? damaged : [.. damaged[..(from + 1)], .. Encoding.UTF8.GetBytes(tokens[random.Next(tokens.Length)]), .. damaged[to..]];
                    break;
            }

            string file = _folder.Write("damaged.json", damaged);
            try
            {
                UnitYearFileReader.Read(file);
            }
            catch (UnitYearFileException e)
            {
                refused++;
                Assert.That(e.Message, Is.Not.Empty);
            }
        }

        Assert.That(refused, Is.InRange(200, 400));
    }

    [Test]
    public void Read_NoFile_SaysSo() =>
        Assert.That(() => UnitYearFileReader.Read(_folder.At("none.json")), Throws.TypeOf<UnitYearFileException>().With.Message.Contains("does not exist"));

    private static readonly TestCaseData[] Damages =
    [
        new TestCaseData((Action<JsonNode>)(d => d["facts"]!.AsArray().Add(d["facts"]![0]!.DeepClone())), "facts holds t1.r3.c1 twice").SetArgDisplayNames("fact twice"),
        new TestCaseData((Action<JsonNode>)(d => d["tables"]!.AsArray().Add(d["tables"]![0]!.DeepClone())), "tables holds t1 twice").SetArgDisplayNames("table twice"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["table"] = "t99"), "refers to tables t99").SetArgDisplayNames("no such table"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["id"] = ""), "has no fact").SetArgDisplayNames("no id"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["page"] = -1), "page is -1").SetArgDisplayNames("page"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["row"] = null), "no unit-year file").SetArgDisplayNames("no row"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0] = null), "null at facts[0]").SetArgDisplayNames("null fact"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["value"] = "12"), "no unit-year file").SetArgDisplayNames("value is text"),
        new TestCaseData((Action<JsonNode>)(d => d["facts"]![0]!["value"] = JsonNode.Parse("1e99")), "no unit-year file").SetArgDisplayNames("value beyond decimal"),
        new TestCaseData((Action<JsonNode>)(d => d["source"]!["sha256"] = "'; DROP TABLE facts; --"), "document is '; DROP").SetArgDisplayNames("sha256"),
        new TestCaseData((Action<JsonNode>)(d => d["statements"]![0]!["direction"] = "sideways"), "direction is sideways").SetArgDisplayNames("value beside the list"),
    ];

    [TestCaseSource(nameof(Damages))]
    public void Read_BrokenPromise_SaysTableRowAndColumn(Action<JsonNode> damage, string message)
    {
        Edit.Json(_file, node => damage(node["disclosures"]![0]!));
        Assert.That(() => UnitYearFileReader.Read(_file), Throws.TypeOf<UnitYearFileException>().With.Message.Contains(message));
    }

    [Test]
    public void Export_FolderWithForeignFiles_NamesThemAndWritesTheRest()
    {
        _folder.Write("out/package.json", "{\"name\":\"x\"}"u8);
        _folder.Write("out/broken/2020.json", "{"u8);
        _folder.Write("out/run-report.json", "{}"u8);
        ProcessResult result = ChildProcess.Extractor("export", _folder.At("out"), "--format", "csv", "--out", _folder.At("tables"));
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error, Does.Contain("package.json: is no unit-year file").And.Contain("2020.json: is no unit-year file").And.Not.Contain("run-report"));
            Assert.That(File.ReadLines(_folder.At("tables", "documents.csv")).Count(), Is.EqualTo(7));
        });
    }

    [Test]
    public void Export_SameDocumentTwice_TakesItOnce()
    {
        File.Copy(_file, _folder.At("out", "copy.json"));
        ExportSummary summary = Csv();
        Assert.That((summary.Documents, summary.Failures.Count), Is.EqualTo((6, 0)));
    }

    [Test]
    public void Export_SameDocumentWithOtherContent_TakesTheFirstAndNamesBoth()
    {
        File.Copy(_file, _folder.At("out", "copy.json"));
        Edit.OneFigure(_folder.At("out", "copy.json"));
        ExportSummary summary = Csv();
        Assert.That(summary.Documents, Is.EqualTo(6));
        Assert.That(summary.Failures.Single(), Does.Contain("copy.json").And.Contain("2023.json").And.Contain("other content"));
    }

    [Test]
    public void Version_OfADocument_ChangesWithItsContentOnly()
    {
        string[] before = [.. UnitYearFileReader.Read(_file).Select(d => d.Version)];
        Edit.Json(_file, _ => { });
        Assert.That(UnitYearFileReader.Read(_file).Select(d => d.Version), Is.EqualTo(before), "written anew, other white space");
        Edit.OneFigure(_file);
        string[] after = [.. UnitYearFileReader.Read(_file).Select(d => d.Version)];
        Assert.That((after[0] == before[0], after[1] == before[1]), Is.EqualTo((false, true)));
    }

    [Test]
    public void Export_TextWithNul_WritesAReplacementInEveryFormat()
    {
        Edit.Json(_file, node =>
        {
            node["disclosures"]![0]!["title"] = "a\0b";
            node["disclosures"]![0]!["facts"]![0]!["column"] = new JsonArray("x\0y");
        });
        ExportDocument document = UnitYearFileReader.Read(_file)[0];
        var seen = new List<string>();
        foreach (Extractor.Export.Model.TableDefinition table in Extractor.Export.Model.ExportTables.All)
        {
            table.Rows(document, row =>
            {
                foreach (Extractor.Export.Model.Field field in row)
                {
                    seen.Add(field.ToString());
                }
            });
        }

        Assert.That(seen, Has.None.Contains("\0").And.None.Contains("\\u0000"));
        Assert.That(seen, Does.Contain("a\uFFFDb").And.Contain("[\"x\uFFFDy\"]"));
    }

    [TestCase("--format", "csv", "--keep", "--keep is for --format sqlite and postgres only")]
    [TestCase("--format", "sqlite", "--bom", "--bom is for --format csv only")]
    [TestCase("--format", "parquet", "--bom", "parquet")]
    public void Export_OptionsThatDoNotFit_IsAUsageError(string one, string two, string three, string message)
    {
        ProcessResult result = ChildProcess.Extractor("export", _folder.At("out"), one, two, three, "--out", _folder.At("x"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
    }

    [Test]
    public void Export_WithoutPath_TakesTheOutputFolderOfTheConfiguration()
    {
        string config = _folder.Write("pipeline.json", Encoding.UTF8.GetBytes("{\"sources\":[{\"id\":\"x\",\"type\":\"folder\",\"path\":\".\"}],\"output\":\"out\"}"));
        ProcessResult result = ChildProcess.Extractor("export", "--config", config, "--out", _folder.At("x.xlsx"));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error, Does.Contain("6 documents with 1474 figures of 5 files"));
    }

    private ExportSummary Csv()
    {
        using var target = new CsvTarget(_folder.At("tables"));
        return Exporter.Run([_folder.At("out")], target, keepOthers: false, null, default);
    }
}
