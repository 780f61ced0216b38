using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Crawl.Configuration;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor schedule</c>: runs the sources at their times until it is told to stop.</summary>
internal static class ScheduleCommand
{
    public static Command Create()
    {
        Option<string> config = CommonOptions.Config();
        var next = new Option<int?>("--next") { Description = "Only tell the next N times, and end.", HelpName = "N" };
        Option<string?> password = CommonOptions.Password();
        Option<string> logLevel = CommonOptions.LogLevel();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("schedule", """
            Runs each source at the times of its "schedule" in the configuration, one after the other, until it is told to stop (Ctrl+C, SIGTERM):
            then it ends the document under way, keeps the state and exits with 0. A time that was missed is made up for once.

            Example:
              extractor schedule --next 5
            """)
        {
            config, next, password, logLevel, quiet,
        };
        command.SetAction(async (parsed, token) =>
        {
            string path = parsed.GetValue(config)!;
            PipelineConfig read = PipelineConfigReader.Read(path);
            if (read.Schedules.Count == 0)
            {
                throw new ConfigurationException([$$"""{{path}}: no source has a schedule; give one "schedule": { "cron": "30 2 * * *" }"""]);
            }

            if (parsed.GetValue(next) is { } count)
            {
                return ResultTarget.Write(null, Encoding.UTF8.GetBytes(Times(read.Schedules, count)));
            }

            var settings = new SessionSettings(read.Logs, parsed.GetValue(logLevel)!, parsed.GetValue(quiet), parsed.GetValue(password));
            var scheduler = new SourceScheduler(read.Schedules, (source, stop) => RunAsync(read, settings, source, stop));
            if (!settings.Quiet)
            {
                Say.Note($"{read.Schedules.Count} sources are scheduled");
            }

            await scheduler.RunAsync(token).ConfigureAwait(false);
            if (!settings.Quiet)
            {
                Say.Note($"stopped; the state is kept");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Times(IReadOnlyList<SourceSchedule> schedules, int count)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IEnumerable<string> lines = schedules.SelectMany(s => s.Next(now, count).Select(t => (Time: t, s.Source))).OrderBy(t => t.Time).ThenBy(t => t.Source, StringComparer.Ordinal).Take(count)
            .Select(t => $"{t.Time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}  {t.Source}\n");
        return string.Concat(lines);
    }

    /// <summary>One run of a source. What goes wrong is told and does not end the schedule.</summary>
    private static async Task RunAsync(PipelineConfig config, SessionSettings settings, string source, CancellationToken stop)
    {
        try
        {
            var options = new RunOptions { Sources = [source] };
            await RunSession.RunAsync(config, options, settings, Path.Combine(config.Output, "run-report.json"), stop).ConfigureAwait(false);
        }
        catch (ConfigurationException e)
        {
            foreach (string problem in e.Problems)
            {
                Say.ErrorReason(problem);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            Say.Error($"the run of {source} failed: {e.Message}; the next one tries again");
        }
    }
}
