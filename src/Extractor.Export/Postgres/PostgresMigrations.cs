using System.Globalization;
using System.Reflection;
using System.Text;
using Npgsql;

namespace Extractor.Export.Postgres;

/// <summary>
/// Numbered steps that bring a schema from nothing to what this version writes: <c>Migrations/0001_tables.sql</c> and so on, each
/// applied once, in order, and noted in <c>schema_migrations</c>. A released step never changes; a change is a new step.
/// </summary>
internal static class PostgresMigrations
{
    private const string Prefix = "Extractor.Export.Postgres.Migrations.";

    /// <summary>Number, name and text of every step in order.</summary>
    public static IReadOnlyList<(int Number, string Name, string Sql)> All { get; } = Load();

    /// <summary>Applies what is missing, in the transaction of the connection; the search path names the schema.</summary>
    /// <exception cref="ExportException">The schema is newer than this program, or holds tables of somebody else.</exception>
    public static void Apply(NpgsqlConnection connection, string schema)
    {
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())");
        var applied = new HashSet<int>();
        using (var command = new NpgsqlCommand("SELECT number FROM schema_migrations", connection))
        using (NpgsqlDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                applied.Add(reader.GetInt32(0));
            }
        }

        if (applied.Count > 0 && applied.Max() > All[^1].Number)
        {
            throw new ExportException($"schema {schema} was written by a newer version of this program (step {applied.Max()}, this one knows {All[^1].Number}); update the program, or name another schema with --schema");
        }

        foreach ((int number, string name, string sql) in All.Where(m => !applied.Contains(m.Number)))
        {
            try
            {
                Run(connection, sql);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateTable)
            {
                throw new ExportException($"schema {schema} holds tables of another program ({e.MessageText}); name another schema with --schema", e);
            }

            using var note = new NpgsqlCommand("INSERT INTO schema_migrations (number, name) VALUES ($1, $2)", connection);
            note.Parameters.Add(new NpgsqlParameter { Value = number });
            note.Parameters.Add(new NpgsqlParameter { Value = name });
            note.ExecuteNonQuery();
        }
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<(int Number, string Name, string Sql)> Load()
    {
        Assembly assembly = typeof(PostgresMigrations).Assembly;
        var steps = new List<(int Number, string Name, string Sql)>();
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string name = resource[Prefix.Length..^".sql".Length];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            steps.Add((int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd()));
        }

        return steps;
    }
}
