using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;
using Microsoft.Data.Sqlite;

namespace Extractor.Pipeline.Running;

/// <summary>
/// Runs the stages over the documents of the sources: fetch and convert document by document, several at a time; then merge,
/// prove and write unit by unit. What a document is like never stops the run; memory does not grow with their size, because the
/// figures wait in the store. A run that is killed loses the document under way; the next one takes it up.
/// </summary>
/// <param name="config">What to run over.</param>
/// <param name="converter">Turns bytes into disclosures.</param>
/// <param name="clock">Tells the times that go into the store and the report.</param>
/// <param name="observer">Is told how the run goes on.</param>
/// <param name="revisions">Code revisions of the stages; null for those of this program.</param>
public sealed class PipelineRunner(
    PipelineConfig config, DocumentConverter converter, TimeProvider clock, IRunObserver? observer = null, StageRevisions? revisions = null)
{
    /// <summary>Version of the program.</summary>
    public static string ProgramVersion { get; } =
        typeof(PipelineRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Runs.</summary>
    /// <returns>The report; it is not written by this method. Where the run was cancelled, its status says so and the state is kept.</returns>
    /// <exception cref="ConfigurationException">A source is unknown, a folder cannot be written, or another run is under way.</exception>
    /// <exception cref="StoreException">The catalogue cannot be written any more, as where the disk is full; what was kept stays.</exception>
    public async Task<RunReport> RunAsync(RunOptions options, CancellationToken cancellationToken = default)
    {
        try
        {
            return await RunStagesAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw new StoreException(
                $"store: {StorePaths.Catalogue(config.Store)} cannot be read or written ({e.Message.TrimEnd('.')}); make room on the disk, or correct its permissions, and run again: what was done is kept", e);
        }
    }

    private async Task<RunReport> RunStagesAsync(RunOptions options, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        DateTimeOffset began = clock.GetUtcNow();
        IReadOnlySet<string> selected = Selected(config, options);
        Folders.MustBeWritable("output", config.Output);
        Folders.MustBeWritable("store", config.Store);
        using FileStream held = Folders.Lock(config.Store);
        using CatalogueDatabase database = Folders.Catalogue(config.Store);

        var history = new JobHistory(database);
        Job job = history.Begin(options.Scope, began, options.Force);
        StageRevisions code = revisions ?? StageRevisions.Current;
        var store = new ConvertedStore(config.Store, new StageResults(database), code.Convert, clock);
        store.Sweep();

        Sourced sourced = await new SourceStage(options, job, clock, observer).RunAsync(config.Sources, selected, cancellationToken).ConfigureAwait(false);
        RunItem[] own = [.. sourced.Items.Where(i => !i.IsKnownOnly)];
        observer?.Listed(own.Length);
        bool interrupted = sourced.Interrupted;
        interrupted = interrupted || !await ProcessAsync(sourced.Items, own.Length, store, new StampedDigests(database), options, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FileOutcome> files = [];
        if (!interrupted && options.Until >= Stage.Write)
        {
            var stage = new WriteStage(config, store, new WrittenOutputs(database), code.Write, options.Force || options.ForceWrite, clock, observer);
            (files, interrupted) = stage.Run(sourced.Items, cancellationToken);
        }

        RunReport report = Report(began, start, own, files, sourced, interrupted) with { IsResumed = job.IsResumed };
        if (!interrupted)
        {
            history.Finish(job, report.Status, RunReportWriter.Summary(report), clock.GetUtcNow());
        }

        return report;
    }

    internal static IReadOnlySet<string> Selected(PipelineConfig config, RunOptions options)
    {
        string[] unknown = [.. options.Sources.Where(s => config.Sources.All(c => c.Id != s))];
        return unknown.Length > 0
            ? throw new ConfigurationException([$"--source {unknown[0]}: no such source; the configuration has {string.Join(", ", config.Sources.Select(s => s.Id))}"])
            : new HashSet<string>(options.Sources.Count == 0 ? config.Sources.Select(s => s.Id) : options.Sources, StringComparer.Ordinal);
    }

    /// <returns>False where the run was cancelled.</returns>
    private async Task<bool> ProcessAsync(
        List<RunItem> items, int count, ConvertedStore store, StampedDigests stamps, RunOptions options, CancellationToken cancellationToken)
    {
        var stage = new ConvertStage(converter, store, stamps, options, config.Parallel);
        var gate = new Lock();
        int done = 0;
        void Finished(RunItem item)
        {
            lock (gate)
            {
                observer?.Finished(item.Outcome, ++done, count);
            }
        }

        try
        {
            await stage.IdentifyAsync(items, Finished, cancellationToken).ConfigureAwait(false);
            if (options.Until >= Stage.Convert)
            {
                await stage.RunAsync(items, Finished, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static RunReport Report(DateTimeOffset began, long start, RunItem[] items, IReadOnlyList<FileOutcome> files, Sourced sourced, bool interrupted)
    {
        int Count(DocumentStatus status) => items.Count(o => o.Status == status);
        int Files(string status) => files.Count(f => f.Status == status);
        var documents = new RunCounts(
            items.Length, Count(DocumentStatus.Written), Count(DocumentStatus.Unchanged), Count(DocumentStatus.Failed),
            Count(DocumentStatus.Superseded), Count(DocumentStatus.Duplicate), Count(DocumentStatus.NotReached));
        var written = new FileCounts(Files("written"), Files("unchanged"), Files("failed"));
        bool partial = documents.Failed > 0 || written.Failed > 0 || sourced.Failures.Count > 0 || sourced.Outcomes.Any(o => o.Status != "complete");
        return new RunReport
        {
            Program = ProgramVersion,
            Started = began.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Seconds = Math.Round((decimal)Stopwatch.GetElapsedTime(start).TotalSeconds, 3),
            Status = interrupted ? "interrupted" : partial ? "partial" : "complete",
            Documents = documents,
            Files = written,
            Sources = sourced.Outcomes,
            SourceFailures = sourced.Failures,
            Seen = [.. items.Select(i => i.Outcome)],
            Output = files,
        };
    }
}
