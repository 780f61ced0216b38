using CsvHelper;
using Extractor.Export.Model;
using Extractor.Export.Output;
using Extractor.Export.Reading;

namespace Extractor.Export.Csv;

/// <summary>A CSV file a table, RFC 4180: UTF-8, commas, CR LF, quotes where needed, a header line. Null is an empty field.</summary>
internal sealed class CsvTables : IDisposable
{
    private readonly List<CsvTable> _tables = [];

    /// <param name="folder">Where the files go, each named like its table.</param>
    /// <param name="bom">True to begin each file with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="safe">True to protect text that a spreadsheet would run, see <see cref="SafeFormulas"/>.</param>
    public CsvTables(string folder, bool bom, bool safe)
    {
        try
        {
            foreach (TableDefinition table in ExportTables.All)
            {
                _tables.Add(new CsvTable(table, Path.Combine(folder, table.Name + ".csv"), bom, safe));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<CsvTable> Tables => _tables;

    public void Write(ExportDocument document)
    {
        foreach (CsvTable table in _tables)
        {
            table.Write(document);
        }
    }

    /// <summary>Ends the files, still under their temporary names.</summary>
    public void Finish()
    {
        foreach (CsvTable table in _tables)
        {
            table.Finish();
        }
    }

    /// <summary>Puts all files in their places.</summary>
    public void Commit()
    {
        foreach (CsvTable table in _tables)
        {
            table.File.Commit();
        }
    }

    public void Dispose()
    {
        foreach (CsvTable table in _tables)
        {
            table.Dispose();
        }
    }
}

/// <summary>One of the files.</summary>
internal sealed class CsvTable : IDisposable
{
    // Fields with blanks at their ends are quoted too, so that readers that trim keep them.
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly CsvWriter _csv;
    private readonly bool[] _protect;

    public CsvTable(TableDefinition definition, string path, bool bom, bool safe)
    {
        Definition = definition;
        _protect = [.. definition.Columns.Select(c => safe && c.Type is FieldType.Text)];
        File = new PendingFile(path);
        _csv = CsvWriter.Create(File.Stream, Options with { WriteByteOrderMark = bom }, leaveOpen: true);
        foreach (ColumnDefinition column in definition.Columns)
        {
            _csv.WriteField(column.Name);
        }

        _csv.EndRecord();
    }

    public TableDefinition Definition { get; }

    public PendingFile File { get; }

    public void Write(ExportDocument document) => Definition.Rows(document, row =>
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i].Kind == FieldKind.Number)
            {
                _csv.WriteField(row[i].Number, default);
            }
            else
            {
                string text = row[i].ToString();
                _csv.WriteField(_protect[i] ? SafeFormulas.Protect(text) : text);
            }
        }

        _csv.EndRecord();
    });

    /// <summary>Writes what is still held back; no row comes after it.</summary>
    public void Finish() => _csv.Dispose();

    public void Dispose()
    {
        _csv.Dispose();
        File.Dispose();
    }
}
