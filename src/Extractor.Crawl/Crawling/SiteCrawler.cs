using System.Globalization;
using Extractor.Crawl.Http;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Crawling;

/// <summary>
/// Crawls one source: takes waiting items host by host, hands each answer to <see cref="AnswerReader"/>, and writes what
/// came of it in one transaction. Killed at any moment it goes on where it was.
/// </summary>
public sealed class SiteCrawler(SiteOptions options, IFetcher fetcher, Catalogue catalogue, BlobStore blobs, TimeProvider clock)
{
    private const int MaxFailures = 200;

    private readonly Dictionary<string, Queue<FrontierItem>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _busy = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly CrawlTally _tally = new();
    private int _taken;

    /// <summary>Runs until nothing waits or a limit is met.</summary>
    /// <param name="progress">Told after each exchange.</param>
    /// <param name="job">The job that the run is part of: where the crawl of this source has ended within it, its report is given back.</param>
    /// <param name="cancellationToken">Stops after the exchanges under way; the run can be taken up again.</param>
    public async Task<CrawlReport> RunAsync(IProgress<CrawlReport>? progress = null, long? job = null, CancellationToken cancellationToken = default)
    {
        long start = clock.GetTimestamp();
        blobs.Sweep();
        CrawlRun run = catalogue.BeginRun(options.Id, clock.GetUtcNow(), [.. Seeds()], Scope(), job);
        if (run.EndReport is not null && CrawlReport.FromJson(run.EndReport) is { } ended)
        {
            return ended with { IsResumed = true };
        }

        Recall(run);
        var reader = new AnswerReader(options, blobs);
        string reason = "finished";
        Dictionary<Task<Answer>, FrontierItem> running = [];
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                reason = Limit(start) ?? reason;
                if (reason == "finished")
                {
                    foreach (FrontierItem item in Ready(options.MaxHosts - running.Count))
                    {
                        running.Add(FetchAsync(run, item, reader, cancellationToken), item);
                    }
                }

                if (running.Count == 0)
                {
                    break;
                }

                Task<Answer> done = await Task.WhenAny(running.Keys).ConfigureAwait(false);
                FrontierItem finished = running[done];
                running.Remove(done);
                _busy[HostOf(finished)]--;
                Take(run, await done.ConfigureAwait(false));
                progress?.Report(Report(run, "partial", "running", 0));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(running.Keys.Select(t => t.ContinueWith(_ => { }, TaskScheduler.Default))).ConfigureAwait(false);
            return Report(run, "partial", "cancelled", 0);
        }

