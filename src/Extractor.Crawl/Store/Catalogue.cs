using Extractor.Crawl.Http;
using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Store;

/// <summary>
/// The crawl's part of the catalogue: what was asked, what came back, which documents there are and were. Every exchange is one
/// transaction, so a killed run loses the exchange under way and nothing else.
/// </summary>
/// <remarks>Calls are serialised.</remarks>
public sealed class Catalogue : IDisposable
{
    private readonly CatalogueDatabase _database;
    private readonly bool _owned;

    /// <param name="database">Stays open when the catalogue is disposed.</param>
    public Catalogue(CatalogueDatabase database) => _database = database;

    private Catalogue(string path) => (_database, _owned) = (CatalogueDatabase.Open(path), true);

    /// <summary>Opens or makes a catalogue.</summary>
    /// <exception cref="InvalidDataException">The file is of a newer version of the program, or no catalogue.</exception>
    public static Catalogue Open(string path) => new(path);

    /// <summary>The run of a source that was not finished, or a new one.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="now">Start of a new run.</param>
    /// <param name="seeds">Where a new run begins.</param>
    /// <param name="scope">What the run is limited to; an unfinished run of another scope is given up. Empty for the whole source.</param>
    /// <param name="job">The job that the run is part of; a run that ended within the same job is given back as it ended.</param>
    public CrawlRun BeginRun(string source, DateTimeOffset now, IReadOnlyList<FrontierItem> seeds, string scope = "", long? job = null) => _database.InTransaction(() =>
    {
        if (job is not null && FirstRun("source=$s AND job=$j AND scope=$c AND finished IS NOT NULL AND report IS NOT NULL", source, scope, job) is { } ended)
        {
            return ended;
        }

        CrawlRun? open = FirstRun("source=$s AND scope=$c AND finished IS NULL", source, scope, job);
        foreach (long other in _database.Query("SELECT id FROM runs WHERE source=$s AND finished IS NULL AND id<>$i", r => r.GetInt64(0), ("$s", source), ("$i", open?.Id ?? -1)))
        {
            End(other, "abandoned", null, now);
        }

        if (open is not null)
        {
            _database.Execute("UPDATE runs SET job=$j WHERE id=$i", ("$j", job), ("$i", open.Id));
            return open;
        }

        long id = _database.Scalar(
            "INSERT INTO runs(source, started, scope, job) VALUES($s, $t, $c, $j) RETURNING id",
            ("$s", source), ("$t", CatalogueDatabase.Text(now)), ("$c", scope), ("$j", job))!.Value;
        foreach (FrontierItem seed in seeds)
        {
            Enqueue(id, seed);
        }

        return new CrawlRun(id, source, false, now);
    });

    /// <summary>Items of a run that wait, in the order in which they were found.</summary>
    public IReadOnlyList<FrontierItem> Pending(CrawlRun run) => _database.Query(
        "SELECT key, address, form, kind, depth, list_index, list_id, referrer, title, published, publisher, text FROM frontier WHERE run=$r AND done=0 ORDER BY seq",
        FrontierItem.Read, ("$r", run.Id));

    /// <summary>Keys of the items of a run that are done.</summary>
    public IReadOnlyList<string> Done(CrawlRun run) =>
        _database.Query("SELECT key FROM frontier WHERE run=$r AND done=1", r => r.GetString(0), ("$r", run.Id));

    /// <summary>The exchanges of a run up to now, in their order, for counting on after a pause.</summary>
    public IReadOnlyList<PastExchange> Exchanges(CrawlRun run) => _database.Query(
        "SELECT f.status, COALESCE(q.kind, 'Document'), f.change, f.requests, f.bytes, f.responses, f.chain, f.message, f.retries FROM fetches f "
        + "LEFT JOIN frontier q ON q.run=f.run AND q.key=f.key WHERE f.run=$r ORDER BY f.id",
        r => new PastExchange(
            Enum.Parse<FetchStatus>(r.GetString(0)), Enum.Parse<FrontierKind>(r.GetString(1)), Enum.Parse<VersionChange>(r.GetString(2)), r.GetInt32(3), r.GetInt64(4),
            PastExchange.ParseResponses(r.GetString(5)), r.GetString(6).Split('\n'), r.GetString(7), r.GetInt32(8)),
        ("$r", run.Id));

