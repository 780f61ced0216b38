using Extractor.Pdf.Fonts.CMaps;

namespace Extractor.Pdf.Fonts;

/// <summary>Judgement on a ToUnicode map as a whole: does it contradict itself or the font in a way that shows it wrong?</summary>
internal sealed class ToUnicodeFault
{
    private const int MaxCodes = 512;
    private const int MaxCodesOfRange = 64;
    private const int MaxDistance = 2;

    /// <summary>Codes needed before a pattern counts.</summary>
    private const int MinEvidence = 4;

    private static readonly ToUnicodeFault None = new("");

    private ToUnicodeFault(string reason) => Reason = reason;

    public bool IsBroken => Reason.Length > 0;

    public string Reason { get; }

    /// <param name="map">The map to judge.</param>
    /// <param name="evidence">What the font itself says of a code, clean; null where it says nothing.</param>
    public static ToUnicodeFault Find(ToUnicodeMap map, Func<uint, string?> evidence)
    {
        var codes = new List<uint>();
        foreach ((uint start, uint end) in map.Ranges)
        {
            for (uint i = 0; i <= end - start && i < MaxCodesOfRange && codes.Count < MaxCodes; i++)
            {
                codes.Add(start + i);
            }
        }

        if (IsAllSame(map, codes))
        {
            return new ToUnicodeFault("all codes have the same text");
        }

        return IsShifted(map, codes, evidence) ? new ToUnicodeFault("its entries are shifted against the font's own") : None;
    }

    private static bool IsAllSame(ToUnicodeMap map, List<uint> codes)
    {
        if (codes.Count < MinEvidence)
        {
            return false;
        }

        string? first = map.Find(codes[0]);
        foreach (uint code in codes)
        {
            if (map.Find(code) != first)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True where the map's texts are off by a constant small distance from the font's: the code points themselves, or
    /// the text of a neighbouring code. Other disagreement proves nothing, because font files carry made-up tables too.
    /// </summary>
    private static bool IsShifted(ToUnicodeMap map, List<uint> codes, Func<uint, string?> evidence)
    {
        var own = new Dictionary<uint, string>();
        foreach (uint code in codes)
        {
            if (evidence(code) is { Length: 1 } text)
            {
                own[code] = text;
            }
        }

        int compared = 0;
        int equal = 0;
        Span<int> byPoint = stackalloc int[(2 * MaxDistance) + 1];
        Span<int> byCode = stackalloc int[(2 * MaxDistance) + 1];
        foreach ((uint code, string text) in own)
        {
            if (GlyphText.Clean(map.Find(code)) is not { Length: 1 } told)
            {
                continue;
            }

            compared++;
            if (told == text)
            {
                equal++;
                continue;
            }

            int distance = told[0] - text[0];
            if (Math.Abs(distance) <= MaxDistance)
            {
                byPoint[distance + MaxDistance]++;
            }

            for (int d = -MaxDistance; d <= MaxDistance; d++)
            {
                if (d != 0 && own.TryGetValue(unchecked((uint)(code + d)), out string? neighbour) && neighbour == told)
                {
                    byCode[d + MaxDistance]++;
                }
            }
        }

        if (compared < MinEvidence || equal * 4 > compared)
        {
            return false;
        }

        // Shifted by code, the last entry of every run has no neighbour: half of the codes are enough there.
        foreach (int count in byPoint)
        {
            if (count * 5 >= compared * 4)
            {
                return true;
            }
        }

        foreach (int count in byCode)
        {
            if (count >= MinEvidence && count * 2 >= compared)
            {
                return true;
            }
        }

        return false;
    }
}
