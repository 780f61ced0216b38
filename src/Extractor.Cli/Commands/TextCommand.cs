using System.CommandLine;
using System.Globalization;
using System.Text;
using Extractor.Layout;

namespace Extractor.Cli.Commands;

/// <summary><c>extractor text</c>: the text of one PDF in reading order.</summary>
internal static class TextCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A PDF file." };
        Option<PageSelection?> pages = CommonOptions.Pages();
        Option<string?> output = CommonOptions.Out("File to write instead of standard output.");
        Option<string?> password = CommonOptions.Password();
        var allText = new Option<bool>("--all-text") { Description = "Also text that a reader does not see (invisible, white, covered, clipped)." };
        Option<bool> quiet = CommonOptions.Quiet();
        var command = new Command("text", """
            Writes the text of one PDF in reading order: headings, paragraphs and tables, without page headers, footers and page numbers.

            Example:
              extractor text 决算公开.pdf --pages 20- > narrative.txt
            """)
        {
            file, pages, output, password, allText, quiet,
        };
        command.SetAction((parsed, token) => Task.FromResult(DocumentSession.Run(
            parsed.GetValue(file)!,
            parsed.GetValue(password),
            parsed.GetValue(pages),
            new LayoutOptions { AllText = parsed.GetValue(allText) },
            parsed.GetValue(quiet),
            (_, layout, _) =>
            {
                using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
                LayoutTextWriter.Write(layout, writer);
                return ResultTarget.Write(parsed.GetValue(output), Encoding.UTF8.GetBytes(writer.ToString()));
            },
            token)));
        return command;
    }
}
