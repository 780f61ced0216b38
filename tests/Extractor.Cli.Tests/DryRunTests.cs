using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

public sealed class DryRunTests
{
    [Test]
    public void Convert_DryRun_WritesNothingAndSaysWhatWouldBe()
    {
        using var folder = new TemporaryFolder();
        string pdf = Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf");
        string target = folder.At("out", "上海市云麓区档案馆", "2025.json");
        ProcessResult dry = ChildProcess.Extractor("convert", pdf, "--out", folder.At("out"), "--dry-run");
        Assert.That(dry.ExitCode, Is.Zero, dry.Error);
        Assert.That(dry.Output, Is.EqualTo($"would write {target}\n"));
        Assert.That(dry.Error, Does.Contain("nothing was written"));
        Assert.That(Directory.Exists(folder.At("out")), Is.False);
        ChildProcess.Extractor("convert", pdf, "--out", folder.At("out"), "-q");
        Assert.That(ChildProcess.Extractor("convert", pdf, "--out", folder.At("out"), "--dry-run").Output, Is.EqualTo($"unchanged {target}\n"));
        File.AppendAllText(target, "\n");
        Assert.That(ChildProcess.Extractor("convert", pdf, "--out", folder.At("out"), "--dry-run").Output, Is.EqualTo($"would change {target}\n"));
    }
}
