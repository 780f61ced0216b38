using System.Globalization;
using System.Text;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Sources;
using Extractor.Crawl.Store;
using Extractor.Disclosure.Model;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Conversion;
using Extractor.Pipeline.Merging;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.Running;
using Extractor.Pipeline.State;
using Microsoft.Data.Sqlite;

namespace Extractor.Bench;

/// <summary>A store as many years of crawling leave it: documents of units with five years each, a budget and a final account a year.</summary>
internal static class PlanStore
{
    public const string Source = "site";

    private const int PerYear = 2, Years = 5;

    public static PipelineConfig Configuration(string folder) => new()
    {
        Output = Path.Combine(folder, "out"),
        Store = Path.Combine(folder, "store"),
        Logs = Path.Combine(folder, "logs"),
        Sources = [new SiteSource(new SiteOptions { Id = Source, Start = [new Uri("http://www.example.gov.cn/")] }, Path.Combine(folder, "store"))],
    };

    public static string AddressOf(int document) => string.Create(CultureInfo.InvariantCulture, $"http://www.example.gov.cn/gk/2024/t{document:D7}.pdf");

    /// <summary>Makes catalogue and unit-year files.</summary>
    /// <returns>Number of unit-year files.</returns>
    public static int Make(string folder, int count)
    {
        PipelineConfig config = Configuration(folder);
        CatalogueDatabase.Open(StorePaths.Catalogue(config.Store)).Dispose();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = StorePaths.Catalogue(config.Store), Pooling = false }.ToString());
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        Insert(connection, "INSERT INTO runs(id, source, started, finished, reason) VALUES(1, 'site', '2024-01-01', '2024-01-01', 'finished')")([]);
        Action<object[]> page = Insert(connection, "INSERT INTO pages(source, key, address, etag, digest, fetched_at, since) VALUES('site', $0, $0, $1, $2, '2024-03-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z')");
        Action<object[]> document = Insert(connection, "INSERT INTO documents(id, source, address, first_run, last_run) VALUES($0, 'site', $1, 1, 1)");
        Action<object[]> version = Insert(connection, "INSERT INTO versions(document, number, digest, fetched_at, file_name, title, published, publisher, status) VALUES($0, 1, $1, '2024-03-01T00:00:00.000Z', $2, $3, '2024-02-23', NULL, 'pdf')");
        Action<object[]> stage = Insert(connection, "INSERT INTO stages(blob, variant, stage, revision, status, summary, made_at) VALUES($0, $1, 'convert', $2, 'done', $3, '2024-03-01T00:00:00.000Z')");
        Action<object[]> output = Insert(connection, "INSERT INTO outputs(name, fingerprint, length, superseded, written_at) VALUES($0, $1, $2, '', '2024-03-01T00:00:00.000Z')");
        var items = new List<RunItem>();
        var parts = new List<ConvertedDocument>();
        int files = 0;
        for (int i = 0; i < count; i++)
        {
            int unit = i / (PerYear * Years), year = 2020 + (i / PerYear % Years);
            string name = $"青川县第{unit}办事处", title = $"{name}{year}年部门{(i % 2 == 0 ? "预算" : "决算")}";
            string digest = DocumentConverter.Sha256(Encoding.UTF8.GetBytes(title));
            var info = new UnitInfo(name, [$"第{unit}办事处"], null);
            var summary = new ConvertedSummary([new ConvertedUnit(info, year, i % 2 == 0 ? "budget" : "finalAccount", digest)], 40, 12, 900, 0, []);
            var known = new SourceDocument
            {
                Source = Source,
                Key = AddressOf(i),
                File = title + ".pdf",
                Url = AddressOf(i),
                FetchedAt = "2024-03-01T00:00:00.000Z",
                Title = title,
                Published = "2024-02-23",
                ReadAsync = _ => throw new InvalidOperationException("nothing is read"),
            };
            var key = ResultKey.Of(digest, known);
            page([known.Key, $"\"{digest[..16]}\"", digest]);
            document([i + 1, known.Key]);
            version([i + 1, digest, known.File, title]);
            stage([digest, key.Variant, StageRevisions.Current.Convert, ConvertedStore.Write(summary)]);
            items.Add(new RunItem(known, false) { Key = key, Summary = summary });
            parts.Add(new ConvertedDocument(items.Count - 1, digest, 0, info, year));
            if (i % (PerYear * Years) == (PerYear * Years) - 1 || i == count - 1)
            {
                string fingerprint = WriteStage.Fingerprint(StageRevisions.Current.Write, name, parts, items);
                foreach (int of in parts.Select(p => p.Year).Distinct())
                {
                    string path = UnitPath.For(config.Output, name, of);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, "{}\n");
                    output([Path.GetRelativePath(config.Output, path).Replace(Path.DirectorySeparatorChar, '/'), fingerprint, 3]);
                    files++;
                }

                items.Clear();
                parts.Clear();
            }
        }

        transaction.Commit();
        return files;
    }

    private static Action<object[]> Insert(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return values =>
        {
            command.Parameters.Clear();
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.AddWithValue($"${i}", values[i]);
            }

            command.ExecuteNonQuery();
        };
    }
}
