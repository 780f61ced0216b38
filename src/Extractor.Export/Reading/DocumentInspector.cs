using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Extractor.Export.Model;

namespace Extractor.Export.Reading;

/// <summary>
/// Walks all rows of a document once before any format sees them: what the tables promise (keys unique, references there, nothing
/// missing, no value beside the list) is held here, so that a foreign or damaged file is refused by name and no database fails half-way.
/// </summary>
internal static class DocumentInspector
{
    private static readonly FrozenDictionary<string, Regex> Patterns = ExportTables.All.SelectMany(t => t.Columns).Select(c => c.Pattern).OfType<string>().Distinct()
        .ToFrozenDictionary(p => p, p => new Regex(p, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), StringComparer.Ordinal);

    /// <summary>The document's version.</summary>
    /// <exception cref="UnitYearFileException">A row breaks a promise; the message says table, row and column.</exception>
    public static string Inspect(ExportDocument document)
    {
        using var version = new DocumentVersion();

        // A database whose columns have changed asks for every row again.
        version.Add(Field.Of(ExportTables.ModelVersion));
        var keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var key = new StringBuilder();
        foreach (TableDefinition table in ExportTables.All)
        {
            HashSet<string> seen = keys[table.Name] = new HashSet<string>(StringComparer.Ordinal);
            IReadOnlyList<ColumnDefinition> columns = table.Columns;
            int[] primary = [.. table.PrimaryKey.Select(table.IndexOf)];
            (int[] Columns, HashSet<string> Keys, string Table)[] references =
                [.. table.ForeignKeys.Select(f => (f.Columns.Select(table.IndexOf).ToArray(), keys[f.Table], f.Table))];
            version.Add(Field.Of(table.Name));
            table.Rows(document, row =>
            {
                for (int i = 0; i < row.Length; i++)
                {
                    Check(table, columns[i], row[i], row, primary);

                    // Inherited columns stand in other tables already, and the version is not part of itself.
                    if (!columns[i].Inherited && columns[i].Name != DocumentTables.VersionColumn)
                    {
                        version.Add(row[i]);
                    }
                }

                if (!seen.Add(Key(key, row, primary)))
                {
                    throw new UnitYearFileException($"{table.Name} holds {key} twice");
                }

                foreach ((int[] from, HashSet<string> to, string name) in references)
                {
                    if (!to.Contains(Key(key, row, from)))
                    {
                        throw new UnitYearFileException($"a row of {table.Name} refers to {name} {key}, which is not there");
                    }
                }
            });
        }

        return version.Finish();
    }

    private static void Check(TableDefinition table, ColumnDefinition column, in Field field, ReadOnlySpan<Field> row, int[] primary)
    {
        if (field.IsNull)
        {
            // The version is made by this very walk.
            if (column.Required && column.Name != DocumentTables.VersionColumn)
            {
                throw new UnitYearFileException($"{table.Name} {Key(new StringBuilder(), row, primary)} has no {column.Name}");
            }

            return;
        }

        if ((column.Values is { } values && !values.Contains(field.Text)) || (column.Pattern is { } pattern && !Patterns[pattern].IsMatch(field.Text!))
            || (column.Minimum is { } minimum && field.Number < minimum))
        {
            throw new UnitYearFileException($"{table.Name} {Key(new StringBuilder(), row, primary)}: {column.Name} is {Short(field.ToString())}");
        }
    }

    private static string Key(StringBuilder key, ReadOnlySpan<Field> row, int[] columns)
    {
        key.Clear();

        // The first column is the document itself, the same in every row.
        for (int i = columns.Length > 1 ? 1 : 0; i < columns.Length; i++)
        {
            key.Append(key.Length > 0 ? "\u001f" : "").Append(row[columns[i]].ToString());
        }

        return key.ToString();
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
