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
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("audit", """
            Proves the figures of unit-year files by the sums they take part in and says where they do not add up, with page and place.

            Example:
              extractor audit out --format text
            """)
        {
            paths, format, failOn, quiet,
        };
        command.SetAction((parsed, token) => Task.FromResult(
            Run(parsed.GetValue(paths)!, parsed.GetValue(format)!, parsed.GetValue(failOn)!, token)));
        return command;
    }

    private static int Run(string[] paths, string format, string failOn, CancellationToken cancellationToken)
    {
        var reports = new List<AuditReport>();
        bool failed = false;
        foreach (IReadOnlyList<string> unit in Files(paths).GroupBy(f => Path.GetDirectoryName(f)).Select(g => g.ToList()))
        {
            // Years of one unit stand in one folder and are compared with each other.
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

        int code = ResultTarget.Write(null, format == "json" ? Json(reports) : Text(reports));
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

    private static byte[] Text(List<AuditReport> reports)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (AuditReport report in reports)
        {
            AuditTextWriter.Write(report, writer, isChinese: Say.Language == Language.Chinese);
        }

        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private static byte[] Json(List<AuditReport> reports)
    {
        var buffer = new ArrayBufferWriter<byte>();
        AuditJsonWriter.Write(reports, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
