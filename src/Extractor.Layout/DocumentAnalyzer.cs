using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout;

/// <summary>
/// Reads a document's layout page by page. A page is let go once its lines and tables are taken from it, so that memory grows
/// with the text only; what needs the whole document (page headers, continued tables, headings) is decided in a second pass.
/// </summary>
public static class DocumentAnalyzer
{
    /// <summary>Analyses a document.</summary>
    /// <param name="document">The document; it is read on the calling thread and not disposed.</param>
    /// <param name="options">Default: all pages, tables joined.</param>
    /// <param name="progress">Told the number of each page when it is done.</param>
    /// <param name="cancellationToken">Cancels between and inside pages.</param>
    /// <returns>The layout. A page that cannot be read is left out and stands in the warnings (<c>page-failed</c>).</returns>
    public static DocumentLayout Analyze(
        IPdfDocument document, LayoutOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new LayoutOptions();
        int count = document.PageCount;
        var pages = new List<PageText>(Math.Min(count, 4096));
        var sizes = new PageSize[count];
        var warnings = new List<PdfWarning>(document.Warnings);
        var joiner = new TableJoiner(options.JoinTables);
        for (int number = 1; number <= count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (options.Pages is not null && !options.Pages.Contains(number))
            {
                continue;
            }

            try
            {
                Page page = document.GetPage(number, cancellationToken);
                sizes[number - 1] = new PageSize(page.Width, page.Height);
                warnings.AddRange(page.Warnings);
                ScanKind scan = ScannedPage.Detect(page);
                if (scan != ScanKind.None)
                {
                    warnings.Add(Warning(scan, number));
                }

                PageTables tables = TableFinder.Find(page, options.AllText || scan == ScanKind.WithText, cancellationToken);
                warnings.AddRange(tables.Warnings);
                joiner.Add(tables);
                pages.Add(PageText.Read(page, tables));
            }
            catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
            {
                warnings.Add(new PdfWarning("page-failed", number, $"Page {number} could not be read and is left out: {e.Message}"));
            }

            progress?.Report(number);
        }

        IReadOnlyList<Table> found = joiner.Finish();
        var byNumber = pages.ToDictionary(p => p.Number);
        foreach (PageTable fragment in joiner.Fragments())
        {
            byNumber.GetValueOrDefault(fragment.Page)?.Restore(fragment);
        }

        var runningTexts = new List<string>();
        IReadOnlyList<Block> blocks = BlockBuilder.Build(pages, Places(found), runningTexts);
        return new DocumentLayout
        {
            PageCount = count,
            Info = document.Info,
            Tables = found,
            Blocks = blocks,
            RunningTexts = runningTexts,
            PageSizes = sizes,
            Warnings = warnings,
        };
    }

    private static PdfWarning Warning(ScanKind scan, int page) => scan == ScanKind.WithText
        ? new PdfWarning("page-is-scan", page, $"Page {page} is a picture; the text that an OCR program laid under it is used. Check its figures against the page.")
        : new PdfWarning("page-has-no-text", page, $"Page {page} is a picture without text; nothing was read from it. Run an OCR program over the file first, for example ocrmypdf -l chi_sim.");

    private static List<TablePlace> Places(IReadOnlyList<Table> tables)
    {
        var places = new List<TablePlace>();
        foreach (Table table in tables)
        {
            for (int i = 0; i < table.Parts.Count; i++)
            {
                places.Add(new TablePlace(table.Parts[i].Page, table.Parts[i].Box, i == 0 ? table.Index : 0));
            }
        }

        return places;
    }
}
