using Extractor.Export.Csv;
using Extractor.Export.Output;
using Extractor.Export.Reading;

namespace Extractor.Export.DataPackage;

/// <summary>
/// A Frictionless Data Package, version 2: <c>datapackage.json</c> with a Table Schema for each CSV file below <c>data/</c>, columns
/// typed by the Fiscal Data Package's budget taxonomy. Written anew, whole, with the same bytes for the same documents.
/// </summary>
public sealed class DataPackageTarget : IExportTarget
{
    private readonly CsvTables _tables;
    private readonly PendingFile _descriptor;

    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <exception cref="ExportException">The folder cannot be written.</exception>
    public DataPackageTarget(string folder)
    {
        _descriptor = new PendingFile(Path.Combine(folder, "datapackage.json"));
        try
        {
            _tables = new CsvTables(Path.Combine(folder, "data"), bom: false, safe: false);
        }
        catch
        {
            _descriptor.Dispose();
            throw;
        }
    }

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
        DescriptorWriter.Write(_descriptor.Stream, _tables.Tables);
        cancellationToken.ThrowIfCancellationRequested();
        _tables.Commit();
        _descriptor.Commit();
        return 0;
    }

    public void Dispose()
    {
        _tables.Dispose();
        _descriptor.Dispose();
    }
}
