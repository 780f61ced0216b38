using System.Diagnostics;
using Extractor.Cli.Messages;
using Extractor.Crawl.Crawling;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Serilog;

namespace Extractor.Cli.Progress;

/// <summary>Tells a run on standard error: a live bar on a terminal, a line for each document elsewhere. Everything goes to the log too.</summary>
internal abstract class RunProgress(ILogger log) : IRunObserver, IDisposable
{
    /// <summary>How often collecting is told.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _collected = Stopwatch.GetTimestamp();

    /// <summary>The fitting one for this process.</summary>
    public static RunProgress Create(ILogger log, bool quiet) =>
        quiet ? new SilentProgress(log) : Console.IsErrorRedirected ? new PlainProgress(log) : new LiveProgress(log);

    public void Collecting(CrawlReport report)
    {
        if (Stopwatch.GetElapsedTime(_collected) >= Interval)
        {
            _collected = Stopwatch.GetTimestamp();
            string line = Say.It($"{report.Source}: {report.Requests} requests, {report.NewDocuments + report.ChangedDocuments + report.UnchangedDocuments} documents");
            log.Information("{Line:l}", line);
            Collected(line);
        }
    }

    public void Listed(int documents)
    {
        log.Information("{Documents} documents found", documents);
        Begin(documents);
    }

    public void Finished(DocumentOutcome outcome, int done, int documents)
    {
        FormattableString line = Describe(outcome);
        log.Information("{Line:l}", FormattableString.Invariant(line));
        foreach (string note in outcome.Notes ?? [])
        {
            log.Information("{Document:l}: {Note:l}", outcome.Document, note);
        }

        Step(outcome, line, done, documents);
    }

    public void Written(FileOutcome outcome) => log.Information("{Path:l}: {Status:l} {Reason:l}", outcome.Path, outcome.Status, outcome.Reason ?? "");

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected virtual void Collected(string line)
    {
    }

    protected virtual void Begin(int documents)
    {
    }

    protected virtual void Step(DocumentOutcome outcome, FormattableString line, int done, int documents)
    {
    }

    private static FormattableString Describe(DocumentOutcome outcome) => outcome.Status switch
    {
        DocumentStatus.Failed => $"{outcome.Document}: failed",
        DocumentStatus.NotReached => $"{outcome.Document}",
        DocumentStatus.Unchanged => $"{outcome.Document}: {outcome.Unit} {outcome.Year} {outcome.Kind}, {outcome.Pages} pages, {outcome.Tables} tables, {outcome.Facts} facts, unchanged",
        _ => $"{outcome.Document}: {outcome.Unit} {outcome.Year} {outcome.Kind}, {outcome.Pages} pages, {outcome.Tables} tables, {outcome.Facts} facts",
    };
}

/// <summary>Says nothing but to the log.</summary>
internal sealed class SilentProgress(ILogger log) : RunProgress(log);

/// <summary>A line for each document.</summary>
internal sealed class PlainProgress(ILogger log) : RunProgress(log)
{
    protected override void Collected(string line) => Console.Error.WriteLine(line);

    protected override void Step(DocumentOutcome outcome, FormattableString line, int done, int documents) =>
        Say.Note($"[{done}/{documents}] {Say.It(line)}");
}
