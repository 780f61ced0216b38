using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>How a run of a source ended.</summary>
public sealed record CrawlReport
{
    public required string Source { get; init; }

    /// <summary>complete, or partial where anything is short of it.</summary>
    public required string Outcome { get; init; }

    /// <summary>finished, exchange-limit, byte-limit, time-limit, cancelled.</summary>
    public required string FinishReason { get; init; }

    public bool IsResumed { get; init; }

    public int Exchanges { get; init; }

    public int Requests { get; init; }

    public long Bytes { get; init; }

    public int NewDocuments { get; init; }

    public int ChangedDocuments { get; init; }

    public int UnchangedDocuments { get; init; }

    public int VanishedDocuments { get; init; }

    /// <summary>Exchanges by status.</summary>
    public IReadOnlyDictionary<string, long> Statuses { get; init; } = new Dictionary<string, long>();

    /// <summary>What went wrong, a line each, at most 200.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Every exchange that is short of complete; told at the end of a run.</summary>
    public IReadOnlyList<CrawlFault> Faults { get; init; } = [];
}
