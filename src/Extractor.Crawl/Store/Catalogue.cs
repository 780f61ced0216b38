using System.Globalization;
using Extractor.Crawl.Http;
using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Store;

/// <summary>
/// The SQLite catalogue of a store: what was asked, what came back, which documents there are and were. WAL mode; every
/// exchange is one transaction, so a killed run loses the exchange under way and nothing else.
/// </summary>
/// <remarks>One instance a process and file; calls are serialised.</remarks>
public sealed class Catalogue : IDisposable
{
    private const int SchemaVersion = 1;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private Catalogue(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens or makes a catalogue.</summary>
    /// <exception cref="InvalidDataException">The file is of a newer version of the program, or no catalogue.</exception>
    public static Catalogue Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        var catalogue = new Catalogue(connection);
        try
        {
            catalogue.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;");
            catalogue.Prepare(path);
            return catalogue;
        }
        catch
        {
            catalogue.Dispose();
            throw;
        }
    }

    /// <summary>The run of a source that was not finished, or a new one.</summary>
    /// <param name="source">Id of the source.</param>
    /// <param name="now">Start of a new run.</param>
    /// <param name="seeds">Where a new run begins.</param>
    public CrawlRun BeginRun(string source, DateTimeOffset now, IReadOnlyList<FrontierItem> seeds)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            long? open = Scalar("SELECT id FROM runs WHERE source=$s AND finished IS NULL ORDER BY id DESC LIMIT 1", transaction, ("$s", source));
            bool resumed = open is not null;
            if (!resumed)
            {
                open = Scalar("INSERT INTO runs(source, started) VALUES($s, $t) RETURNING id", transaction, ("$s", source), ("$t", Text(now)));
                foreach (FrontierItem seed in seeds)
                {
                    Enqueue(open!.Value, seed, transaction);
                }
            }

