using System.Text;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Pipeline.Configuration;

namespace Extractor.Pipeline.Merging;

/// <summary>
/// Says which names mean the same unit. Names are tied together by the configuration, by equality after folding (width, blanks,
/// brackets), and where a short name is the end of exactly one longer name that lists it as an alias
/// (柳泉湿地管理局 and 昌吉回族自治州柳泉湿地管理局). Where several would fit, nothing is tied: two files are better than a wrong one.
/// </summary>
public sealed class UnitRegistry
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="units">Units of all documents of the run.</param>
    /// <param name="configured">Names tied by hand.</param>
    public UnitRegistry(IEnumerable<UnitInfo> units, IReadOnlyList<UnitNames>? configured = null)
    {
        UnitInfo[] all = [.. units];
        foreach (UnitInfo unit in all.OrderByDescending(u => u.Name.Length).ThenBy(u => u.Name, StringComparer.Ordinal))
        {
            _names.TryAdd(Fold(unit.Name), unit.Name);
        }

        TieShortNames(all);
        foreach (UnitNames names in configured ?? [])
        {
            foreach (string name in names.Aliases.Prepend(names.Name))
            {
                _names[Fold(name)] = names.Name;
            }
        }
    }

    /// <summary>The name under which the unit's files stand.</summary>
    public string NameOf(string name) => _names.GetValueOrDefault(Fold(name), name);

    /// <summary>A name without differences of width, blanks and brackets.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (char c in TextFolding.Fold(name))
        {
            if (!char.IsWhiteSpace(c) && c is not ('(' or ')' or '"' or '“' or '”' or '《' or '》'))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    private void TieShortNames(UnitInfo[] units)
    {
        // From the aliases, so that the cost grows with the names and not with their square.
        var longer = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (UnitInfo unit in units)
        {
            string full = Fold(unit.Name);
            foreach (string alias in unit.Aliases.Select(Fold))
            {
                if (full.Length > alias.Length && full.EndsWith(alias, StringComparison.Ordinal))
                {
                    if (!longer.TryGetValue(alias, out Dictionary<string, string>? names))
                    {
                        longer[alias] = names = new Dictionary<string, string>(StringComparer.Ordinal);
                    }

                    names.TryAdd(full, unit.Name);
                }
            }
        }

        foreach (string shorter in units.Select(u => Fold(u.Name)).Distinct().Order(StringComparer.Ordinal))
        {
            if (longer.TryGetValue(shorter, out Dictionary<string, string>? names) && names.Count == 1)
            {
                _names[shorter] = names.Values.First();
            }
        }
    }
}
