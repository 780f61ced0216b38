using Extractor.Disclosure.Facts;
using Extractor.Disclosure.Identification;
using Extractor.Disclosure.Kinds;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Narrative;
using Extractor.Disclosure.Numbers;
using Extractor.Disclosure.Performance;
using Extractor.Layout;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;

namespace Extractor.Disclosure;

/// <summary>A disclosure with the unit and year it belongs to.</summary>
public sealed record UnitDisclosure(UnitInfo Unit, int Year, DisclosureEntry Entry);

/// <summary>Gives a document its meaning: who, when, tables, facts, statements, projects, performance forms.</summary>
public static class DisclosureReader
{
    /// <summary>Name of a unit that the document does not name; the entry carries the warning <c>unit-unknown</c>.</summary>
    public const string UnknownUnit = "未知单位";

    /// <summary>Reads one document.</summary>
    /// <param name="layout">Its tables and text.</param>
    /// <param name="source">Where it came from; goes into the entry.</param>
    /// <param name="hints">What the source says about it, for what the document itself does not say.</param>
    /// <returns>One element per unit in the file, in document order; never empty. Year 0 stands for a year that nothing tells.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<UnitDisclosure> Read(DocumentLayout layout, SourceInfo source, DisclosureHints? hints = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(source);
        var result = new List<UnitDisclosure>();
        foreach (DocumentLayout part in UnitSplitter.Split(layout))
        {
            cancellationToken.ThrowIfCancellationRequested();
            result.Add(ReadOne(part, source, hints, cancellationToken));
        }

        return result;
    }

    private static UnitDisclosure ReadOne(DocumentLayout layout, SourceInfo source, DisclosureHints? hints, CancellationToken cancellationToken)
    {
        DocumentIdentity identity = IdentityReader.Read(layout, source, hints);
        var context = new TableContext { Year = identity.Year, Kind = identity.Kind, UsualUnit = UsualUnit(layout) };
        var tables = new List<DisclosureTable>();
        var facts = new List<Fact>();
        var unresolved = new List<Unresolved>();
        var forms = new List<PerformanceForm>();
        var warnings = new List<EntryWarning>(identity.Warnings);
        foreach (Table table in layout.Tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TableReading reading = TableReader.Read(table, context);
            tables.Add(reading.Table);
            facts.AddRange(reading.Facts);
            unresolved.AddRange(reading.Unresolved);
            warnings.AddRange(reading.Warnings);
            if (TableKinds.IsPerformance(reading.Table.Kind))
            {
                forms.Add(PerformanceReader.Read(reading.Table));
            }
        }

        NarrativeResult narrative = NarrativeReader.Read(layout, new NarrativeContext
        {
            UnitNames = identity.Unit is { } unit ? [unit.Name, .. unit.Aliases] : [],
            Year = identity.Year,
            Kind = identity.Kind,
        }, cancellationToken);
        var entry = new DisclosureEntry
        {
            Kind = identity.Kind,
            Title = identity.Title,
            Published = hints?.Published,
            Source = source,
            Contents = [.. layout.Blocks.OfType<HeadingBlock>().Where(h => h.IsContents && h.Number is not null).Select(h => new ContentsLine(h.Text, h.Page, h.Box))],
            Sections = narrative.Sections,
            Tables = tables,
            Facts = facts,
            Statements = narrative.Statements,
            Glossary = narrative.Glossary,
            Projects = narrative.Projects,
            Performance = forms,
            Unresolved = [.. unresolved, .. narrative.Unresolved],
            Warnings = warnings,
        };
        return new UnitDisclosure(identity.Unit ?? new UnitInfo(UnknownUnit, [], null), identity.Year ?? 0, entry);
    }

    /// <summary>The unit of money that most of the document's tables state; null where none does or two are equally frequent.</summary>
    private static MoneyUnit? UsualUnit(DocumentLayout layout)
    {
        var counts = new Dictionary<MoneyUnit, int>();
        foreach (Table table in layout.Tables)
        {
            if (UnitFinder.OfTable(table) is { } unit)
            {
                counts[unit] = counts.GetValueOrDefault(unit) + 1;
            }
        }

        int most = counts.Count == 0 ? 0 : counts.Values.Max();
        return most > 0 && counts.Values.Count(v => v == most) == 1 ? counts.First(c => c.Value == most).Key : null;
    }
}
