using System.Globalization;
using System.Security.Cryptography;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;

namespace Extractor.Cli.Tests.Runs;

/// <summary>
/// All that a run leaves behind, a line each: every file of the output and the store with its digest, and every row of the
/// catalogue that says what there is. Left out is what tells how it came to be: jobs, crawls and exchanges (a run that is killed after
/// its last act has nothing left to take up, so the next one is another), the run report, logs.
/// </summary>
internal static class Snapshot
{
    private static readonly string[] Queries =
    [
        "SELECT 'document', source, address, vanished_at FROM documents ORDER BY source, address",
        "SELECT 'version', d.address, v.number, v.digest, v.fetched_at, v.file_name, v.title, v.published, v.publisher, v.status FROM versions v JOIN documents d ON d.id=v.document ORDER BY d.address, v.number",
        "SELECT 'page', source, key, address, etag, last_modified, digest, fetched_at, file_name, since FROM pages ORDER BY source, key",
        "SELECT 'stage', blob, variant, stage, revision, status, summary, made_at FROM stages ORDER BY blob, variant, stage, revision",
        "SELECT 'output', name, fingerprint, length, superseded, written_at FROM outputs ORDER BY name",
        "SELECT 'waiting', key FROM frontier ORDER BY key",
        "SELECT 'open job', scope FROM jobs WHERE finished IS NULL",
        "SELECT 'open run', source FROM runs WHERE finished IS NULL",
        "SELECT 'asked twice', run, key FROM fetches GROUP BY run, key HAVING COUNT(*)>1",
    ];

    public static string[] Of(TemporaryFolder folder) =>
    [
        .. Files(folder.At("out")).Where(f => f != "run-report.json").Select(f => Line(folder.At("out"), f)),
        .. Files(folder.At("store")).Where(f => !f.StartsWith("catalogue.db", StringComparison.Ordinal)).Select(f => Line(folder.At("store"), f)),
        .. Rows(folder.At("store", "catalogue.db")),
    ];

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal);

    private static string Line(string root, string file) =>
        $"{Path.GetFileName(root)}/{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file))))}";

    private static List<string> Rows(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        var rows = new List<string>();
        foreach (string query in Queries)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = query;
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
            }
        }

        return rows;
    }
}
