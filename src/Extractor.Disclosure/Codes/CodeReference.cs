using System.Collections.Frozen;
using System.Globalization;

namespace Extractor.Disclosure.Codes;

/// <summary>How a printed code and name stand to the classification of the document's year.</summary>
public enum CodeStatus
{
    /// <summary>Code and name as in the year's classification.</summary>
    Exact,

    /// <summary>The name is that of another year, or a variant in use.</summary>
    Renamed,

    /// <summary>The code is in no year's classification known here.</summary>
    Unknown,

    /// <summary>The code is known under another name.</summary>
    Mismatch,
}

/// <summary>What the reference says of a printed code.</summary>
/// <param name="OfficialName">Name in the document's year (else of the nearest year); null where the code is unknown.</param>
/// <param name="Confidence">A, B or C as in the reference; only A and B may back an error. C where unknown.</param>
public sealed record CodeLookup(CodeStatus Status, string? OfficialName, char Confidence);

/// <summary>A code with its name and the years it holds.</summary>
public sealed record CodeEntry(ClassificationCode Code, string Name, int? FirstYear, int? LastYear, char Confidence)
{
    public bool HoldsIn(int? year) => year is null || ((FirstYear is null || FirstYear <= year) && (LastYear is null || LastYear >= year));
}

/// <summary>The classification of government revenue and expenditure over the years, from the embedded reference.</summary>
public sealed class CodeReference
{
    private static readonly Lazy<CodeReference> Embedded = new(() => new CodeReference());

    private readonly FrozenDictionary<string, List<CodeEntry>> _byCode;
    private readonly FrozenDictionary<(Classification, string), List<CodeEntry>> _byName;
    private readonly FrozenSet<(string Code, string Name)> _variants;

    private CodeReference()
    {
        var byCode = new Dictionary<string, List<CodeEntry>>(StringComparer.Ordinal);
        var byName = new Dictionary<(Classification, string), List<CodeEntry>>();
        foreach (string table in (string[])["functional", "economicDepartment", "economicGovernment", "revenue"])
        {
            foreach (string[] row in EmbeddedTable.Rows("Codes.Reference." + table + ".tsv", 5))
            {
                if (!ClassificationCode.TryParse(row[0], out ClassificationCode code))
                {
                    continue;
                }

                var entry = new CodeEntry(code, row[1], Year(row[2]), Year(row[3]), row[4] is [char c] ? c : 'C');
                Add(byCode, code.Digits, entry);
                Add(byName, (code.Classification, NameFolding.Fold(row[1])), entry);
            }
        }

        _byCode = byCode.ToFrozenDictionary(StringComparer.Ordinal);
        _byName = byName.ToFrozenDictionary();
        _variants = EmbeddedTable.Rows("Codes.Reference.variants.tsv", 3).Select(r => (r[0], NameFolding.Fold(r[1]))).ToFrozenSet();
    }

    /// <summary>The reference; thread-safe, read once.</summary>
    public static CodeReference Default => Embedded.Value;

    /// <summary>Compares a printed code and name with the classification of a year.</summary>
    /// <param name="name">As printed, without numbering; empty where only the code is printed.</param>
    /// <param name="year">Fiscal year; null where unknown: then every year counts.</param>
    public CodeLookup Look(ClassificationCode code, string name, int? year)
    {
        if (!_byCode.TryGetValue(code.Digits, out List<CodeEntry>? entries))
        {
            return new CodeLookup(CodeStatus.Unknown, null, 'C');
        }

        CodeEntry official = Nearest(entries, year);
        string folded = NameFolding.Fold(name);
        if (folded.Length == 0)
        {
            return new CodeLookup(CodeStatus.Exact, official.Name, official.Confidence);
        }

        foreach (CodeEntry entry in entries)
        {
            if (NameFolding.Fold(entry.Name) == folded)
            {
                return new CodeLookup(entry.HoldsIn(year) ? CodeStatus.Exact : CodeStatus.Renamed, official.Name, entry.Confidence);
            }
        }

        CodeStatus status = _variants.Contains((code.Digits, folded)) ? CodeStatus.Renamed : CodeStatus.Mismatch;
        return new CodeLookup(status, official.Name, official.Confidence);
    }

    /// <summary>True where the classification of a year has the code, by what is known for sure.</summary>
    public bool HoldsIn(string digits, string classification, int? year)
    {
        foreach (CodeEntry entry in _byCode.TryGetValue(digits, out var entries) ? entries : [])
        {
            if (entry.HoldsIn(year) && string.Equals(entry.Code.Classification.ToString(), classification, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the code is known in any year.</summary>
    public bool IsKnown(ClassificationCode code) => _byCode.ContainsKey(code.Digits);

    /// <summary>
    /// The code of a name, where there is exactly one in the classification for that year at that level (and below that
    /// parent, when given); null where the name is unknown or ambiguous.
    /// </summary>
    public ClassificationCode? Infer(string name, Classification classification, int? year, int? level = null, ClassificationCode parent = default)
    {
        if (!_byName.TryGetValue((classification, NameFolding.Fold(name)), out List<CodeEntry>? entries))
        {
            return null;
        }

        return Only(entries, e => e.HoldsIn(year)) ?? Only(entries, _ => true);

        ClassificationCode? Only(List<CodeEntry> candidates, Func<CodeEntry, bool> holds)
        {
            ClassificationCode? found = null;
            foreach (CodeEntry entry in candidates)
            {
                if (!holds(entry) || (level is not null && entry.Code.Level != level) || (!parent.IsEmpty && entry.Code.Parent != parent))
                {
                    continue;
                }

                if (found is { } other && other != entry.Code)
                {
                    return null;
                }

                found = entry.Code;
            }

            return found;
        }
    }

    /// <summary>True where a name stands in the classification at any level.</summary>
    public bool IsName(string name, Classification classification) => _byName.ContainsKey((classification, NameFolding.Fold(name)));

    private static CodeEntry Nearest(List<CodeEntry> entries, int? year)
    {
        CodeEntry best = entries[0];
        int distance = int.MaxValue;
        foreach (CodeEntry entry in entries)
        {
            int d = entry.HoldsIn(year) ? 0 : Math.Min(Math.Abs((entry.FirstYear ?? 0) - year!.Value), Math.Abs((entry.LastYear ?? 9999) - year.Value));
            if (d < distance || (d == distance && entry.Confidence < best.Confidence))
            {
                best = entry;
                distance = d;
            }
        }

        return best;
    }

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null;

    private static void Add<TKey>(Dictionary<TKey, List<CodeEntry>> index, TKey key, CodeEntry entry)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<CodeEntry>? list))
        {
            index[key] = list = [];
        }

        list.Add(entry);
    }
}
