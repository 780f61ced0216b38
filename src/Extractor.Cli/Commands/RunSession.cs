using System.Globalization;
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
            var runner = new PipelineRunner(config, new DocumentConverter(new PdfReader(), settings.Password), TimeProvider.System, progress);
            report = await runner.RunAsync(options, cancellationToken).ConfigureAwait(false);
        }

        bool kept = reportPath is null || Keep(report, reportPath);
        log.Information("Run {Status:l}: {Counts}", report.Status, report.Documents);
        Summarise(report, config, reportPath, settings.Quiet);
        return report.Status switch
        {
            "interrupted" => ExitCode.Interrupted,
            "partial" => ExitCode.SomeFailed,
            _ => kept ? ExitCode.Done : ExitCode.SomeFailed,
        };
    }

    private static bool Keep(RunReport report, string path)
    {
        try
        {
            AtomicFile.Write(path, RunReportWriter.ToBytes(report));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"extractor: the run report {path} cannot be written ({e.Message.TrimEnd('.')})");
            return false;
        }
    }

    /// <summary>The end of a run: what failed, always; how much was done, unless quiet.</summary>
    private static void Summarise(RunReport report, PipelineConfig config, string? reportPath, bool quiet)
    {
        foreach (SourceFailure failure in report.SourceFailures)
        {
            Console.Error.WriteLine("extractor: " + failure.Reason);
        }

        foreach (DocumentOutcome outcome in report.Seen.Where(o => o.Status == DocumentStatus.Failed))
        {
            Console.Error.WriteLine($"extractor: {outcome.Document}: {outcome.Reason}");
        }

        foreach (FileOutcome file in report.Output.Where(f => f.Status == "failed"))
        {
            Console.Error.WriteLine($"extractor: {file.Reason}");
        }

        if (quiet)
        {
            return;
        }

        foreach (DocumentOutcome outcome in report.Seen)
        {
            foreach (string note in outcome.Notes ?? [])
            {
                Console.Error.WriteLine($"warning: {outcome.Document}: {note}");
            }
        }

        RunCounts c = report.Documents;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{c.Seen} documents: {c.Written} read, {c.Unchanged} unchanged, {c.Failed} failed{More(c.Superseded, "superseded")}{More(c.Duplicate, "duplicate")}{More(c.NotReached, "not reached")}; "
            + $"{report.Files.Written} files written, {report.Files.Unchanged} unchanged in {config.Output} ({report.Seconds:0.0} s)"));
        if (c.Seen == 0 && report.SourceFailures.Count == 0)
        {
            Console.Error.WriteLine("no PDF files were found; name a folder that holds some");
        }

        if (reportPath is not null)
        {
            Console.Error.WriteLine($"report: {reportPath}");
        }
    }

    private static string More(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}

/// <summary>Settings of a session from the command line.</summary>
internal sealed record SessionSettings(string? Logs, string LogLevel, bool Quiet, string? Password);
