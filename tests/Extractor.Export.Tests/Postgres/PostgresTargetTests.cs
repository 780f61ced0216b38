using Extractor.Export.Model;
using Extractor.Export.Postgres;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;
using Npgsql;

namespace Extractor.Export.Tests.Postgres;

/// <summary>Against a real server. Which rows an export touches is told by xmin, the transaction that wrote a row's current version.</summary>
public sealed class PostgresTargetTests
{
    private TemporaryFolder _folder = null!;
    private string _files = null!;
    private string _connection = null!;

    [SetUp]
    public void SetUp()
    {
        _connection = PostgresServer.Database();
        _folder = new TemporaryFolder();
        _files = _folder.At("out");
        Samples.CopyFixtures(_files);
    }

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [Test]
    public void Export_OneChangedDocument_TouchesOnlyItsRows()
    {
        Export();
        Dictionary<string, string> before = RowVersions();
        string changed = Edit.OneFigure(Path.Combine(_files, Edit.TwoDocuments));
        ExportSummary summary = Export();
        Dictionary<string, string> after = RowVersions();
        Assert.Multiple(() =>
        {
            Assert.That((summary.Changed, summary.Documents, summary.Removed), Is.EqualTo((1, 6, 0)));
            Assert.That(after.Keys, Is.EquivalentTo(before.Keys));
            Assert.That(after.Where(r => before[r.Key] != r.Value).Select(r => r.Key.Split('|')[1]).Distinct(), Is.EqualTo(new[] { changed }));
            Assert.That(Ask($"SELECT count(*) FROM extractor.facts WHERE document = '{changed}' AND value = 12345.67"), Is.EqualTo(1));
        });
    }

    [Test]
    public void Export_NothingChanged_TouchesNothing()
    {
        Export();
        Dictionary<string, string> before = RowVersions();
        Assert.That(Export().Changed, Is.Zero);
        Assert.That(RowVersions(), Is.EquivalentTo(before));
    }

    [Test]
    public void Export_WithdrawnDocument_RemovesItsRowsFromEveryTable()
    {
        Export();
        Dictionary<string, string> before = RowVersions();
        string gone = "";
        Edit.Json(Path.Combine(_files, Edit.TwoDocuments), node =>
        {
            gone = node["disclosures"]![1]!["source"]!["sha256"]!.GetValue<string>();
            node["disclosures"]!.AsArray().RemoveAt(1);
        });
        Assert.That(Export().Removed, Is.EqualTo(1));
        Assert.That(RowVersions(), Is.EquivalentTo(before.Where(r => !r.Key.Contains(gone, StringComparison.Ordinal))));
    }

