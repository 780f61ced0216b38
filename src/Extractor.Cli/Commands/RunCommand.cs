using System.CommandLine;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor run</c>: the whole pipeline for the configured sources.</summary>
internal static class RunCommand
{
    private static readonly string[] Stages = ["fetch", "convert", "write"];

    public static Command Create()
    {
        Option<string> config = CommonOptions.Config();
        Option<string[]> source = CommonOptions.Source();
        var until = new Option<string>("--until")
        {
            Description = "The last stage to run: fetch (list and read the documents), convert (documents to figures), write (merge, prove, write).",
            HelpName = string.Join('|', Stages),
            DefaultValueFactory = _ => "write",
        };
        until.AcceptOnlyFromAmong(Stages);
        var sample = new Option<int?>("--sample") { Description = "At most N new documents of each source, to try a configuration; documents that are known keep their place in the files.", HelpName = "N" };
        sample.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
            {
                result.AddError($"--sample: found {number}, allowed is a number from 1");
            }
        });
        var since = new Option<DateOnly?>("--since")
        {
            Description = "Only new documents that were published since (local files: changed since); others that are known keep their place in the files.",
            HelpName = "DATE",
            CustomParser = CommonOptions.Date,
        };
        var force = new Option<bool>("--force") { Description = "Do everything again, also what has not changed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be converted and asked, from the local files and the store alone: ask no site and write nothing." };
        Option<string?> password = CommonOptions.Password();
        Option<string> logLevel = CommonOptions.LogLevel();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("run", """
            Runs the whole pipeline for the sources of the configuration and writes one file per unit and year. Resumes where the last run
            stopped; what has not changed is not done again.

            Examples:
              extractor run --config pipeline.json --source fixtures
              extractor run --source czj --sample 5
              extractor run --since 2025-01-01
              extractor run --dry-run
            """)
        {
            config, source, until, sample, since, force, dryRun, password, logLevel, quiet,
        };
        command.SetAction((parsed, token) =>
        {
            PipelineConfig read = PipelineConfigReader.Read(parsed.GetValue(config)!);
            var options = new RunOptions
            {
                Sources = parsed.GetValue(source) ?? [],
                Until = (Stage)Array.IndexOf(Stages, parsed.GetValue(until)),
                Force = parsed.GetValue(force),
                Sample = parsed.GetValue(sample),
                Since = parsed.GetValue(since),
            };
            if (parsed.GetValue(dryRun))
            {
                return RunPreview.ShowAsync(read, options, token);
            }

            var settings = new SessionSettings(read.Logs, parsed.GetValue(logLevel)!, parsed.GetValue(quiet), parsed.GetValue(password));
            return RunSession.RunAsync(read, options, settings, Path.Combine(read.Output, "run-report.json"), token);
        });
        return command;
    }
}
