using System.Globalization;
using Extractor.Crawl.Http;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>Counts the exchanges of a run, those before a pause included.</summary>
internal sealed class CrawlTally
{
    private readonly SortedDictionary<string, long> _statuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> _responses = [];
    private readonly Dictionary<VersionChange, int> _changes = [];

    public int Exchanges { get; private set; }

    public int Requests { get; private set; }

    public long Bytes { get; private set; }

    public int Retries { get; private set; }

    public long Filtered { get; set; }

    public int Failed { get; private set; }

    /// <summary>Exchanges that asked for a document.</summary>
    public int Documents { get; private set; }

    /// <summary>True where a page that leads to documents could not be read, so that what was not met may still be there.</summary>
    public bool IsBlind { get; private set; }

    public void Add(PastExchange exchange)
    {
        Exchanges++;
        Documents += exchange.Kind == FrontierKind.Document ? 1 : 0;
        Requests += exchange.Requests;
        Bytes += exchange.Bytes;
        Retries += exchange.Retries;
        _statuses[exchange.Status.ToString()] = _statuses.GetValueOrDefault(exchange.Status.ToString()) + 1;
        _changes[exchange.Change] = _changes.GetValueOrDefault(exchange.Change) + 1;
        foreach (int response in exchange.Responses)
        {
            _responses[response] = _responses.GetValueOrDefault(response) + 1;
        }

        if (exchange.Status is FetchStatus.Complete or FetchStatus.NotModified)
        {
            return;
        }

        Failed++;
        // An article that is gone took its documents with it; any other page that fails hides what it leads to.
        bool isGone = exchange.Status is FetchStatus.NotFound or FetchStatus.SoftNotFound;
        IsBlind |= exchange.Kind == FrontierKind.List || (exchange.Kind == FrontierKind.Article && !isGone);
    }

    /// <summary>The report as it stands.</summary>
    public CrawlReport Report(CrawlRun run, string outcome, string reason, int vanished, DateTimeOffset now) => new()
    {
        Source = run.Source,
        Outcome = outcome,
        FinishReason = reason,
        IsResumed = run.IsResumed,
        Exchanges = Exchanges,
        Requests = Requests,
        Bytes = Bytes,
        NewDocuments = Changes(VersionChange.New),
        ChangedDocuments = Changes(VersionChange.Changed),
        UnchangedDocuments = Changes(VersionChange.Unchanged),
        VanishedDocuments = vanished,
        FailedExchanges = Failed,
        Started = Time(run.Started),
        Finished = Time(now),
        Statuses = new SortedDictionary<string, long>(_statuses, StringComparer.Ordinal),
        Counters = Counters(run, now),
    };

    /// <summary>The counters under the names that Scrapy gives them.</summary>
    private SortedDictionary<string, decimal> Counters(CrawlRun run, DateTimeOffset now)
    {
        var counters = new SortedDictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["downloader/request_count"] = Requests,
            ["downloader/response_count"] = _responses.Values.Sum(),
            ["downloader/response_bytes"] = Bytes,
            ["dupefilter/filtered"] = Filtered,
            ["elapsed_time_seconds"] = Math.Round((decimal)(now - run.Started).TotalSeconds, 3),
            ["item_scraped_count"] = Changes(VersionChange.New) + Changes(VersionChange.Changed) + Changes(VersionChange.Unchanged),
            ["retry/count"] = Retries,
        };
        foreach ((int status, long count) in _responses)
        {
            counters[string.Create(CultureInfo.InvariantCulture, $"downloader/response_status_count/{status}")] = count;
        }

        return counters;
    }

    private int Changes(VersionChange change) => _changes.GetValueOrDefault(change);

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
