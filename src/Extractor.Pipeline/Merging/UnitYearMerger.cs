using Extractor.Disclosure.Model;

namespace Extractor.Pipeline.Merging;

/// <summary>Puts the disclosures of one unit and year side by side; a corrected republication takes the place of the earlier one and says so.</summary>
public static class UnitYearMerger
{
    /// <summary>Merges.</summary>
    /// <param name="name">The name under which the unit's files stand.</param>
    /// <param name="parts">At least one; in document order; of one unit and year.</param>
    /// <returns>The merged content, and for each SHA-256 that was left out the one that superseded it.</returns>
    public static (UnitYear Merged, IReadOnlyDictionary<string, string> Superseded) Merge(string name, IReadOnlyList<UnitYear> parts)
    {
        var entries = new List<DisclosureEntry>();
        var superseded = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DisclosureEntry entry in parts.SelectMany(p => p.Disclosures))
        {
            Add(entries, entry, superseded);
        }

        return (new UnitYear
        {
            Unit = Unit(name, [.. parts.Select(p => p.Unit)]),
            Year = parts[0].Year,
            Disclosures = [.. entries.OrderBy(e => e.Kind)],
        }, superseded);
    }

    private static void Add(List<DisclosureEntry> entries, DisclosureEntry entry, SortedDictionary<string, string> superseded)
    {
        int same = entries.FindIndex(e => Republication.IsSame(e, entry));
        if (same < 0)
        {
            entries.Add(entry);
            return;
        }

        int later = Republication.Later(entry, entries[same]);
        if (later == 0 && Republication.SaysTheSame(entry, entries[same]))
        {
            // Saved or uploaded anew without a change: nothing is lost with either, so the first stays.
            later = -1;
        }

        if (later == 0)
        {
            entries.Add(Warn(entry, "possible-republication",
                $"holds the same tables as {entries[same].Source.File}, but nothing tells which was published later; both are kept"));
            return;
        }

        (DisclosureEntry kept, DisclosureEntry dropped) = later > 0 ? (entry, entries[same]) : (entries[same], entry);
        superseded[dropped.Source.Sha256] = kept.Source.Sha256;
        foreach (string earlier in dropped.Supersedes)
        {
            superseded[earlier] = kept.Source.Sha256;
        }

        entries[same] = Warn(kept, "supersedes", $"supersedes the earlier publication {dropped.Source.File}") with
        {
            Supersedes = [.. kept.Supersedes, dropped.Source.Sha256, .. dropped.Supersedes],
        };
    }

    private static DisclosureEntry Warn(DisclosureEntry entry, string code, string message) =>
        entry with { Warnings = [.. entry.Warnings, new EntryWarning(code, null, message)] };

    private static UnitInfo Unit(string name, IReadOnlyList<UnitInfo> units)
    {
        string[] aliases = [.. units.SelectMany(u => u.Aliases.Prepend(u.Name)).Distinct(StringComparer.Ordinal).Where(a => a != name)];
        return new UnitInfo(name, aliases, units.Select(u => u.Division).FirstOrDefault(d => d is not null));
    }
}
