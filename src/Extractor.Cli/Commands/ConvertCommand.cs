using System.CommandLine;
using Extractor.Cli.Messages;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Running;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor convert</c>: local PDFs to unit-year files, without configuration and without state.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "PDF files, or folders whose PDF files are read.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> output = CommonOptions.Out("Folder of the unit-year files (default: out).");
        var unit = new Option<string?>("--unit") { Description = "Unit of documents that do not name one themselves.", HelpName = "NAME" };
        var year = new Option<int?>("--year") { Description = "Fiscal year of documents that do not name one themselves.", HelpName = "YYYY" };
        Option<string?> password = CommonOptions.Password();
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything but the last step: say which files would be written, and write none." };
        Option<string> logLevel = CommonOptions.LogLevel();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("convert", """
            Turns local PDFs, or folders of them, into one JSON file per unit and year: DIR/<unit>/<year>.json.

            Example:
              extractor convert 预算公开/ 决算公开.pdf --out data
            """)
        {
            inputs, output, unit, year, password, dryRun, logLevel, quiet,
        };
        command.SetAction(async (parsed, token) =>
        {
            // The figures wait in a temporary store until all documents of a unit are read, so that memory stays flat.
            string store = Directory.CreateTempSubdirectory("extractor-").FullName;
            try
            {
                string wanted = Path.GetFullPath(parsed.GetValue(output) ?? "out");
                bool isDry = parsed.GetValue(dryRun);
                var config = new PipelineConfig
                {
                    Output = isDry ? Path.Combine(store, "out") : wanted,
                    Store = store,
                    Logs = store,
                    Sources = [new InputSource(parsed.GetValue(inputs)!, parsed.GetValue(unit), parsed.GetValue(year))],
                };
                var settings = new SessionSettings(null, parsed.GetValue(logLevel)!, parsed.GetValue(quiet), parsed.GetValue(password)) { Shown = wanted };
                int code = await RunSession.RunAsync(config, new RunOptions(), settings, null, token).ConfigureAwait(false);
                if (isDry)
                {
                    Tell(config.Output, wanted);
                }

                return code;
            }
            finally
            {
                Directory.Delete(store, recursive: true);
            }
        });
        return command;
    }

    /// <summary>Says on standard output what would become of each file.</summary>
    private static void Tell(string made, string wanted)
    {
        foreach (string file in Directory.EnumerateFiles(made, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string target = Path.Combine(wanted, Path.GetRelativePath(made, file));
            bool isThere = File.Exists(target);
            bool isSame = isThere && File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(target));
            Console.Out.WriteLine(isSame ? Say.It($"unchanged {target}") : isThere ? Say.It($"would change {target}") : Say.It($"would write {target}"));
        }

        Say.Note($"dry run: this is what would be, and nothing was written");
    }
}
