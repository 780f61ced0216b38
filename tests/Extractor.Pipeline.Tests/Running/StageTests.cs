using System.Runtime.CompilerServices;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Sources;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Extractor.Pipeline.State;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Running;

/// <summary>What a run does again, and what not.</summary>
public sealed class StageTests
{
    private static readonly byte[] Archive = Fixture("云麓区档案馆2025年度部门预算.pdf");
    private static readonly byte[] Museum = Fixture("星河气象科普馆2022年度部门决算（文件不完整）.pdf");
    private static readonly byte[] Locked = Fixture("柳泉湿地管理局2024年绩效目标（有密码）.pdf");

    private readonly CountingReader _reader = new();
    private TemporaryFolder _folder = null!;

    private string ArchiveFile => _folder.At("out", "上海市云麓区档案馆", "2025.json");

    [SetUp]
    public void Begin()
    {
        _folder = new TemporaryFolder();
        _reader.Opened = 0;
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task RunAsync_WriteRevisionChanged_MakesFilesAgainAndReadsNoDocument()
    {
        var source = new StoredDocuments("s", ("a", Archive), ("m", Museum));
        await Run(source, "c1", "w1");
        Assert.That((_reader.Opened, source.Reads), Is.EqualTo((2, 2)));
        await File.AppendAllTextAsync(ArchiveFile, " ");
        RunReport same = await Run(source, "c1", "w1");
        Assert.That(same.Files, Is.EqualTo(new FileCounts(1, 1, 0)), "only the file that is not as it was written");
        await File.WriteAllTextAsync(ArchiveFile, (await File.ReadAllTextAsync(ArchiveFile)).Replace("2025", "2026", StringComparison.Ordinal));
        Assert.That((await Run(source, "c1", "w1")).Files, Is.EqualTo(new FileCounts(0, 2, 0)), "of the same length and making: taken to be as it was written");
        RunReport changed = await Run(source, "c1", "w2");
        Assert.That(changed.Files, Is.EqualTo(new FileCounts(1, 1, 0)), "every file is made again; one of them has other bytes than those on the disk");
        Assert.That((_reader.Opened, source.Reads), Is.EqualTo((2, 2)), "no document is read or converted again");
        Assert.That(changed.Documents.Unchanged, Is.EqualTo(2));
    }

    [Test]
    public async Task RunAsync_ConvertRevisionChanged_ConvertsAgainAndDropsTheOldResults()
    {
        var source = new StoredDocuments("s", ("a", Archive), ("m", Museum));
        await Run(source, "c1", "w1");
        DateTime before = File.GetLastWriteTimeUtc(ArchiveFile);
        RunReport changed = await Run(source, "c2", "w1");
        Assert.That(_reader.Opened, Is.EqualTo(4));
        Assert.That(changed.Documents.Written, Is.EqualTo(2));
        Assert.That(changed.Files, Is.EqualTo(new FileCounts(0, 2, 0)), "the results are the same, so nothing is written");
        Assert.That(File.GetLastWriteTimeUtc(ArchiveFile), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.At("store", "converted", "c1"), "*", SearchOption.AllDirectories), Is.Empty);
        await Run(source, "c2", "w1");
        Assert.That(Directory.GetDirectories(_folder.At("store", "converted")).Select(Path.GetFileName), Is.EqualTo(new[] { "c2" }));
    }

    [Test]
    public async Task RunAsync_FailureOfTheBytes_IsRememberedUntilTheCodeChanges()
    {
        var source = new StoredDocuments("s", ("x", "no PDF at all"u8.ToArray()));
        await Run(source, "c1", "w1");
        RunReport again = await Run(source, "c1", "w1");
        Assert.That((again.Seen.Single().Status, again.Seen.Single().Code), Is.EqualTo((DocumentStatus.Failed, "not-readable")));
        Assert.That(_reader.Opened, Is.EqualTo(1));
        await Run(source, "c2", "w1");
        Assert.That(_reader.Opened, Is.EqualTo(2));
    }

    [Test]
    public async Task RunAsync_PasswordWasMissing_IsTriedAgain()
    {
        var source = new StoredDocuments("s", ("x", Locked));
        await Run(source, "c1", "w1");
        await Run(source, "c1", "w1");
        Assert.That(_reader.Opened, Is.EqualTo(2), "the next run may have the password");
    }

    [Test]
    public async Task RunAsync_Withdrawn_FileStaysAndSaysSo()
    {
        await Run(new StoredDocuments("s", ("a", Archive)), "c1", "w1");
        RunReport report = await Run(new StoredDocuments("s", ("a", Archive)) { Withdrawn = "2026-03-01T00:00:00.000Z" }, "c1", "w1");
        Assert.That(report.Files.Written, Is.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(ArchiveFile), Does.Contain("\"withdrawnAt\": \"2026-03-01T00:00:00.000Z\""));
        await Run(new StoredDocuments("s", ("a", Archive)), "c1", "w1");
        Assert.That(await File.ReadAllTextAsync(ArchiveFile), Does.Not.Contain("withdrawnAt"), "published again");
    }

    [Test]
    public async Task RunAsync_SameBytesWithdrawnAtOneOfTwoPlaces_CountAsPublished()
    {
        var gone = new StoredDocuments("a", ("old", Archive)) { Withdrawn = "2026-03-01T00:00:00.000Z" };
        RunReport report = await Run([gone, new StoredDocuments("b", ("new", Archive))], "c1", "w1", new RunOptions());
        Assert.That(report.Seen.Select(s => s.Status), Is.EqualTo(new[] { DocumentStatus.Duplicate, DocumentStatus.Unchanged }));
        Assert.That(await File.ReadAllTextAsync(ArchiveFile), Does.Contain("new.pdf").And.Not.Contain("withdrawnAt"));
    }

