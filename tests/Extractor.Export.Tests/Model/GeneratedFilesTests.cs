using System.Text.RegularExpressions;
using Extractor.Export.Model;
using Extractor.Export.Postgres;
using Extractor.TestSupport;

namespace Extractor.Export.Tests.Model;

/// <summary>Files of the repository that are made from the column definitions. After a wanted change: UPDATE_GENERATED=1 dotnet test tests/Extractor.Export.Tests --filter GeneratedFiles.</summary>
public sealed class GeneratedFilesTests
{
    [Test]
    public void DataDictionary_OfTheRepository_IsUpToDate() => Compare(Path.Combine("docs", "data-dictionary.md"), DataDictionary.Markdown());

    [Test]
    public void Migrations_TablesAndViews_AreWhatTheDefinitionsSay()
    {
        // While the model is at version 1 the first two steps are the whole of it. A change of a released model is a third step, never a
        // change of these files; PostgresTests.Migrations_Applied_GiveTheColumnsOfTheDefinitions holds the sum of all steps to the model.
        string folder = Path.Combine("src", "Extractor.Export", "Postgres", "Migrations");
        Compare(Path.Combine(folder, "0001_tables.sql"), PostgresSchema.Tables());
        Compare(Path.Combine(folder, "0002_views.sql"), PostgresSchema.ViewStatements());
    }

    [Test]
    public void Columns_OfAllTables_AreNamedAndDescribedAlike()
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            Assert.That(table.Columns.Select(c => c.Name), Is.Unique, table.Name);
            foreach (ColumnDefinition column in table.Columns)
            {
                Assert.That(column.Name, Does.Match("^[a-z][a-z0-9_]*$"), table.Name);
                Assert.That(column.Title, Does.Match(@"\p{IsCJKUnifiedIdeographs}|^[x-y][01]$"), $"{table.Name}.{column.Name}");
                Assert.That(column.Description, Does.EndWith("."), $"{table.Name}.{column.Name}");
            }

            foreach (string key in table.PrimaryKey)
            {
                Assert.That(table.Columns[table.IndexOf(key)], Has.Property("Required").True.And.Property("Inherited").False, $"{table.Name}.{key}");
            }

            foreach (ForeignKey key in table.ForeignKeys)
            {
                Assert.That(ExportTables.Get(key.Table).PrimaryKey, Is.EqualTo(key.References), table.Name);
            }
        }
    }

    private static void Compare(string file, string generated)
    {
        string path = Path.Combine(ProjectFolders.Root, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
        }

        Assert.That(File.Exists(path) ? File.ReadAllText(path) : null, Is.EqualTo(generated), file);
    }
}
