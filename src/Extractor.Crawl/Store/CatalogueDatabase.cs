using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Store;

/// <summary>
/// The SQLite file of a store, opened in WAL mode and brought to the present schema. A process that is killed loses the
/// transaction under way and nothing else.
/// </summary>
/// <remarks>Thread safe: calls are serialised. Several instances, also of several processes, may have one file open.</remarks>
public sealed class CatalogueDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private CatalogueDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens or makes a catalogue.</summary>
    /// <exception cref="InvalidDataException">The file is of a newer version of the program, or no catalogue.</exception>
    public static CatalogueDatabase Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var database = new CatalogueDatabase(connection);
        try
        {
            connection.Open();
            database.Execute("PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;");
            database.Prepare(path);
            return database;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            database.Dispose();
            throw new InvalidDataException($"{path} is no catalogue, or damaged ({e.Message}); restore it from a backup, or name another store.", e);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Does several things as one: all of it, or nothing where the process ends or an exception is thrown.</summary>
    internal T InTransaction<T>(Func<T> body)
    {
        lock (_lock)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            T result = body();
            transaction.Commit();
            return result;
        }
    }

    internal int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(sql, parameters);
            return command.ExecuteNonQuery();
        }
    }

    internal long? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(sql, parameters);
            return command.ExecuteScalar() is long value ? value : null;
        }
    }

    /// <summary>All rows of a query.</summary>
    internal List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(sql, parameters);
            using SqliteDataReader reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <summary>The first row of a query; null where there is none.</summary>
    internal T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : class
    {
        lock (_lock)
        {
            using SqliteCommand command = Command(sql, parameters);
            using SqliteDataReader reader = command.ExecuteReader();
            return reader.Read() ? read(reader) : null;
        }
    }

    /// <summary>Time as it stands in the catalogue: ISO 8601 in UTC with milliseconds.</summary>
    internal static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    internal static string? Null(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        // The command takes part in the transaction that the connection is in.
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private void Prepare(string path)
    {
        long version = Scalar("PRAGMA user_version") ?? 0;
        if (version > CatalogueSchema.Version)
        {
            throw new InvalidDataException($"{path} was written by a newer version of the program (schema {version}, this one knows {CatalogueSchema.Version}); use that version or another store.");
        }

        for (long step = version; step < CatalogueSchema.Version; step++)
        {
            // Another connection may have been faster: who has the lock looks again.
            long from = step;
            InTransaction(() => Scalar("PRAGMA user_version") == from ? Execute(CatalogueSchema.Steps[(int)from] + $"PRAGMA user_version={from + 1};") : 0);
        }
    }
}
