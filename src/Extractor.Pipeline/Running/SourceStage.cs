using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Output;

namespace Extractor.Pipeline.Running;

/// <summary>What the sources of a run gave.</summary>
/// <param name="Items">Their documents in the order of the sources.</param>
/// <param name="Outcomes">How each source of the run ended.</param>
/// <param name="Failures">Sources that could not be read as a whole.</param>
/// <param name="Interrupted">True where the run was cancelled meanwhile.</param>
internal sealed record Sourced(List<RunItem> Items, List<SourceOutcome> Outcomes, List<SourceFailure> Failures, bool Interrupted);

/// <summary>
/// Collects the sources, many at a time because each waits for its hosts most of the time, and then lists them one after the
/// other in the order of the configuration, so that what comes of them does not depend on which was faster.
/// </summary>
/// <param name="options">What the run is over.</param>
/// <param name="job">The job in the catalogue.</param>
/// <param name="clock">Tells the times that go into the store.</param>
/// <param name="observer">Is told how collecting goes on.</param>
internal sealed class SourceStage(RunOptions options, Job job, TimeProvider clock, IRunObserver? observer)
{
    /// <summary>Sources collected at the same time.</summary>
    private const int MaxSources = 20;

    /// <summary>Collects the sources of the run. Of the others the documents that are known are listed, because a file needs all documents of its unit.</summary>
    public async Task<Sourced> RunAsync(IReadOnlyList<IDocumentSource> sources, IReadOnlySet<string> selected, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<IDocumentSource, Collected> collected = await CollectAsync(sources.Where(s => selected.Contains(s.Id)), cancellationToken).ConfigureAwait(false);
        var result = new Sourced([], [], [], false);
        int listed = 0;
        foreach (IDocumentSource source in sources)
        {
            int before = result.Items.Count;
            bool isKnownOnly = !selected.Contains(source.Id);
            SourceOutcome outcome = new() { Source = source.Id, Status = "complete", FinishReason = "finished" };
            try
            {
                CrawlReport? report = null;
                if (collected.TryGetValue(source, out Collected? crawl))
                {
                    crawl.Failure?.Throw();
                    report = crawl.Report!;
                    outcome = Outcome(report);
                }

                if (report?.FinishReason == "cancelled")
                {
                    result.Outcomes.Add(outcome);
                    return result with { Interrupted = true };
                }

                IAsyncEnumerable<SourceDocument> documents = source is IStoredSource s ? s.StoredAsync(report, cancellationToken) : source.ListAsync(cancellationToken);
                await foreach (SourceDocument document in documents.ConfigureAwait(false))
                {
                    result.Items.Add(new RunItem(document, isKnownOnly));
                    Housekeeping.After(ref listed, 1);
                }

                if (report is not null && Short(report, result.Items.Skip(before)) is { } failure)
                {
                    result.Failures.Add(new SourceFailure(source.Id, failure));
                }
            }
            catch (Exception e) when (e is SourceException or InvalidDataException)
            {
                outcome = outcome with { Status = "partial", FinishReason = "failed" };
                if (!isKnownOnly)
                {
                    result.Failures.Add(new SourceFailure(source.Id, e.Message));
                }
            }
            catch (OperationCanceledException)
            {
                return result with { Interrupted = true };
            }

            if (!isKnownOnly)
            {
                result.Outcomes.Add(outcome with { Documents = result.Items.Count - before });
            }
        }

        return result;
    }

    /// <summary>Collects sources that are collected into the store; a host is asked at its own rate, whichever sources ask it.</summary>
    private async Task<IReadOnlyDictionary<IDocumentSource, Collected>> CollectAsync(IEnumerable<IDocumentSource> sources, CancellationToken cancellationToken)
    {
        var collected = new ConcurrentDictionary<IDocumentSource, Collected>();
        IStoredSource[] stored = [.. options.FromStore ? [] : sources.OfType<IStoredSource>()];
        Told? progress = observer is null ? null : new Told(observer);

        // Not cancelled from here: a crawl that is told to stop ends its exchanges first and reports.
        await Parallel.ForEachAsync(stored, new ParallelOptions { MaxDegreeOfParallelism = MaxSources, CancellationToken = CancellationToken.None }, async (source, _) =>
        {
            try
            {
                collected[source] = new Collected(await source.CollectAsync(Collect(progress), cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (e is SourceException or InvalidDataException or OperationCanceledException)
            {
                collected[source] = new Collected(null, ExceptionDispatchInfo.Capture(e));
            }
        }).ConfigureAwait(false);
        return collected;
    }

    private CollectOptions Collect(Told? progress) => new()
    {
        Job = job.Id,
        Sample = options.Sample,
        Since = options.Since,
        Clock = clock,
        Progress = progress,
    };

    /// <summary>What fell short and is not named as a document that failed; null where nothing did.</summary>
    private static string? Short(CrawlReport report, IEnumerable<RunItem> items)
    {
        if (report.Outcome == "complete" || report.FinishReason is "sample" or "since")
        {
            return null;
        }

        var named = new HashSet<string>(items.Where(i => i.Document.Sha256 is null).Select(i => i.Document.Url ?? ""), StringComparer.Ordinal);
        CrawlFault[] other = [.. report.Faults.Where(f => f.Kind != FrontierKind.Document || !named.Contains(f.Address))];
        if (report.FinishReason == "finished" && other.Length == 0)
        {
            return null;
        }

        string first = other.Length > 0 ? $": {other[0]}" : "";
        return $"source {report.Source}: the crawl is partial ({report.FinishReason}, {other.Length} exchanges fell short){first}; run again to fetch what is missing";
    }

    private static SourceOutcome Outcome(CrawlReport report) => new()
    {
        Source = report.Source,
        Status = report.Outcome,
        FinishReason = report.FinishReason,
        New = report.NewDocuments,
        Changed = report.ChangedDocuments,
        Unchanged = report.UnchangedDocuments,
        Withdrawn = report.VanishedDocuments,
        Exchanges = report.Statuses,
        Counters = report.Counters,
        Failures = report.Failures,
    };

    /// <summary>How collecting a source ended.</summary>
    private sealed record Collected(CrawlReport? Report, ExceptionDispatchInfo? Failure);

    private sealed class Told(IRunObserver observer) : IProgress<CrawlReport>
    {
        private readonly Lock _gate = new();

        public void Report(CrawlReport value)
        {
            lock (_gate)
            {
                observer.Collecting(value);
            }
        }
    }
}
