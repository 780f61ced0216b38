using System.Collections.Concurrent;
using Extractor.Disclosure.Model;

namespace Extractor.Pipeline.State;

/// <summary>Makes summaries of many documents share what is equal in them: a unit has documents of many years.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class SummaryPool
{
    private readonly ConcurrentDictionary<string, UnitInfo> _units = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _kinds = new(StringComparer.Ordinal);

    public ConvertedSummary Share(ConvertedSummary summary) => summary with
    {
        Units = [.. summary.Units.Select(u => u with { Unit = Share(u.Unit), Kind = _kinds.GetOrAdd(u.Kind, u.Kind) })],
        Notes = summary.Notes.Count == 0 ? [] : summary.Notes,
    };

    private UnitInfo Share(UnitInfo unit)
    {
        UnitInfo known = _units.GetOrAdd(unit.Name, unit);
        return known.Division == unit.Division && known.Aliases.SequenceEqual(unit.Aliases, StringComparer.Ordinal) ? known : unit;
    }
}
