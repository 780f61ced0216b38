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
        var config = new Option<string>("--config", "-c")
        {
            Description = "The configuration.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "pipeline.json",
        };
        var source = new Option<string[]>("--source", "-s") { Description = "Only the source with this id; may be given several times.", HelpName = "ID" };
        var until = new Option<string>("--until")
        {
            Description = "The last stage to run: fetch (list and read the documents), convert (documents to figures), write (merge, prove, write).",
            HelpName = string.Join('|', Stages),
            DefaultValueFactory = _ => "write",
        };
        until.AcceptOnlyFromAmong(Stages);
        var force = new Option<bool>("--force") { Description = "Do everything again, also what has not changed." };
        Option<string?> password = CommonOptions.Password();
        Option<string> logLevel = CommonOptions.LogLevel();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("run", """
            Runs the whole pipeline for the sources of the configuration and writes one file per unit and year. Resumes where the last run
            stopped; what has not changed is not done again.

            Example:
              extractor run --config pipeline.json --source fixtures
            """)
        {
            config, source, until, force, password, logLevel, quiet,
        };
        command.SetAction((parsed, token) =>
        {
            PipelineConfig read = PipelineConfigReader.Read(parsed.GetValue(config)!);
            var options = new RunOptions
            {
                Sources = parsed.GetValue(source) ?? [],
                Until = (Stage)Array.IndexOf(Stages, parsed.GetValue(until)),
                Force = parsed.GetValue(force),
            };
            var settings = new SessionSettings(read.Logs, parsed.GetValue(logLevel)!, parsed.GetValue(quiet), parsed.GetValue(password));
            return RunSession.RunAsync(read, options, settings, Path.Combine(read.Output, "run-report.json"), token);
        });
        return command;
    }
}
