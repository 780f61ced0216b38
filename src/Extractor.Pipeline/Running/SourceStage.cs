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

/// <summary>Collects and lists the sources, one after the other.</summary>
/// <param name="options">What the run is over.</param>
/// <param name="job">The job in the catalogue.</param>
/// <param name="clock">Tells the times that go into the store.</param>
/// <param name="observer">Is told how collecting goes on.</param>
internal sealed class SourceStage(RunOptions options, Job job, TimeProvider clock, IRunObserver? observer)
{
    /// <summary>Collects the sources of the run. Of the others the documents that are known are listed, because a file needs all documents of its unit.</summary>
    public async Task<Sourced> RunAsync(IReadOnlyList<IDocumentSource> sources, IReadOnlySet<string> selected, CancellationToken cancellationToken)
    {
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
                if (source is IStoredSource stored && !options.FromStore && !isKnownOnly)
                {
                    report = await stored.CollectAsync(Collect(), cancellationToken).ConfigureAwait(false);
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

    private CollectOptions Collect() => new()
    {
        Job = job.Id,
        Sample = options.Sample,
        Since = options.Since,
        Clock = clock,
        Progress = observer is null ? null : new Told(observer),
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

    private sealed class Told(IRunObserver observer) : IProgress<CrawlReport>
    {
        public void Report(CrawlReport value) => observer.Collecting(value);
    }
}
