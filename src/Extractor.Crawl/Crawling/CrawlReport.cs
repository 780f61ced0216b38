using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Extractor.Crawl.Http;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>How a run of a source ended. Counts are over the whole run, also where it was killed and taken up again.</summary>
public sealed record CrawlReport
{
    public required string Source { get; init; }

    /// <summary>complete, or partial where anything is short of it.</summary>
    public required string Outcome { get; init; }

    /// <summary>finished, sample, since, exchange-limit, byte-limit, time-limit, cancelled.</summary>
    public required string FinishReason { get; init; }

    public bool IsResumed { get; init; }

    /// <summary>ISO 8601 in UTC.</summary>
    public string? Started { get; init; }

    public string? Finished { get; init; }

    public int Exchanges { get; init; }

    public int Requests { get; init; }

    public long Bytes { get; init; }

    public int NewDocuments { get; init; }

    public int ChangedDocuments { get; init; }

    public int UnchangedDocuments { get; init; }

    public int VanishedDocuments { get; init; }

    /// <summary>Exchanges that ended neither complete nor unchanged.</summary>
    public int FailedExchanges { get; init; }

    /// <summary>Exchanges by status.</summary>
    public IReadOnlyDictionary<string, long> Statuses { get; init; } = new Dictionary<string, long>();

    /// <summary>Counters under the names that Scrapy gives them, such as <c>downloader/response_status_count/200</c>.</summary>
    public IReadOnlyDictionary<string, decimal> Counters { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What went wrong, a line each, at most 200.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Every exchange that is short of complete; told at the end of a run.</summary>
    public IReadOnlyList<CrawlFault> Faults { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, CrawlReportContext.Plain.CrawlReport);

    /// <summary>Reads a report; null where the text is none.</summary>
    public static CrawlReport? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CrawlReportContext.Plain.CrawlReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Serialisation code made at compile time.</summary>
[JsonSerializable(typeof(CrawlReport))]
internal sealed partial class CrawlReportContext : JsonSerializerContext
{
    public static CrawlReportContext Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<FrontierKind>(), new JsonStringEnumConverter<FetchStatus>() },
    });
}