        bool whole = reason == "finished" && options.Sample is null && options.Since is null;
        reason = reason != "finished" ? reason : options.Sample is not null ? "sample" : options.Since is not null ? "since" : reason;
        string outcome = whole && _tally.Failed == 0 ? "complete" : "partial";
        IReadOnlyList<CrawlFault> faults = catalogue.Faults(run);
        CrawlReport report = Report(run, outcome, reason, 0) with { Faults = faults, Failures = [.. faults.Take(MaxFailures).Select(f => f.ToString())] };
        int vanished = catalogue.FinishRun(run, reason, whole && !_tally.IsBlind, clock.GetUtcNow(), v => (report with { VanishedDocuments = v }).ToJson());
        return report with { VanishedDocuments = vanished };
    }

    /// <summary>What limits the run besides its configuration; a run of another scope is not taken up.</summary>
    private string Scope() => string.Create(
        CultureInfo.InvariantCulture, $"{(options.Sample is { } sample ? $"sample {sample} " : "")}{(options.Since is { } since ? $"since {since:yyyy-MM-dd}" : "")}").TrimEnd();

    /// <summary>Takes up what a run did before it was interrupted: what is done is not asked again, and its failures and counts stay.</summary>
    private void Recall(CrawlRun run)
    {
        if (run.IsResumed)
        {
            _known.UnionWith(catalogue.Done(run));
            foreach (PastExchange exchange in catalogue.Exchanges(run))
            {
                _tally.Add(exchange);
            }

            _tally.Filtered = catalogue.Filtered(run);
        }

        foreach (FrontierItem item in catalogue.Pending(run))
        {
            _taken += item.Kind == FrontierKind.Document ? 1 : 0;
            Wait(item);
        }

        _taken += run.IsResumed ? _tally.Documents : 0;
    }

    private static string HostOf(FrontierItem item) => new Uri(item.Address).Authority;

    private IEnumerable<FrontierItem> Seeds() =>
        (options.StartKind == FrontierKind.Document && options.Sample is { } sample ? options.Start.Take(sample) : options.Start).Select(a => Seed(options, a));

    /// <summary>What a crawl of a start address begins with.</summary>
    internal static FrontierItem Seed(SiteOptions options, Uri address)
    {
        PageRequest first = options.StartKind == FrontierKind.List ? options.Paging.First(address) : new PageRequest(address);
        FrontierItem item = FrontierItem.Of(first, options.StartKind);
        return item with { ListId = item.Key };
    }

    private async Task<Answer> FetchAsync(CrawlRun run, FrontierItem item, AnswerReader reader, CancellationToken cancellationToken)
    {
        KnownPage? known = item.Form is null ? catalogue.Known(run.Source, item.Key) : null;
        if (known is not null && !blobs.Contains(known.Digest))
        {
            known = null;
        }

        if (LinkJudge.IsTrap(item.Request.Address))
        {
            var trap = new FetchResult { Status = FetchStatus.Trap, Addresses = [item.Request.Address], FetchedAt = clock.GetUtcNow(), Message = "the address repeats itself or is too long, as those of endless links are; it was not asked for" };
            return reader.Read(item, trap, null);
        }

        FetchResult result = await fetcher.FetchAsync(item.Request, known?.Validators, cancellationToken).ConfigureAwait(false);
        Answer answer = reader.Read(item, result with { FetchedAt = clock.GetUtcNow() }, known);
        if (answer.Exchange.Status != result.Status)
        {
            fetcher.Judged(result.Addresses[^1], answer.Exchange.Status);
        }

        return answer;
    }

    private void Take(CrawlRun run, Answer answer)
    {
        // Only what is new to the run goes into the catalogue; met again, it is counted as filtered.
        List<FrontierItem> found = [];
        int filtered = 0;
        HashSet<string> here = new(StringComparer.Ordinal);
        foreach (FrontierItem item in answer.Found)
        {
            if (_known.Contains(item.Key) || !here.Add(item.Key))
            {
                filtered++;
            }
            else if (Wanted(item))
            {
                found.Add(item);
            }
        }

        ExchangeRecord exchange = answer.Exchange;
        VersionChange change = catalogue.Complete(run, exchange, found, filtered);
        FetchResult result = exchange.Result;
        _tally.Filtered += filtered;
        _tally.Add(new PastExchange(
            exchange.Status, exchange.Item.Kind, change, result.Requests, result.Body.Length, result.Responses, [.. result.Addresses.Select(a => a.AbsoluteUri)], exchange.Message, result.Retries));
        foreach (FrontierItem item in found)
        {
            Wait(item);
        }
    }

    private bool Wanted(FrontierItem item)
    {
        if (item.Kind != FrontierKind.Document || options.Sample is not { } sample)
        {
            return true;
        }

        return _taken++ < sample;
    }

    private void Wait(FrontierItem item)
    {
        if (!_known.Add(item.Key))
        {
            return;
        }

        string host = HostOf(item);
        if (!_waiting.TryGetValue(host, out Queue<FrontierItem>? queue))
        {
            _waiting[host] = queue = new Queue<FrontierItem>();
        }

        queue.Enqueue(item);
    }

    private List<FrontierItem> Ready(int room)
    {
        List<FrontierItem> ready = [];
        foreach ((string host, Queue<FrontierItem> queue) in _waiting)
        {
            while (ready.Count < room && queue.Count > 0 && _busy.GetValueOrDefault(host) < options.Fetch.ConnectionsPerHost)
            {
                ready.Add(queue.Dequeue());
                _busy[host] = _busy.GetValueOrDefault(host) + 1;
            }
        }

        return ready;
    }

    private string? Limit(long start) =>
        _tally.Exchanges >= options.MaxExchanges ? "exchange-limit"
        : _tally.Bytes >= options.MaxBytes ? "byte-limit"
        : clock.GetElapsedTime(start) >= options.MaxTime ? "time-limit"
        : null;

    private CrawlReport Report(CrawlRun run, string outcome, string reason, int vanished) => _tally.Report(run, outcome, reason, vanished, clock.GetUtcNow());
}
