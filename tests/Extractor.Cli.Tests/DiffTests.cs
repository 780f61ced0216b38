using System.Text;
using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests;

/// <summary><c>extractor diff</c> through the real program, over the bundled fixtures.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class DiffTests
{
    private static readonly string Archives = Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf");

    [Test]
    public void Diff_PdfWithItself_SaysThatNothingDiffers()
    {
        ProcessResult result = ChildProcess.Extractor("diff", Archives, Archives, "--exit-code");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("No figure differs.").And.Contain("0 changed, 0 only in B, 0 only in A"));
        Assert.That(result.Output, Does.Not.Contain("\u001b"), "no colours where redirected");
    }

    [Test]
    public void Diff_PdfWithFileWhereOneFigureChanged_TellsItInEachFormat()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("convert", Archives, "--out", folder.Path, "-q");
        string path = folder.At("上海市云麓区档案馆", "2025.json");
        string changed = File.ReadAllText(path).Replace("\"value\": 9247100.00", "\"value\": 9247200.00", StringComparison.Ordinal).Replace("\"value\": 9247100,", "\"value\": 9247200,", StringComparison.Ordinal);
        File.WriteAllText(path, changed);
        ProcessResult json = ChildProcess.Extractor("diff", Archives, path, "--format", "json", "--exit-code");
        Assert.That(json.ExitCode, Is.EqualTo(1), json.Error);
        using JsonDocument document = JsonDocument.Parse(json.Bytes);
        JsonElement[] changes = [.. document.RootElement.GetProperty("pairs")[0].GetProperty("changes").EnumerateArray()];
        Assert.That(changes, Is.Not.Empty);
        Assert.That(changes.Select(c => c.GetProperty("difference").GetDecimal()), Is.All.EqualTo(100m));
        Assert.That(changes.Select(c => c.GetProperty("placeA").GetProperty("page").GetInt32()), Is.All.GreaterThan(0));
        Assert.That(changes[0].GetProperty("placeB").GetProperty("box").GetArrayLength(), Is.EqualTo(4));
        ProcessResult csv = ChildProcess.Extractor("diff", Archives, path, "--format", "csv", "--out", folder.At("d.csv"));
        Assert.That(csv.ExitCode, Is.Zero, csv.Error);
        string[] lines = File.ReadAllText(folder.At("d.csv"), Encoding.UTF8).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(changes.Length + 1));
        Assert.That(ChildProcess.Extractor("diff", Archives, path, "--lang", "zh").Output, Does.Contain("9,247,100.00 → 9,247,200.00").And.Contain("+100.00"));
    }

    [Test]
    public void Diff_BudgetAndFinalAccountOfOneFile_ComparesByCode()
    {
        using var folder = new TemporaryFolder();
        ChildProcess.Extractor("convert", Path.Combine(ProjectFolders.Fixtures, "云帆图书馆2023年度部门预算公开.pdf"), Path.Combine(ProjectFolders.Fixtures, "云帆图书馆2023年度部门决算公开.pdf"), "--out", folder.Path, "-q");
        ProcessResult result = ChildProcess.Extractor("diff", folder.At("江苏省云帆图书馆", "2023.json"), "--kind", "budget:finalAccount", "--format", "json");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        using JsonDocument document = JsonDocument.Parse(result.Bytes);
        JsonElement library = document.RootElement.GetProperty("pairs")[0].GetProperty("changes").EnumerateArray()
            .Single(c => c.TryGetProperty("code", out JsonElement code) && code.GetString() == "2070104" && c.GetProperty("change").GetString() == "changed" && c.GetProperty("table").GetString() == "final.general");
        Assert.That((library.GetProperty("a").GetDecimal(), library.GetProperty("b").GetDecimal(), library.GetProperty("difference").GetDecimal()), Is.EqualTo((15093300m, 14928900m, -164400m)));
        Assert.That(library.GetProperty("placeA").GetProperty("file").GetString(), Does.Contain("预算"));
    }

    [TestCase("diff", "{0}", "B is missing")]
    [TestCase("diff", "{0} {0} --kind nothing", "--kind: found 'nothing'; allowed are budget, finalAccount")]
    [TestCase("diff", "", "A is missing: A unit-year file, or a PDF.")]
    public void Diff_WrongCommandLine_ExitCode2AndWhatIsAllowed(string command, string arguments, string message)
    {
        ProcessResult result = ChildProcess.Extractor([command, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Replace("{0}", Archives, StringComparison.Ordinal))]);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
    }

    [Test]
    public void Diff_UnreadableSide_ExitCode1AndItsReason()
    {
        ProcessResult result = ChildProcess.Extractor("diff", Archives, Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2024年度部门决算（网页）.pdf"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("（网页）.pdf: The file is an HTML page"));
        Assert.That(result.Output, Is.Empty);
    }
}
