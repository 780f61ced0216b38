namespace Extractor.Crawl.Sources;

/// <summary>A document of a source with what the source knows about it. The bytes are read when asked for.</summary>
public sealed record SourceDocument
{
    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Names the document within its source for good: a relative path with forward slashes, or an address.</summary>
    public required string Key { get; init; }

    /// <summary>File name without folder, as it goes into the unit-year file.</summary>
    public required string File { get; init; }

    /// <summary>Reads the bytes. May be called more than once.</summary>
    /// <remarks>Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where they cannot be had.</remarks>
    public required Func<CancellationToken, Task<byte[]>> ReadAsync { get; init; }

    /// <summary>Address it was fetched from; null for a local file.</summary>
    public string? Url { get; init; }

    /// <summary>When it was fetched, ISO 8601 with offset; null for a local file.</summary>
    public string? FetchedAt { get; init; }

    /// <summary>Title of the link or page that led to it.</summary>
    public string? Title { get; init; }

    /// <summary>Date of publication that the page names, ISO 8601 date.</summary>
    public string? Published { get; init; }

    /// <summary>Body that the page names as its source.</summary>
    public string? Publisher { get; init; }

    /// <summary>Unit that the page or the configuration names.</summary>
    public string? Unit { get; init; }

    /// <summary>Fiscal year that the page or the configuration names.</summary>
    public int? Year { get; init; }

    /// <summary>SHA-256 of the bytes in lower-case hex where the source knows it without reading them.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When the source was found to hold it no longer, ISO 8601; null where it is there. Its bytes are still in the store.</summary>
    public string? WithdrawnAt { get; init; }

    /// <summary>Changes whenever the bytes may have changed (size and time of change of a file); null where nothing tells.</summary>
    public string? Stamp { get; init; }

    /// <summary>When a local file was changed last; null for others.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }
}
