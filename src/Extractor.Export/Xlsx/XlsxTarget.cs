using Extractor.Export.Model;
using Extractor.Export.Output;
using Extractor.Export.Reading;

namespace Extractor.Export.Xlsx;

/// <summary>
/// A workbook: one sheet for the facts of each kind of table, one for each other table that has rows, and the data dictionary.
/// Written anew, whole, with the same bytes for the same documents; memory does not grow with the rows.
/// </summary>
/// <remarks>
/// Written by hand because the libraries that the house may use hold a workbook in memory (System.IO.Packaging keeps every part of a
/// package that is written until it is closed).
/// </remarks>
public sealed class XlsxTarget : IExportTarget
{
    /// <summary>Rows of a sheet, the header among them.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>Sheets for kinds of tables; the facts of further kinds, which only a foreign file can have, share the last one.</summary>
    private const int MaxKinds = 64;

    private readonly int _maxRows;
    private readonly PendingFile _file;
    private readonly string _folder;
    private readonly SharedStrings _shared = new();
    private readonly SheetNames _names = new();
    private readonly SortedDictionary<string, List<SheetSpool>> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<TableDefinition, List<SheetSpool>> _others = [];
    private readonly List<string> _notes = [];

    /// <param name="path">The workbook.</param>
    /// <param name="maxRows">Rows of a sheet after which the next one is begun.</param>
    /// <exception cref="ExportException">It cannot be written.</exception>
    public XlsxTarget(string path, int maxRows = MaxRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 2);
        _maxRows = Math.Min(maxRows, MaxRows);
        _file = new PendingFile(path);
        _folder = Directory.CreateTempSubdirectory("extractor-xlsx-").FullName;
    }

    public int Others => 0;

    public IReadOnlyList<string> Notes => _notes;

    public bool Write(ExportDocument document)
    {
        foreach (TableDefinition table in ExportTables.All)
        {
            if (table.Name == "facts")
            {
                int kind = table.IndexOf("table_kind");
                table.Rows(document, row => Facts(row[kind].Text ?? "other").Add(row));
            }
            else
            {
                table.Rows(document, row => Current(_others, table, table, table.Name).Add(row));
            }
        }

        return true;
    }

    public int Complete(bool removeOthers, CancellationToken cancellationToken)
    {
        TableDefinition documents = ExportTables.Get("documents");
        if (!_others.ContainsKey(documents))
        {
            _others.Add(documents, [Open(documents, documents.Name)]);
        }

        SheetSpool columns = Open(DictionarySheet.Table, "dictionary");
        _others.Add(DictionarySheet.Table, [columns]);
        DictionarySheet.Write(columns);
        List<SheetSpool> sheets = [];
        foreach (TableDefinition table in (IEnumerable<TableDefinition>)[.. ExportTables.All, DictionarySheet.Table])
        {
            sheets.AddRange(table.Name == "facts" ? _facts.Values.SelectMany(s => s) : _others.GetValueOrDefault(table) ?? []);
        }

        WorkbookWriter.Write(_file.Stream, sheets, _shared, cancellationToken);
        int asText = sheets.Sum(s => s.AsText), cut = sheets.Sum(s => s.Cut);
        if (asText > 0)
        {
            _notes.Add($"{asText} numbers have more than 15 digits, which no cell holds; they are text");
        }

        if (cut > 0)
        {
            _notes.Add($"{cut} texts are longer than the {SheetText.MaxText} characters of a cell; they are cut (another format has them whole)");
        }

        cancellationToken.ThrowIfCancellationRequested();
        _file.Commit();
        return 0;
    }

    public void Dispose()
    {
        foreach (SheetSpool sheet in _facts.Values.Concat(_others.Values).SelectMany(s => s))
        {
            sheet.Dispose();
        }

        _file.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A scanner may hold a file of the temporary folder; the system clears it.
        }
    }

    private SheetSpool Facts(string kind)
    {
        if (!_facts.ContainsKey(kind) && _facts.Count >= MaxKinds)
        {
            kind = "further kinds";
        }

        return Current(_facts, kind, ExportTables.Get("facts"), kind);
    }

    private SheetSpool Current<TKey>(IDictionary<TKey, List<SheetSpool>> sheets, TKey key, TableDefinition table, string name)
    {
        if (!sheets.TryGetValue(key, out List<SheetSpool>? list))
        {
            sheets.Add(key, list = []);
        }

        if (list.Count == 0 || list[^1].Rows >= _maxRows)
        {
            list.Add(Open(table, name));
        }

        return list[^1];
    }

    private SheetSpool Open(TableDefinition table, string name)
    {
        string unique = _names.Take(name);
        string file = Path.Combine(_folder, Path.GetRandomFileName());
        var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1 << 14, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once, and the space when the process ends, however it ends.
            File.Delete(file);
        }

        return new SheetSpool(table, unique, _shared, stream);
    }
}
