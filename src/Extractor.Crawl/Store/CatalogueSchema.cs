namespace Extractor.Crawl.Store;

/// <summary>Tables of the catalogue, version 1.</summary>
internal static class CatalogueSchema
{
    public const string Sql = """
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
}
