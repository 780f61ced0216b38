using Extractor.Disclosure.Model;
using Extractor.Export.Model;

namespace Extractor.Export.Reading;

/// <summary>One disclosure on its way out: what it says, and the version of what it says.</summary>
public sealed class ExportDocument
{
    private readonly Dictionary<string, DisclosureTable> _tables;

    internal ExportDocument(UnitYear unitYear, DisclosureEntry entry, string file)
    {
        UnitYear = unitYear;
        Entry = entry;
        File = file;
        _tables = Index(entry);
        Version = DocumentInspector.Inspect(this);
    }

    public UnitYear UnitYear { get; }

    public DisclosureEntry Entry { get; }

    /// <summary>The unit-year file it stands in.</summary>
    public string File { get; }

    /// <summary>SHA-256 of the document's bytes, lower-case hex: the key of the document in every table.</summary>
    public string Key => Entry.Source.Sha256;

    /// <summary>
    /// SHA-256 over all rows of the document: equal where, and only where, nothing that is exported has changed. An incremental
    /// export leaves a document alone whose version is there already.
    /// </summary>
    public string Version { get; }

    /// <summary>A table by id.</summary>
    public DisclosureTable? Table(string id) => _tables.GetValueOrDefault(id);

    private static Dictionary<string, DisclosureTable> Index(DisclosureEntry entry)
    {
        var tables = new Dictionary<string, DisclosureTable>(StringComparer.Ordinal);
        foreach (DisclosureTable table in entry.Tables)
        {
            // The inspector refuses ids that come twice, with a message.
            tables.TryAdd(table.Id, table);
        }

        return tables;
    }
}
