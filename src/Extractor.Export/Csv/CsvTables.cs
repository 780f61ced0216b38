using Extractor.Export.Model;
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
