using Extractor.Cli.Messages;
using Extractor.Layout;
using Extractor.Pdf;
using Extractor.Pipeline.Conversion;

namespace Extractor.Cli;

/// <summary>One PDF opened for <c>tables</c> or <c>text</c>: every way in which it may fail is one line on standard error and an exit code.</summary>
internal static class DocumentSession
{
    /// <summary>Opens the file, analyses it and hands the layout on.</summary>
    /// <param name="file">Path as given.</param>
    /// <param name="password">Password to try.</param>
    /// <param name="pages">Pages to read; null for all.</param>
    /// <param name="options">How to read; its pages are replaced.</param>
    /// <param name="quiet">No progress.</param>
    /// <param name="use">Makes the result; returns the exit code. Gets the open document, the layout and the SHA-256.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static int Run(
        string file, string? password, PageSelection? pages, LayoutOptions options, bool quiet, Func<IPdfDocument, DocumentLayout, string, int> use, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(file);
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            using IPdfDocument document = new PdfReader().Open(bytes, new PdfReadOptions { Password = password });
            if (document.PageCount == 0)
            {
                return Fail(name, "the PDF has no pages; it may be damaged, fetch it again");
            }

            IReadOnlySet<int>? selected = null;
            if (pages is not null && (selected = pages.Resolve(document.PageCount, out string error)) is null)
            {
                Say.ErrorReason(error);
                return ExitCode.Usage;
            }

            var progress = new PageProgress(name, selected?.Count ?? document.PageCount, quiet);
            DocumentLayout layout = DocumentAnalyzer.Analyze(document, options with { Pages = selected }, progress, cancellationToken);
            progress.Done();
            foreach (string note in quiet ? [] : WarningNotes.Of(layout))
            {
                Say.Warning($"{name}: {Say.Reason(note)}");
            }

            return use(document, layout, DocumentConverter.Sha256(bytes));
        }
        catch (PdfPasswordException)
        {
            return Fail(name, password is null
                ? "the PDF is encrypted; give its password with --password"
                : "the PDF is encrypted and the given password does not open it; check --password");
        }
        catch (PdfException e)
        {
            return Fail(name, e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(file, "the file does not exist; check the path");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(file))
        {
            return Fail(file, "is a folder; name a PDF file, or use extractor convert for a folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(file, $"the file cannot be read ({e.Message.TrimEnd('.')}); check its permissions");
        }
    }

    private static int Fail(string name, string reason)
    {
        Say.Error($"{name}: {Say.Reason(reason)}");
        return ExitCode.SomeFailed;
    }
}
