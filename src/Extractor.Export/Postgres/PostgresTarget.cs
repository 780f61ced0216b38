using System.Text.RegularExpressions;
using Extractor.Export.Model;
using Extractor.Export.Reading;
using Npgsql;

namespace Extractor.Export.Postgres;

/// <summary>
/// A schema of a PostgreSQL database (12 or later), brought up to date in one transaction: a document whose version it holds is left
/// alone; the rows of a changed one are copied into staging tables and take the place of the old ones.
/// </summary>
public sealed partial class PostgresTarget : IExportTarget
{
    public const string DefaultSchema = "extractor";

    /// <summary>Rows that are gathered before they are copied; bounds memory, and makes a copy worth its round trips.</summary>
    private const int BatchRows = 10_000;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _name;
    private readonly Dictionary<string, string> _held = new(StringComparer.Ordinal);
    private readonly List<PostgresRows> _tables = [];
    private readonly List<ExportDocument> _batch = [];
    private readonly List<string> _replaced = [];
    private int _rows;

    /// <param name="connection"><c>postgres://user@host/database</c>, or Npgsql's key=value pairs.</param>
    /// <param name="schema">The schema; it is made where it is missing.</param>
    /// <exception cref="ExportException">The database cannot be reached or refuses, or the schema is somebody else's.</exception>
    public PostgresTarget(string connection, string schema = DefaultSchema)
    {
        if (!SchemaName().IsMatch(schema))
        {
            throw new ExportException($"--schema {schema} is no name; use small letters, digits and underscores, at most 63");
        }

        NpgsqlConnectionStringBuilder builder = PostgresConnection.Parse(connection);
        _name = PostgresConnection.Describe(builder);
        NpgsqlConnection? open = null;
        try
        {
            open = new NpgsqlConnection(builder.ConnectionString);
            open.Open();
            _connection = open;
            _transaction = open.BeginTransaction();

            // Two exports into one schema wait for each other instead of failing on each other's rows.
            Run($"SELECT pg_advisory_xact_lock(hashtext('extractor export {schema}'))");
            // Asked for first: IF NOT EXISTS wants the right to create schemas even where nothing is to be created.
            if (!HasSchema(schema))
            {
                Run($"CREATE SCHEMA \"{schema}\"");
            }

            Run($"SET LOCAL search_path TO \"{schema}\", pg_temp");
            PostgresMigrations.Apply(open, schema);
            ReadVersions();
            foreach (TableDefinition table in ExportTables.All)
            {
                var rows = new PostgresRows(open, table);
                rows.CreateStaging();
                _tables.Add(rows);
            }
        }
        catch (Exception e) when (e is NpgsqlException or ExportException or InvalidOperationException or System.Net.Sockets.SocketException or TimeoutException or ArgumentException)
        {
            open?.Dispose();
            throw e as ExportException ?? Refused(e);
        }
    }

    public int Others => _held.Count;

    public IReadOnlyList<string> Notes => [];

    public bool Write(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_held.Remove(document.Key, out string? version))
        {
            if (version == document.Version)
            {
                return false;
            }

            _replaced.Add(document.Key);
        }

        _batch.Add(document);
        _rows += document.Entry.Facts.Count + document.Entry.Statements.Count + 100;
        if (_rows >= BatchRows)
        {
            Guarded(Flush);
        }

        return true;
    }

    public int Complete(bool removeOthers, CancellationToken cancellationToken)
    {
        int removed = 0;
        Guarded(() =>
        {
            Flush();
            if (removeOthers && _held.Count > 0)
            {
                using var command = new NpgsqlCommand("DELETE FROM documents WHERE document = ANY($1)", _connection);
                command.Parameters.Add(new NpgsqlParameter { Value = _held.Keys.ToArray() });
                removed = command.ExecuteNonQuery();
            }

            cancellationToken.ThrowIfCancellationRequested();
            _transaction.Commit();
        });
        return removed;
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private void Flush()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        foreach (PostgresRows table in _tables)
        {
            table.Copy(_batch);
        }

        if (_replaced.Count > 0)
        {
            // Children first, and not the documents themselves: their row is brought up to date.
            string[] replaced = [.. _replaced];
            for (int i = _tables.Count - 1; i > 0; i--)
            {
                _tables[i].Delete(replaced);
            }
        }

        for (int i = 0; i < _tables.Count; i++)
        {
            _tables[i].Merge(upsert: i == 0);
        }

        _batch.Clear();
        _replaced.Clear();
        _rows = 0;
    }

    private void ReadVersions()
    {
        using var command = new NpgsqlCommand("SELECT document, version FROM documents", _connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            _held.Add(reader.GetString(0), reader.GetString(1));
        }
    }

    private bool HasSchema(string schema)
    {
        using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = schema });
        return (bool)command.ExecuteScalar()!;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            throw Refused(e);
        }
    }

    private ExportException Refused(Exception e)
    {
        string message = (e as PostgresException)?.MessageText ?? e.Message;
        return new ExportException($"database {_name}: {message.TrimEnd('.')}; check the connection in --out, PGPASSWORD, and that the user may create schema and tables", e);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.NonBacktracking)]
    private static partial Regex SchemaName();
}
