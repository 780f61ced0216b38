using System.Text.RegularExpressions;
using Extractor.Crawl.Http;
using Extractor.Crawl.Mirror;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>A site to crawl: where to begin, how lists page on, what to follow, what to take.</summary>
public sealed record SiteOptions
{
    public required string Id { get; init; }

    /// <summary>Pages of lists to begin with.</summary>
    public required IReadOnlyList<Uri> Start { get; init; }

    /// <summary>What the start addresses are: lists, or (for a source of type list) the documents themselves.</summary>
    public FrontierKind StartKind { get; init; } = FrontierKind.List;

    public IPagingStrategy Paging { get; init; } = new NextLinkPaging();

    /// <summary>Addresses or link texts of article pages to follow; null follows links of the list that speak of 预算, 决算 or 绩效.</summary>
    public Regex? Follow { get; init; }

    /// <summary>Addresses or link texts of documents to take, of those that <see cref="LinkJudge"/> sees as documents; null takes all.</summary>
    public Regex? Take { get; init; }

    /// <summary>Hosts besides those of the start pages.</summary>
    public IReadOnlySet<string> Hosts { get; init; } = new HashSet<string>();

    public FetchOptions Fetch { get; init; } = new();

    /// <summary>A saved site that is served on loopback in place of the network; null for the network.</summary>
    public MirrorFolder? Mirror { get; init; }

    /// <summary>Links from a start page. Default 3.</summary>
    public int MaxDepth { get; init; } = 3;

    /// <summary>Exchanges of a run. Default 20,000.</summary>
    public int MaxExchanges { get; init; } = 20_000;

    /// <summary>Pages of one list. Default 500.</summary>
    public int MaxListPages { get; init; } = 500;

    /// <summary>Bytes of a run. Default 20 GiB.</summary>
    public long MaxBytes { get; init; } = 20L << 30;

    /// <summary>Time of a run. Default 12 hours.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Hosts asked at the same time. Default 20.</summary>
    public int MaxHosts { get; init; } = 20;

    /// <summary>Documents to take, newest entries of lists first; null for all (<c>run --sample</c>).</summary>
    public int? Sample { get; init; }

    /// <summary>Articles that say they are older are not followed; null for all (<c>run --since</c>).</summary>
    public DateOnly? Since { get; init; }
}
