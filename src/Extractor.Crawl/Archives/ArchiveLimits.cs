namespace Extractor.Crawl.Archives;

/// <summary>Bounds on opening archives; what is beyond them is told, never unpacked.</summary>
public sealed record ArchiveLimits
{
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Entries of an archive, those of archives within it included. Default 2,000.</summary>
    public int MaxEntries { get; init; } = 2_000;

    /// <summary>Bytes of one entry. Default 200 MiB.</summary>
    public long MaxEntryBytes { get; init; } = 200L << 20;

    /// <summary>Bytes of all entries together. Default 1 GiB.</summary>
    public long MaxTotalBytes { get; init; } = 1L << 30;

    /// <summary>Unpacked bytes a packed byte, beyond the first <see cref="RatioFrom"/> bytes. Default 200: text packs to a twentieth at best, a bomb to a thousandth.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Unpacked bytes from which the ratio counts. Default 1 MiB.</summary>
    public long RatioFrom { get; init; } = 1 << 20;

    /// <summary>Archives within archives. Default 2.</summary>
    public int MaxNesting { get; init; } = 2;
}
