using System.Runtime.CompilerServices;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;

namespace Extractor.Pipeline.Tests.Running;

public sealed class PipelineRunnerTests
{
    private static readonly byte[] Budget = File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, "云麓区档案馆2025年度部门预算.pdf"));

    [Test]
    public async Task RunAsync_SameBytesAtTwoPlaces_AreOneDisclosure()
    {
        using var folder = new TemporaryFolder();
        RunReport report = await Run(folder, new ListSource("s", ("a.pdf", Budget), ("b.pdf", Budget)));
        Assert.That(report.Seen.Select(s => s.Status), Is.EqualTo(new[] { DocumentStatus.Written, DocumentStatus.Duplicate }));
        Assert.That(report.Seen[1].Reason, Does.Contain("a.pdf"));
        Assert.That(report.Status, Is.EqualTo("complete"));
    }

    [Test]
    public async Task RunAsync_SourceThatFails_OthersGoOnAndTheRunIsPartial()
    {
        using var folder = new TemporaryFolder();
        RunReport report = await Run(folder, new FolderSource("lost", folder.At("nowhere")), new ListSource("s", ("a.pdf", Budget)));
        Assert.That(report.SourceFailures.Single().Reason, Does.Contain("lost").And.Contain("does not exist"));
        Assert.That(report.Documents.Written, Is.EqualTo(1));
        Assert.That(report.Status, Is.EqualTo("partial"));
    }

    [Test]
    public async Task RunAsync_DocumentThatCannotBeRead_IsNamedWithItsReason()
    {
        using var folder = new TemporaryFolder();
        RunReport report = await Run(folder, new ListSource("s", ("weg.pdf", null), ("a.pdf", Budget)));
        Assert.That(report.Seen[0].Status, Is.EqualTo(DocumentStatus.Failed));
        Assert.That(report.Seen[0].Code, Is.EqualTo("missing-file"));
        Assert.That(report.Documents.Written, Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_RenamedDocument_NamesTheNewFileWithoutReadingAgain()
    {
        using var folder = new TemporaryFolder();
        await Run(folder, new ListSource("s", ("alt.pdf", Budget)));
        RunReport report = await Run(folder, new ListSource("s", ("neu.pdf", Budget)));
        Assert.That(report.Seen.Single().Status, Is.EqualTo(DocumentStatus.Unchanged));
        Assert.That(await File.ReadAllTextAsync(folder.At("out", "上海市云麓区档案馆", "2025.json")), Does.Contain("neu.pdf").And.Not.Contain("alt.pdf"));
    }

    [Test]
    public async Task RunAsync_DiskFullUnderWay_SaysSoAndTheNextRunTakesTheWorkUp()
    {
        using var folder = new TemporaryFolder();
        var source = new ListSource("s", ("a.pdf", Budget));
        await Run(folder, source);
        string name = StorePaths.Catalogue(folder.At("store"));
        File.Delete(folder.At("out", "上海市云麓区档案馆", "2025.json"));
        Execute(name, "CREATE TRIGGER full BEFORE INSERT ON outputs BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        StoreException? e = await Assert.ThrowsAsync<StoreException>(() => Run(folder, source));
        Assert.That(e!.Message, Does.Contain(name).And.Contain("database or disk is full").And.Contain("run again"));

        Execute(name, "DROP TRIGGER full");
        RunReport report = await Run(folder, source);
        Assert.That(report.Status, Is.EqualTo("complete"));
        Assert.That(File.Exists(folder.At("out", "上海市云麓区档案馆", "2025.json")), Is.True);
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Test]
    public async Task RunAsync_StoredResultDamaged_IsNamedAndMadeAgainByTheNextRun()
    {
        using var folder = new TemporaryFolder();
        await Run(folder, new ListSource("s", ("a.pdf", Budget)));
        foreach (string part in Directory.GetFiles(folder.At("store", "converted"), "*.part0.json", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(part, "{\"unit\":");
        }

        File.Delete(folder.At("out", "上海市云麓区档案馆", "2025.json"));
        RunReport damaged = await Run(folder, new ListSource("s", ("a.pdf", Budget)));
        Assert.That(damaged.Seen.Single().Code, Is.EqualTo("store-damaged"));
        Assert.That(damaged.Seen.Single().Reason, Does.Contain("run again, it will be made anew"));
        RunReport report = await Run(folder, new ListSource("s", ("a.pdf", Budget)));
        Assert.That(report.Seen.Single().Status, Is.EqualTo(DocumentStatus.Written));
        Assert.That(report.Status, Is.EqualTo("complete"));
    }

    [Test]
    public async Task RunAsync_OutputIsAFile_SaysWhichFolderAndWhatToDo()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out", "x"u8);
        ConfigurationException? error = await Assert.ThrowsAsync<ConfigurationException>(() => Run(folder, new ListSource("s")));
        Assert.That(error!.Message, Does.StartWith("output: the folder").And.Contain("name another one"));
    }

    [Test]
    public async Task RunAsync_AnotherRunHoldsTheStore_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var slow = new TaskCompletionSource<byte[]>();
        Task<RunReport> first = Run(folder, new ListSource("s", ("a.pdf", () => slow.Task)));
        ConfigurationException? error = await Assert.ThrowsAsync<ConfigurationException>(() => Run(folder, new ListSource("s")));
        Assert.That(error!.Message, Does.Contain("another run is using"));
        slow.SetResult(Budget);
        Assert.That((await first).Status, Is.EqualTo("complete"));
    }

    private static Task<RunReport> Run(TemporaryFolder folder, params IDocumentSource[] sources)
    {
        var config = new PipelineConfig { Output = folder.At("out"), Store = folder.At("store"), Logs = folder.At("logs"), Sources = sources, Parallel = 2 };
        return new PipelineRunner(config, new DocumentConverter(new PdfReader()), TimeProvider.System).RunAsync(new RunOptions());
    }

    /// <summary>Documents in memory; null bytes stand for a file that is gone.</summary>
    private sealed class ListSource(string id, params (string Name, Func<Task<byte[]>> Read)[] documents) : IDocumentSource
    {
        public ListSource(string id, params (string Name, byte[]? Bytes)[] documents)
            : this(id, [.. documents.Select(d => (d.Name, (Func<Task<byte[]>>)(() => d.Bytes is null ? throw new FileNotFoundException() : Task.FromResult(d.Bytes))))])
        {
        }

        public ListSource(string id)
            : this(id, Array.Empty<(string, Func<Task<byte[]>>)>())
        {
        }

        public string Id => id;

        public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            foreach ((string name, Func<Task<byte[]>> read) in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new SourceDocument { Source = id, Key = name, File = name, ReadAsync = _ => read() };
            }
        }
    }
}
