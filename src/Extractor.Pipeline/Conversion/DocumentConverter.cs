using System.Security.Cryptography;
using Extractor.Crawl.Sources;
using Extractor.Disclosure;
using Extractor.Disclosure.Model;
using Extractor.Layout;
using Extractor.Pdf;

namespace Extractor.Pipeline.Conversion;

/// <summary>Bytes of one PDF → the disclosure in it. Never throws for what a document can be like: that is a failure with a reason.</summary>
/// <param name="reader">The PDF reader.</param>
/// <param name="password">Password to try on encrypted documents; null for none.</param>
/// <remarks>Thread safe.</remarks>
public sealed class DocumentConverter(IPdfReader reader, string? password = null)
{
    /// <summary>Converts a document.</summary>
    /// <param name="document">What the source knows of it; goes into the result as its source.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="cancellationToken">Cancels between and inside pages.</param>
    public ConversionResult Convert(SourceDocument document, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        try
        {
            using IPdfDocument pdf = reader.Open(bytes, new PdfReadOptions { Password = password });
            if (pdf.PageCount == 0)
            {
                return ConversionResult.Failed("no-pages", "the PDF has no pages; it may be damaged, fetch it again");
            }

            DocumentLayout layout = DocumentAnalyzer.Analyze(pdf, null, null, cancellationToken);
            return Read(document, layout, Sha256(bytes.Span), cancellationToken);
        }
        catch (PdfPasswordException)
        {
            return ConversionResult.Failed("password-needed", password is null
                ? "the PDF is encrypted; give its password with --password"
                : "the PDF is encrypted and the given password does not open it; check --password");
        }
        catch (PdfException e)
        {
            return ConversionResult.Failed("not-readable", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One document never stops the run; the type tells the developers where to look.
            return ConversionResult.Failed("internal-error", $"reading it failed unexpectedly ({e.GetType().Name}: {e.Message}); please report it with the file");
        }
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => System.Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ConversionResult Read(SourceDocument document, DocumentLayout layout, string sha256, CancellationToken cancellationToken)
    {
        if (layout.Blocks.Count == 0 && layout.Tables.Count == 0)
        {
            return ConversionResult.Failed("no-text", "the pages hold no text (scanned images, or every page is damaged); text recognition is not part of this program");
        }

        var source = new SourceInfo
        {
            File = document.File,
            Url = document.Url,
            Sha256 = sha256,
            FetchedAt = document.FetchedAt,
            PageCount = layout.PageCount,
            Producer = layout.Info.Producer,
        };
        var hints = new DisclosureHints { Title = document.Title, Unit = document.Unit, Year = document.Year, Published = document.Published, Publisher = document.Publisher };
        IReadOnlyList<UnitDisclosure> read = DisclosureReader.Read(layout, source, hints, cancellationToken);
        if (read.FirstOrDefault(r => r.Year == 0 || r.Unit.Name == DisclosureReader.UnknownUnit) is { } unknown)
        {
            string what = unknown.Year != 0 ? "unit" : unknown.Unit.Name == DisclosureReader.UnknownUnit ? "unit and year" : "year";
            return ConversionResult.Failed("identity-unknown", $"the document does not say its {what}; give it with --unit and --year, or \"unit\" and \"year\" at its source");
        }

        return new ConversionResult
        {
            UnitYears = [.. read.Select((r, i) => new UnitYear { Unit = r.Unit, Year = r.Year, Disclosures = [i == 0 ? WithWarnings(r.Entry, layout) : r.Entry] })],
            Notes = WarningNotes.Of(layout),
            PageCount = layout.PageCount,
            TableCount = layout.Tables.Count,
        };
    }

    /// <summary>What the reader forgave belongs to the document: it goes into the first disclosure of it.</summary>
    private static DisclosureEntry WithWarnings(DisclosureEntry entry, DocumentLayout layout) => entry with
    {
        Warnings = [.. layout.Warnings.Concat(layout.Tables.SelectMany(t => t.Warnings)).Select(w => new EntryWarning(w.Code, w.Page, w.Message)), .. entry.Warnings],
    };
}
