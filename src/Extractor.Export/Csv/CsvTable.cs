using CsvHelper;
using Extractor.Export.Model;
using Extractor.Export.Output;
using Extractor.Export.Reading;

namespace Extractor.Export.Csv;

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
