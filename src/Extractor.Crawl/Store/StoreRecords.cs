using Extractor.Crawl.Http;

namespace Extractor.Crawl.Store;

/// <summary>A run of a source.</summary>
/// <param name="IsResumed">True where an earlier run was not finished and goes on.</param>
/// <param name="Started">When it began, before any pause.</param>
/// <param name="EndReport">Where the run has ended within the same job: its report as JSON; there is nothing left to do.</param>
public sealed record CrawlRun(long Id, string Source, bool IsResumed, DateTimeOffset Started, string? EndReport = null);

/// <summary>What is known of an address from its last good fetch.</summary>
public sealed record KnownPage(string? ETag, DateTimeOffset? LastModified, string Digest, string Address, string? FileName, string? Charset = null)
{
    public Validators Validators => new(ETag, LastModified) { Address = new Uri(Address) };
}

/// <summary>One exchange with what the crawl made of it.</summary>
public sealed record ExchangeRecord
{
    public required FrontierItem Item { get; init; }

    public required FetchResult Result { get; init; }

    /// <summary>The final judgement: a complete fetch of a firewall's page is <see cref="FetchStatus.Firewall"/>.</summary>
    public required FetchStatus Status { get; init; }

    /// <summary>Digest of the stored body; for an unchanged answer that of the body known before; null without a body.</summary>
    public string? Digest { get; init; }

    public required string Message { get; init; }

    /// <summary>True where the address is a document of the source (also one that is not converted).</summary>
    public bool IsDocument { get; init; }

    /// <summary>pdf, archive, notConverted.</summary>
    public string DocumentStatus { get; init; } = "pdf";

    /// <summary>Safe file name.</summary>
    public string FileName { get; init; } = "document";
}

/// <summary>What an exchange changed.</summary>
public enum VersionChange
{
    None,
    New,
    Changed,
    Unchanged,
}

/// <summary>A document with its newest version.</summary>
public sealed record StoredDocument(string Address, string Digest, string FetchedAt, string FileName, string? Title, string? Published, string? Publisher, string Status)
{
    /// <summary>When a run no longer met it; null where it is there.</summary>
    public string? VanishedAt { get; init; }
}

/// <summary>An exchange of a run that is short of complete.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Kind">What was expected there.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="Text">Text of the link that led there.</param>
public sealed record CrawlFault(string Address, FrontierKind Kind, FetchStatus Status, string Message, string? Text)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Status}: {new Uri(Address)} {Message}".TrimEnd();
}