    [Test]
    public async Task RunAsync_OneSourceOfTwo_LeavesTheOthersDocumentsInTheFiles()
    {
        byte[] other = [.. Archive, .. "\n% another copy\n"u8];
        StoredDocuments a = new("a", ("one", Archive)), b = new("b", ("two", other));
        await Run([a, b], "c1", "w1", new RunOptions());
        string both = await File.ReadAllTextAsync(ArchiveFile);
        RunReport one = await Run([a, b], "c1", "w1", new RunOptions { Sources = ["b"] });
        Assert.That(one.Documents.Seen, Is.EqualTo(1));
        Assert.That(b.Collected, Is.EqualTo(2));
        Assert.That(a.Collected, Is.EqualTo(1), "the source that is not asked for is not asked");
        Assert.That(await File.ReadAllTextAsync(ArchiveFile), Is.EqualTo(both));
    }

    [Test]
    public async Task RunAsync_Superseded_SecondRunSaysSoToo()
    {
        // A correction of the same document: the same tables, another printing date of the file.
        var source = new StoredDocuments("s", ("一", Archive), ("二（更正）", [.. Archive, .. "\n% corrected\n"u8]));
        RunReport first = await Run(source, "c1", "w1");
        RunReport second = await Run(source, "c1", "w1");
        Assert.That(first.Seen.Select(s => s.Status), Is.EqualTo(new[] { DocumentStatus.Superseded, DocumentStatus.Written }));
        Assert.That(second.Seen.Select(s => s.Status), Is.EqualTo(new[] { DocumentStatus.Superseded, DocumentStatus.Unchanged }));
        Assert.That(second.Seen[0].Reason, Is.EqualTo(first.Seen[0].Reason));
        Assert.That(second.Documents.Superseded, Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_Sample_TakesSoManyNewDocumentsAndKeepsTheKnownOnes()
    {
        var folder = new StoredDocuments("s", ("a", Archive), ("m", Museum), ("x", Fixture("柳泉湿地管理局2023年度绩效自评公开.pdf")));
        RunReport sample = await Run([folder], "c1", "w1", new RunOptions { Sample = 1 });
        Assert.That((sample.Documents.Written, sample.Documents.NotReached), Is.EqualTo((1, 2)));
        RunReport next = await Run([folder], "c1", "w1", new RunOptions { Sample = 1 });
        Assert.That((next.Documents.Unchanged, next.Documents.Written, next.Documents.NotReached), Is.EqualTo((1, 1, 1)));
        Assert.That(Directory.GetFiles(_folder.At("out"), "*.json", SearchOption.AllDirectories), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task RunAsync_FromStore_AsksNoSource()
    {
        var source = new StoredDocuments("s", ("a", Archive));
        await Run(source, "c1", "w1");
        File.Delete(ArchiveFile);
        RunReport replay = await Run([source], "c1", "w1", new RunOptions { FromStore = true });
        Assert.That(source.Collected, Is.EqualTo(1));
        Assert.That(replay.Files.Written, Is.EqualTo(1));
        RunReport forced = await Run([source], "c1", "w1", new RunOptions { FromStore = true, ForceWrite = true });
        Assert.That((forced.Documents.Unchanged, _reader.Opened), Is.EqualTo((1, 1)), "writing again converts nothing");
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(ProjectFolders.Fixtures, name));

    private Task<RunReport> Run(StoredDocuments source, string convert, string write) => Run([source], convert, write, new RunOptions());

    private Task<RunReport> Run(IReadOnlyList<IDocumentSource> sources, string convert, string write, RunOptions options)
    {
        var config = new PipelineConfig { Output = _folder.At("out"), Store = _folder.At("store"), Logs = _folder.At("logs"), Sources = sources, Parallel = 2 };
        return new PipelineRunner(config, new DocumentConverter(_reader), TimeProvider.System, null, new StageRevisions(convert, write)).RunAsync(options);
    }

    /// <summary>Counts the documents that are opened.</summary>
    private sealed class CountingReader : IPdfReader
    {
        private int _opened;

        public int Opened
        {
            get => _opened;
            set => _opened = value;
        }

        public IPdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadOptions? options = null)
        {
            Interlocked.Increment(ref _opened);
            return new PdfReader().Open(bytes, options);
        }
    }

    /// <summary>A source that knows its documents' digests, as a crawled one does.</summary>
    private sealed class StoredDocuments(string id, params (string Name, byte[] Bytes)[] documents) : IStoredSource
    {
        private int _reads;

        public string Id => id;

        public string? Withdrawn { get; init; }

        public int Collected { get; private set; }

        public int Reads => _reads;

        public Task<CrawlReport> CollectAsync(CollectOptions options, CancellationToken cancellationToken = default)
        {
            Collected++;
            return Task.FromResult(new CrawlReport { Source = id, Outcome = "complete", FinishReason = "finished" });
        }

        public async IAsyncEnumerable<SourceDocument> StoredAsync(CrawlReport? collected = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            foreach ((string name, byte[] bytes) in documents)
            {
                yield return new SourceDocument
                {
                    Source = id,
                    Key = name,
                    File = name + ".pdf",
                    Sha256 = DocumentConverter.Sha256(bytes),
                    WithdrawnAt = Withdrawn,
                    ReadAsync = _ =>
                    {
                        Interlocked.Increment(ref _reads);
                        return Task.FromResult(bytes);
                    },
                };
            }
        }

        public IAsyncEnumerable<SourceDocument> ListAsync(CancellationToken cancellationToken = default) => StoredAsync(null, cancellationToken);
    }
}
