using System.Runtime.CompilerServices;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Sources;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Running;

public sealed class ManySourcesTests
{
    [Test, CancelAfter(60_000)]
    public async Task RunAsync_TwentySources_AreCollectedAtOnceAndListedInOrder(CancellationToken token)
    {
        using var folder = new TemporaryFolder();
        using var together = new CountdownEvent(20);
        IDocumentSource[] sources = [.. Enumerable.Range(0, 20).Select(i => new WaitingSource($"s{i:00}", together, fails: i == 7))];
        var config = new PipelineConfig { Output = folder.At("out"), Store = folder.At("store"), Logs = folder.At("logs"), Sources = sources };
        RunReport report = await new PipelineRunner(config, new DocumentConverter(new PdfReader()), TimeProvider.System).RunAsync(new RunOptions(), token);

        Assert.That(together.IsSet, Is.True, "each waited until all were being collected");
        Assert.That(report.Seen.Select(s => s.Source), Is.EqualTo(Enumerable.Range(0, 20).Where(i => i != 7).Select(i => $"s{i:00}")));
        Assert.That(report.SourceFailures.Select(f => (f.Source, f.Reason)), Is.EqualTo(new[] { ("s07", "source s07: gone") }));
    }

    private sealed class WaitingSource(string id, CountdownEvent together, bool fails) : IStoredSource
    {
        public string Id => id;

        public async Task<CrawlReport> CollectAsync(CollectOptions options, CancellationToken cancellationToken = default)
        {
            together.Signal();
            for (int i = 0; i < 1500 && !together.IsSet; i++)
            {
                await Task.Delay(20, cancellationToken);
            }

            return fails ? throw new SourceException($"source {id}: gone") : new CrawlReport { Source = id, Outcome = "complete", FinishReason = "finished" };
        }

        public async IAsyncEnumerable<SourceDocument> StoredAsync(CrawlReport? collected = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new SourceDocument { Source = id, Key = "a", File = "a.pdf", ReadAsync = _ => Task.FromException<byte[]>(new NotFetchedException("not there")) };
        }

        public IAsyncEnumerable<SourceDocument> ListAsync(CancellationToken cancellationToken = default) => StoredAsync(null, cancellationToken);
    }
}
