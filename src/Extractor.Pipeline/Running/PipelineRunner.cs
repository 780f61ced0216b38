using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Sources;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>
/// Runs the stages over the documents of the sources: fetch and convert document by document, several at a time; then merge,
/// prove and write unit by unit. What a document is like never stops the run; memory does not grow with their number, because
/// the figures wait in the store.
/// </summary>
/// <param name="config">What to run over.</param>
/// <param name="converter">Turns bytes into disclosures.</param>
/// <param name="clock">Tells when the run began.</param>
/// <param name="observer">Is told how the run goes on.</param>
public sealed class PipelineRunner(PipelineConfig config, DocumentConverter converter, TimeProvider clock, IRunObserver? observer = null)
{
    /// <summary>Version of the program.</summary>
    public static string ProgramVersion { get; } =
        typeof(PipelineRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Runs.</summary>
    /// <returns>The report; it is not written by this method. Where the run was cancelled, its status says so and the state is kept.</returns>
    /// <exception cref="ConfigurationException">A source is unknown, a folder cannot be written, or another run is under way.</exception>
    public async Task<RunReport> RunAsync(RunOptions options, CancellationToken cancellationToken = default)
    {
        long start = Stopwatch.GetTimestamp();
        DateTimeOffset began = clock.GetUtcNow();
        IReadOnlyList<IDocumentSource> sources = Selected(options);
        Folders.MustBeWritable("output", config.Output);
        Folders.MustBeWritable("store", config.Store);
        using FileStream held = Folders.Lock(config.Store);

        (List<SourceDocument> documents, List<SourceFailure> failures, bool interrupted) = await ListAsync(sources, cancellationToken).ConfigureAwait(false);
        observer?.Listed(documents.Count);
        var outcomes = new DocumentOutcome[documents.Count];
        var summaries = new ConvertedSummary?[documents.Count];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = new DocumentOutcome { Source = documents[i].Source, Document = documents[i].Key, Status = DocumentStatus.NotReached };
        }

        var store = new ConvertedStore(config.Store, CodeRevision.Current);
        interrupted |= !await ProcessAsync(documents, outcomes, summaries, store, options, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FileOutcome> files = [];
        if (!interrupted && options.Until >= Stage.Write)
        {
            var stage = new WriteStage(config, store, new WrittenFiles(config.Store), options.Force, observer);
            (files, interrupted) = stage.Run(documents, outcomes, summaries, cancellationToken);
        }

        return Report(began, start, outcomes, files, failures, interrupted);
    }

    private IReadOnlyList<IDocumentSource> Selected(RunOptions options)
    {
        string[] unknown = [.. options.Sources.Where(s => config.Sources.All(c => c.Id != s))];
        return unknown.Length > 0
            ? throw new ConfigurationException([$"--source {unknown[0]}: no such source; the configuration has {string.Join(", ", config.Sources.Select(s => s.Id))}"])
            : options.Sources.Count == 0 ? config.Sources : [.. config.Sources.Where(s => options.Sources.Contains(s.Id))];
    }

    private static async Task<(List<SourceDocument> Documents, List<SourceFailure> Failures, bool Interrupted)> ListAsync(
        IReadOnlyList<IDocumentSource> sources, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        var failures = new List<SourceFailure>();
        foreach (IDocumentSource source in sources)
        {
            try
            {
                await foreach (SourceDocument document in source.ListAsync(cancellationToken).ConfigureAwait(false))
                {
                    documents.Add(document);
                }
            }
            catch (SourceException e)
            {
                failures.Add(new SourceFailure(source.Id, e.Message));
            }
            catch (OperationCanceledException)
            {
                return (documents, failures, true);
            }
        }

        return (documents, failures, false);
    }

    /// <returns>False where the run was cancelled.</returns>
    private async Task<bool> ProcessAsync(
        List<SourceDocument> documents, DocumentOutcome[] outcomes, ConvertedSummary?[] summaries, ConvertedStore store, RunOptions options, CancellationToken cancellationToken)
    {
        var one = new RunDocument(converter, store, options);
        var gate = new Lock();
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = config.Parallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForAsync(0, documents.Count, parallel, async (i, token) =>
            {
                (DocumentOutcome outcome, ConvertedSummary? summary) = await one.ProcessAsync(documents[i], token).ConfigureAwait(false);
                lock (gate)
                {
                    outcomes[i] = outcome;
                    summaries[i] = summary;
                    observer?.Finished(outcome, ++done, documents.Count);
                }
            }).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static RunReport Report(
        DateTimeOffset began, long start, DocumentOutcome[] outcomes, IReadOnlyList<FileOutcome> files, List<SourceFailure> failures, bool interrupted)
    {
        int Count(DocumentStatus status) => outcomes.Count(o => o.Status == status);
        int Files(string status) => files.Count(f => f.Status == status);
        var documents = new RunCounts(
            outcomes.Length, Count(DocumentStatus.Written), Count(DocumentStatus.Unchanged), Count(DocumentStatus.Failed),
            Count(DocumentStatus.Superseded), Count(DocumentStatus.Duplicate), Count(DocumentStatus.NotReached));
        var written = new FileCounts(Files("written"), Files("unchanged"), Files("failed"));
        bool partial = documents.Failed > 0 || written.Failed > 0 || failures.Count > 0;
        return new RunReport
        {
            Program = ProgramVersion,
            Started = began.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Seconds = Math.Round((decimal)Stopwatch.GetElapsedTime(start).TotalSeconds, 3),
            Status = interrupted ? "interrupted" : partial ? "partial" : "complete",
            Documents = documents,
            Files = written,
            SourceFailures = failures,
            Seen = outcomes,
            Output = files,
        };
    }
}
