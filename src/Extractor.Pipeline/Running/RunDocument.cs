using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Extractor.Crawl.Sources;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>Takes one document through fetch and convert.</summary>
internal sealed class RunDocument(DocumentConverter converter, ConvertedStore store, RunOptions options)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _done = new(StringComparer.Ordinal);

    /// <summary>Reads, and converts unless the store holds the result.</summary>
    public async Task<(DocumentOutcome Outcome, ConvertedSummary? Summary)> ProcessAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var outcome = new DocumentOutcome { Source = document.Source, Document = document.Key, Status = DocumentStatus.NotReached };
        (DocumentOutcome done, ConvertedSummary? summary) = await StagesAsync(outcome, document, cancellationToken).ConfigureAwait(false);
        return (done with { Seconds = Math.Round((decimal)Stopwatch.GetElapsedTime(start).TotalSeconds, 3) }, summary);
    }

    private async Task<(DocumentOutcome Outcome, ConvertedSummary? Summary)> StagesAsync(
        DocumentOutcome outcome, SourceDocument document, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await document.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Fail(outcome, ReadFailure(e)), null);
        }

        outcome = outcome with { Sha256 = DocumentConverter.Sha256(bytes) };
        if (options.Until < Stage.Convert)
        {
            return (outcome, null);
        }

        // The same bytes may stand at two places; the second waits for the first and uses its result.
        string key = KeyOf(outcome.Sha256, document);
        SemaphoreSlim gate = _gates.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Convert(outcome, document, bytes, key, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private (DocumentOutcome Outcome, ConvertedSummary? Summary) Convert(
        DocumentOutcome outcome, SourceDocument document, byte[] bytes, string key, CancellationToken cancellationToken)
    {
        ConvertedSummary? known = options.Force && _done.TryAdd(key, true) ? null : store.Find(key);
        if (known is not null)
        {
            return (Describe(outcome with { Status = DocumentStatus.Unchanged }, known), known);
        }

        ConversionResult result = converter.Convert(document, bytes, cancellationToken);
        if (result.Failure is not null)
        {
            return (Fail(outcome, result.Failure), null);
        }

        ConvertedSummary summary = Summarise(result);
        try
        {
            store.Keep(key, result.UnitYears, summary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Fail(outcome, new ConversionFailure("store-not-writable", $"the result cannot be kept: {e.Message}; make room, or correct \"store\"")), null);
        }

        return (Describe(outcome with { Status = DocumentStatus.Written }, summary), summary);
    }

    /// <summary>Names a result: by the bytes, and by what the source said besides, because that may decide unit and year.</summary>
    public static string KeyOf(string sha256, SourceDocument document)
    {
        string?[] hints = [document.Title, document.Unit, document.Year?.ToString(CultureInfo.InvariantCulture), document.Published];
        return hints.All(h => h is null) ? sha256 : sha256 + "-" + WrittenFiles.Fingerprint(hints.Select(h => h ?? ""))[..8];
    }

    private static ConvertedSummary Summarise(ConversionResult result) => new(
        [.. result.UnitYears.Select(u => new ConvertedUnit(u.Unit, u.Year, KindName(u.Disclosures[0].Kind)))],
        result.PageCount,
        result.TableCount,
        result.UnitYears.Sum(u => u.Disclosures.Sum(d => d.Facts.Count)),
        result.UnitYears.Sum(u => u.Disclosures.Sum(d => d.Warnings.Count)),
        result.Notes);

    private static DocumentOutcome Describe(DocumentOutcome outcome, ConvertedSummary summary) => outcome with
    {
        Unit = summary.Units[0].Unit.Name,
        Year = summary.Units[0].Year,
        Kind = summary.Units[0].Kind,
        Pages = summary.Pages,
        Tables = summary.Tables,
        Facts = summary.Facts,
        Warnings = summary.Warnings,
        Notes = summary.Notes.Count == 0 ? null : summary.Notes,
    };

    private static string KindName(DisclosureKind kind) => kind switch
    {
        DisclosureKind.Budget => "budget",
        DisclosureKind.FinalAccount => "finalAccount",
        DisclosureKind.PerformanceTarget => "performanceTarget",
        _ => "performanceReview",
    };

    private static DocumentOutcome Fail(DocumentOutcome outcome, ConversionFailure failure) =>
        outcome with { Status = DocumentStatus.Failed, Code = failure.Code, Reason = failure.Reason };

    private static ConversionFailure ReadFailure(Exception e) => e switch
    {
        NotFetchedException => new ConversionFailure("not-fetched", e.Message),
        FileNotFoundException or DirectoryNotFoundException => new ConversionFailure("missing-file", "the file does not exist; check the path"),
        UnauthorizedAccessException => new ConversionFailure("not-permitted", "the file may not be read; check its permissions"),
        _ => new ConversionFailure("not-fetched", $"the file cannot be read: {e.Message}"),
    };
}
