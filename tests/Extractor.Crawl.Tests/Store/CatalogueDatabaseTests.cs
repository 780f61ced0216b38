using Extractor.Crawl.Store;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Tests.Store;

public sealed class CatalogueDatabaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Open_CatalogueOfTheFirstVersion_IsBroughtToThePresentOneAndKeepsItsRows()
    {
        using var folder = new TemporaryFolder();
        Execute(folder.At("catalogue.db"), CatalogueSchema.Steps[0] + "PRAGMA user_version=1;"
            + "INSERT INTO pages(source, key, address, etag, digest, fetched_at) VALUES('s', 'k', 'http://a.example/', '\"e\"', 'd', '2025-01-01T00:00:00.000Z');"
            + "INSERT INTO documents(id, source, address, first_run, last_run) VALUES(1, 's', 'http://a.example/', 1, 1);"
            + "INSERT INTO versions(document, number, digest, fetched_at, file_name, status) VALUES(1, 1, 'd', '2025-01-01T00:00:00.000Z', 'a.pdf', 'pdf');");
        using (var catalogue = Catalogue.Open(folder.At("catalogue.db")))
        {
            Assert.That(catalogue.Known("s", "k")!.ETag, Is.EqualTo("\"e\""));
            Assert.That(catalogue.Documents("s").Single().FileName, Is.EqualTo("a.pdf"));
        }

        using var database = CatalogueDatabase.Open(folder.At("catalogue.db"));
        Assert.That(database.Scalar("PRAGMA user_version"), Is.EqualTo(CatalogueSchema.Version));
    }

    [Test]
    public void Open_CatalogueOfALaterVersion_IsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Execute(folder.At("catalogue.db"), "PRAGMA user_version=99;");
        InvalidDataException? error = Assert.Throws<InvalidDataException>(() => CatalogueDatabase.Open(folder.At("catalogue.db")));
        Assert.That(error!.Message, Does.Contain("newer version of the program (schema 99"));
    }

    [Test]
    public void Open_FileThatIsNoDatabase_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("catalogue.db", new byte[4096].Select(_ => (byte)'x').ToArray());
        Assert.That(Assert.Throws<InvalidDataException>(() => CatalogueDatabase.Open(path))!.Message, Does.Contain("restore it from a backup"));
    }

    [Test]
    public void InTransaction_ThatThrows_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var database = CatalogueDatabase.Open(folder.At("catalogue.db"));
        Assert.Throws<InvalidOperationException>(() => database.InTransaction<int>(() =>
        {
            database.Execute("INSERT INTO jobs(scope, started) VALUES('x', 't')");
            throw new InvalidOperationException();
        }));
        Assert.That(database.Scalar("SELECT COUNT(*) FROM jobs"), Is.Zero);
    }

    [Test]
    public void Begin_JobThatWasInterrupted_IsTakenUpByTheSameScopeForAWhile()
    {
        using var folder = new TemporaryFolder();
        using var database = CatalogueDatabase.Open(folder.At("catalogue.db"));
        var history = new JobHistory(database);
        Job first = history.Begin("all", Now);
        Assert.That(first.IsResumed, Is.False);
        Assert.That(history.Begin("all", Now.AddHours(11)), Is.EqualTo(first with { IsResumed = true }));
        Assert.That(history.Begin("all", Now.AddHours(13)).Id, Is.Not.EqualTo(first.Id), "the sources have moved on");
        Job other = history.Begin("one source", Now.AddHours(13));
        Assert.That(other.IsResumed, Is.False);
        Assert.That(history.Begin("one source", Now.AddHours(13), anew: true).Id, Is.Not.EqualTo(other.Id), "--force begins anew");
        history.Finish(new Job(other.Id + 1, false), "complete", "{}", Now);
        Assert.That(history.Latest(9).Select(j => j.Status), Is.EqualTo(new[] { "complete", "abandoned", "abandoned", "abandoned" }));
    }

    [Test]
    public void Keep_StageResultOfANewRevision_TakesThePlaceOfTheOldOneOnly()
    {
        using var folder = new TemporaryFolder();
        using var database = CatalogueDatabase.Open(folder.At("catalogue.db"));
        var results = new StageResults(database);
        results.Keep("b", "", "convert", "r1", new StageResult("done", "one"), Now);
        results.Keep("b", "v", "convert", "r1", new StageResult("done", "variant"), Now);
        Assert.That(results.Keep("b", "", "convert", "r2", new StageResult("done", "two"), Now), Is.EqualTo(new[] { "r1" }));
        Assert.That(results.Find("b", "", "convert", "r1"), Is.Null);
        Assert.That(results.Find("b", "", "convert", "r2")!.Summary, Is.EqualTo("two"));
        Assert.That(results.Find("b", "v", "convert", "r1")!.Summary, Is.EqualTo("variant"));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
