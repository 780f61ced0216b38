using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor audit</c>: proves and checks the figures of unit-year files.</summary>
internal static class AuditCommand
{
    private static readonly string[] Formats = ["text", "json"];
    private static readonly string[] Severities = ["never", "error", "warning"];

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Unit-year files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs.",
            HelpName = string.Join('|', Formats),
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(Formats);
        var failOn = new Option<string>("--fail-on")
        {
            Description = "Exit code 1 where a finding is at least that severe: error, warning, or never.",
            HelpName = string.Join('|', Severities),
            DefaultValueFactory = _ => "never",
        };
        failOn.AcceptOnlyFromAmong(Severities);
        var rounding = new Option<bool>("--rounding") { Description = "Lists in the text every difference that rounding explains (info) too." };
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("audit", """
            Proves the figures of unit-year files by the sums they take part in and says where they do not add up, with page and place.
            Files of one unit, wherever they stand, are compared over years, and its budget with its final account.

            Example:
              extractor audit out
              extractor audit 2023.json 2024.json --format json --fail-on error
            """)
        {
            paths, format, failOn, rounding, quiet,
        };
        command.SetAction((parsed, token) => Task.FromResult(
            Run(parsed.GetValue(paths)!, parsed.GetValue(format)!, parsed.GetValue(failOn)!, parsed.GetValue(rounding), token)));
        return command;
    }

    private static int Run(string[] paths, string format, string failOn, bool rounding, CancellationToken cancellationToken)
    {
        var reports = new List<AuditReport>();
        bool failed = false;
        foreach (List<string> unit in ByUnit([.. Files(paths).Distinct(StringComparer.Ordinal)]))
        {
            // Only the files of one unit are held at a time; a whole country's would not fit.
            var read = new List<UnitYear>();
            foreach (string file in unit)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (UnitYearInput.ReadFile(file) is { } unitYear)
                {
                    read.Add(unitYear);
                }
                else
                {
                    failed = true;
                }
            }

            foreach (UnitYear unitYear in read)
            {
                reports.AddRange(Auditor.Audit(unitYear, read, cancellationToken).Reports);
            }
        }

        int code = ResultTarget.Write(null, format == "json" ? Json(reports) : Text(reports, rounding));
        bool severe = reports.SelectMany(r => r.Findings).Any(f => f.Severity == failOn || (failOn == "warning" && f.Severity == "error"));
        return code != ExitCode.Done ? code : failed || severe ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static IEnumerable<string> Files(string[] paths)
    {
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f) != "run-report.json").Order(StringComparer.Ordinal))
            {
                yield return file;
            }
        }
    }

    /// <summary>Files that name the same unit, by its name or an alias, in the order in which a unit is met first; others alone.</summary>
    private static List<List<string>> ByUnit(List<string> files)
    {
        var groups = new List<List<string>>();
        var byName = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string[] names = UnitYearInput.ReadHead(file) is { } head ? [head.Unit, .. head.Aliases] : [];
            List<string>? group = names.Select(n => byName.GetValueOrDefault(n)).FirstOrDefault(g => g is not null);
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(file);
            foreach (string name in names)
            {
                byName.TryAdd(name, group);
            }
        }

        return groups;
    }

    private static byte[] Text(List<AuditReport> reports, bool rounding)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (AuditReport report in reports)
        {
            AuditTextWriter.Write(report, writer, rounding, Say.Language == Language.Chinese);
        }

        AuditTextWriter.WriteSummary(reports, writer, Say.Language == Language.Chinese);

        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private static byte[] Json(List<AuditReport> reports)
    {
        var buffer = new ArrayBufferWriter<byte>();
        AuditJsonWriter.Write(reports, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
