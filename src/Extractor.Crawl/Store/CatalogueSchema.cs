namespace Extractor.Crawl.Store;

/// <summary>Tables of the catalogue. A catalogue of an earlier version is brought to the present one step by step; steps are never changed afterwards.</summary>
internal static class CatalogueSchema
{
    public static int Version => Steps.Count;

    /// <summary>What leads from each version to the next; the first makes an empty file version 1.</summary>
    public static IReadOnlyList<string> Steps { get; } = [First, Second, Third, Fourth];

    private const string First = """
        CREATE TABLE runs(id INTEGER PRIMARY KEY, source TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, reason TEXT);
        CREATE TABLE frontier(seq INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), key TEXT NOT NULL, address TEXT NOT NULL, form TEXT,
            kind TEXT NOT NULL, depth INTEGER NOT NULL, list_index INTEGER NOT NULL, list_id TEXT, referrer TEXT, title TEXT, published TEXT, publisher TEXT, text TEXT,
            done INTEGER NOT NULL, UNIQUE(run, key));
        CREATE INDEX frontier_waiting ON frontier(run, done, seq);
        CREATE TABLE fetches(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs(id), key TEXT NOT NULL, chain TEXT NOT NULL, http_status INTEGER NOT NULL,
            status TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT, bytes INTEGER NOT NULL, requests INTEGER NOT NULL, fetched_at TEXT NOT NULL, message TEXT NOT NULL,
            content_type TEXT, etag TEXT, last_modified TEXT, unchanged_since TEXT);
        CREATE INDEX fetches_run ON fetches(run, status);
        CREATE TABLE pages(source TEXT NOT NULL, key TEXT NOT NULL, address TEXT NOT NULL, etag TEXT, last_modified TEXT, digest TEXT NOT NULL, fetched_at TEXT NOT NULL,
            file_name TEXT, PRIMARY KEY(source, key)) WITHOUT ROWID;
        CREATE TABLE documents(id INTEGER PRIMARY KEY, source TEXT NOT NULL, address TEXT NOT NULL, first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, vanished_at TEXT,
            UNIQUE(source, address));
        CREATE TABLE versions(document INTEGER NOT NULL REFERENCES documents(id), number INTEGER NOT NULL, digest TEXT NOT NULL, fetched_at TEXT NOT NULL, file_name TEXT NOT NULL,
            title TEXT, published TEXT, publisher TEXT, status TEXT NOT NULL, PRIMARY KEY(document, number)) WITHOUT ROWID;
        CREATE INDEX versions_digest ON versions(digest);

        """;

    /// <summary>Jobs (runs of the whole pipeline), stage results, written files, digests of local files; what the report of a crawl is made from.</summary>
    private const string Second = """
        CREATE TABLE jobs(id INTEGER PRIMARY KEY, scope TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, status TEXT, report TEXT);
        CREATE TABLE stages(blob TEXT NOT NULL, variant TEXT NOT NULL, stage TEXT NOT NULL, revision TEXT NOT NULL, status TEXT NOT NULL, summary TEXT NOT NULL, made_at TEXT NOT NULL,
            PRIMARY KEY(blob, variant, stage, revision)) WITHOUT ROWID;
        CREATE TABLE outputs(name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, length INTEGER NOT NULL, superseded TEXT NOT NULL, written_at TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE stamps(source TEXT NOT NULL, key TEXT NOT NULL, stamp TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY(source, key)) WITHOUT ROWID;
        ALTER TABLE runs ADD COLUMN scope TEXT NOT NULL DEFAULT '';
        ALTER TABLE runs ADD COLUMN job INTEGER;
        ALTER TABLE runs ADD COLUMN filtered INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN report TEXT;
        CREATE INDEX runs_source ON runs(source, id);
        ALTER TABLE fetches ADD COLUMN change TEXT NOT NULL DEFAULT 'None';
        ALTER TABLE fetches ADD COLUMN responses TEXT NOT NULL DEFAULT '';
        ALTER TABLE pages ADD COLUMN since TEXT NOT NULL DEFAULT '';
        UPDATE pages SET since=fetched_at;

        """;

    /// <summary>The charset that a page's header named: an unchanged answer does not say it again.</summary>
    private const string Third = "ALTER TABLE pages ADD COLUMN charset TEXT;";

    /// <summary>Retries of each exchange.</summary>
    private const string Fourth = """
        ALTER TABLE fetches ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;

        """;
}
