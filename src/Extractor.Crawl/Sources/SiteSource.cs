using System.Runtime.CompilerServices;
using Extractor.Crawl.Archives;
using Extractor.Crawl.Content;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Mirror;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Sources;

/// <summary>A site: crawled into the store first, then listed from its catalogue.</summary>
/// <param name="options">What to crawl.</param>
/// <param name="storeFolder">Folder of the store: <c>catalogue.db</c> and <c>blobs/</c>.</param>
/// <param name="clock">For times and delays.</param>
/// <param name="fetcher">How addresses are asked; null for the network.</param>
public sealed class SiteSource(SiteOptions options, string storeFolder, TimeProvider? clock = null, Func<FetchOptions, IFetcher>? fetcher = null) : IStoredSource
{
    public string Id => options.Id;

    /// <summary>What is crawled.</summary>
    public SiteOptions Options => options;

    /// <summary>How the last crawl of this instance ended; null before the first.</summary>
    public CrawlReport? Report { get; private set; }

    /// <summary>Crawls the site into the store.</summary>
    public Task<CrawlReport> CrawlAsync(IProgress<CrawlReport>? progress = null, CancellationToken cancellationToken = default) =>
        CollectAsync(new CollectOptions { Progress = progress }, cancellationToken);

    /// <inheritdoc/>
    public async Task<CrawlReport> CollectAsync(CollectOptions collect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collect);
        TimeProvider time = clock ?? TimeProvider.System;
        SiteOptions limited = options with { Sample = collect.Sample ?? options.Sample, Since = collect.Since ?? options.Since };
        using Catalogue catalogue = Catalogue.Open(StorePaths.Catalogue(storeFolder));
        await using MirrorServer? mirror = StartMirror();
        IFetcher fetch = fetcher?.Invoke(options.Fetch)
            ?? new HttpFetcher(options.Fetch, mirror is null ? null : new MirrorHandler(mirror.Port, options.Fetch), time);
        try
        {
            Report = await new SiteCrawler(limited, fetch, catalogue, new BlobStore(StorePaths.Blobs(storeFolder)), collect.Clock ?? time)
                .RunAsync(collect.Progress, collect.Job, cancellationToken).ConfigureAwait(false);
            return Report;
        }
        finally
        {
            (fetch as IDisposable)?.Dispose();
        }
    }

    /// <summary>Asks the first start address, and nothing besides but robots.txt, and tells what the page leads to. The store is not touched.</summary>
    public async Task<Answer> PreviewAsync(CancellationToken cancellationToken = default)
    {
        string folder = Directory.CreateTempSubdirectory("extractor-preview-").FullName;
        await using MirrorServer? mirror = StartMirror();
        IFetcher fetch = fetcher?.Invoke(options.Fetch)
            ?? new HttpFetcher(options.Fetch, mirror is null ? null : new MirrorHandler(mirror.Port, options.Fetch), clock ?? TimeProvider.System);
        try
        {
            FrontierItem item = SiteCrawler.Seed(options, options.Start[0]);
            FetchResult result = await fetch.FetchAsync(item.Request, null, cancellationToken).ConfigureAwait(false);
            return new AnswerReader(options, new BlobStore(folder)).Read(item, result, null);
        }
        finally
        {
            (fetch as IDisposable)?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CrawlReport report = await CrawlAsync(null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        await foreach (SourceDocument document in StoredAsync(report, cancellationToken).ConfigureAwait(false))
        {
            yield return document;
        }

        // The documents that were had stay valid; the run itself is not whole and says so.
        if (report.Outcome != "complete" && options.Sample is null && options.Since is null)
        {
            string first = report.Faults.Count > 0 ? $": {report.Faults[0]}" : "";
            throw new SourceException($"source {Id}: the crawl is partial ({report.FinishReason}, {report.Faults.Count} exchanges fell short){first}; run again to fetch what is missing");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceDocument> StoredAsync(CrawlReport? collected = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using Catalogue catalogue = Catalogue.Open(StorePaths.Catalogue(storeFolder));
        foreach (SourceDocument document in Listed(catalogue, collected, cancellationToken))
        {
            yield return document;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceDocument> KnownAsync(CatalogueDatabase database, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var catalogue = new Catalogue(database);
        foreach (SourceDocument document in Listed(catalogue, null, cancellationToken))
        {
            yield return document;
        }
    }

    private IEnumerable<SourceDocument> Listed(Catalogue catalogue, CrawlReport? collected, CancellationToken cancellationToken)
    {
        CrawlFault[] faults = [.. (collected?.Faults ?? []).Where(f => f.Kind == FrontierKind.Document).OrderBy(f => f.Address, StringComparer.Ordinal)];
        var lost = new HashSet<string>(faults.Select(f => f.Address), StringComparer.Ordinal);
        foreach (StoredDocument document in catalogue.EachDocument(options.Id, withVanished: true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            lost.Remove(document.Address);
            SourceDocument listed = Document(document);
            if (document.Status == "archive")
            {
                foreach (SourceDocument entry in Entries(listed, document.Digest, cancellationToken))
                {
                    yield return entry;
                }
            }
            else
            {
                yield return listed;
            }
        }

        // A document that could not be had is named as one, with the reason; of one that is in the store from before, that version stays.
        foreach (CrawlFault fault in faults.Where(f => lost.Contains(f.Address)))
        {
            yield return Missing(fault);
        }
    }

    /// <summary>The server of a source of type mirror, for the time of the crawl; null for the network.</summary>
    private MirrorServer? StartMirror() => options.Mirror switch
    {
        null => null,
        { } folder when Directory.Exists(folder.Root) => MirrorServer.Start(folder),
        { } folder => throw new SourceException($"source {Id}: the folder {folder.Root} does not exist; create it or correct its path"),
    };

    private SourceDocument Missing(CrawlFault fault)
    {
        string reason = $"{(fault.Message.Length > 0 ? fault.Message.TrimEnd('.') : "the server did not give it")} ({fault.Status}); the next run tries again";
        return new SourceDocument
        {
            Source = Id,
            Key = new Uri(fault.Address).ToString(),
            File = SafeFileName.From(fault.Text),
            ReadAsync = _ => Task.FromException<byte[]>(new NotFetchedException(reason)),
            Url = fault.Address,
        };
    }

    private IEnumerable<SourceDocument> Entries(SourceDocument archive, string digest, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = new BlobStore(StorePaths.Blobs(storeFolder)).Get(digest);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // Read later it says what is wrong with the blob.
            return [archive];
        }

        return ArchiveDocuments.Expand(archive, bytes, null, cancellationToken);
    }

    private SourceDocument Document(StoredDocument stored)
    {
        string key = new Uri(stored.Address).ToString();
        return new SourceDocument
        {
            Source = Id,

            // A run holds very many of these; what is equal is held once.
            Key = key == stored.Address ? stored.Address : key,
            File = stored.FileName,
            ReadAsync = Reader(stored.Digest, stored.Status == "notConverted"),
            Url = stored.Address,
            FetchedAt = stored.FetchedAt,
            Title = stored.Title,
            Published = stored.Published,
            Publisher = stored.Publisher,
            Unit = null,

            // What is not converted is read each time, which tells why.
            Sha256 = stored.Status == "notConverted" ? null : stored.Digest,
            WithdrawnAt = stored.VanishedAt,
        };
    }

    private Func<CancellationToken, Task<byte[]>> Reader(string digest, bool isNotConverted) => async token =>
    {
        byte[] bytes = await Task.Run(() => new BlobStore(StorePaths.Blobs(storeFolder)).Get(digest), token).ConfigureAwait(false);
        return isNotConverted ? throw new NotConvertedException(NotConverted.Reason(ContentSniffer.Detect(bytes)) ?? "it is no PDF") : bytes;
    };
}