    [Test]
    public void Dispose_WithoutComplete_LeavesNothing()
    {
        using (var target = new PostgresTarget(_connection))
        {
            foreach (Extractor.Export.Reading.ExportDocument document in Extractor.Export.Reading.UnitYearFileReader.Read(Path.Combine(_files, Edit.TwoDocuments)))
            {
                target.Write(document);
            }
        }

        Assert.That(Ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'extractor'"), Is.Zero);
    }

    [Test]
    public void Migrations_Applied_GiveTheColumnsOfTheDefinitions()
    {
        Export();
        foreach (TableDefinition table in ExportTables.All)
        {
            string expected = string.Join('\n', table.Columns.Where(c => !c.Inherited).Select(c => $"{c.Name} {PostgresSchema.TypeName(c.Type)} {(c.Required ? "NO" : "YES")}"));
            Assert.That(Ask($"SELECT string_agg(column_name || ' ' || data_type || ' ' || is_nullable, E'\\n' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'extractor' AND table_name = '{table.Name}'"),
                Is.EqualTo(expected), table.Name);
        }

        Assert.That(Ask("SELECT string_agg(number || ' ' || name, ', ' ORDER BY number) FROM extractor.schema_migrations"), Is.EqualTo("1 tables, 2 views"));
    }

    [Test]
    public void Migrations_OfASchemaAtStepOne_ApplyTheRestOnly()
    {
        Export();
        Run("DROP VIEW extractor.three_public; DROP VIEW extractor.budget_vs_final; DROP VIEW extractor.spending_by_function");
        Run("DO $$ DECLARE v text; BEGIN FOR v IN SELECT viewname FROM pg_views WHERE schemaname = 'extractor' LOOP EXECUTE 'DROP VIEW extractor.' || v; END LOOP; END $$");
        Run("DELETE FROM extractor.schema_migrations WHERE number = 2");
        Dictionary<string, string> before = RowVersions();
        Assert.That(Export().Changed, Is.Zero);
        Assert.That(Ask("SELECT count(*) > 0 FROM extractor.three_public"), Is.True);
        Assert.That(RowVersions(), Is.EquivalentTo(before));
    }

    [TestCase("INSERT INTO extractor.schema_migrations (number, name) VALUES (99, 'later')", "newer version")]
    [TestCase("DROP SCHEMA extractor CASCADE; CREATE SCHEMA extractor; CREATE TABLE extractor.documents (mine text)", "another program")]
    public void Open_SchemaOfSomebodyElse_IsRefusedAndLeftAlone(string statement, string message)
    {
        Export();
        Run(statement);
        Assert.That(() => new PostgresTarget(_connection), Throws.TypeOf<ExportException>().With.Message.Contains(message));
        Assert.That(Ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'extractor' AND tablename = 'documents'"), Is.EqualTo(1));
    }

    [Test]
    public void Views_OfBothDatabases_ShowTheSame()
    {
        Export();
        string database = _folder.At("figures.sqlite");
        using (var target = new Extractor.Export.Sqlite.SqliteTarget(database))
        {
            Exporter.Run([_files], target, keepOthers: false, null, default);
        }

        using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=false");
        sqlite.Open();
        foreach ((string view, string columns) in new[]
        {
            ("spending_by_function", "unit, year, kind, scope, code, level, name, amount, fact"),
            ("budget_vs_final", "unit, year, scope, code, level, name, budget, final, difference, percent_of_budget, budget_page, final_page"),
            ("three_public", "unit, year, kind, measure, item, amount, fact"),
        })
        {
            using System.Data.Common.DbCommand one = sqlite.CreateCommand();
            one.CommandText = $"SELECT {columns} FROM {view}";
            string[] left = Rows(one);
            using var open = new NpgsqlConnection(_connection);
            open.Open();
            using var other = new NpgsqlCommand($"SELECT {columns} FROM extractor.{view}", open);
            Assert.That(left, Is.Not.Empty, view);
            Assert.That(Rows(other), Is.EquivalentTo(left), view);
        }
    }

    [Test]
    public void Export_UserWhoOwnsTheSchemaOnly_IsEnough()
    {
        string user = "limited_" + Guid.NewGuid().ToString("N");
        Run($"CREATE ROLE {user} LOGIN; CREATE SCHEMA extractor AUTHORIZATION {user}; REVOKE CREATE ON DATABASE {new NpgsqlConnectionStringBuilder(_connection).Database} FROM PUBLIC");
        using var target = new PostgresTarget(new NpgsqlConnectionStringBuilder(_connection) { Username = user }.ConnectionString);
        Assert.That(Exporter.Run([_files], target, keepOthers: false, null, default).Changed, Is.EqualTo(6));
    }

    [TestCase("postgres://nobody@127.0.0.1:1/none?connect_timeout=2")]
    [TestCase("Host=127.0.0.1;Port=1;Database=none;Username=nobody;Password=secret;Timeout=2")]
    public void Open_NoServer_NamesItWithoutThePassword(string connection)
    {
        var e = Assert.Throws<ExportException>(() => new PostgresTarget(connection));
        Assert.That(e!.Message, Does.Contain("127.0.0.1:1/none").And.Not.Contain("secret"));
    }

    [TestCase("Nonsense=1")]
    [TestCase("postgres:///database")]
    [TestCase("Database=x")]
    public void Open_NoConnection_SaysHowToWriteOne(string connection) =>
        Assert.That(() => new PostgresTarget(connection), Throws.TypeOf<ExportException>().With.Message.Contains("postgres://user@host/database"));

    [TestCase("Drop\"; --")]
    [TestCase("")]
    public void Open_SchemaThatIsNoName_IsRefused(string schema) =>
        Assert.That(() => new PostgresTarget(_connection, schema), Throws.TypeOf<ExportException>().With.Message.Contains("--schema"));

    private static string[] Rows(System.Data.Common.DbCommand command)
    {
        using System.Data.Common.DbDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i) switch
            {
                string text => text,
                double number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
                decimal number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
                var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
            })));
        }

        return [.. rows];
    }

    private ExportSummary Export()
    {
        using var target = new PostgresTarget(_connection);
        return Exporter.Run([_files], target, keepOthers: false, null, default);
    }

    /// <summary>table|document|row → the transaction that wrote it and where it lies.</summary>
    private Dictionary<string, string> RowVersions()
    {
        var versions = new Dictionary<string, string>();
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        foreach (TableDefinition table in ExportTables.All)
        {
            using var command = new NpgsqlCommand($"SELECT concat_ws('|', '{table.Name}', {string.Join(", ", table.PrimaryKey)}), xmin::text || ctid::text FROM extractor.{table.Name}", connection);
            using NpgsqlDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                versions.Add(reader.GetString(0), reader.GetString(1));
            }
        }

        return versions;
    }

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
