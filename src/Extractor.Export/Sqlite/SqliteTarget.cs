using Extractor.Export.Model;
using Extractor.Export.Reading;
using Microsoft.Data.Sqlite;

namespace Extractor.Export.Sqlite;

/// <summary>
/// A SQLite database. One that is there already is brought up to date: a document whose version it holds is left alone, a changed one
/// has its rows replaced, all in one transaction. A new one appears under its name when it is whole.
/// </summary>
public sealed class SqliteTarget : IExportTarget
{
    /// <summary>"EXTR" in the file's header, by which the database is known to be an export (and not somebody's own).</summary>
    private const int ApplicationId = 0x45585452;

    private readonly string _path;
    private readonly string _open;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteRows _rows;
    private readonly Dictionary<string, string> _held = new(StringComparer.Ordinal);
    private bool _done;

    /// <param name="path">The database; it is made where it is missing.</param>
    /// <exception cref="ExportException">It is no database of this program's, or cannot be written.</exception>
    public SqliteTarget(string path)
    {
        _path = Path.GetFullPath(path);
        if (Directory.Exists(_path))
        {
            throw new ExportException($"{path} is a folder; name a file in it with --out");
        }

        IsNew = !File.Exists(_path) || new FileInfo(_path).Length == 0;
        _open = IsNew ? Path.Combine(Path.GetDirectoryName(_path)!, "." + Path.GetFileName(_path) + ".partial") : _path;
        SqliteConnection? connection = null;
        try
        {
            if (IsNew)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                File.Delete(_open);
            }

            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _open, Pooling = false, ForeignKeys = true }.ToString());
            connection.Open();
            _connection = connection;

            // A new file is thrown away whole where it fails, so it needs no journal; the file is flushed when it is done.
            Run(IsNew ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
            Run("PRAGMA cache_size = -65536; PRAGMA temp_store = FILE; PRAGMA busy_timeout = 10000");
            _transaction = connection.BeginTransaction(deferred: false);
            Prepare();
            _rows = new SqliteRows(connection, _transaction);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or ExportException)
        {
            connection?.Dispose();
            DeleteUnfinished();
            throw e as ExportException ?? Refused(e);
        }
    }

    /// <summary>True where the database was not there before.</summary>
    public bool IsNew { get; }

    public int Others => _held.Count;

    public IReadOnlyList<string> Notes => [];

    public bool Write(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            if (_held.Remove(document.Key, out string? version))
            {
                if (version == document.Version)
                {
                    return false;
                }

                _rows.Delete(document.Key);
            }

            _rows.Insert(document);
            return true;
        }
        catch (SqliteException e)
        {
            throw Refused(e);
        }
    }

    public int Complete(bool removeOthers, CancellationToken cancellationToken)
    {
        try
        {
            int removed = 0;
            foreach (string key in removeOthers ? _held.Keys : Enumerable.Empty<string>())
            {
                _rows.Delete(key);
                removed++;
            }

            cancellationToken.ThrowIfCancellationRequested();
            _transaction.Commit();
            _connection.Dispose();
            if (IsNew)
            {
                using (var file = new FileStream(_open, FileMode.Open, FileAccess.ReadWrite))
                {
                    file.Flush(flushToDisk: true);
                }

                File.Move(_open, _path, overwrite: true);
            }

            _done = true;
            return removed;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Refused(e);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
        if (!_done)
        {
            DeleteUnfinished();
        }
    }

    private void Prepare()
    {
        long application = Ask("PRAGMA application_id"), model = Ask("PRAGMA user_version");
        if (application != ApplicationId && Ask("SELECT count(*) FROM sqlite_schema") > 0)
        {
            throw new ExportException($"{_path} is a database of another program; name a new file with --out");
        }

        if (model > ExportTables.ModelVersion)
        {
            throw new ExportException($"{_path} was written by a newer version of this program (model {model}, this one knows {ExportTables.ModelVersion}); update the program, or name a new file with --out");
        }

        if (application != ApplicationId || model < ExportTables.ModelVersion)
        {
            // All of it can be made again from the files, so an older model is not altered but made anew.
            foreach (string statement in (IEnumerable<string>)[.. SqliteSchema.Drop(), .. SqliteSchema.Create()])
            {
                Run(statement);
            }

            Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {ExportTables.ModelVersion}");
            return;
        }

        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT document, version FROM documents";
        command.Transaction = _transaction;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            _held.Add(reader.GetString(0), reader.GetString(1));
        }
    }

    private void Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }

    private long Ask(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        return (long)command.ExecuteScalar()!;
    }

    private ExportException Refused(Exception e) => e is SqliteException { SqliteErrorCode: SqliteNotADatabase }
        ? new ExportException($"{_path} is no SQLite database; name a new file with --out", e)
        : new ExportException($"{_path} cannot be written ({e.Message.TrimEnd('.')}); close the program that holds it, or name another file with --out", e);

    private void DeleteUnfinished()
    {
        if (!IsNew)
        {
            return;
        }

        try
        {
            File.Delete(_open);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Why the export failed is what matters; the leftover bears the temporary ending.
        }
    }

    /// <summary>SQLITE_NOTADB.</summary>
    private const int SqliteNotADatabase = 26;
}
