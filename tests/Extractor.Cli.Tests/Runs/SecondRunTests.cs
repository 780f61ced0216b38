using System.Text;
using System.Text.Json;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;

namespace Extractor.Cli.Tests.Runs;

/// <summary>What a second run asks, does and writes, seen from the server's log, the catalogue and the files.</summary>
public sealed class SecondRunTests
{
    private TemporaryFolder _folder = null!;
    private LoggedSite _site = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        SavedSite.Write(_folder);
        _site = await LoggedSite.StartAsync(_folder.At("site", "www.example.gov.cn"));
        _folder.Write("pipeline.json", Encoding.UTF8.GetBytes($$"""
            {"sources":[{"id":"site","type":"site","start":["{{_site.Address}}gk/index.html"],"delaySeconds":0,"allowPrivateNetwork":true}]}
            """));
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void Run_NothingChanged_FetchesNoBodyDoesNoStageAndWritesNothing()
    {
        JsonElement first = Run();
        (string Path, int Status)[] asked = _site.Take();
        Assert.That(asked.Select(a => a.Path), Is.Unique);
        AssertCounters(first, asked);
        Assert.That(first.GetProperty("documents").GetProperty("written").GetInt32(), Is.EqualTo(10), "and two copies of one of them");

        Dictionary<string, (DateTime, long)> files = Files();
        string[] stages = Rows("SELECT blob, stage, revision, made_at FROM stages ORDER BY 1, 2"), versions = Rows("SELECT document, number, digest FROM versions ORDER BY 1, 2");
        JsonElement second = Run();
        (string Path, int Status)[] again = _site.Take();
        Assert.That(again.Where(a => a.Status == 200).Select(a => a.Path), Is.EqualTo(new[] { "/f/page.pdf" }), "what is no document was not stored, so it is tried again");
        Assert.That(again.Count(a => a.Status == 304), Is.EqualTo(asked.Count(a => a.Status == 200) - 1));
        AssertCounters(second, again);
        Assert.That(Files(), Is.EqualTo(files), "no file of output, blobs and results is touched");
        Assert.That(Rows("SELECT blob, stage, revision, made_at FROM stages ORDER BY 1, 2"), Is.EqualTo(stages), "no stage is done again");
        Assert.That(Rows("SELECT document, number, digest FROM versions ORDER BY 1, 2"), Is.EqualTo(versions));
        Assert.That(Rows("SELECT COUNT(*) FROM fetches WHERE run=2 AND status='NotModified' AND unchanged_since=(SELECT fetched_at FROM fetches f WHERE f.run=1 AND f.key=fetches.key)"), Is.EqualTo(new[] { $"{again.Count(a => a.Status == 304)}" }));
        JsonElement counts = second.GetProperty("documents");
        Assert.That((counts.GetProperty("written").GetInt32(), second.GetProperty("files").GetProperty("written").GetInt32()), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Run_OneDocumentChanged_IsOneVersionAndOneFile()
    {
        Run();
        _site.Take();
        Dictionary<string, (DateTime Time, long Size)> before = Files("out");
        string[] versions = Rows("SELECT document, number, digest FROM versions ORDER BY 1, 2");
        File.AppendAllText(_folder.At("site", "www.example.gov.cn", "f", "1a.pdf"), "\n% corrected\n%%EOF\n");
        JsonElement report = Run();
        Assert.That(_site.Take().Where(a => a.Status == 200).Select(a => a.Path), Is.EquivalentTo(new[] { "/f/1a.pdf", "/f/page.pdf" }));
        string[] added = [.. Rows("SELECT document, number, digest FROM versions ORDER BY 1, 2").Except(versions)];
        Assert.That(added, Has.Length.EqualTo(1));
        Assert.That(added[0].Split(' ')[1], Is.EqualTo("2"));
        Assert.That(Rows("SELECT COUNT(*) FROM versions"), Is.EqualTo(new[] { $"{versions.Length + 1}" }), "the earlier version stays");
        Dictionary<string, (DateTime Time, long Size)> after = Files("out");
        Assert.That(after.Keys, Is.EqualTo(before.Keys));
        Assert.That(after.Where(f => before[f.Key] != f.Value).Select(f => Path.GetRelativePath(_folder.At("out"), f.Key)), Is.EqualTo(new[] { Path.Combine("青川县教育局", "2024.json") }));
        JsonElement source = report.GetProperty("sources")[0];
        Assert.That((source.GetProperty("new").GetInt32(), source.GetProperty("changed").GetInt32()), Is.EqualTo((0, 1)));
        Assert.That(report.GetProperty("files").GetProperty("written").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void Run_DocumentWithdrawn_FileStaysAndSaysSo()
    {
        Run();
        File.WriteAllText(_folder.At("site", "www.example.gov.cn", "gk", "a3.html"), "<html><title>青川县审计局2024年部门预算</title><body>暂无附件</body></html>");
        JsonElement report = Run();
        Assert.That(report.GetProperty("sources")[0].GetProperty("withdrawn").GetInt32(), Is.EqualTo(2));
        Assert.That(File.ReadAllText(_folder.At("out", "青川县审计局", "2024.json")), Does.Contain("\"withdrawnAt\": \"20"));
        Assert.That(File.ReadAllText(_folder.At("out", "青川县水利局", "2024.json")), Does.Not.Contain("withdrawnAt"));
    }

    private JsonElement Run()
    {
        ProcessResult result = ChildProcess.Extractor("run", "--config", _folder.At("pipeline.json"));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        return JsonDocument.Parse(File.ReadAllBytes(_folder.At("out", "run-report.json"))).RootElement;
    }

    /// <summary>The report's counters against the server's own log.</summary>
    private static void AssertCounters(JsonElement report, (string Path, int Status)[] log)
    {
        Dictionary<string, decimal> counters = report.GetProperty("sources")[0].GetProperty("counters").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDecimal());
        Assert.That(counters["downloader/request_count"], Is.EqualTo(log.Length));
        Assert.That(counters["downloader/response_count"], Is.EqualTo(log.Length));
        Assert.That(
            counters.Where(c => c.Key.StartsWith("downloader/response_status_count/", StringComparison.Ordinal)).Select(c => (c.Key[^3..], c.Value)),
            Is.EqualTo(log.GroupBy(l => l.Status).OrderBy(g => g.Key).Select(g => ($"{g.Key}", (decimal)g.Count()))));
        Assert.That(counters["item_scraped_count"], Is.EqualTo(12));
        Assert.That(counters["dupefilter/filtered"], Is.EqualTo(1), "the first article stands on both pages of the list");
        Assert.That(counters["retry/count"], Is.Zero);
    }

    private Dictionary<string, (DateTime Time, long Size)> Files(params string[] folders) =>
        (folders.Length > 0 ? folders : ["out", "store"]).SelectMany(f => Directory.GetFiles(_folder.At(f), "*", SearchOption.AllDirectories))
            .Where(f => !f.EndsWith("run-report.json", StringComparison.Ordinal) && !f.Contains("catalogue.db", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToDictionary(f => f, f => (File.GetLastWriteTimeUtc(f), new FileInfo(f).Length));

    private string[] Rows(string query)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.At("store", "catalogue.db"), Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        }

        return [.. rows];
    }
}
