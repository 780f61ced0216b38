using System.Collections.Frozen;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Codes;

/// <summary>Tells the administrative division (行政区划) from the beginning of a unit's name.</summary>
public static class DivisionFinder
{
    private static readonly string[] Prefixes = ["中国共产党", "中共", "中国国民党革命委员会", "中国民主同盟", "国家税务总局", "中国人民政治协商会议", "共青团", "民革", "民盟", "九三学社"];

    private static readonly string[] Endings =
        ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "地区", "盟", "区", "县", "旗"];

    private static readonly Lazy<Tables> Reference = new(() => new Tables());

    /// <summary>The lowest division that the name begins with; null where it names none or one that exists several times.</summary>
    public static Division? Find(string unitName)
    {
        string name = NameFolding.Fold(unitName);
        foreach (string prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                name = name[prefix.Length..];
                break;
            }
        }

        Tables tables = Reference.Value;
        Entry? scope = null;
        int at = 0;
        for (int depth = 0; depth < 4 && at < name.Length; depth++)
        {
            if (!TryNext(tables, scope, name.AsSpan(at), out Entry? next, out int length))
            {
                break;
            }

            scope = next;
            at += length;
        }

        return scope is null ? null : new Division(scope.Code, scope.Name);
    }

    /// <summary>
    /// Short and long forms of the divisions a name begins with put in one form, so that 昌吉州环保局 and
    /// 昌吉回族自治州环保局 compare equal: the code of the division and the rest of the name.
    /// </summary>
    public static string Normalize(string unitName)
    {
        string name = NameFolding.Fold(unitName);
        Tables tables = Reference.Value;
        Entry? scope = null;
        int at = 0;
        for (int depth = 0; depth < 4 && TryNext(tables, scope, name.AsSpan(at), out Entry? next, out int length); depth++)
        {
            scope = next;
            at += length;
        }

        return scope is null ? name : scope.Code + name[at..];
    }

    private static bool TryNext(Tables tables, Entry? scope, ReadOnlySpan<char> rest, out Entry? found, out int length)
    {
        found = null;
        length = 0;
        bool ambiguous = false;
        for (int n = Math.Min(rest.Length, tables.LongestName); n >= 2 && found is null; n--)
        {
            if (!tables.ByName.TryGetValue(rest[..n].ToString(), out List<Entry>? candidates))
            {
                continue;
            }

            foreach (Entry candidate in candidates)
            {
                if (scope is not null && (candidate == scope || !tables.IsBelow(candidate, scope)))
                {
                    continue;
                }

                ambiguous |= found is not null && found.Code != candidate.Code;
                found = candidate;
                length = n;
            }
        }

        return found is not null && !ambiguous;
    }

    private sealed record Entry(string Code, string Name, int Level, string Parent);

    private sealed class Tables
    {
        private readonly Dictionary<string, Entry> _byCode = new(StringComparer.Ordinal);

        public Tables()
        {
            var byName = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
            foreach (string[] row in EmbeddedTable.Rows("Codes.Reference.divisions.tsv", 4))
            {
                var entry = new Entry(row[0], row[1], row[2][0] - '0', row[3]);
                _byCode[entry.Code] = entry;
                Add(byName, entry.Name, entry);

                // Provinces and prefectures are also written short (江苏, 南京); a county's short name is too often a word.
                string shortName = Short(entry.Name);
                if (entry.Level <= 2 && shortName.Length >= 2 && shortName != entry.Name)
                {
                    Add(byName, shortName, entry);
                }
            }

            foreach (string[] row in EmbeddedTable.Rows("Codes.Reference.divisionAliases.tsv", 2))
            {
                if (_byCode.TryGetValue(row[1], out Entry? entry) && row[0] != "自治区")
                {
                    Add(byName, row[0], entry);
                }
            }

            ByName = byName.ToFrozenDictionary(StringComparer.Ordinal);
            LongestName = byName.Keys.Max(k => k.Length);
        }

        public FrozenDictionary<string, List<Entry>> ByName { get; }

        public int LongestName { get; }

        public bool IsBelow(Entry entry, Entry scope)
        {
            Entry? at = entry;
            for (int i = 0; i < 4 && at is not null; i++)
            {
                if (at.Code == scope.Code)
                {
                    return true;
                }

                at = _byCode.GetValueOrDefault(at.Parent);
            }

            return false;
        }

        private static string Short(string name)
        {
            foreach (string ending in Endings)
            {
                if (name.EndsWith(ending, StringComparison.Ordinal))
                {
                    return name[..^ending.Length];
                }
            }

            return name;
        }

        private static void Add(Dictionary<string, List<Entry>> byName, string name, Entry entry)
        {
            if (!byName.TryGetValue(name, out List<Entry>? list))
            {
                byName[name] = list = [];
            }

            if (!list.Contains(entry))
            {
                list.Add(entry);
            }
        }
    }
}
