using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary>The main job over the bundled fixtures, through the real program.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class RunTests
{
    private static readonly string[] Unreadable = ["云麓区档案馆2024年度部门决算（网页）.pdf", "柳泉湿地管理局2024年绩效目标（有密码）.pdf"];

    [Test]
    public void Run_Fixtures_WritesEveryReadableOneAndNamesTheTwoOthers()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("run", "--config", Configure(folder));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "run-report.json")));
        JsonElement counts = report.RootElement.GetProperty("documents");
        Assert.That(counts.GetProperty("seen").GetInt32(), Is.EqualTo(8));
        Assert.That(counts.GetProperty("written").GetInt32(), Is.EqualTo(6));
        Assert.That(counts.GetProperty("failed").GetInt32(), Is.EqualTo(2));
        Assert.That(report.RootElement.GetProperty("status").GetString(), Is.EqualTo("partial"));
        JsonElement[] failed = [.. report.RootElement.GetProperty("seen").EnumerateArray().Where(d => d.GetProperty("status").GetString() == "failed")];
        Assert.That(failed.Select(d => d.GetProperty("document").GetString()), Is.EquivalentTo(Unreadable));
        Assert.That(failed.All(d => d.GetProperty("reason").GetString()!.Length > 20), Is.True);
        string[] files = [.. Directory.GetFiles(folder.At("out"), "*.json", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder.At("out"), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.That(files, Is.EqualTo(new[]
        {
            "run-report.json", "上海市云麓区档案馆/2025.json", "昌吉回族自治州柳泉湿地管理局/2023.json", "昌吉回族自治州柳泉湿地管理局/2024.json",
            "江苏省云帆图书馆/2023.json", "甘肃省星河气象科普馆/2022.json",
        }));
    }

    [Test]
    public void Run_BundledConfiguration_DiscoversFetchesConvertsAuditsAndWritesWithoutANetwork()
    {
        using var folder = new TemporaryFolder();
        string bundled = File.ReadAllText(Path.Combine(ProjectFolders.Root, "pipeline.json"), Encoding.UTF8);
        string config = folder.Write("pipeline.json", Encoding.UTF8.GetBytes(
            bundled.Replace("\"fixtures/site\"", JsonSerializer.Serialize(Path.Combine(ProjectFolders.Root, "fixtures", "site")), StringComparison.Ordinal)));
        ProcessResult result = ChildProcess.Extractor("run", "--config", config);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        foreach (string name in Unreadable)
        {
            Assert.That(result.Error, Does.Contain(name + ": "));
        }

        Assert.That(result.Error, Does.Contain("8 documents: 6 read, 0 unchanged, 2 failed; 5 files written"));
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "昌吉回族自治州柳泉湿地管理局", "2024.json")));
        JsonElement disclosure = file.RootElement.GetProperty("disclosures")[0];
        Assert.That(disclosure.GetProperty("published").GetString(), Is.EqualTo("2024-02-23"), "the date of the page travels with the document");
        Assert.That(disclosure.GetProperty("source").GetProperty("url").GetString(), Is.EqualTo("http://www.liuquan.example/zwgk/202402/P020240223401234567890.pdf"));
        Dictionary<string, DateTime> before = Times(folder);
        ProcessResult again = ChildProcess.Extractor("run", "--config", config);
        Assert.That(again.Error, Does.Contain("0 read, 6 unchanged, 2 failed; 0 files written, 5 unchanged"));
        Assert.That(Times(folder), Is.EqualTo(before));
    }

    [Test]
    public void Run_BudgetAndFinalAccountOfOneYear_StandSideBySide()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("run", "--config", Configure(folder));
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "江苏省云帆图书馆", "2023.json")));
        Assert.That(
            file.RootElement.GetProperty("disclosures").EnumerateArray().Select(d => d.GetProperty("kind").GetString()),
            Is.EqualTo(new[] { "budget", "finalAccount" }));
    }

    [Test]
    public void Run_SecondTime_RewritesNothing()
    {
        using var folder = new TemporaryFolder();
        string config = Configure(folder);
        ChildProcess.Extractor("run", "--config", config);
        Dictionary<string, DateTime> before = Times(folder);
        ProcessResult again = ChildProcess.Extractor("run", "--config", config);
        Assert.That(again.Error, Does.Contain("0 read, 6 unchanged, 2 failed; 0 files written, 5 unchanged"));
        Assert.That(Times(folder), Is.EqualTo(before));
        ProcessResult forced = ChildProcess.Extractor("run", "--config", config, "--force");
        Assert.That(forced.Error, Does.Contain("6 read, 0 unchanged, 2 failed; 0 files written, 5 unchanged"), "the same input gives the same bytes");
    }

    [Test]
    public void Run_OneFileChanged_RewritesItsUnitOnly()
    {
        using var folder = new TemporaryFolder();
        string documents = folder.At("documents");
        Directory.CreateDirectory(documents);
        foreach (string name in new[] { "云麓区档案馆2025年度部门预算.pdf", "星河气象科普馆2022年度部门决算（文件不完整）.pdf" })
        {
            File.Copy(Path.Combine(ProjectFolders.Fixtures, name), Path.Combine(documents, name));
        }

        string config = Configure(folder, documents);
        ChildProcess.Extractor("run", "--config", config);
        Dictionary<string, DateTime> before = Times(folder);
        File.AppendAllText(Path.Combine(documents, "云麓区档案馆2025年度部门预算.pdf"), "\n% changed\n");
        ProcessResult again = ChildProcess.Extractor("run", "--config", config);
        Assert.That(again.Error, Does.Contain("1 read, 1 unchanged, 0 failed; 1 files written, 1 unchanged"));
        string[] rewritten = [.. Times(folder).Where(t => before[t.Key] != t.Value).Select(t => t.Key)];
        Assert.That(rewritten, Is.EqualTo(new[] { folder.At("out", "上海市云麓区档案馆", "2025.json") }));
    }

    [Test]
    public void Run_OutputRemoved_IsWrittenAgainFromTheStore()
    {
        using var folder = new TemporaryFolder();
        string config = Configure(folder);
        ChildProcess.Extractor("run", "--config", config);
        string path = folder.At("out", "上海市云麓区档案馆", "2025.json");
        byte[] before = File.ReadAllBytes(path);
        File.Delete(path);
        ProcessResult again = ChildProcess.Extractor("run", "--config", config);
        Assert.That(again.Error, Does.Contain("0 read, 6 unchanged"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public void Run_UntilConvert_WritesNoUnitYearFile()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("run", "--config", Configure(folder), "--until", "convert");
        Assert.That(Directory.GetDirectories(folder.At("out")), Is.Empty);
        Assert.That(ChildProcess.Extractor("run", "--config", folder.At("pipeline.json")).Error, Does.Contain("0 read, 6 unchanged, 2 failed; 5 files written"));
    }

    [Test]
    public void Run_UnknownSource_ExitCode2AndTheKnownOnes()
    {
        using var folder = new TemporaryFolder();
        ProcessResult result = ChildProcess.Extractor("run", "--config", Configure(folder), "--source", "nowhere");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--source nowhere: no such source; the configuration has fixtures"));
    }

    [Test]
    public void Run_LogFile_NamesTheFailures()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("run", "--config", Configure(folder));
        string log = File.ReadAllText(Directory.GetFiles(folder.At("logs")).Single(), Encoding.UTF8);
        Assert.That(log, Does.Contain(Unreadable[0] + ": failed").And.Contain("8 documents found"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void Run_Interrupted_ExitCode130AndTheNextRunEndsTheWork()
    {
        using var folder = new TemporaryFolder();
        string documents = folder.At("documents");
        Directory.CreateDirectory(documents);
        byte[] one = File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, "柳泉湿地管理局2024年单位预算公开.pdf"));
        for (int i = 0; i < 40; i++)
        {
            File.WriteAllBytes(Path.Combine(documents, $"{i:D2}.pdf"), [.. one, .. Encoding.ASCII.GetBytes($"\n% {i}\n")]);
        }

        string config = Configure(folder, documents);
        using (Process process = ChildProcess.StartExtractor(null, "run", "--config", config, "--until", "convert"))
        {
            // The first line of progress says that work is under way.
            string? line = process.StandardError.ReadLine();
            Assert.That(line, Does.StartWith("[1/40]"));
            ChildProcess.Run("kill", "-INT", $"{process.Id}");
            ProcessResult result = ChildProcess.Finish(process);
            Assert.That(result.ExitCode, Is.EqualTo(130), result.Error);
        }

        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(folder.At("out", "run-report.json")));
        Assert.That(report.RootElement.GetProperty("status").GetString(), Is.EqualTo("interrupted"));
        int kept = report.RootElement.GetProperty("documents").GetProperty("written").GetInt32();
        Assert.That(kept, Is.InRange(1, 39));
        ProcessResult rest = ChildProcess.Extractor("run", "--config", config, "--until", "convert");
        Assert.That(rest.ExitCode, Is.Zero, rest.Error);
        Assert.That(rest.Error, Does.Contain($"{40 - kept} read, {kept} unchanged, 0 failed"));
    }

    private static string Configure(TemporaryFolder folder, string? documents = null) => folder.Write(
        "pipeline.json",
        Encoding.UTF8.GetBytes($$"""{"sources":[{"id":"fixtures","type":"folder","path":{{JsonSerializer.Serialize(documents ?? ProjectFolders.Fixtures)}}}]}"""));

    private static Dictionary<string, DateTime> Times(TemporaryFolder folder) =>
        Directory.GetFiles(folder.At("out"), "*.json", SearchOption.AllDirectories).Where(f => !f.EndsWith("run-report.json", StringComparison.Ordinal))
            .ToDictionary(f => f, File.GetLastWriteTimeUtc);
}
