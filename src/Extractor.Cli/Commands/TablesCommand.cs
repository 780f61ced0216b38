using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Layout;
using Extractor.Layout.Tables;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor tables</c>: the raw tables of one PDF.</summary>
internal static class TablesCommand
{
    private static readonly string[] Formats = ["json", "csv", "html", "text"];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A PDF file." };
        Option<PageSelection?> pages = CommonOptions.Pages();
        var format = new Option<string>("--format", "-f")
        {
            Description = "json (cells with place and spans), csv (one block a table), html, or text (aligned columns).",
            HelpName = string.Join('|', Formats),
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong(Formats);
        Option<string?> output = CommonOptions.Out("File to write instead of standard output.");
        Option<string?> password = CommonOptions.Password();
        var allText = new Option<bool>("--all-text") { Description = "Also text that a reader does not see (invisible, white, covered, clipped)." };
        var noJoin = new Option<bool>("--no-join") { Description = "Leave the parts of a table that continues over pages apart." };
        var debug = new Option<string?>("--debug") { Description = "Draw each page with the found cells as SVG into this folder.", HelpName = "DIR" };
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("tables", """
            Writes the tables of one PDF as printed; no budget knowledge is applied.

            Example:
              extractor tables 预算公开.pdf --pages 5-12 --format html --out tables.html
            """)
        {
            file, pages, format, output, password, allText, noJoin, debug, quiet,
        };
        command.SetAction((parsed, token) => Task.FromResult(DocumentSession.Run(
            parsed.GetValue(file)!,
            parsed.GetValue(password),
            parsed.GetValue(pages),
            new LayoutOptions { AllText = parsed.GetValue(allText), JoinTables = !parsed.GetValue(noJoin) },
            parsed.GetValue(quiet),
            (document, layout, sha256) =>
            {
                if (parsed.GetValue(debug) is { } folder && DebugDrawing.Write(folder, document, layout, token) is int failed and not ExitCode.Done)
                {
                    return failed;
                }

                string name = Path.GetFileName(parsed.GetValue(file)!);
                int code = ResultTarget.Write(parsed.GetValue(output), Render(parsed.GetValue(format)!, name, sha256, layout));
                if (code == ExitCode.Done && !parsed.GetValue(quiet))
                {
                    Tell(name, layout);
                }

                return code;
            },
            token)));
        return command;
    }

    private static ReadOnlySequence<byte> Render(string format, string name, string sha256, DocumentLayout layout)
    {
        if (format == "json")
        {
            var buffer = new PiecewiseBuffer();
            TableJsonWriter.Write(buffer, name, sha256, layout.PageCount, layout.Tables, layout.Warnings);
            return buffer.Written;
        }

        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        switch (format)
        {
            case "csv":
                TableCsvWriter.Write(layout.Tables, writer);
                break;
            case "html":
                TableHtmlWriter.Write(name, layout.Tables, writer);
                break;
            default:
                foreach (Table table in layout.Tables)
                {
                    LayoutTextWriter.WriteTable(table, writer);
                    writer.Write('\n');
                }

                break;
        }

        return new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(writer.ToString()));
    }

    private static void Tell(string name, DocumentLayout layout)
    {
        string none = layout.Tables.Count == 0 ? Say.It($"; no ruled or aligned rows and columns were found") : "";
        Say.Note($"{name}: {layout.Tables.Count} tables on {layout.PageCount} pages{none}");
    }
}