    /// <summary>Exchanges of a run under way that are short of complete, in the order of the run, those of earlier processes included.</summary>
    public IReadOnlyList<CrawlFault> Faults(CrawlRun run) => _database.Query(
        "SELECT f.address, f.kind, x.status, x.message, f.text FROM fetches x JOIN frontier f ON f.run=x.run AND f.key=x.key "
        + "WHERE x.run=$r AND x.status NOT IN ('Complete', 'NotModified') ORDER BY x.id",
        r => new CrawlFault(
            r.GetString(0), Enum.Parse<FrontierKind>(r.GetString(1)), Enum.Parse<FetchStatus>(r.GetString(2)), r.GetString(3), CatalogueDatabase.Null(r, 4)),
        ("$r", run.Id));

    /// <summary>Links of a run that led to what was known already.</summary>
    public long Filtered(CrawlRun run) => _database.Scalar("SELECT filtered FROM runs WHERE id=$r", ("$r", run.Id)) ?? 0;

    /// <summary>Validators and digest of the last good fetch of an address; null where there was none.</summary>
    public KnownPage? Known(string source, string key) => _database.First(
        "SELECT etag, last_modified, digest, address, file_name, charset FROM pages WHERE source=$s AND key=$k",
        r => new KnownPage(
            CatalogueDatabase.Null(r, 0), CatalogueDatabase.Time(CatalogueDatabase.Null(r, 1)), r.GetString(2), r.GetString(3), CatalogueDatabase.Null(r, 4), CatalogueDatabase.Null(r, 5)),
        ("$s", source), ("$k", key));

    /// <summary>Takes the result of one exchange: its record, its page, its document version and what it led to, in one transaction.</summary>
    /// <param name="filtered">Links that led to what was known already.</param>
    /// <returns>What the exchange changed.</returns>
    public VersionChange Complete(CrawlRun run, ExchangeRecord exchange, IReadOnlyList<FrontierItem> found, int filtered = 0) => _database.InTransaction(() =>
    {
        FetchResult result = exchange.Result;
        string fetched = CatalogueDatabase.Text(result.FetchedAt);
        string? since = exchange.Digest is null
            ? null
            : _database.First(
                "SELECT since FROM pages WHERE source=$s AND key=$k AND digest=$d", r => r.GetString(0), ("$s", run.Source), ("$k", exchange.Item.Key), ("$d", exchange.Digest));
        VersionChange change = exchange.IsDocument ? Version(run, exchange) : VersionChange.None;
        _database.Execute(
            "INSERT INTO fetches(run, key, chain, http_status, status, kind, digest, bytes, requests, fetched_at, message, content_type, etag, last_modified, unchanged_since, change, responses, retries) "
            + "VALUES($r,$k,$c,$h,$s,$n,$d,$b,$q,$t,$m,$ct,$e,$l,$u,$v,$p,$y)",
            ("$r", run.Id), ("$k", exchange.Item.Key), ("$c", string.Join('\n', result.Addresses.Select(a => a.AbsoluteUri))),
            ("$h", result.HttpStatus), ("$s", exchange.Status.ToString()), ("$n", result.Kind.ToString()), ("$d", exchange.Digest),
            ("$b", result.Body.Length), ("$q", result.Requests), ("$t", fetched), ("$m", exchange.Message),
            ("$ct", result.ContentType), ("$e", result.ETag), ("$l", result.LastModified is { } l ? CatalogueDatabase.Text(l) : null),
            ("$u", since), ("$v", change.ToString()), ("$p", PastExchange.WriteResponses(result.Responses)), ("$y", result.Retries));
        if (exchange.Status == FetchStatus.Complete && exchange.Digest is not null)
        {
            _database.Execute(
                "INSERT INTO pages(source, key, address, etag, last_modified, digest, fetched_at, file_name, since, charset) VALUES($s,$k,$a,$e,$l,$d,$t,$f,$n,$c) "
                + "ON CONFLICT(source, key) DO UPDATE SET address=$a, etag=$e, last_modified=$l, digest=$d, fetched_at=$t, file_name=$f, since=$n, charset=$c",
                ("$s", run.Source), ("$k", exchange.Item.Key), ("$a", result.Addresses[^1].AbsoluteUri), ("$e", result.ETag),
                ("$l", result.LastModified is { } m ? CatalogueDatabase.Text(m) : null), ("$d", exchange.Digest), ("$t", fetched), ("$f", exchange.FileName),
                ("$n", since ?? fetched), ("$c", result.Charset));
        }

        foreach (FrontierItem item in found)
        {
            Enqueue(run.Id, item);
        }

        _database.Execute("UPDATE frontier SET done=1 WHERE run=$r AND key=$k", ("$r", run.Id), ("$k", exchange.Item.Key));
        if (filtered > 0)
        {
            _database.Execute("UPDATE runs SET filtered=filtered+$n WHERE id=$r", ("$n", filtered), ("$r", run.Id));
        }

        return change;
    });

