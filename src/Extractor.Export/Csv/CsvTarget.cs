using Extractor.Export.Reading;

namespace Extractor.Export.Csv;

/// <summary>A folder of CSV files, one a table. Written anew, whole, with the same bytes for the same documents.</summary>
public sealed class CsvTarget : IExportTarget
{
    private readonly CsvTables _tables;

    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <param name="bom">True to begin each file with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="safeFormulas">True to protect text that a spreadsheet would run, see <see cref="SafeFormulas"/>.</param>
    /// <exception cref="ExportException">The folder cannot be written.</exception>
    public CsvTarget(string folder, bool bom = false, bool safeFormulas = false) => _tables = new CsvTables(folder, bom, safeFormulas);

    public int Others => 0;

    public IReadOnlyList<string> Notes => [];

    public bool Write(ExportDocument document)
    {
        _tables.Write(document);
        return true;
    }

    public int Complete(bool removeOthers, CancellationToken cancellationToken)
    {
        _tables.Finish();
        cancellationToken.ThrowIfCancellationRequested();
        _tables.Commit();
        return 0;
    }

    public void Dispose() => _tables.Dispose();
}
