using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Extractor.Export.Csv;
using Extractor.Export.Postgres;
using Extractor.Export.Sqlite;
using Extractor.Export.Tests.Postgres;
using Extractor.Export.Tests.Support;
using Extractor.TestSupport;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Extractor.Export.Tests;

/// <summary>
/// Runs docs/cookbook.md on the fixtures: the SQL on both databases, held to the answers printed there; the pandas and R
/// snippets where these are installed. After a wanted change: UPDATE_GENERATED=1 dotnet test tests/Extractor.Export.Tests --filter Cookbook.
/// </summary>
public sealed partial class CookbookTests
{
    private static readonly string Path = System.IO.Path.Combine(ProjectFolders.Root, "docs", "cookbook.md");

    [Test]
    public void Sql_OnSqlite_GivesThePrintedAnswers()
    {
        using var folder = new TemporaryFolder();
        using (var target = new SqliteTarget(folder.At("figures.sqlite")))
        {
            Exporter.Run([Samples.Fixtures], target, keepOthers: false, null, default);
        }

        using var connection = new SqliteConnection($"Data Source={folder.At("figures.sqlite")};Pooling=false;Mode=ReadOnly");
        connection.Open();
        string text = File.ReadAllText(Path);
        string answered = Recipes().Replace(text, m => $"{m.Groups["head"].Value}{Answer(connection, m.Groups["sql"].Value)}{m.Groups["tail"].Value}");
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
        {
            File.WriteAllText(Path, answered);
            text = answered;
        }

        Assert.That(answered, Is.EqualTo(text));
        Assert.That(Recipes().Matches(text).Count(m => m.Groups["answer"].Value.Split('\n').Length > 2), Is.EqualTo(10), "ten questions, each with an answer");
    }

    [Test]
    public void Sql_OnPostgres_GivesThePrintedAnswers()
    {
        string database = PostgresServer.Database();
        using (var target = new PostgresTarget(database))
        {
            Exporter.Run([Samples.Fixtures], target, keepOthers: false, null, default);
        }

        using var connection = new NpgsqlConnection(database + ";Search Path=extractor");
        connection.Open();
        foreach (Match recipe in Recipes().Matches(File.ReadAllText(Path)))
        {
            // Each database sorts text in its own way.
            Assert.That(Lines(Answer(connection, recipe.Groups["sql"].Value)), Is.EquivalentTo(Lines(recipe.Groups["answer"].Value)), recipe.Groups["sql"].Value);
        }
    }

    [Test]
    public void Python_OfEveryRecipe_GivesRows()
    {
        using TemporaryFolder folder = Tables();
        string file = Script(folder, "recipes.py", PythonBlocks(), "assert len(answer) > 0\n");
        ProcessResult result = Python.Run(file, "pandas");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    [Test]
    public void R_OfEveryRecipe_GivesRows()
    {
        using TemporaryFolder folder = Tables();
        string file = Script(folder, "recipes.R", RBlocks(), "stopifnot(nrow(answer) > 0)\n");
        ProcessResult? result = ChildProcess.Run("env", "LC_ALL=C.UTF-8", "Rscript", "--vanilla", file);
        if (result is null or { ExitCode: 127 })
        {
            Assert.Ignore("R is not installed (Debian: r-base-core)");
        }

        Assert.That(result!.ExitCode, Is.Zero, result.Error);
    }

    private static TemporaryFolder Tables()
    {
        var folder = new TemporaryFolder();
        using var target = new CsvTarget(folder.At("tables"));
        Exporter.Run([Samples.Fixtures], target, keepOthers: false, null, default);
        return folder;
    }

    /// <summary>One script: the beginning, then each recipe and what is asked of its answer.</summary>
    private static string Script(TemporaryFolder folder, string name, Regex language, string check)
    {
        MatchCollection blocks = language.Matches(File.ReadAllText(Path));
        Assert.That(blocks, Has.Count.EqualTo(11));
        string change = name.EndsWith(".R", StringComparison.Ordinal) ? $"setwd('{folder.Path}')\n" : $"import os\nos.chdir('{folder.Path}')\n";
        string text = change + string.Concat(blocks.Select((b, i) => b.Groups[1].Value + (i == 0 ? "" : check)));
        return folder.Write(name, Encoding.UTF8.GetBytes(text));
    }

    private static string[] Lines(string answer) => answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Answer(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        var text = new StringBuilder();
        text.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)).Append('\n');
        while (reader.Read())
        {
            text.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader, i))).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(DbDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetValue(column) switch
    {
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex("(?<head>```sql\n(?<sql>[^`]*)```\n\n```text\n)(?<answer>[^`]*)(?<tail>```\n)")]
    private static partial Regex Recipes();

    [GeneratedRegex("```python\n([^`]*)```\n")]
    private static partial Regex PythonBlocks();

    [GeneratedRegex("```r\n([^`]*)```\n")]
    private static partial Regex RBlocks();
}
