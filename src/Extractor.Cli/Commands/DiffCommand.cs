using System.Buffers;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Extractor.Cli.Diff;
using Extractor.Cli.Messages;
using Extractor.Disclosure.Comparison;
using Extractor.Disclosure.Model;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor diff</c>: what changed between two documents.</summary>
internal static class DiffCommand
{
    private static readonly string[] Formats = ["text", "json", "csv"];
    private static readonly string[] Sorts = ["place", "difference"];
    private static readonly string[] Kinds = ["budget", "finalAccount", "performanceTarget", "performanceReview"];

    public static Command Create()
    {
        var a = new Argument<string>("A") { Description = "A unit-year file, or a PDF." };
        var b = new Argument<string?>("B")
        {
            Description = "Another one. May be left out where --kind names two kinds that stand in one file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var kind = new Option<(DisclosureKind, DisclosureKind)[]>("--kind", "-k")
        {
            Description = "Compare only this kind of disclosure (budget, finalAccount, performanceTarget, performanceReview), or one of A with another of B: budget:finalAccount.",
            HelpName = "KIND[:KIND]",
            CustomParser = ParseKinds,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json or csv for programs.",
            HelpName = string.Join('|', Formats),
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(Formats);
        var sort = new Option<string>("--sort")
        {
            Description = "Order within a table: place (as printed) or difference (largest first).",
            HelpName = string.Join('|', Sorts),
            DefaultValueFactory = _ => "place",
        };
        sort.AcceptOnlyFromAmong(Sorts);
        var all = new Option<bool>("--all") { Description = "List also the figures of tables that have nothing in common with the other side (json and csv always do)." };
        var blanks = new Option<bool>("--blanks") { Description = "Also a blank cell that became a printed zero, or the other way round." };
        var failing = new Option<bool>("--exit-code") { Description = "Exit code 1 where something differs." };
        Option<string?> output = CommonOptions.Out("File to write instead of standard output.");
        var unit = new Option<string?>("--unit") { Description = "Unit of PDFs that do not name one themselves.", HelpName = "NAME" };
        var year = new Option<int?>("--year") { Description = "Fiscal year of PDFs that do not name one themselves.", HelpName = "YYYY" };
        Option<string?> password = CommonOptions.Password();
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("diff", """
            Says what changed between two versions of a document, two years of a unit, or budget and final account: figures by table, code and
            column, statements, projects and indicators, with both values and both places.

            Examples:
              extractor diff out/某局/2023.json out/某局/2024.json --kind budget
              extractor diff out/某局/2024.json --kind budget:finalAccount
              extractor diff 预算公开.pdf 预算公开（更正）.pdf --format csv --out changes.csv
            """)
        {
            a, b, kind, format, sort, all, blanks, failing, output, unit, year, password, quiet,
        };
        command.SetAction((parsed, token) => Task.FromResult(Run(
            parsed.GetValue(a)!,
            parsed.GetValue(b),
            new DiffOptions { Kinds = parsed.GetValue(kind) ?? [], Blanks = parsed.GetValue(blanks) },
            new InputHints(parsed.GetValue(unit), parsed.GetValue(year), parsed.GetValue(password)),
            new Rendering(parsed.GetValue(format)!, parsed.GetValue(sort) == "difference", parsed.GetValue(all), parsed.GetValue(output), parsed.GetValue(quiet), parsed.GetValue(failing)),
            token)));
        return command;
    }

    private static int Run(string a, string? b, DiffOptions options, InputHints hints, Rendering rendering, CancellationToken cancellationToken)
    {
        if (b is null && options.Kinds.All(k => k.A == k.B))
        {
            Say.Error($"B is missing; name a second file, or two kinds of one file with --kind budget:finalAccount");
            return ExitCode.Usage;
        }

        IReadOnlyList<UnitYear>? left = UnitYearInput.Read(a, hints, cancellationToken);
        IReadOnlyList<UnitYear>? right = b is null ? left : UnitYearInput.Read(b, hints, cancellationToken);
        if (left is null || right is null)
        {
            return ExitCode.SomeFailed;
        }

        DiffReport report = DisclosureComparer.Compare(left, right, options, cancellationToken);
        int code = ResultTarget.Write(rendering.Output, Render(report, rendering));
        if (code != ExitCode.Done)
        {
            return code;
        }

        if (report.Pairs.Count == 0 && !rendering.Quiet)
        {
            Say.Warning($"nothing was compared: the two sides have no disclosure of one kind in common; name the kinds with --kind A:B");
        }

        return rendering.Failing && !report.IsEmpty ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static ReadOnlySequence<byte> Render(DiffReport report, Rendering rendering)
    {
        if (rendering.Format == "json")
        {
            var buffer = new PiecewiseBuffer();
            DiffJson.Write(report, buffer);
            return buffer.Written;
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        if (rendering.Format == "csv")
        {
            DiffCsv.Write(report, writer);
        }
        else
        {
            DiffTextWriter.Write(report, writer, rendering.Output is null ? Terminal.Output : Terminal.Plain, rendering.BySize, rendering.All);
        }

        return new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(writer.ToString()));
    }

    private static (DisclosureKind, DisclosureKind)[]? ParseKinds(ArgumentResult result)
    {
        var kinds = new List<(DisclosureKind, DisclosureKind)>();
        foreach (Token token in result.Tokens)
        {
            string[] parts = token.Value.Split(':', '：');
            int[] found = [.. parts.Select(p => Array.FindIndex(Kinds, k => k.Equals(p, StringComparison.OrdinalIgnoreCase)))];
            if (parts.Length > 2 || found.Contains(-1))
            {
                result.AddError(Say.It($"--kind: found '{token.Value}'; allowed are {string.Join(", ", Kinds)}, or two of them such as budget:finalAccount"));
                return null;
            }

            kinds.Add(((DisclosureKind)found[0], (DisclosureKind)found[^1]));
        }

        return [.. kinds];
    }

    private sealed record Rendering(string Format, bool BySize, bool All, string? Output, bool Quiet, bool Failing);
}
