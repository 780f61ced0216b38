using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>Every kind of bad input through the real program: one clear line, the others written, the contract's exit code.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class BadInputTests
{
    /// <summary>A readable fixture and where its data go.</summary>
    private const string Good = "云麓区档案馆2025年度部门预算.pdf";
    private static readonly string[] GoodOutput = ["上海市云麓区档案馆", "2025.json"];

    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return new TestCaseData("空文件.pdf", Array.Empty<byte>(), "The file is empty").SetArgDisplayNames("empty");
        yield return new TestCaseData("网页.pdf", "<!DOCTYPE html><html><body>404</body></html>"u8.ToArray(), "HTML").SetArgDisplayNames("html");
        yield return new TestCaseData("零页.pdf", new PdfBuilder().Build(), "no pages").SetArgDisplayNames("zero pages");
        yield return new TestCaseData("乱码.pdf", Enumerable.Range(0, 5000).Select(i => (byte)(i * 31 % 251)).ToArray(), "not a PDF").SetArgDisplayNames("noise");
        yield return new TestCaseData("头.pdf", "%PDF-1.7\n"u8.ToArray(), "damaged").SetArgDisplayNames("header only");
        yield return new TestCaseData(
            "加密.pdf", File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, "柳泉湿地管理局2024年绩效目标（有密码）.pdf")), "--password").SetArgDisplayNames("encrypted");
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Convert_OneBadAmongGood_NamesItAndWritesTheOthers(string name, byte[] bytes, string reason)
    {
        using var folder = new TemporaryFolder();
        string bad = folder.Write(name, bytes);
        ProcessResult result = ChildProcess.Extractor("convert", bad, Path.Combine(ProjectFolders.Fixtures, Good), "--out", folder.At("out"));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        string[] lines = [.. result.Error.Split('\n').Where(l => l.StartsWith("extractor:", StringComparison.Ordinal))];
        Assert.That(lines, Has.Length.EqualTo(1), result.Error);
        Assert.That(lines[0], Does.Contain(name).And.Contain(reason));
        Assert.That(File.Exists(folder.At(["out", .. GoodOutput])), Is.True);
        Assert.That(Directory.GetFiles(folder.At("out"), "*", SearchOption.AllDirectories), Has.Length.EqualTo(1), "no half-written file");
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Tables_BadFile_OneLineAndExitCode1(string name, byte[] bytes, string reason)
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("tables", folder.Write(name, bytes));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1), result.Error);
        Assert.That(result.Error, Does.Contain(name).And.Contain(reason));
        Assert.That(result.Bytes, Is.Empty);
    }

    [Test]
    public void Convert_MissingFile_NamesItAndWritesTheOthers()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("convert", folder.At("没有.pdf"), Path.Combine(ProjectFolders.Fixtures, Good), "--out", folder.At("out"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("没有.pdf: the file does not exist; check the path"));
        Assert.That(File.Exists(folder.At(["out", .. GoodOutput])), Is.True);
    }

    [Test]
    public void Convert_TruncatedFile_ReadsWhatIsThereAndWarns()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor(
            "convert", Path.Combine(ProjectFolders.Fixtures, "星河气象科普馆2022年度部门决算（文件不完整）.pdf"), "--out", folder.At("out"));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error, Does.Contain("warning: ").And.Contain("星河气象科普馆"));
        using JsonDocument written = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "甘肃省星河气象科普馆", "2022.json")));
        JsonElement disclosure = written.RootElement.GetProperty("disclosures")[0];
        Assert.That(disclosure.GetProperty("warnings").GetArrayLength(), Is.GreaterThan(0));
        Assert.That(disclosure.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("raw").GetString()), Does.Contain("386.20"));
    }

    [Test]
    public void Text_PageOfGarbage_OtherPagesAreRead()
    {
        using var folder = new TemporaryFolder();
        var pdf = new PdfBuilder();
        int font = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        string resources = $"<< /Font << /F1 {font} 0 R >> >>";
        pdf.AddPage("\u0001\u0002)(><<]] q BT (((( /F1 Tf \u00ff\u00fe 12 12 12 re", resources);
        pdf.AddPage("BT /F1 12 Tf 72 700 Td (Budget of the year) Tj ET", resources);
        ProcessResult result = ChildProcess.Extractor("text", folder.Write("乱页.pdf", pdf.Build()));
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("Budget of the year"));
        Assert.That(result.Error, Does.Contain("warning: 乱页.pdf: page 1"));
    }

    [Test]
    public void Convert_OutputFolderCannotBeMade_ExitCode2AndAdvice()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("占位", "x"u8);
        ProcessResult result = ChildProcess.Extractor("convert", Path.Combine(ProjectFolders.Fixtures, Good), "--out", Path.Combine(file, "out"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("output: the folder").And.Contain("cannot be written").And.Contain("name another one"));
    }

    [Test]
    public void Tables_WrongPassword_SaysSo()
    {
        ProcessResult result = ChildProcess.Extractor(
            "tables", Path.Combine(ProjectFolders.Fixtures, "柳泉湿地管理局2024年绩效目标（有密码）.pdf"), "--password", "falsch");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("the given password does not open it"));
    }

    [Test]
    public void Tables_RightPassword_OpensTheFixture()
    {
        ProcessResult result = ChildProcess.Extractor(
            "tables", Path.Combine(ProjectFolders.Fixtures, "柳泉湿地管理局2024年绩效目标（有密码）.pdf"), "--password", "liuquan-2024", "--format", "csv");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("金额（万元）,90.00,869.15,15.60"));
    }

    [Test]
    public void Run_UnknownKey_ExitCode2AndWhatIsAllowed()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("pipeline.json", Encoding.UTF8.GetBytes("""{"sources":[{"id":"a","type":"folder","path":".","recursiv":true}]}"""));
        ProcessResult result = ChildProcess.Extractor("run", "--config", config);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("sources[0].recursiv: unknown key (did you mean recursive?); allowed here: ").And.Contain("id, type, path"));
        Assert.That(Directory.Exists(folder.At("out")), Is.False);
    }

    [TestCase("tables", "x.pdf", "--format", "xml")]
    [TestCase("tables")]
    [TestCase("nonsense")]
    [TestCase("tables", "x.pdf", "--pages", "3-1")]
    [TestCase("run", "--config", "/nowhere/pipeline.json")]
    public void AnyCommand_WrongCommandLine_ExitCode2(params string[] arguments)
    {
        ProcessResult result = ChildProcess.Extractor(arguments);
        Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
        Assert.That(result.Error, Does.StartWith("extractor: "));
        Assert.That(result.Bytes, Is.Empty);
    }
}
