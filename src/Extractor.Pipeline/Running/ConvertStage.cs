using System.Diagnostics;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>
/// Takes the documents of a run from bytes to figures. First each one's digest is made sure of, then every distinct content is
/// converted once, by its first document, unless the store has its result. So what is made does not depend on which thread was
/// faster, and where nothing changed no document is read.
/// </summary>
internal sealed class ConvertStage(DocumentConverter converter, ConvertedStore store, StampedDigests stamps, RunOptions options, int parallel)
{
    /// <summary>Failures that another try may not have: they depend on more than the bytes and the code.</summary>
    private static readonly string[] Passing = ["password-needed", "internal-error"];

    private readonly Dictionary<string, int> _sampled = new(StringComparer.Ordinal);

    /// <summary>Makes sure of the digests of all documents, reading those that nothing is known of.</summary>
    public Task IdentifyAsync(IReadOnlyList<RunItem> items, Action<RunItem> failed, CancellationToken cancellationToken)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        RunItem[] open = [.. items.Where(i => !Recall(i) && IsWithin(taken, i.Document.Source))];
        return Parallel.ForEachAsync(open, Options(cancellationToken), async (item, token) =>
        {
            if (await ReadAsync(item, token).ConfigureAwait(false) is { } bytes)
            {
                Identify(item, DocumentConverter.Sha256(bytes));
                if (item.Document.Stamp is { } stamp)
                {
                    stamps.Keep(item.Document.Source, item.Document.Key, stamp, item.Key!.Value.Sha256);
                }
            }
            else
            {
                failed(item);
            }
        });
    }

    /// <summary>Converts what is not in the store.</summary>
    /// <param name="items">All documents; those without a key are passed over.</param>
    /// <param name="finished">Is told of each document of the run that is done; from several threads.</param>
    /// <param name="cancellationToken">Cancels inside a document; what is done is kept.</param>
    public async Task RunAsync(IReadOnlyList<RunItem> items, Action<RunItem> finished, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(Open(items, finished), Options(cancellationToken), async (group, token) =>
        {
            await ConvertAsync(group, token).ConfigureAwait(false);
            foreach (RunItem item in group.Where(i => !i.IsKnownOnly))
            {
                finished(item);
            }
        }).ConfigureAwait(false);
    }

    /// <summary>Documents of the same bytes that the store has no result of and that this run converts, in their order. The others get what the store has.</summary>
    /// <param name="items">All documents; those without a key are passed over.</param>
    /// <param name="finished">Is told of each document of the run whose result the store has.</param>
    public List<List<RunItem>> Open(IReadOnlyList<RunItem> items, Action<RunItem> finished)
    {
        var groups = new Dictionary<ResultKey, List<RunItem>>();
        List<List<RunItem>> inOrder = [];
        foreach (RunItem item in items)
        {
            if (item.Key is { } key)
            {
                if (!groups.TryGetValue(key, out List<RunItem>? group))
                {
                    groups[key] = group = new List<RunItem>(1);
                    inOrder.Add(group);
                }

                group.Add(item);
            }
        }

        groups = [];
        List<List<RunItem>> open = [];
        int looked = 0;
        foreach (List<RunItem> group in inOrder)
        {
            Housekeeping.After(ref looked, group.Count);
            if (!Known(group, finished) && IsWanted(group))
            {
                open.Add(group);
            }
        }

        return open;
    }

    private ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };

    private bool Recall(RunItem item)
    {
        SourceDocument document = item.Document;
        string? digest = document.Sha256;
        if (digest is null && document.Stamp is { } stamp && !options.Force)
        {
            digest = stamps.Find(document.Source, document.Key, stamp);
        }

        if (digest is not null)
        {
            Identify(item, digest);
        }

        return digest is not null || item.IsKnownOnly;
    }

    private static void Identify(RunItem item, string digest) => item.Key = ResultKey.Of(digest, item.Document);

    /// <summary>Takes the result that the store has.</summary>
    private bool Known(List<RunItem> group, Action<RunItem> finished)
    {
        RunItem first = group[0];
        if ((options.Force && group.Any(i => !i.IsKnownOnly)) || store.Find(first.Key!.Value, first.Document.File) is not { } stored)
        {
            return false;
        }

        foreach (RunItem item in group)
        {
            Take(item, stored, DocumentStatus.Unchanged);
            if (!item.IsKnownOnly)
            {
                finished(item);
            }
        }

        return true;
    }

    /// <summary>Whether what the store has no result of is converted in this run: not where only documents beside the run hold it, nor beyond a sample.</summary>
    private bool IsWanted(List<RunItem> group)
    {
        if (options.ForceWrite || group.Find(i => !i.IsKnownOnly) is not { } item)
        {
            return false;
        }

        if (options.Since is { } since && item.Document.ModifiedAt is { } modified && DateOnly.FromDateTime(modified.UtcDateTime) < since)
        {
            return false;
        }

        return IsWithin(_sampled, item.Document.Source);
    }

    /// <summary>Counts a document of a source against the sample.</summary>
    private bool IsWithin(Dictionary<string, int> taken, string source)
    {
        int before = taken.GetValueOrDefault(source);
        taken[source] = before + 1;
        return options.Sample is not { } sample || before < sample;
    }

    private async Task ConvertAsync(List<RunItem> group, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        RunItem first = group.Find(i => !i.IsKnownOnly)!;
        if (await ReadAsync(first, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            foreach (RunItem item in group)
            {
                item.Fail(first.Code, first.Reason);
            }

            return;
        }

        StoredConversion made = DocumentConverter.Sha256(bytes) == first.Key!.Value.Sha256
            ? Convert(first, bytes, cancellationToken)
            : new StoredConversion(null, new ConversionFailure("changed-meanwhile", "the file was changed while the run was under way; run again"));
        first.Seconds = Math.Round((decimal)Stopwatch.GetElapsedTime(start).TotalSeconds, 3);
        foreach (RunItem item in group)
        {
            Take(item, made, item == first ? DocumentStatus.Written : DocumentStatus.Unchanged);
        }
    }

    private StoredConversion Convert(RunItem item, byte[] bytes, CancellationToken cancellationToken)
    {
        ResultKey key = item.Key!.Value;
        ConversionResult result = converter.Convert(item.Document, bytes, cancellationToken);
        try
        {
            if (result.Failure is null)
            {
                return new StoredConversion(store.Keep(key, item.Document.File, result), null);
            }

            if (!Passing.Contains(result.Failure.Code))
            {
                store.Keep(key, item.Document.File, result.Failure);
            }

            return new StoredConversion(null, result.Failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            return new StoredConversion(null, new ConversionFailure("store-not-writable", $"the result cannot be kept: {e.Message}; make room, or correct \"store\""));
        }
    }

    private static async Task<byte[]?> ReadAsync(RunItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await item.Document.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            (string code, string reason) = ReadFailure(e);
            item.Fail(code, reason);
            return null;
        }
    }

    private static void Take(RunItem item, StoredConversion stored, DocumentStatus status)
    {
        if (stored.Failure is { } failure)
        {
            item.Fail(failure.Code, failure.Reason);
            return;
        }

        (item.Summary, item.Status) = (stored.Summary, status);
    }

    private static (string Code, string Reason) ReadFailure(Exception e) => e switch
    {
        NotFetchedException => ("not-fetched", e.Message),
        NotConvertedException => ("not-converted", e.Message),
        InvalidDataException => ("store-damaged", e.Message),
        FileNotFoundException or DirectoryNotFoundException => ("missing-file", "the file does not exist; check the path"),
        UnauthorizedAccessException => ("not-permitted", "the file may not be read; check its permissions"),
        _ => ("not-fetched", $"the file cannot be read: {e.Message}"),
    };
}
