using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Identification;

/// <summary>Tells the forms of one unit's name (short, long, 本级, 汇总) from other units.</summary>
internal static class UnitNames
{
    private static readonly string[] Additions = ["（本级）", "（机关）", "（机关和本级）", "（机关本级）", "（局机关）", "（汇总）", "（部门）", "（行政）", "（本部）", "本级", "机关", "汇总"];

    /// <summary>The name without 本级, 汇总 and the like.</summary>
    public static string Core(string name)
    {
        string folded = NameFolding.Fold(name);
        foreach (string addition in Additions)
        {
            if (folded.EndsWith(addition, StringComparison.Ordinal) && folded.Length >= addition.Length + 4)
            {
                return folded[..^addition.Length];
            }
        }

        return folded;
    }

    /// <summary>
    /// True where both can be names of one unit: equal up to 本级 and the short form of a place (昌吉州 for 昌吉回族自治州), or one is
    /// the other without the places it begins with.
    /// </summary>
    public static bool AreSame(string left, string right)
    {
        string a = DivisionFinder.Normalize(Core(left));
        string b = DivisionFinder.Normalize(Core(right));
        if (a == b)
        {
            return true;
        }

        (string longer, string shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        string rest = shorter.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        bool placeless = rest.Length == shorter.Length || rest.StartsWith('省') || rest.StartsWith('市');
        if (rest.Length < 4)
        {
            return false;
        }

        // 省政协办公厅 is 江苏省政协办公厅; 生态环境局 alone is the one the document is about.
        string bare = rest.TrimStart('省', '市', '区', '县', '州');
        return (placeless || rest != shorter && shorter[..6].EndsWith("0000", StringComparison.Ordinal)) && bare.Length >= 4 && longer.EndsWith(bare, StringComparison.Ordinal);
    }

    /// <summary>Groups the voted names; the winner is the form with most weight of the group with most weight, the others are aliases.</summary>
    public static UnitInfo? Decide(IdentityVotes<string> votes)
    {
        string? best = null;
        int bestWeight = 0;
        foreach (string candidate in votes.Candidates)
        {
            int weight = 0;
            foreach (string other in votes.Candidates)
            {
                weight += AreSame(candidate, other) ? votes.Weight(other) : 0;
            }

            if (weight > bestWeight || (weight == bestWeight && best is not null && votes.Weight(candidate) > votes.Weight(best) && AreSame(candidate, best)))
            {
                best = candidate;
                bestWeight = weight;
            }
        }

        if (best is null)
        {
            return null;
        }

        List<string> forms = [.. votes.Candidates.Where(c => AreSame(c, best))];
        string name = forms.OrderByDescending(f => (votes.Weight(f) * 10) + (Core(f) == NameFolding.Fold(f) ? 5 : 0)).ThenByDescending(f => f.Length).First();
        string core = Core(name) == NameFolding.Fold(name) ? name : forms.FirstOrDefault(f => NameFolding.Fold(f) == Core(name)) ?? Core(name);
        Division? division = DivisionFinder.Find(core) ?? forms.Select(DivisionFinder.Find).FirstOrDefault(d => d is not null);
        return new UnitInfo(core, [.. forms.Where(f => f != core)], division);
    }
}