    /// <summary>Ends a run. Documents of the source that the run did not meet are marked as vanished, never deleted.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reason">Why it ended.</param>
    /// <param name="sawEverything">False where a document may be there although the run did not meet it; nothing is marked then.</param>
    /// <param name="now">The end.</param>
    /// <returns>Number of documents newly marked.</returns>
    public int FinishRun(CrawlRun run, string reason, bool sawEverything, DateTimeOffset now) => FinishRun(run, reason, sawEverything, now, null);

    /// <inheritdoc cref="FinishRun(CrawlRun, string, bool, DateTimeOffset)"/>
    /// <param name="report">Makes the run's report, as JSON, of the number of documents newly marked.</param>
    public int FinishRun(CrawlRun run, string reason, bool sawEverything, DateTimeOffset now, Func<int, string>? report) => _database.InTransaction(() =>
    {
        int vanished = sawEverything
            ? _database.Execute(
                "UPDATE documents SET vanished_at=$t WHERE source=$s AND vanished_at IS NULL AND last_run<>$r",
                ("$t", CatalogueDatabase.Text(now)), ("$s", run.Source), ("$r", run.Id))
            : 0;
        End(run.Id, reason, report?.Invoke(vanished), now);
        return vanished;
    });

    /// <summary>Documents of a source with their newest version, by address in ordinal order.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="withVanished">Also those that are no longer met.</param>
    /// <remarks>Read in pieces as they are asked for, so that many documents are not held at once.</remarks>
    public IEnumerable<StoredDocument> EachDocument(string source, bool withVanished = false)
    {
        const int Piece = 1000;
        string after = "";
        while (true)
        {
            List<StoredDocument> piece = _database.Query(
                "SELECT d.address, v.digest, v.fetched_at, v.file_name, v.title, v.published, v.publisher, v.status, d.vanished_at FROM documents d "
                + "JOIN versions v ON v.document=d.id AND v.number=(SELECT MAX(number) FROM versions WHERE document=d.id) "
                + "WHERE d.source=$s AND d.address>$a" + (withVanished ? "" : " AND d.vanished_at IS NULL") + " ORDER BY d.address LIMIT $n",
                r => new StoredDocument(
                    r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), CatalogueDatabase.Null(r, 4), CatalogueDatabase.Null(r, 5), CatalogueDatabase.Null(r, 6), r.GetString(7))
                {
                    VanishedAt = CatalogueDatabase.Null(r, 8),
                },
                ("$s", source), ("$a", after), ("$n", Piece));
            foreach (StoredDocument document in piece)
            {
                yield return document;
            }

            if (piece.Count < Piece)
            {
                yield break;
            }

            after = piece[^1].Address;
        }
    }

    /// <inheritdoc cref="EachDocument"/>
    public IReadOnlyList<StoredDocument> Documents(string source, bool withVanished = false) => [.. EachDocument(source, withVanished)];

    /// <summary>Versions of a document; 0 where it is not known.</summary>
    public long VersionCount(string source, string address) => _database.Scalar(
        "SELECT COUNT(*) FROM versions v JOIN documents d ON d.id=v.document WHERE d.source=$s AND d.address=$a", ("$s", source), ("$a", address)) ?? 0;

    public void Dispose()
    {
        if (_owned)
        {
            _database.Dispose();
        }
    }

    private CrawlRun? FirstRun(string where, string source, string scope, long? job) => _database.First(
        $"SELECT id, started, report FROM runs WHERE {where} ORDER BY id DESC LIMIT 1",
        r => new CrawlRun(r.GetInt64(0), source, true, CatalogueDatabase.Time(r.GetString(1)) ?? default, CatalogueDatabase.Null(r, 2)),
        ("$s", source), ("$c", scope), ("$j", job));

    private void End(long run, string reason, string? report, DateTimeOffset now)
    {
        _database.Execute("UPDATE runs SET finished=$t, reason=$x, report=$p WHERE id=$r", ("$t", CatalogueDatabase.Text(now)), ("$x", reason), ("$p", report), ("$r", run));
        _database.Execute("DELETE FROM frontier WHERE run=$r", ("$r", run));
    }

    private VersionChange Version(CrawlRun run, ExchangeRecord exchange)
    {
        string address = exchange.Item.Address;
        long? document = _database.Scalar("SELECT id FROM documents WHERE source=$s AND address=$a", ("$s", run.Source), ("$a", address));
        bool isGone = exchange.Status is FetchStatus.NotFound or FetchStatus.SoftNotFound;
        if (exchange.Digest is null)
        {
            // A document that could not be fetched this time is still met; one that its server says is gone is not.
            if (document is not null && !isGone)
            {
                _database.Execute("UPDATE documents SET last_run=$r WHERE id=$d", ("$r", run.Id), ("$d", document));
            }

            return VersionChange.None;
        }

        bool isNew = document is null;
        document ??= _database.Scalar("INSERT INTO documents(source, address, first_run, last_run) VALUES($s,$a,$r,$r) RETURNING id", ("$s", run.Source), ("$a", address), ("$r", run.Id));
        _database.Execute("UPDATE documents SET last_run=$r, vanished_at=NULL WHERE id=$d", ("$r", run.Id), ("$d", document));
        long? same = _database.Scalar("SELECT 1 FROM versions WHERE document=$d AND digest=$g AND number=(SELECT MAX(number) FROM versions WHERE document=$d)", ("$d", document), ("$g", exchange.Digest));
        if (same is not null)
        {
            return VersionChange.Unchanged;
        }

        _database.Execute(
            "INSERT INTO versions(document, number, digest, fetched_at, file_name, title, published, publisher, status) "
            + "VALUES($d, 1 + COALESCE((SELECT MAX(number) FROM versions WHERE document=$d), 0), $g, $t, $f, $i, $p, $u, $s)",
            ("$d", document), ("$g", exchange.Digest), ("$t", CatalogueDatabase.Text(exchange.Result.FetchedAt)), ("$f", exchange.FileName),
            ("$i", exchange.Item.Title), ("$p", exchange.Item.Published), ("$u", exchange.Item.Publisher), ("$s", exchange.DocumentStatus));
        return isNew ? VersionChange.New : VersionChange.Changed;
    }

    private void Enqueue(long run, FrontierItem item) => _database.Execute(
        "INSERT OR IGNORE INTO frontier(run, key, address, form, kind, depth, list_index, list_id, referrer, title, published, publisher, text, done) "
        + "VALUES($r,$k,$a,$f,$n,$d,$i,$l,$e,$t,$p,$u,$x,0)",
        ("$r", run), ("$k", item.Key), ("$a", item.Address), ("$f", item.Form), ("$n", item.Kind.ToString()), ("$d", item.Depth), ("$i", item.ListIndex),
        ("$l", item.ListId), ("$e", item.Referrer), ("$t", item.Title), ("$p", item.Published), ("$u", item.Publisher), ("$x", item.Text));
}
