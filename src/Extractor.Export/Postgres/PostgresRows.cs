using System.Globalization;
using Extractor.Export.Model;
using Extractor.Export.Reading;
using Npgsql;
using NpgsqlTypes;

namespace Extractor.Export.Postgres;

/// <summary>The rows of one table on their way: copied into a staging table, then put in the place of what was there.</summary>
internal sealed class PostgresRows
{
    private readonly NpgsqlConnection _connection;
    private readonly TableDefinition _table;
    private readonly string _columns;
    private readonly NpgsqlDbType[] _types;

    public PostgresRows(NpgsqlConnection connection, TableDefinition table)
    {
        _connection = connection;
        _table = table;
        _columns = string.Join(", ", table.Columns.Where(c => !c.Inherited).Select(c => c.Name));
        _types = [.. table.Columns.Select(c => PostgresSchema.DbType(c.Type))];
    }

    private string Staging => "staging_" + _table.Name;

    public void CreateStaging() => Run($"CREATE TEMPORARY TABLE {Staging} (LIKE {_table.Name}) ON COMMIT DROP");

    /// <summary>Copies the rows of the documents into the staging table.</summary>
    public void Copy(IEnumerable<ExportDocument> documents)
    {
        using NpgsqlBinaryImporter importer = _connection.BeginBinaryImport($"COPY {Staging} ({_columns}) FROM STDIN (FORMAT BINARY)");
        foreach (ExportDocument document in documents)
        {
            _table.Rows(document, row =>
            {
                importer.StartRow();
                for (int i = 0; i < row.Length; i++)
                {
                    if (!_table.Columns[i].Inherited)
                    {
                        Write(importer, row[i], _types[i]);
                    }
                }
            });
        }

        importer.Complete();
    }

    /// <summary>Takes out the rows of documents that come anew.</summary>
    public void Delete(string[] documents)
    {
        using var command = new NpgsqlCommand($"DELETE FROM {_table.Name} WHERE document = ANY($1)", _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = documents });
        command.ExecuteNonQuery();
    }

    /// <summary>Puts in what is staged, and empties the staging table.</summary>
    /// <param name="upsert">True where a row with the same key is brought up to date instead.</param>
    public void Merge(bool upsert)
    {
        string conflict = "";
        if (upsert)
        {
            IEnumerable<string> rest = _table.Columns.Where(c => !c.Inherited && !_table.PrimaryKey.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}");
            conflict = $" ON CONFLICT ({string.Join(", ", _table.PrimaryKey)}) DO UPDATE SET {string.Join(", ", rest)}";
        }

        Run($"INSERT INTO {_table.Name} ({_columns}) SELECT {_columns} FROM {Staging}{conflict}");
        Run($"TRUNCATE {Staging}");
    }

    private static void Write(NpgsqlBinaryImporter importer, in Field field, NpgsqlDbType type)
    {
        switch (type)
        {
            case var _ when field.IsNull:
                importer.WriteNull();
                break;
            case NpgsqlDbType.Integer:
                importer.Write((int)field.Number, type);
                break;
            case NpgsqlDbType.Double:
                importer.Write((double)field.Number, type);
                break;
            case NpgsqlDbType.Boolean:
                importer.Write(field.Number != 0, type);
                break;
            case NpgsqlDbType.Numeric:
                importer.Write(field.Number, type);
                break;
            case NpgsqlDbType.Date:
                importer.Write(DateOnly.ParseExact(field.Text!, "yyyy-MM-dd", CultureInfo.InvariantCulture), type);
                break;
            default:
                importer.Write(field.Text!, type);
                break;
        }
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
