using System.CommandLine;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor replay</c>: the stages after fetching again, from what the store has.</summary>
internal static class ReplayCommand
{
    private static readonly string[] Stages = ["due", "convert", "write"];

    public static Command Create()
    {
        Option<string> config = CommonOptions.Config();
        Option<string[]> source = CommonOptions.Source();
        var stage = new Option<string>("--stage")
        {
            Description = "due (what the program's code or the store make due), convert (every document again, then write), write (merge, prove and write every file again; convert nothing).",
            HelpName = string.Join('|', Stages),
            DefaultValueFactory = _ => Stages[0],
        };
        stage.AcceptOnlyFromAmong(Stages);
        Option<string?> password = CommonOptions.Password();
        Option<string> logLevel = CommonOptions.LogLevel();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("replay", """
            Does the stages after fetching again from what the store has, without asking any site: after an update of the program, or to bring
            back files that were lost. Local folders are read as they are.

            Example:
              extractor replay --stage convert --source czj
            """)
        {
            config, source, stage, password, logLevel, quiet,
        };
        command.SetAction((parsed, token) =>
        {
            PipelineConfig read = PipelineConfigReader.Read(parsed.GetValue(config)!);
            string chosen = parsed.GetValue(stage)!;
            var options = new RunOptions
            {
                Sources = parsed.GetValue(source) ?? [],
                FromStore = true,
                Force = chosen == "convert",
                ForceWrite = chosen == "write",
            };
            var settings = new SessionSettings(read.Logs, parsed.GetValue(logLevel)!, parsed.GetValue(quiet), parsed.GetValue(password));
            return RunSession.RunAsync(read, options, settings, Path.Combine(read.Output, "run-report.json"), token);
        });
        return command;
    }
}