            transaction.Commit();
            return new CrawlRun(open!.Value, source, resumed);
        }
    }

    /// <summary>Items of a run that wait, in the order in which they were found.</summary>
    public IReadOnlyList<FrontierItem> Pending(CrawlRun run)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command("SELECT key, address, form, kind, depth, list_index, list_id, referrer, title, published, publisher, text FROM frontier WHERE run=$r AND done=0 ORDER BY seq", null, ("$r", run.Id));
            using SqliteDataReader reader = command.ExecuteReader();
            List<FrontierItem> items = [];
            while (reader.Read())
            {
                items.Add(FrontierItem.Read(reader));
            }

            return items;
        }
    }

    /// <summary>Validators and digest of the last good fetch of an address; null where there was none.</summary>
    public KnownPage? Known(string source, string key)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command("SELECT etag, last_modified, digest, address, file_name FROM pages WHERE source=$s AND key=$k", null, ("$s", source), ("$k", key));
            using SqliteDataReader reader = command.ExecuteReader();
            return reader.Read()
                ? new KnownPage(Null(reader, 0), Time(Null(reader, 1)), reader.GetString(2), reader.GetString(3), Null(reader, 4))
                : null;
        }
    }

    /// <summary>Takes the result of one exchange: its record, its page, its document version and what it led to, in one transaction.</summary>
    /// <returns>What the exchange changed.</returns>
    public VersionChange Complete(CrawlRun run, ExchangeRecord exchange, IReadOnlyList<FrontierItem> found)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            Execute(
                "INSERT INTO fetches(run, key, chain, http_status, status, kind, digest, bytes, requests, fetched_at, message, content_type, etag, last_modified, unchanged_since) "
                + "VALUES($r,$k,$c,$h,$s,$n,$d,$b,$q,$t,$m,$ct,$e,$l,$u)",
                transaction,
                ("$r", run.Id), ("$k", exchange.Item.Key), ("$c", string.Join('\n', exchange.Result.Addresses.Select(a => a.AbsoluteUri))),
                ("$h", exchange.Result.HttpStatus), ("$s", exchange.Status.ToString()), ("$n", exchange.Result.Kind.ToString()), ("$d", exchange.Digest),
                ("$b", exchange.Result.Body.Length), ("$q", exchange.Result.Requests), ("$t", Text(exchange.Result.FetchedAt)), ("$m", exchange.Message),
                ("$ct", exchange.Result.ContentType), ("$e", exchange.Result.ETag), ("$l", exchange.Result.LastModified is { } l ? Text(l) : null),
                ("$u", exchange.UnchangedSince));
            if (exchange.Status == FetchStatus.Complete && exchange.Digest is not null)
            {
                Execute(
                    "INSERT INTO pages(source, key, address, etag, last_modified, digest, fetched_at, file_name) VALUES($s,$k,$a,$e,$l,$d,$t,$f) "
                    + "ON CONFLICT(source, key) DO UPDATE SET address=$a, etag=$e, last_modified=$l, digest=$d, fetched_at=$t, file_name=$f",
                    transaction,
                    ("$s", run.Source), ("$k", exchange.Item.Key), ("$a", exchange.Result.Addresses[^1].AbsoluteUri), ("$e", exchange.Result.ETag),
                    ("$l", exchange.Result.LastModified is { } m ? Text(m) : null), ("$d", exchange.Digest), ("$t", Text(exchange.Result.FetchedAt)), ("$f", exchange.FileName));
            }

            VersionChange change = exchange.IsDocument ? Version(run, exchange, transaction) : VersionChange.None;
            foreach (FrontierItem item in found)
            {
                Enqueue(run.Id, item, transaction);
            }

            Execute("UPDATE frontier SET done=1 WHERE run=$r AND key=$k", transaction, ("$r", run.Id), ("$k", exchange.Item.Key));
            transaction.Commit();
            return change;
        }
    }

    /// <summary>
    /// Ends a run. Where every list and article was read, documents that no link led to, or whose address says that they are
    /// gone, are marked as vanished, never deleted. One that is there and could not be fetched is not.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="reason">Its finish reason.</param>
    /// <param name="sawAll">True where every list and article was read.</param>
    /// <param name="now">The time of the mark.</param>
    /// <returns>Number of documents newly marked.</returns>
    public int FinishRun(CrawlRun run, string reason, bool sawAll, DateTimeOffset now)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            int vanished = sawAll
                ? Execute(
                    "UPDATE documents SET vanished_at=$t WHERE source=$s AND vanished_at IS NULL AND last_run<>$r AND NOT EXISTS("
                    + "SELECT 1 FROM frontier f JOIN fetches x ON x.run=f.run AND x.key=f.key "
                    + "WHERE f.run=$r AND f.key=documents.address AND x.status NOT IN ('NotFound', 'SoftNotFound'))",
                    transaction, ("$t", Text(now)), ("$s", run.Source), ("$r", run.Id))
                : 0;
            Execute("UPDATE runs SET finished=$t, reason=$x WHERE id=$r", transaction, ("$t", Text(now)), ("$x", reason), ("$r", run.Id));
            Execute("DELETE FROM frontier WHERE run=$r", transaction, ("$r", run.Id));
            transaction.Commit();
            return vanished;
        }
    }

    /// <summary>Present documents of a source with their newest version, by address in ordinal order.</summary>
    public IReadOnlyList<StoredDocument> Documents(string source)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(
                "SELECT d.address, v.digest, v.fetched_at, v.file_name, v.title, v.published, v.publisher, v.status FROM documents d "
                + "JOIN versions v ON v.document=d.id AND v.number=(SELECT MAX(number) FROM versions WHERE document=d.id) "
                + "WHERE d.source=$s AND d.vanished_at IS NULL ORDER BY d.address",
                null, ("$s", source));
            using SqliteDataReader reader = command.ExecuteReader();
            List<StoredDocument> documents = [];
            while (reader.Read())
            {
                documents.Add(new StoredDocument(
                    reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Null(reader, 4), Null(reader, 5), Null(reader, 6), reader.GetString(7)));
            }

            return documents;
        }
    }

    /// <summary>Fetch statuses of a run with their counts, by status.</summary>
    public IReadOnlyDictionary<string, long> Counters(CrawlRun run)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command("SELECT status, COUNT(*) FROM fetches WHERE run=$r GROUP BY status ORDER BY status", null, ("$r", run.Id));
            using SqliteDataReader reader = command.ExecuteReader();
            var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
            while (reader.Read())
            {
                counters[reader.GetString(0)] = reader.GetInt64(1);
            }

            return counters;
        }
    }

    /// <summary>Exchanges of a run under way that are short of complete, in the order of the run, those of earlier processes included.</summary>
    public IReadOnlyList<CrawlFault> Faults(CrawlRun run)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(
                "SELECT f.address, f.kind, x.status, x.message, f.text FROM fetches x JOIN frontier f ON f.run=x.run AND f.key=x.key "
                + "WHERE x.run=$r AND x.status NOT IN ('Complete', 'NotModified') ORDER BY x.id",
                null, ("$r", run.Id));
            using SqliteDataReader reader = command.ExecuteReader();
            List<CrawlFault> faults = [];
            while (reader.Read())
            {
                faults.Add(new CrawlFault(
                    reader.GetString(0), Enum.Parse<FrontierKind>(reader.GetString(1)), Enum.Parse<FetchStatus>(reader.GetString(2)), reader.GetString(3), Null(reader, 4)));
            }

            return faults;
        }
    }

    public void Dispose() => _connection.Dispose();

    private VersionChange Version(CrawlRun run, ExchangeRecord exchange, SqliteTransaction transaction)
    {
        string address = exchange.Item.Address;
        long? document = Scalar("SELECT id FROM documents WHERE source=$s AND address=$a", transaction, ("$s", run.Source), ("$a", address));
        bool isNew = document is null;
        document ??= Scalar("INSERT INTO documents(source, address, first_run, last_run) VALUES($s,$a,$r,$r) RETURNING id", transaction, ("$s", run.Source), ("$a", address), ("$r", run.Id));
        Execute("UPDATE documents SET last_run=$r, vanished_at=NULL WHERE id=$d", transaction, ("$r", run.Id), ("$d", document));
        if (exchange.Digest is null)
        {
            return VersionChange.None;
        }

        long? same = Scalar("SELECT 1 FROM versions WHERE document=$d AND digest=$g AND number=(SELECT MAX(number) FROM versions WHERE document=$d)", transaction, ("$d", document), ("$g", exchange.Digest));
        if (same is not null)
        {
            return VersionChange.Unchanged;
        }

        Execute(
            "INSERT INTO versions(document, number, digest, fetched_at, file_name, title, published, publisher, status) "
            + "VALUES($d, 1 + COALESCE((SELECT MAX(number) FROM versions WHERE document=$d), 0), $g, $t, $f, $i, $p, $u, $s)",
            transaction,
            ("$d", document), ("$g", exchange.Digest), ("$t", Text(exchange.Result.FetchedAt)), ("$f", exchange.FileName),
            ("$i", exchange.Item.Title), ("$p", exchange.Item.Published), ("$u", exchange.Item.Publisher), ("$s", exchange.DocumentStatus));
        return isNew ? VersionChange.New : VersionChange.Changed;
    }

    private void Enqueue(long run, FrontierItem item, SqliteTransaction transaction) => Execute(
        "INSERT OR IGNORE INTO frontier(run, key, address, form, kind, depth, list_index, list_id, referrer, title, published, publisher, text, done) "
        + "VALUES($r,$k,$a,$f,$n,$d,$i,$l,$e,$t,$p,$u,$x,0)",
        transaction,
        ("$r", run), ("$k", item.Key), ("$a", item.Address), ("$f", item.Form), ("$n", item.Kind.ToString()), ("$d", item.Depth), ("$i", item.ListIndex),
        ("$l", item.ListId), ("$e", item.Referrer), ("$t", item.Title), ("$p", item.Published), ("$u", item.Publisher), ("$x", item.Text));

    private void Prepare(string path)
    {
        long version = Scalar("PRAGMA user_version", null) ?? 0;
        if (version > SchemaVersion)
        {
            throw new InvalidDataException($"{path} was written by a newer version of the program (schema {version}, this one knows {SchemaVersion}); use that version or another store.");
        }

        if (version == 0)
        {
            Execute(CatalogueSchema.Sql + $"PRAGMA user_version={SchemaVersion};");
        }
    }

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static string? Null(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private SqliteCommand Command(string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private int Execute(string sql, SqliteTransaction? transaction = null, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(sql, transaction, parameters);
        return command.ExecuteNonQuery();
    }

    private long? Scalar(string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(sql, transaction, parameters);
        return command.ExecuteScalar() is long value ? value : null;
    }
}
