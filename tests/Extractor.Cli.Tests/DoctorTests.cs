using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

[Parallelizable(ParallelScope.Children)]
public sealed class DoctorTests
{
    [Test]
    public void Doctor_HealthyFolder_ExitCode0AndReadsItsSample()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.ExtractorIn(folder.Path, "doctor", "--format", "json");
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        Dictionary<string, JsonElement> checks = Checks(result);
        Assert.That(checks["program.resources"].GetProperty("detail").GetString(), Does.Contain("73 CMaps").And.Contain("a sample in GBK is read"));
        Assert.That(checks["tool.pdftotext"].GetProperty("advice").GetString(), Does.Contain("compares the text"));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty, "nothing is left behind");
    }

    [Test]
    public void Doctor_BrokenConfigurationAndStore_ExitCode1AndNamesThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pipeline.json", Encoding.UTF8.GetBytes("""{"sources":[{"id":"a","type":"folder","path":"nowhere"},{"id":"b","type":"folder","path":"."}]}"""));
        folder.Write("store/catalogue.db", "this is no database, but long enough to look like one to a careless reader"u8);
        folder.Write("store/converted/0123456789ab/aa/x.part0.json", "{}"u8);
        folder.Write("store/converted/0123456789ab/aa/.x.json.partial", "{"u8);
        ProcessResult result = ChildProcess.ExtractorIn(folder.Path, "doctor", "--format", "json");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Dictionary<string, JsonElement> checks = Checks(result);
        Assert.That(Status(checks, "source.a"), Is.EqualTo("failed"));
        Assert.That(Status(checks, "source.b"), Is.EqualTo("ok"));
        Assert.That(Status(checks, "store.catalogue.db"), Is.EqualTo("failed"));
        Assert.That(Status(checks, "store.partial"), Is.EqualTo("warning"));
        Assert.That(checks["store.results"].GetProperty("detail").GetString(), Is.EqualTo("0 of this program, 1 other revisions"));
    }

    [Test]
    public void Doctor_ConfigurationNamedButWrong_TellsTheProblem()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.json", "{\"source\":[]}"u8);
        ProcessResult result = ChildProcess.Extractor("doctor", "--config", path);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain("✗ Configuration").And.Contain("did you mean sources?"));
        Assert.That(ChildProcess.Extractor("doctor", "--config", folder.At("none.json")).ExitCode, Is.EqualTo(1));
    }

    private static Dictionary<string, JsonElement> Checks(ProcessResult result)
    {
        using JsonDocument json = JsonDocument.Parse(result.Bytes);
        return json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.Clone());
    }

    private static string? Status(Dictionary<string, JsonElement> checks, string id) => checks[id].GetProperty("status").GetString();
}
