using System.Security.Cryptography;
using System.Text;
using Extractor.TestSupport;

namespace Extractor.Cli.Tests.Runs;

/// <summary><c>run --dry-run</c> through the real program: it tells what the run then does, and leaves every byte as it is.</summary>
public sealed class DryRunPlanTests
{
    private const string Start = "  would ask http://www.example.gov.cn/gk/index.html\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        SavedSite.Write(_folder);
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void DryRun_BeforeTheFirstRun_NamesTheStartPagesAndMakesNothing()
    {
        Assert.That(Dry(), Is.EqualTo("site: 0 documents known, 0 withdrawn\n" + Convert(0, 0, 0, 0, 0) + Leave(0, 0, 0) + Start));
        Assert.That(Directory.Exists(_folder.At("store")), Is.False);
    }

    [Test]
    public void DryRun_AfterCollecting_TellsWhatTheRunThenConverts()
    {
        Run("run", "--until", "fetch");
        string planned = Dry();
        ProcessResult replay = Run("replay");
        Assert.That(planned, Is.EqualTo("site: 12 documents known, 0 withdrawn\n" + Convert(12, 12, 0, 0, 0) + Leave(0, 0, 0) + Start), replay.Error);
        Assert.That(replay.Error, Does.Contain("12 documents: 10 read, 0 unchanged, 0 failed, 2 duplicate"));
        Assert.That(Dry(), Does.Contain(Convert(0, 0, 0, 0, 0) + Leave(12, 0, 0)));
        SavedSite.Change(_folder);
        Run("run", "--until", "fetch");
        Assert.That(Dry(), Does.StartWith("site: 13 documents known, 1 withdrawn\n" + Convert(2, 1, 1, 0, 0) + Leave(11, 0, 0)));
        Assert.That(Dry("--force"), Does.Contain(" again\n").And.Not.Contain("would convert 0:"));
    }

    [Test]
    public void DryRun_Folder_TellsNewChangedUnchangedAndThoseThatCannotBe()
    {
        byte[] budget = File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf"));
        Put("a.pdf", budget, 0);
        Put("same.pdf", budget, 0);
        Put("bad.pdf", "no pdf at all"u8.ToArray(), 0);
        File.WriteAllText(_folder.At("pipeline.json"), """{"sources":[{"id":"f","type":"folder","path":"in"}]}""", Encoding.UTF8);
        Assert.That(Dry(), Is.EqualTo("f: 3 documents known, 0 withdrawn\n" + Convert(2, 2, 0, 0, 0) + Leave(1, 0, 0)));
        Assert.That(Run("run").Error, Does.Contain("1 read, 0 unchanged, 1 failed, 1 duplicate"));
        Assert.That(Dry(), Does.Contain(Convert(0, 0, 0, 0, 0) + Leave(2, 1, 0)));
        Put("a.pdf", [.. budget, (byte)'\n'], 1);
        Put("new.pdf", [.. budget, (byte)' '], 1);
        Assert.That(Dry(), Does.Contain(Convert(2, 1, 1, 0, 0) + Leave(1, 1, 0)));
        Assert.That(Dry("--sample", "1"), Does.Contain("would convert 1:").And.Contain(" 1 beyond what was asked for"));
        Assert.That(Dry("--until", "fetch"), Does.Contain(Convert(0, 0, 0, 0, 0)));
        Assert.That(Dry("--force"), Does.Contain(Convert(4, 1, 1, 1, 1)));
    }

    [Test]
    public void DryRun_RunUnderWay_SaysSo()
    {
        _folder.Write(Path.Combine("store", ".lock"), []);
        using var held = new FileStream(_folder.At("store", ".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        ProcessResult result = Run("run", "--dry-run");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, result.Error)));
        Assert.That(result.Error, Does.Contain("another run is using"));
    }

    [Test]
    public void DryRun_StoreOfAKilledRun_ReadsItsLogAndKeepsIt()
    {
        // A catalogue whose last transactions stand in the write-ahead log, and the lock that a killed run leaves.
        Run("run", "--until", "fetch");
        string catalogue = _folder.At("store", "catalogue.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={catalogue};Pooling=False"))
        {
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_autocheckpoint=0; UPDATE documents SET vanished_at='2025-01-01T00:00:00.000Z'";
            command.ExecuteNonQuery();
            File.Copy(catalogue, catalogue + ".kept");
            File.Copy(catalogue + "-wal", catalogue + ".kept-wal");
        }

        File.Move(catalogue + ".kept", catalogue, overwrite: true);
        File.Move(catalogue + ".kept-wal", catalogue + "-wal", overwrite: true);
        _folder.Write(Path.Combine("store", ".lock"), []);
        Assert.That(Dry(), Does.StartWith("site: 12 documents known, 12 withdrawn\n"));
    }

    private static string Convert(int all, int isNew, int changed, int failed, int again) =>
        $"  would convert {all}: {isNew} new, {changed} changed, {failed} that failed before, {again} again\n";

    private static string Leave(int unchanged, int failed, int left) =>
        $"  would leave {unchanged} unchanged, {failed} that cannot be converted, {left} beyond what was asked for\n";

    /// <summary>A file that was last changed so many days after a day long ago.</summary>
    private void Put(string name, byte[] bytes, int day) =>
        File.SetLastWriteTimeUtc(_folder.Write(Path.Combine("in", name), bytes), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day));

    /// <summary>What a dry run says; that it leaves the whole folder as it is holds every time.</summary>
    private string Dry(params string[] more)
    {
        string[] before = Tree();
        ProcessResult result = Run("run", ["--dry-run", .. more]);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Error, Is.EqualTo("dry run: this is what would be, and nothing was written\n"));
        Assert.That(Tree(), Is.EqualTo(before));
        return result.Output;
    }

    private string[] Tree() =>
    [
        .. Directory.EnumerateFileSystemEntries(_folder.At("."), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Order(StringComparer.Ordinal)
            .Select(p => File.Exists(p) ? $"{p} {File.GetLastWriteTimeUtc(p):O} {System.Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(p)))}" : p),
    ];

    private ProcessResult Run(string command, params string[] more) => ChildProcess.Extractor([command, "--config", _folder.At("pipeline.json"), .. more]);
}
