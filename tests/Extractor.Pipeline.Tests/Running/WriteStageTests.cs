using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Disclosure.Audit;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Extractor.Pipeline.State;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Running;

public sealed class WriteStageTests
{
    [Test]
    public async Task Run_OneUnitFailsUnexpectedly_IsNamedAndTheOthersAreWritten()
    {
        using var folder = new TemporaryFolder();
        foreach (string file in (string[])["云麓区档案馆2025年度部门预算.pdf", "星河气象科普馆2022年度部门决算（文件不完整）.pdf"])
        {
            folder.Write(Path.Combine("in", file), File.ReadAllBytes(Directory.EnumerateFiles(ProjectFolders.Fixtures, file, SearchOption.AllDirectories).First()));
        }

        using CatalogueDatabase database = CatalogueDatabase.Open(folder.At("store", "catalogue.db"));
        var store = new ConvertedStore(folder.At("store"), new StageResults(database), "c1", TimeProvider.System);
        var convert = new ConvertStage(new DocumentConverter(new PdfReader(), null), store, new StampedDigests(database), new RunOptions(), 2);
        var items = new List<RunItem>();
        await foreach (SourceDocument document in new FolderSource("s", folder.At("in")).ListAsync())
        {
            items.Add(new RunItem(document, isKnownOnly: false));
        }

        await convert.IdentifyAsync(items, _ => { }, CancellationToken.None);
        await convert.RunAsync(items, _ => { }, CancellationToken.None);
        var config = new PipelineConfig { Output = folder.At("out"), Store = folder.At("store"), Logs = folder.At("logs"), Sources = [] };
        var stage = new WriteStage(config, store, new WrittenOutputs(database), "w1", force: false, TimeProvider.System, observer: null)
        {
            Prove = (unitYear, others, token) => unitYear.Year == 2025 ? throw new KeyNotFoundException("no such row") : Auditor.Audit(unitYear, others, token).Audited,
        };
        (IReadOnlyList<FileOutcome> files, bool interrupted) = stage.Run(items, CancellationToken.None);

        Assert.That(interrupted, Is.False);
        Assert.That(files.Select(f => f.Status), Is.EquivalentTo(new[] { "written", "failed" }));
        FileOutcome failed = files.Single(f => f.Status == "failed");
        Assert.That(failed.Reason, Does.StartWith(failed.Path).And.Contain("KeyNotFoundException: no such row"));
        Assert.That(items.Where(i => i.Code == "internal-error").Select(i => i.Document.File), Is.EqualTo(new[] { "云麓区档案馆2025年度部门预算.pdf" }));
        Assert.That(File.Exists(Path.Combine(folder.At("out"), failed.Path)), Is.False);
    }
}
