using System.Text;
using Extractor.Export.Model;
using Extractor.Export.Sql;

namespace Extractor.Export.Sqlite;

/// <summary>
/// The SQLite tables, made from the column definitions. SQLite knows no exact decimal type, so a decimal has two columns: the number
/// (REAL, for computing) and <c>…_exact</c> (TEXT, every digit as published); an amount of money has a third, <c>…_fen</c> (INTEGER,
/// whole 分), whose sums and differences are exact.
/// </summary>
internal static class SqliteSchema
{
    public const string ExactSuffix = "_exact";

    public const string FenSuffix = "_fen";

    /// <summary>Names under which a column is stored, the first being its own.</summary>
    public static IEnumerable<string> Stored(ColumnDefinition column) => column switch
    {
        { Type: FieldType.Decimal, Money: true } => [column.Name, column.Name + ExactSuffix, column.Name + FenSuffix],
        { Type: FieldType.Decimal } => [column.Name, column.Name + ExactSuffix],
        _ => [column.Name],
    };

    /// <summary>Statements that make all tables, indexes and views.</summary>
    public static IEnumerable<string> Create()
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            yield return Table(table);
            int number = 0;
            foreach (IReadOnlyList<string> index in table.Indexes)
            {
                yield return $"CREATE INDEX {table.Name}_{++number} ON {table.Name} ({string.Join(", ", index)})";
            }
        }

        foreach (SqlView view in Views())
        {
            yield return $"CREATE VIEW {view.Name} AS\n{view.Query}";
        }
    }

    /// <summary>Statements that take all of it away.</summary>
    public static IEnumerable<string> Drop() =>
        [.. Views().Reverse().Select(v => "DROP VIEW IF EXISTS " + v.Name), .. ExportTables.All.Reverse().Select(t => "DROP TABLE IF EXISTS " + t.Name)];

    public static IEnumerable<SqlView> Views() => SqlViews.All(SqlDialect.Sqlite, Stored);

    private static string Table(TableDefinition table)
    {
        var sql = new StringBuilder($"CREATE TABLE {table.Name} (\n");
        foreach (ColumnDefinition column in table.Columns.Where(c => !c.Inherited))
        {
            string type = column.Type switch
            {
                FieldType.Integer or FieldType.Boolean => "INTEGER",
                FieldType.Decimal or FieldType.Points => "REAL",
                _ => "TEXT",
            };
            sql.Append($"  {column.Name} {type}{(column.Required ? " NOT NULL" : "")},\n");
            foreach (string extra in Stored(column).Skip(1))
            {
                sql.Append($"  {extra} {(extra.EndsWith(FenSuffix, StringComparison.Ordinal) ? "INTEGER" : "TEXT")},\n");
            }
        }

        sql.Append($"  PRIMARY KEY ({string.Join(", ", table.PrimaryKey)})");
        foreach (ForeignKey key in table.ForeignKeys)
        {
            sql.Append($",\n  FOREIGN KEY ({string.Join(", ", key.Columns)}) REFERENCES {key.Table} ({string.Join(", ", key.References)}) ON DELETE CASCADE");
        }

        // Clustered by document: the key is stored once, and the rows of a document lie together.
        return sql.Append("\n) WITHOUT ROWID").ToString();
    }
}
