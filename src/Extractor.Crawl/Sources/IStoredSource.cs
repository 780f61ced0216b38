using Extractor.Crawl.Crawling;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Sources;

/// <summary>A source that is collected into the store first and listed from there, so that later stages can be done again without it.</summary>
public interface IStoredSource : IDocumentSource
{
    /// <summary>Collects what is new or changed into the store.</summary>
    Task<CrawlReport> CollectAsync(CollectOptions options, CancellationToken cancellationToken = default);

    /// <summary>Lists the documents in the store, also those that vanished from the source, without asking the source.</summary>
    /// <param name="collected">How the source was collected just now: documents that it could not get, and that the store does not have, follow at the end.</param>
    /// <param name="cancellationToken">Cancels between documents.</param>
    IAsyncEnumerable<SourceDocument> StoredAsync(CrawlReport? collected = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the same from a catalogue that is open already, and opens none: nothing in the store is touched.</summary>
    /// <param name="database">The store's catalogue, or a copy of it.</param>
    /// <param name="cancellationToken">Cancels between documents.</param>
    IAsyncEnumerable<SourceDocument> KnownAsync(CatalogueDatabase database, CancellationToken cancellationToken = default) => StoredAsync(null, cancellationToken);
}

/// <summary>How far a source is collected.</summary>
public sealed record CollectOptions
{
    /// <summary>The job of the catalogue that this is part of: a source that was collected within it is not asked again.</summary>
    public long? Job { get; init; }

    /// <summary>At most this many documents are fetched; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Articles that say they are older are not followed; null for all.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Tells the times that go into the store; null for the system's. Delays are always kept by the system's clock.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Is told after each exchange.</summary>
    public IProgress<CrawlReport>? Progress { get; init; }
}
