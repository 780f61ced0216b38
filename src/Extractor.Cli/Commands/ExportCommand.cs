using System.CommandLine;
using System.CommandLine.Parsing;
using Extractor.Cli.Messages;
using Extractor.Export;
using Extractor.Export.Csv;
using Extractor.Export.DataPackage;
using Extractor.Export.Postgres;
using Extractor.Export.Sqlite;
using Extractor.Export.Xlsx;
using Extractor.Pipeline.Configuration;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor export</c>: unit-year files as tables for spreadsheets, data frames and databases.</summary>
internal static class ExportCommand
{
    private static readonly string[] Formats = ["csv", "xlsx", "sqlite", "postgres", "datapackage"];

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Unit-year files, or folders of them (default: the output folder of the configuration).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var config = new Option<string>("--config", "-c")
        {
            Description = "The configuration whose output folder is exported where no PATH is given.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "pipeline.json",
        };
        var format = new Option<string?>("--format", "-f")
        {
            Description = "csv (a folder), xlsx (a workbook), sqlite (a database file), postgres (a database), datapackage (a folder); told by the ending of --out where it is .xlsx, .sqlite or .db.",
            HelpName = string.Join('|', Formats),
        };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder, the file, or for postgres the connection: postgres://user@host/database, or Host=…;Database=…. The password comes from PGPASSWORD or ~/.pgpass.",
            HelpName = "PATH",
            Required = true,
        };
        var bom = new Option<bool>("--bom") { Description = "csv: begin each file with a byte order mark, by which Excel knows UTF-8." };
        var safe = new Option<bool>("--safe-formulas") { Description = "csv: put an apostrophe before text that a spreadsheet would run as a formula (docs/exports.md says how to take it away again)." };
        var keep = new Option<bool>("--keep") { Description = "sqlite, postgres: keep documents that the paths do not hold; without it they are removed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything but the last step: say what would be written, and write nothing." };
        var schema = new Option<string>("--schema") { Description = "postgres: the schema that holds the tables.", HelpName = "NAME", DefaultValueFactory = _ => PostgresTarget.DefaultSchema };
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("export", """
            Writes unit-year files as tables: documents, tables, facts, statements, projects, indicators, findings and more, each figure with
            document, page and box. Databases are brought up to date: only documents that changed are touched.

            Examples:
              extractor export data --out figures.xlsx
              extractor export data --format csv --bom --out tables/
              extractor export --format postgres --out postgres://me@localhost/budget
            """)
        {
            paths, config, format, output, bom, safe, keep, schema, dryRun, quiet,
        };
        command.Validators.Add(result =>
        {
            // The word itself: asking for the value of an option that is wrong throws.
            string? named = result.GetResult(format)?.Tokens is [var token, ..] ? token.Value : null;
            if (Format(named, result.GetResult(output)?.Tokens is [var place, ..] ? place.Value : "") is not { } chosen)
            {
                result.AddError("--format is missing; name one of " + string.Join(", ", Formats));
                return;
            }

            Only(result, bom, chosen, "csv");
            Only(result, safe, chosen, "csv");
            Only(result, keep, chosen, "sqlite", "postgres");
            Only(result, schema, chosen, "postgres");
        });
        command.SetAction((parsed, token) => Task.FromResult(Run(
            Sources(parsed.GetValue(paths)!, parsed.GetValue(config)!),
            () => Target(Format(parsed.GetValue(format), parsed.GetValue(output)!)!, parsed.GetValue(output)!, parsed.GetValue(bom), parsed.GetValue(safe), parsed.GetValue(schema)!),
            Format(parsed.GetValue(format), parsed.GetValue(output)!) == "postgres" ? null : parsed.GetValue(output),
            parsed.GetValue(keep), parsed.GetValue(dryRun), parsed.GetValue(quiet), token)));
        return command;
    }

    private static int Run(string[] paths, Func<IExportTarget> open, string? place, bool keep, bool dryRun, bool quiet, CancellationToken cancellationToken)
    {
        try
        {
            using IExportTarget target = open();
            ExportSummary summary = Exporter.Run(paths, target, keep, Say.ErrorReason, cancellationToken, dryRun);
            foreach (string note in summary.Notes)
            {
                Say.ErrorReason(note);
            }

            if (!quiet)
            {
                Tell(summary);
                if (dryRun)
                {
                    Say.Note($"dry run: this is what would be, and nothing was written");
                }
                else if (place is not null)
                {
                    Say.Note($"written: {place}");
                }
            }

            return summary.Failures.Count > 0 ? ExitCode.SomeFailed : ExitCode.Done;
        }
        catch (ExportException e)
        {
            Say.ErrorReason(e.Message);
            return ExitCode.Usage;
        }
    }

    private static void Tell(ExportSummary summary)
    {
        Say.Note($"{summary.Documents} documents with {summary.Facts} figures of {summary.Files} files");
        if (summary.Changed < summary.Documents || summary.Removed > 0)
        {
            Say.Note($"{summary.Changed} written, {summary.Documents - summary.Changed} unchanged, {summary.Removed} removed");
        }

        if (summary.Failures.Count > 0)
        {
            Say.Note($"{summary.Failures.Count} left out, named above; so no document was removed");
        }
    }

    private static string[] Sources(string[] paths, string config) => paths.Length > 0 ? paths : [PipelineConfigReader.Read(config).Output];

    private static string? Format(string? named, string output) => named ?? Path.GetExtension(output).ToLowerInvariant() switch
    {
        ".xlsx" => "xlsx",
        ".sqlite" or ".sqlite3" or ".db" => "sqlite",
        _ when output.StartsWith("postgres://", StringComparison.Ordinal) || output.StartsWith("postgresql://", StringComparison.Ordinal) => "postgres",
        _ => null,
    };

    private static IExportTarget Target(string format, string output, bool bom, bool safe, string schema) => format switch
    {
        "csv" => new CsvTarget(output, bom, safe),
        "xlsx" => new XlsxTarget(output),
        "sqlite" => new SqliteTarget(output),
        "postgres" => new PostgresTarget(output, schema),
        _ => new DataPackageTarget(output),
    };

    private static void Only(CommandResult result, Option option, string chosen, params string[] formats)
    {
        if (result.GetResult(option) is { Implicit: false } && !formats.Contains(chosen))
        {
            result.AddError($"{option.Name} is for --format {string.Join(" and ", formats)} only; --format is {chosen}");
        }
    }
}
