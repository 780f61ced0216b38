namespace Extractor.Crawl.Store;

/// <summary>The store cannot be read or written any more while a run is under way, as where the disk is full. The message says where and what to do.</summary>
/// <remarks>What was kept before stays; the next run takes the work up.</remarks>
public sealed class StoreException(string message, Exception inner) : Exception(message, inner);
