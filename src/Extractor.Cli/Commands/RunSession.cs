using Extractor.Cli.Messages;
using Extractor.Cli.Progress;
using Extractor.Pdf;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Serilog.Core;

namespace Extractor.Cli.Commands;

/// <summary>What <c>run</c> and <c>convert</c> share: progress, log, the summary at the end and the exit code.</summary>
internal static class RunSession
{
    /// <summary>Runs the pipeline.</summary>
    /// <param name="config">What to run over.</param>
    /// <param name="options">How far.</param>
    /// <param name="settings">What the command line says besides.</param>
    /// <param name="reportPath">Where the report goes; null for none.</param>
    /// <param name="cancellationToken">Interrupts; the state is kept.</param>
    public static async Task<int> RunAsync(
        PipelineConfig config, RunOptions options, SessionSettings settings, string? reportPath, CancellationToken cancellationToken)
    {
        using Logger log = Logging.Create(settings.Logs, settings.LogLevel, settings.Quiet);
        RunReport report;
        using (RunProgress progress = RunProgress.Create(log, settings.Quiet))
        {
            var runner = new PipelineRunner(config, new DocumentConverter(new PdfReader(), settings.Password), DateClock.FromEnvironment(), progress);
            report = await runner.RunAsync(options, cancellationToken).ConfigureAwait(false);
        }

        bool kept = reportPath is null || Keep(report, reportPath);
        log.Information("Run {Status:l}: {Counts}", report.Status, report.Documents);
        Summarise(report, settings.Shown ?? config.Output, reportPath, settings.Quiet);
        return report.Status switch
        {
            "interrupted" => ExitCode.Interrupted,
            "partial" when !IsOnlyLimited(report, options) => ExitCode.SomeFailed,
            _ => kept ? ExitCode.Done : ExitCode.SomeFailed,
        };
    }

    /// <summary>True where a run is short of complete only because it was told to be.</summary>
    private static bool IsOnlyLimited(RunReport report, RunOptions options) =>
        (options.Sample ?? (object?)options.Since) is not null && report.Documents.Failed == 0 && report.Files.Failed == 0 && report.SourceFailures.Count == 0
        && report.Sources.All(s => s.FinishReason is "finished" or "sample" or "since" && s.Failures.Count == 0);

    private static bool Keep(RunReport report, string path)
    {
        try
        {
            RunReportWriter.Write(path, report);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say.Error($"the run report {path} cannot be written ({e.Message.TrimEnd('.')})");
            return false;
        }
    }

    /// <summary>The end of a run: what failed, always; how much was done, unless quiet.</summary>
    private static void Summarise(RunReport report, string output, string? reportPath, bool quiet)
    {
        foreach (SourceFailure failure in report.SourceFailures)
        {
            Say.ErrorReason(failure.Reason);
        }

        foreach (DocumentOutcome outcome in report.Seen.Where(o => o.Status == DocumentStatus.Failed))
        {
            Say.Error($"{outcome.Document}: {Say.Reason(outcome.Reason)}");
        }

        foreach (FileOutcome file in report.Output.Where(f => f.Status == "failed"))
        {
            Say.ErrorReason(file.Reason ?? file.Path);
        }

        if (quiet)
        {
            return;
        }

        foreach (DocumentOutcome outcome in report.Seen)
        {
            foreach (string note in outcome.Notes ?? [])
            {
                Say.Warning($"{outcome.Document}: {Say.Reason(note)}");
            }
        }

        foreach (SourceOutcome source in report.Sources.Where(s => s.Counters is not null))
        {
            decimal requests = source.Counters!.GetValueOrDefault("downloader/request_count");
            string fellShort = source.Failures.Count == 0 ? "" : Say.It($", {source.Failures.Count} addresses fell short");
            Say.Note($"{source.Source}: {source.Status} ({source.FinishReason}), {requests} requests; {source.New} new, {source.Changed} changed, {source.Unchanged} unchanged, {source.Withdrawn} withdrawn documents{fellShort}");
        }

        RunCounts c = report.Documents;
        string more = (c.Superseded == 0 ? "" : Say.It($", {c.Superseded} superseded")) + (c.Duplicate == 0 ? "" : Say.It($", {c.Duplicate} duplicate"))
            + (c.NotReached == 0 ? "" : Say.It($", {c.NotReached} not reached"));
        Say.Outcome(
            c.Failed == 0 && report.Files.Failed == 0 && report.SourceFailures.Count == 0,
            $"{c.Seen} documents: {c.Written} read, {c.Unchanged} unchanged, {c.Failed} failed{more}; {report.Files.Written} files written, {report.Files.Unchanged} unchanged in {output} ({report.Seconds:0.0} s)");
        if (c.Seen == 0 && report.SourceFailures.Count == 0)
        {
            Say.Warning($"no PDF files were found; name a folder that holds some");
        }

        if (reportPath is not null)
        {
            Say.Note($"report: {reportPath}");
        }
    }
}

/// <summary>Settings of a session from the command line.</summary>
internal sealed record SessionSettings(string? Logs, string LogLevel, bool Quiet, string? Password)
{
    /// <summary>The output folder as the summary names it; null for the configuration's.</summary>
    public string? Shown { get; init; }
}
