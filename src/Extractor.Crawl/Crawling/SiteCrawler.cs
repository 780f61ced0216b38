using Extractor.Crawl.Http;
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
    private readonly List<string> _failures = [];
    private int _exchanges;
    private int _requests;
    private long _bytes;
    private int _new;
    private int _changed;
    private int _unchanged;
    private int _taken;

    /// <summary>Runs until nothing waits or a limit is met.</summary>
    /// <param name="progress">Told after each exchange.</param>
    /// <param name="cancellationToken">Stops after the exchanges under way; the run can be taken up again.</param>
    public async Task<CrawlReport> RunAsync(IProgress<CrawlReport>? progress = null, CancellationToken cancellationToken = default)
    {
        DateTimeOffset start = clock.GetUtcNow();
        blobs.Sweep();
        CrawlRun run = catalogue.BeginRun(options.Id, start, [.. options.Start.Select(Seed)]);
        var reader = new AnswerReader(options, blobs);
        foreach (FrontierItem item in catalogue.Pending(run))
        {
            Wait(item);
        }

        string reason = "finished";
        Dictionary<Task<Answer>, FrontierItem> running = [];
        try
        {
            while (true)
            {
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

        // From the catalogue, not from memory: a run that was taken up again has the faults of its first part too.
        IReadOnlyList<CrawlFault> faults = catalogue.Faults(run);
        bool whole = reason == "finished" && options.Sample is null && options.Since is null;
        CrawlReport report = Report(run, whole && faults.Count == 0 ? "complete" : "partial", reason, 0);
        bool sawAll = whole && faults.All(f => f.Kind == FrontierKind.Document);
        int vanished = catalogue.FinishRun(run, reason, sawAll, clock.GetUtcNow());
        return report with { VanishedDocuments = vanished, Faults = faults, Failures = [.. faults.Take(MaxFailures).Select(f => f.ToString())] };
    }

    private static string HostOf(FrontierItem item) => new Uri(item.Address).Authority;

    private FrontierItem Seed(Uri address)
    {
        FrontierItem item = FrontierItem.Of(new Paging.PageRequest(address), options.StartKind);
        return item with { ListId = item.Key };
    }

    private async Task<Answer> FetchAsync(CrawlRun run, FrontierItem item, AnswerReader reader, CancellationToken cancellationToken)
    {
        KnownPage? known = item.Form is null ? catalogue.Known(run.Source, item.Key) : null;
        if (known is not null && !blobs.Contains(known.Digest))
        {
            known = null;
        }

        FetchResult result = await fetcher.FetchAsync(item.Request, known?.Validators, cancellationToken).ConfigureAwait(false);
        return reader.Read(item, result, known);
    }

    private void Take(CrawlRun run, Answer answer)
    {
        List<FrontierItem> found = [.. answer.Found.Where(i => !_known.Contains(i.Key) && Wanted(i))];
        VersionChange change = catalogue.Complete(run, answer.Exchange, found);
        _exchanges++;
        _requests += answer.Exchange.Result.Requests;
        _bytes += answer.Exchange.Result.Body.Length;
        _new += change == VersionChange.New ? 1 : 0;
        _changed += change == VersionChange.Changed ? 1 : 0;
        _unchanged += change == VersionChange.Unchanged ? 1 : 0;
        if (answer.Exchange.Status is not (FetchStatus.Complete or FetchStatus.NotModified) && _failures.Count < MaxFailures)
        {
            _failures.Add($"{answer.Exchange.Status}: {answer.Exchange.Item.Address} {answer.Exchange.Message}".TrimEnd());
        }

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

    private string? Limit(DateTimeOffset start) =>
        _exchanges >= options.MaxExchanges ? "exchange-limit"
        : _bytes >= options.MaxBytes ? "byte-limit"
        : clock.GetUtcNow() - start >= options.MaxTime ? "time-limit"
        : null;

    private CrawlReport Report(CrawlRun run, string outcome, string reason, int vanished) => new()
    {
        Source = options.Id,
        Outcome = outcome,
        FinishReason = reason,
        IsResumed = run.IsResumed,
        Exchanges = _exchanges,
        Requests = _requests,
        Bytes = _bytes,
        NewDocuments = _new,
        ChangedDocuments = _changed,
        UnchangedDocuments = _unchanged,
        VanishedDocuments = vanished,
        Statuses = catalogue.Counters(run),
        Failures = [.. _failures],
    };
}
