using System.Text;
using Extractor.Export.Model;
using Extractor.Export.Sql;
using NpgsqlTypes;

namespace Extractor.Export.Postgres;

/// <summary>
/// The PostgreSQL tables and views as the column definitions ask for them. What a database gets are the numbered migrations, which
/// never change once released; a test holds what they make to this.
/// </summary>
internal static class PostgresSchema
{
    public static IEnumerable<SqlView> Views() => SqlViews.All(SqlDialect.Postgres, c => [c.Name]);

    /// <summary>Statements that make all tables and indexes in the current schema.</summary>
    public static string Tables()
    {
        var sql = new StringBuilder();
        foreach (TableDefinition table in ExportTables.All)
        {
            sql.Append($"CREATE TABLE {table.Name} (\n");
            foreach (ColumnDefinition column in table.Columns.Where(c => !c.Inherited))
            {
                sql.Append($"  {column.Name} {TypeName(column.Type)}{(column.Required ? " NOT NULL" : "")},\n");
            }

            sql.Append($"  PRIMARY KEY ({string.Join(", ", table.PrimaryKey)})");
            foreach (ForeignKey key in table.ForeignKeys)
            {
                sql.Append($",\n  FOREIGN KEY ({string.Join(", ", key.Columns)}) REFERENCES {key.Table} ({string.Join(", ", key.References)}) ON DELETE CASCADE");
            }

            sql.Append("\n);\n");
            int number = 0;
            foreach (IReadOnlyList<string> index in table.Indexes)
            {
                sql.Append($"CREATE INDEX {table.Name}_{++number} ON {table.Name} ({string.Join(", ", index)});\n");
            }

            sql.Append($"COMMENT ON TABLE {table.Name} IS {Quote(table.Title + ": " + table.Description)};\n");
            foreach (ColumnDefinition column in table.Columns.Where(c => !c.Inherited))
            {
                sql.Append($"COMMENT ON COLUMN {table.Name}.{column.Name} IS {Quote(column.Title + ": " + column.Description)};\n");
            }

            sql.Append('\n');
        }

        return sql.ToString();
    }

    /// <summary>Statements that make all views in the current schema.</summary>
    public static string ViewStatements() => string.Concat(Views().Select(v => $"CREATE VIEW {v.Name} AS\n{v.Query};\nCOMMENT ON VIEW {v.Name} IS {Quote(v.Description)};\n\n"));

    public static string TypeName(FieldType type) => type switch
    {
        FieldType.Integer => "integer",
        FieldType.Decimal => "numeric",
        FieldType.Points => "double precision",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.Array or FieldType.Object => "jsonb",
        _ => "text",
    };

    public static NpgsqlDbType DbType(FieldType type) => type switch
    {
        FieldType.Integer => NpgsqlDbType.Integer,
        FieldType.Decimal => NpgsqlDbType.Numeric,
        FieldType.Points => NpgsqlDbType.Double,
        FieldType.Boolean => NpgsqlDbType.Boolean,
        FieldType.Date => NpgsqlDbType.Date,
        FieldType.Array or FieldType.Object => NpgsqlDbType.Jsonb,
        _ => NpgsqlDbType.Text,
    };

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
