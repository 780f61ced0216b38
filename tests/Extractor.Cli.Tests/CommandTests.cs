using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>The commands as the contract has them, through the real program.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class CommandTests
{
    private static readonly string Archives = Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf");

    [TestCase("")]
    [TestCase("run")]
    [TestCase("convert")]
    [TestCase("tables")]
    [TestCase("text")]
    [TestCase("audit")]
    public void Help_OfEachCommand_HasAnExample(string command)
    {
        ProcessResult result = command.Length == 0 ? ChildProcess.Extractor("--help") : ChildProcess.Extractor(command, "--help");
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("Example").And.Contain("extractor " + command));
    }

    [Test]
    public void Version_IsPrinted()
    {
        ProcessResult result = ChildProcess.Extractor("--version");
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.Trim(), Does.Match(@"^\d+\.\d+\.\d+"));
    }

    [Test]
    public void Tables_Json_IsTheContractsShape()
    {
        ProcessResult result = ChildProcess.Extractor("tables", Archives);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Bytes[0], Is.EqualTo((byte)'{'), "no byte order mark");
        Assert.That(result.Bytes[^1], Is.EqualTo((byte)'\n'));
        Assert.That(result.Output, Does.Contain("财务收支预算总表"), "Chinese unescaped");
        using JsonDocument json = JsonDocument.Parse(result.Bytes);
        JsonElement source = json.RootElement.GetProperty("source");
        Assert.That(source.GetProperty("file").GetString(), Is.EqualTo(Path.GetFileName(Archives)));
        Assert.That(source.GetProperty("sha256").GetString(), Has.Length.EqualTo(64));
        Assert.That(source.GetProperty("pageCount").GetInt32(), Is.EqualTo(8));
        JsonElement table = json.RootElement.GetProperty("tables")[1];
        Assert.That(table.GetProperty("amountUnit").GetString(), Is.EqualTo("元"));
        Assert.That(table.GetProperty("rowCount").GetInt32(), Is.EqualTo(17));
        Assert.That(table.GetProperty("cells").EnumerateArray().All(c => c.GetProperty("box").GetArrayLength() == 4), Is.True);
        Assert.That(json.RootElement.GetProperty("warnings").ValueKind, Is.EqualTo(JsonValueKind.Array));
    }

    [Test]
    public void Tables_Csv_EveryRowOfABlockHasTheSameNumberOfFields()
    {
        ProcessResult result = ChildProcess.Extractor("tables", Archives, "--pages", "5", "--format", "csv");
        string[] rows = result.Output.TrimEnd('\n').Split('\n');
        Assert.That(rows, Has.Length.EqualTo(17));
        Assert.That(rows[3], Is.EqualTo("201,,,一般公共服务支出,\"7,910,100\",\"4,796,600\",\"3,113,500\""));
    }

    [Test]
    public void Tables_Html_SpansMergedCells()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("tables", Archives, "--pages", "5", "--format", "html", "--out", folder.At("t.html"));
        Assert.That(result.Bytes, Is.Empty, "with --out nothing goes to standard output");
        string html = File.ReadAllText(folder.At("t.html"), Encoding.UTF8);
        Assert.That(html, Does.Contain("<th colspan=\"4\">项目</th>").And.Contain("<td>7,910,100</td>"));
        Assert.That(html.Split("<tr>"), Has.Length.EqualTo(18), "a row element for each of 17 rows");
    }

    [Test]
    public void Tables_TwoRuns_SameBytes()
    {
        byte[] first = ChildProcess.Extractor("tables", Archives).Bytes;
        Assert.That(ChildProcess.Extractor("tables", Archives).Bytes, Is.EqualTo(first));
    }

    [Test]
    public void Tables_PagesBeyondTheEnd_ExitCode2()
    {
        ProcessResult result = ChildProcess.Extractor("tables", Archives, "--pages", "7-9");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("page 9 is asked for, the document has 8"));
    }

    [Test]
    public void Text_SomePages_GivesTheirText()
    {
        ProcessResult result = ChildProcess.Extractor("text", Archives, "--pages", "3");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("支出预算9,247,100元").And.Not.Contain("馆藏档案数字化"));
        Assert.That(result.Output, Does.EndWith("\n"));
    }

    [Test]
    public void Tables_DebugFolder_HoldsADrawingOfEachTablePage()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("tables", Archives, "--debug", folder.At("debug"), "--out", folder.At("t.json"));
        Assert.That(Directory.GetFiles(folder.At("debug")).Select(Path.GetFileName).Order(), Is.EqualTo(
            new[] { "page-004.svg", "page-005.svg", "page-006.svg", "page-007.svg", "page-008.svg" }));
    }

    [Test]
    public void Quiet_GoodInput_SaysNothingOnStandardError()
    {
        using var folder = new TemporaryFolder();
        Assert.That(ChildProcess.Extractor("tables", Archives, "--quiet").Error, Is.Empty);
        Assert.That(ChildProcess.Extractor("convert", Archives, "--out", folder.At("out"), "--quiet").Error, Is.Empty);
    }

    [Test]
    public void Audit_WrittenFolder_ReportsEachDisclosure()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("convert", Archives, "--out", folder.At("out"));
        ProcessResult text = ChildProcess.Extractor("audit", folder.At("out"));
        Assert.That(text.ExitCode, Is.Zero, text.Error);
        Assert.That(text.Output, Does.Contain("上海市云麓区档案馆 2025"));
        ProcessResult json = ChildProcess.Extractor("audit", folder.At("out"), "--format", "json");
        using JsonDocument parsed = JsonDocument.Parse(json.Bytes);
        Assert.That(parsed.RootElement.GetProperty("reports")[0].GetProperty("coverage").GetProperty("facts").GetInt32(), Is.GreaterThan(50));
    }

    [Test]
    public void Audit_NoUnitYearFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("audit", folder.Write("x.json", "[1]"u8), folder.At("nix.json"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("x.json: is no unit-year file").And.Contain("nix.json: the file does not exist"));
    }

    [TestCase("error", 1)]
    [TestCase("never", 0)]
    public void Audit_YearsInTwoFolders_AreComparedAndMayFailAPipeline(string failOn, int exitCode)
    {
        using var folder = new TemporaryFolder();
        string last = folder.Write("a.json", Json(2023, Statement(1, "公务接待费", 5, null), Statement(2, "培训费", 7, null), Statement(3, "会议费", 9, null)));
        string now = folder.Write("b.json", Json(
            2024, Statement(1, "公务接待费", 6, 1), Statement(2, "培训费", 8, 1), Statement(3, "会议费", 9.5m, 1.5m), Statement(4, "运行费", 3, 1, 90)));
        ProcessResult result = ChildProcess.Extractor("audit", last, now, "--format", "json", "--fail-on", failOn);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Error);
        using JsonDocument json = JsonDocument.Parse(result.Bytes);
        JsonElement[] findings = [.. json.RootElement.GetProperty("reports")[1].GetProperty("findings").EnumerateArray()];
        Assert.That(findings.Select(f => f.GetProperty("rule").GetString()), Is.EquivalentTo(new[] { "year.prose", "prose.rate" }));
        JsonElement year = findings.Single(f => f.GetProperty("rule").GetString() == "year.prose");
        Assert.That(year.GetProperty("places")[2].GetProperty("file").GetString(), Is.EqualTo("2023.pdf"));
    }

    private static byte[] Json(int year, params string[] statements) => Encoding.UTF8.GetBytes(
        "{\"schemaVersion\":\"1.0\",\"unit\":{\"name\":\"某某县档案馆\",\"aliases\":[],\"division\":null},\"year\":" + year
        + ",\"disclosures\":[{\"kind\":\"budget\",\"title\":\"预算\",\"published\":null,\"source\":{\"file\":\"" + year
        + ".pdf\",\"url\":null,\"sha256\":\"" + year + "\",\"fetchedAt\":null,\"pageCount\":1,\"producer\":null},\"sections\":[],\"tables\":[],\"facts\":[],"
        + "\"statements\":[" + string.Join(',', statements) + "],\"projects\":[],\"performance\":[],\"unresolved\":[],\"findings\":[]}]}");

    private static string Statement(int id, string label, decimal amount, decimal? change, decimal? rate = null)
    {
        string tail = change is null ? "" : FormattableString.Invariant($"，比上年预算增加{change:0.00}万元{(rate is null ? "" : FormattableString.Invariant($"，增长{rate:0.00}%"))}");
        return FormattableString.Invariant($$"""
            {"id":"s{{id}}","section":["三公"],"label":"{{label}}","amount":{{amount * 10000}},"raw":"{{amount:0.00}}万元","share":null,
             "base":{{(change is null ? "null" : "\"上年预算\"")}},"direction":{{(change is null ? "null" : "\"increase\"")}},"change":{{(change is null ? "null" : FormattableString.Invariant($"{change * 10000}"))}},
             "rate":{{(rate is null ? "null" : FormattableString.Invariant($"{rate}"))}},"reason":null,"sentence":"{{label}}{{amount:0.00}}万元{{tail}}","page":1,"unit":"CNY"}
            """);
    }
}
