using System.Globalization;
using System.Text;
using Extractor.Cli.Messages;
using Extractor.Layout;
using Extractor.Pdf;
using Extractor.Pdf.Content;
using Extractor.Pipeline.Output;

namespace Extractor.Cli;

/// <summary>Draws what was read, for the eye, into a folder.</summary>
internal static class DebugDrawing
{
    /// <summary>Writes <c>page-014.svg</c> for each page with a table.</summary>
    /// <returns>An exit code; a message has been printed where it is not 0.</returns>
    public static int Write(string folder, IPdfDocument document, DocumentLayout layout, CancellationToken cancellationToken)
    {
        foreach (int number in layout.Tables.SelectMany(t => t.Pages).Distinct().Order())
        {
            Page page = document.GetPage(number, cancellationToken);
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"page-{number:D3}.svg"));
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            DebugSvgWriter.Write(page, layout, writer);
            try
            {
                AtomicFile.Write(Path.GetFullPath(path), Encoding.UTF8.GetBytes(writer.ToString()));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Say.Error($"--debug {folder} cannot be written ({e.Message.TrimEnd('.')}); name another folder");
                return ExitCode.Usage;
            }
        }

        return ExitCode.Done;
    }
}
