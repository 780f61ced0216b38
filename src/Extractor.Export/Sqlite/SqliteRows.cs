using System.Globalization;
using Extractor.Export.Model;
using Extractor.Export.Reading;
using Microsoft.Data.Sqlite;

namespace Extractor.Export.Sqlite;

/// <summary>Puts the rows of documents in and takes them out, by statements prepared once.</summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly List<TableRows> _tables = [];

    public SqliteRows(SqliteConnection connection, SqliteTransaction transaction)
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            _tables.Add(new TableRows(connection, transaction, table));
        }
    }

    public void Insert(ExportDocument document)
    {
        foreach (TableRows table in _tables)
        {
            table.Insert(document);
        }
    }

    /// <summary>Children first, by the key's first column: no search for what refers to what.</summary>
    public void Delete(string document)
    {
        for (int i = _tables.Count - 1; i >= 0; i--)
        {
            _tables[i].Delete(document);
        }
    }

    public void Dispose()
    {
        foreach (TableRows table in _tables)
        {
            table.Dispose();
        }
    }

    private sealed class TableRows : IDisposable
    {
        private readonly TableDefinition _table;
        private readonly SqliteCommand _insert;
        private readonly SqliteCommand _delete;
        private readonly int _unit;

        public TableRows(SqliteConnection connection, SqliteTransaction transaction, TableDefinition table)
        {
            _table = table;
            _unit = table.Columns.Any(c => c.Name == "value_unit") ? table.IndexOf("value_unit") : -1;
            string[] names = [.. table.Columns.Where(c => !c.Inherited).SelectMany(SqliteSchema.Stored)];
            _insert = connection.CreateCommand();
            _insert.Transaction = transaction;
            _insert.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, i) => "$p" + i.ToString(CultureInfo.InvariantCulture)))})";
            for (int i = 0; i < names.Length; i++)
            {
                _insert.Parameters.Add(new SqliteParameter { ParameterName = "$p" + i.ToString(CultureInfo.InvariantCulture) });
            }

            _delete = connection.CreateCommand();
            _delete.Transaction = transaction;
            _delete.CommandText = $"DELETE FROM {table.Name} WHERE document = $document";
            _delete.Parameters.Add("$document", SqliteType.Text);
        }

        public void Insert(ExportDocument document) => _table.Rows(document, row =>
        {
            int next = 0;
            for (int i = 0; i < row.Length; i++)
            {
                ColumnDefinition column = _table.Columns[i];
                if (column.Inherited)
                {
                    continue;
                }

                Field field = row[i];
                Set(ref next, Plain(column, field));
                if (column.Type == FieldType.Decimal)
                {
                    Set(ref next, field.IsNull ? DBNull.Value : field.ToString());
                    if (column.Money)
                    {
                        Set(ref next, column.Name != "value" || row[_unit].Text == "CNY" ? Fen(field) : DBNull.Value);
                    }
                }
            }

            _insert.ExecuteNonQuery();
        });

        public void Delete(string document)
        {
            _delete.Parameters[0].Value = document;
            _delete.ExecuteNonQuery();
        }

        public void Dispose()
        {
            _insert.Dispose();
            _delete.Dispose();
        }

        private void Set(ref int next, object value) => _insert.Parameters[next++].Value = value;

        private static object Plain(ColumnDefinition column, in Field field) => field.Kind switch
        {
            FieldKind.Text => field.Text!,
            FieldKind.Boolean => (long)field.Number,
            FieldKind.Number when column.Type == FieldType.Integer => (long)field.Number,
            FieldKind.Number => (double)field.Number,
            _ => DBNull.Value,
        };

        /// <summary>Whole 分; null where the figure has more decimals or is beyond 64 bits.</summary>
        private static object Fen(in Field field)
        {
            if (field.IsNull || Math.Abs(field.Number) > long.MaxValue / 100)
            {
                return DBNull.Value;
            }

            decimal fen = field.Number * 100;
            return fen == decimal.Truncate(fen) ? (long)fen : DBNull.Value;
        }
    }
}
