using Extractor.Crawl.Content;

namespace Extractor.Crawl.Http;

/// <summary>One exchange, complete with its redirects and retries.</summary>
public sealed record FetchResult
{
    public required FetchStatus Status { get; init; }

    /// <summary>Every address asked, in order; the last one answered.</summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>HTTP status of the last answer, 0 where there was none.</summary>
    public int HttpStatus { get; init; }

    /// <summary>The body; empty unless the exchange is complete.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public ContentKind Kind { get; init; }

    /// <summary>Charset parameter of Content-Type, or null.</summary>
    public string? Charset { get; init; }

    public string? ContentType { get; init; }

    /// <summary>File name from Content-Disposition or the address; not yet safe for a disk.</summary>
    public string? FileName { get; init; }

    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Requests sent, retries and redirects included.</summary>
    public int Requests { get; init; }

    /// <summary>Requests that were sent again because the answer was worth another try.</summary>
    public int Retries { get; init; }

    /// <summary>HTTP status of every answer to these requests, in order; a request without an answer has none.</summary>
    public IReadOnlyList<int> Responses { get; init; } = [];

    /// <summary>What went wrong, for people; empty where nothing did.</summary>
    public string Message { get; init; } = "";

    public bool IsGood => Status is FetchStatus.Complete or FetchStatus.NotModified;
}
