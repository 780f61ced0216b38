using Extractor.Export.Sqlite;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;

namespace Extractor.Export.Tests.Sqlite;

public sealed class SqliteTargetTests
{
    private TemporaryFolder _folder = null!;
    private string _files = null!;
    private string _database = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _files = _folder.At("out");
        _database = _folder.At("figures.sqlite");
        Samples.CopyFixtures(_files);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Export_OneChangedDocument_TouchesOnlyItsRows()
    {
        Export();
        Watch();
        string changed = Edit.OneFigure(Path.Combine(_files, Edit.TwoDocuments));
        ExportSummary summary = Export();
        Assert.Multiple(() =>
        {
            Assert.That((summary.Changed, summary.Documents, summary.Removed), Is.EqualTo((1, 6, 0)));
            Assert.That(Ask("SELECT group_concat(DISTINCT document) FROM touched"), Is.EqualTo(changed));
            Assert.That(Ask($"SELECT count(*) FROM facts WHERE document = '{changed}' AND value_fen = 1234567 AND value_exact = '12345.67'"), Is.EqualTo(1));
        });
    }

    [Test]
    public void Complete_PlaceTakenMeanwhile_LeavesNothingUnfinished()
    {
        using (var target = new SqliteTarget(_database))
        {
            Directory.CreateDirectory(_database);
            Assert.That(() => target.Complete(removeOthers: false, CancellationToken.None), Throws.InstanceOf<ExportException>());
        }

        Assert.That(Directory.GetFiles(_folder.At(".")).Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void Export_NothingChanged_TouchesNothing()
    {
        Export();
        Watch();
        Assert.That(Export().Changed, Is.Zero);
        Assert.That(Ask("SELECT count(*) FROM touched"), Is.Zero);
    }

    [Test]
    public void Export_WithdrawnDocument_RemovesItsRowsFromEveryTable()
    {
        Export();
        string gone = "";
        Edit.Json(Path.Combine(_files, Edit.TwoDocuments), node =>
        {
            gone = node["disclosures"]![1]!["source"]!["sha256"]!.GetValue<string>();
            node["disclosures"]!.AsArray().RemoveAt(1);
        });
        Watch();
        Assert.That(Export().Removed, Is.EqualTo(1));
        foreach (Extractor.Export.Model.TableDefinition table in Extractor.Export.Model.ExportTables.All)
        {
            Assert.That(Ask($"SELECT count(*) FROM {table.Name} WHERE document = '{gone}'"), Is.Zero, table.Name);
        }

        Assert.That(Ask("SELECT group_concat(DISTINCT document) FROM touched"), Is.EqualTo(gone));
    }

    [Test]
    public void Export_WithAFileThatCannotBeRead_RemovesNothing()
    {
        Export();
        File.WriteAllText(Path.Combine(_files, Edit.TwoDocuments), "{");
        ExportSummary summary = Export();
        Assert.Multiple(() =>
        {
            Assert.That(summary.Failures, Has.Count.EqualTo(1));
            Assert.That(summary.Removed, Is.Zero);
            Assert.That(Ask("SELECT count(*) FROM documents"), Is.EqualTo(6));
        });
    }

    [Test]
    public void Export_Keep_LeavesDocumentsOfOtherFolders()
    {
        Export();
        using (var target = new SqliteTarget(_database))
        {
            string one = Path.Combine(_files, Edit.TwoDocuments);
            Assert.That(Exporter.Run([one], target, keepOthers: true, null, default).Removed, Is.Zero);
        }

        Assert.That(Ask("SELECT count(*) FROM documents"), Is.EqualTo(6));
    }

    [Test]
    public void Export_DryRun_SaysWhatWouldBeAndWritesNothing()
    {
        Export();
        byte[] before = File.ReadAllBytes(_database);
        Edit.OneFigure(Path.Combine(_files, Edit.TwoDocuments));
        File.Delete(Directory.GetFiles(_files, "2025.json", SearchOption.AllDirectories).Single());
        using (var target = new SqliteTarget(_database))
        {
            ExportSummary summary = Exporter.Run([_files], target, keepOthers: false, null, default, dryRun: true);
            Assert.That((summary.Changed, summary.Documents, summary.Removed), Is.EqualTo((1, 5, 1)));
        }

        Assert.That(File.ReadAllBytes(_database), Is.EqualTo(before));
    }

    [Test]
    public void Export_Cancelled_LeavesTheDatabaseAsItWas()
    {
        Export();
        byte[] before = File.ReadAllBytes(_database);
        Edit.OneFigure(Path.Combine(_files, Edit.TwoDocuments));
        using var cancel = new CancellationTokenSource();
        using (var target = new SqliteTarget(_database))
        {
            Assert.That(() => Exporter.Run(Cancelling(cancel), target, keepOthers: false, null, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(File.ReadAllBytes(_database), Is.EqualTo(before));

        IEnumerable<string> Cancelling(CancellationTokenSource source)
        {
            yield return Path.Combine(_files, Edit.TwoDocuments);
            source.Cancel();
            yield return _files;
        }
    }

    [Test]
    public void Open_Folder_IsRefused() =>
        Assert.That(() => new SqliteTarget(_folder.Path), Throws.TypeOf<ExportException>().With.Message.Contains("is a folder"));

    [Test]
    public void Dispose_WithoutComplete_LeavesTheDatabaseAsItWas()
    {
        Export();
        byte[] before = File.ReadAllBytes(_database);
        Edit.OneFigure(Path.Combine(_files, Edit.TwoDocuments));
        using (var target = new SqliteTarget(_database))
        {
            foreach (Extractor.Export.Reading.ExportDocument document in Extractor.Export.Reading.UnitYearFileReader.Read(Path.Combine(_files, Edit.TwoDocuments)))
            {
                target.Write(document);
            }
        }

        Assert.That(File.ReadAllBytes(_database), Is.EqualTo(before));
    }

    [Test]
    public void Dispose_OfANewDatabaseWithoutComplete_LeavesNoFile()
    {
        using (new SqliteTarget(_database))
        {
            Assert.That(File.Exists(_database), Is.False);
        }

        Assert.That(Directory.GetFiles(_folder.Path), Is.Empty);
    }

    [TestCase("CREATE TABLE facts (mine)", "another program")]
    [TestCase("PRAGMA application_id = 1163416658; PRAGMA user_version = 99", "newer version")]
    public void Open_DatabaseOfSomebodyElse_IsRefusedAndLeftAlone(string statement, string message)
    {
        Run(statement);
        byte[] before = File.ReadAllBytes(_database);
        Assert.That(() => new SqliteTarget(_database), Throws.TypeOf<ExportException>().With.Message.Contains(message));
        Assert.That(File.ReadAllBytes(_database), Is.EqualTo(before));
    }

    [Test]
    public void Open_FileThatIsNoDatabase_IsRefusedAndLeftAlone()
    {
        File.WriteAllText(_database, new string('x', 5000));
        Assert.That(() => new SqliteTarget(_database), Throws.TypeOf<ExportException>().With.Message.Contains("no SQLite database"));
        Assert.That(File.ReadAllText(_database), Is.EqualTo(new string('x', 5000)));
    }

    [Test]
    public void Open_DatabaseOfAnOlderModel_IsMadeAnew()
    {
        Export();
        Run("DELETE FROM facts; PRAGMA user_version = 0");
        Assert.That(Export().Changed, Is.EqualTo(6));
        Assert.That(Ask("SELECT count(*) FROM facts"), Is.EqualTo(1474));
    }

    private ExportSummary Export()
    {
        using var target = new SqliteTarget(_database);
        return Exporter.Run([_files], target, keepOthers: false, null, default);
    }

    /// <summary>Notes from now on which documents' rows come, go or change, in every table.</summary>
    private void Watch()
    {
        Run("CREATE TABLE touched (document)");
        foreach (Extractor.Export.Model.TableDefinition table in Extractor.Export.Model.ExportTables.All)
        {
            Run($"CREATE TRIGGER {table.Name}_i AFTER INSERT ON {table.Name} BEGIN INSERT INTO touched VALUES (new.document); END");
            Run($"CREATE TRIGGER {table.Name}_u AFTER UPDATE ON {table.Name} BEGIN INSERT INTO touched VALUES (new.document); END");
            Run($"CREATE TRIGGER {table.Name}_d AFTER DELETE ON {table.Name} BEGIN INSERT INTO touched VALUES (old.document); END");
        }
    }

    private void Run(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_database};Pooling=false");
        connection.Open();
        return connection;
    }
}
