using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>A disclosure as the rules see it. Built once a document, read only.</summary>
public sealed class AuditContext
{
    private readonly Dictionary<(int Year, DisclosureKind Kind), OtherDisclosure?> _others = [];

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

    /// <summary>
    /// Another disclosure of the same unit, from this file or another of the run; null where there is none, or where there
    /// are several and nothing tells which is meant.
    /// </summary>
    public OtherDisclosure? Other(int year, DisclosureKind kind)
    {
        if (_others.TryGetValue((year, kind), out OtherDisclosure? known))
        {
            return known;
        }

        List<(UnitYear UnitYear, DisclosureEntry Entry)> found = [];
        foreach (UnitYear unitYear in Others.Where(o => !ReferenceEquals(o, UnitYear)).Prepend(UnitYear))
        {
            if (unitYear.Year == year && IsSameUnit(unitYear.Unit))
            {
                found.AddRange(unitYear.Disclosures.Where(d => d.Kind == kind && !ReferenceEquals(d, Entry) && !IsSameDocument(d)).Select(d => (unitYear, d)));
            }
        }

        OtherDisclosure? other = found.Count == 1 ? new OtherDisclosure(found[0].Entry.Source.File, Build(found[0].UnitYear, found[0].Entry, [])) : null;
        _others[(year, kind)] = other;
        return other;
    }

    private bool IsSameDocument(DisclosureEntry entry) => entry.Kind == Entry.Kind && entry.Source.Sha256 == Entry.Source.Sha256 && entry.Source.File == Entry.Source.File;

    private bool IsSameUnit(UnitInfo unit) =>
        unit.Name == UnitYear.Unit.Name || unit.Aliases.Contains(UnitYear.Unit.Name) || UnitYear.Unit.Aliases.Contains(unit.Name);

    public static AuditContext Build(UnitYear unitYear, DisclosureEntry entry, IReadOnlyList<UnitYear> others)
    {
        ILookup<string, Fact> facts = entry.Facts.Where(f => f.Value is not { } value || PrintedFigure.IsAuditable(value, f.Unit)).ToLookup(f => f.Table, StringComparer.Ordinal);
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

/// <summary>Another disclosure of the same unit.</summary>
/// <param name="File">Its source file, which tells its figures apart from those of the document.</param>
/// <param name="Context">Its tables and statements.</param>
public sealed record OtherDisclosure(string File, AuditContext Context)
{
    /// <summary>A figure of it, for an identity of the document.</summary>
    public Quantity Quote(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new Quantity
        {
            Id = $"{File}:{quantity.Id}",
            Value = quantity.Value,
            Range = quantity.Range,
            Scale = quantity.Scale,
            Raw = quantity.Raw,
            Page = quantity.Page,
            Box = quantity.Box,
            IsDoubtful = quantity.IsDoubtful,
            IsStatement = quantity.IsStatement,
            File = File,
            Label = quantity.Label,
        };
    }
}
