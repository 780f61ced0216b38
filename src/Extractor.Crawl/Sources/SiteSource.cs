using System.Runtime.CompilerServices;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Sources;

/// <summary>A site: crawled into the store first, then listed from its catalogue.</summary>
/// <param name="options">What to crawl.</param>
/// <param name="storeFolder">Folder of the store: <c>catalogue.db</c> and <c>blobs/</c>.</param>
/// <param name="clock">For times and delays.</param>
/// <param name="fetcher">How addresses are asked; null for the network.</param>
public sealed class SiteSource(SiteOptions options, string storeFolder, TimeProvider? clock = null, Func<FetchOptions, IFetcher>? fetcher = null) : IDocumentSource
{
    public string Id => options.Id;

    /// <summary>How the last crawl of this instance ended; null before the first.</summary>
    public CrawlReport? Report { get; private set; }

    /// <summary>Crawls the site into the store.</summary>
    public async Task<CrawlReport> CrawlAsync(IProgress<CrawlReport>? progress = null, CancellationToken cancellationToken = default)
    {
        TimeProvider time = clock ?? TimeProvider.System;
        using Catalogue catalogue = Catalogue.Open(CataloguePath(storeFolder));
        IFetcher fetch = fetcher?.Invoke(options.Fetch) ?? new HttpFetcher(options.Fetch, clock: time);
        try
        {
            Report = await new SiteCrawler(options, fetch, catalogue, Blobs(storeFolder), time).RunAsync(progress, cancellationToken).ConfigureAwait(false);
            return Report;
        }
        finally
        {
            (fetch as IDisposable)?.Dispose();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CrawlReport report = await CrawlAsync(null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<StoredDocument> documents;
        using (Catalogue catalogue = Catalogue.Open(CataloguePath(storeFolder)))
        {
            documents = catalogue.Documents(options.Id);
        }

        foreach (StoredDocument document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (document.Status == "pdf")
            {
                yield return Document(document);
            }
        }

        // The documents that were had stay valid; the run itself is not whole and says so.
        if (report.Outcome != "complete" && options.Sample is null && options.Since is null)
        {
            string first = report.Failures.Count > 0 ? $": {report.Failures[0]}" : "";
            throw new SourceException($"source {Id}: the crawl is partial ({report.FinishReason}, {report.Failures.Count} failures){first}; run again to fetch what is missing");
        }
    }

    private static string CataloguePath(string folder) => Path.Combine(folder, "catalogue.db");

    private static BlobStore Blobs(string folder) => new(Path.Combine(folder, "blobs"));

    private SourceDocument Document(StoredDocument stored) => new()
    {
        Source = Id,
        Key = stored.Address,
        File = stored.FileName,
        ReadAsync = _ => Task.FromResult(Blobs(storeFolder).Get(stored.Digest)),
        Url = stored.Address,
        FetchedAt = stored.FetchedAt,
        Title = stored.Title,
        Published = stored.Published,
        Unit = null,
        Sha256 = stored.Digest,
    };
}
