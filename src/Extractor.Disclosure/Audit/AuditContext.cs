using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>A disclosure as the rules see it. Built once a document, read only.</summary>
public sealed class AuditContext
{
    private AuditContext(UnitYear unitYear, DisclosureEntry entry, IReadOnlyList<AuditTable> tables, IReadOnlyList<UnitYear> others)
    {
        UnitYear = unitYear;
        Entry = entry;
        Tables = tables;
        Others = others;
    }

    public UnitYear UnitYear { get; }

    public DisclosureEntry Entry { get; }

    /// <summary>Tables that hold figures, in document order.</summary>
    public IReadOnlyList<AuditTable> Tables { get; }

    /// <summary>Other unit-year files of the run, for comparisons over years.</summary>
    public IReadOnlyList<UnitYear> Others { get; }

    public static AuditContext Build(UnitYear unitYear, DisclosureEntry entry, IReadOnlyList<UnitYear> others)
    {
        ILookup<string, Fact> facts = entry.Facts.ToLookup(f => f.Table, StringComparer.Ordinal);
        List<AuditTable> tables = [];
        foreach (DisclosureTable table in entry.Tables)
        {
            if (facts.Contains(table.Id))
            {
                tables.Add(AuditTable.Build(table, facts[table.Id]));
            }
        }

        return new AuditContext(unitYear, entry, tables, others);
    }

    public IEnumerable<AuditTable> OfKind(string kind) => Tables.Where(t => t.Kind == kind);
}
