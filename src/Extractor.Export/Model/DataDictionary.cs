using System.Text;
using Extractor.Export.Sql;
using Extractor.Export.Sqlite;

namespace Extractor.Export.Model;

/// <summary>The data dictionary (docs/data-dictionary.md), made from the column definitions.</summary>
public static class DataDictionary
{
    public static string Markdown()
    {
        var text = new StringBuilder("""
            # Data dictionary

            Every table and column that `extractor export` writes. This file is made from the program's own definitions (a test holds it to
            them); [exports.md](exports.md) says how each format stores the types, [cookbook.md](cookbook.md) answers questions with them.

            - **key**: tells a row from all others, together with the other keys of the table. It stays the same between exports as long as the
              document and what was read of it stay the same.
            - **repeated**: says what the document or the table of the row says. CSV, XLSX and data packages carry it in every row; the databases
              leave it out of the table and have it in the view `…_full`.
            - **required**: never empty. Everything else is empty (null) where the document does not say it; there is no empty text.
            - Types: `text`, `integer`, `decimal` (exact), `points` (coordinate, two decimals), `boolean`, `date`, `array` and `object` (JSON).


            """.ReplaceLineEndings("\n"));
        foreach (TableDefinition table in ExportTables.All)
        {
            text.Append($"## {table.Name} · {table.Title}\n\n{table.Description}\n\n");
            foreach (ForeignKey key in table.ForeignKeys)
            {
                text.Append($"Refers to [{key.Table}](#{Anchor(ExportTables.Get(key.Table))}) by {string.Join(", ", key.Columns.Select(c => $"`{c}`"))}.\n\n");
            }

            text.Append("| column | 名称 | type | | meaning |\n| --- | --- | --- | --- | --- |\n");
            foreach (ColumnDefinition column in table.Columns)
            {
                string marks = table.PrimaryKey.Contains(column.Name) ? "key" : column.Inherited ? "repeated" : column.Required ? "required" : "";
                string values = column.Values is { } list ? " One of " + string.Join(", ", list.Select(v => $"`{v}`")) + "." : "";
                text.Append($"| `{column.Name}` | {column.Title} | {column.Type.ToString().ToLowerInvariant()} | {marks} | {column.Description.Replace("|", "\\|", StringComparison.Ordinal)}{values} |\n");
            }

            text.Append('\n');
        }

        text.Append("## Views of the databases\n\n| view | shows |\n| --- | --- |\n");
        foreach (SqlView view in SqliteSchema.Views())
        {
            text.Append($"| `{view.Name}` | {view.Description} |\n");
        }

        return text.ToString();
    }

    // GitHub's anchors: small letters, spaces to hyphens, punctuation away.
    private static string Anchor(TableDefinition table) => $"{table.Name}--{table.Title}";
}
