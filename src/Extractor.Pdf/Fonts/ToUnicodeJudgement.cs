using Extractor.Pdf.Fonts.CMaps;

namespace Extractor.Pdf.Fonts;

/// <summary>Judgement on a ToUnicode map as a whole: does it contradict itself or the font in a way that shows it wrong?</summary>
internal sealed class ToUnicodeJudgement
{
    private const int MaxCodes = 512;
    private const int MaxCodesOfRange = 64;
    private const int MaxDistance = 2;

    /// <summary>Codes needed before a pattern counts.</summary>
    private const int MinEvidence = 4;

    /// <summary>Codes on which map and font must have been compared before the font may overrule single entries.</summary>
    private const int MinCompared = 20;

    private ToUnicodeJudgement(string fault, bool isFontTrusted = false)
    {
        Fault = fault;
        IsFontTrusted = isFontTrusted;
    }

    public bool IsBroken => Fault.Length > 0;

    /// <summary>What is wrong with the map; empty where nothing is.</summary>
    public string Fault { get; }

    /// <summary>True where font and map agree on nearly all codes, so that the font's own tables are no inventions.</summary>
    public bool IsFontTrusted { get; }

    /// <summary>True where most entries are private use, so that it stands for text that was not told.</summary>
    public bool IsPrivate { get; private init; }

    /// <param name="map">The map to judge.</param>
    /// <param name="evidence">What the font itself says of a code, clean; null where it says nothing.</param>
    /// <param name="confirms">Whether the font gives a text the glyph of a code.</param>
    public static ToUnicodeJudgement Of(ToUnicodeMap map, Func<uint, string?> evidence, Func<uint, string, bool> confirms)
    {
        var codes = new List<uint>();
        foreach ((uint start, uint end) in map.Ranges)
        {
            for (uint i = 0; i <= end - start && i < MaxCodesOfRange && codes.Count < MaxCodes; i++)
            {
                codes.Add(start + i);
            }
        }

        ToUnicodeJudgement judgement = IsAllSame(map, codes) ? new ToUnicodeJudgement("all codes have the same text") : Compare(map, codes, evidence, confirms);
        return IsMostlyPrivate(map, codes) ? new ToUnicodeJudgement(judgement.Fault, judgement.IsFontTrusted) { IsPrivate = true } : judgement;
    }

    private static bool IsMostlyPrivate(ToUnicodeMap map, List<uint> codes)
    {
        int count = 0;
        foreach (uint code in codes)
        {
            // U+F000 to U+F0FF are the signs of symbol fonts.
            count += GlyphText.Clean(map.Find(code)) is { } text && GlyphText.IsPrivate(text) && text[0] is not (>= '\uF000' and <= '\uF0FF') ? 1 : 0;
        }

        return count >= MinEvidence && count * 2 > codes.Count;
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
    /// The map is wrong where its texts are off by a constant small distance from the font's: the code points themselves,
    /// or the text of a neighbouring entry. Other disagreement proves nothing, because font files carry made-up tables too.
    /// </summary>
    private static ToUnicodeJudgement Compare(ToUnicodeMap map, List<uint> codes, Func<uint, string?> evidence, Func<uint, string, bool> confirms)
    {
        var own = new string?[codes.Count];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = evidence(codes[i]) is { Length: 1 } text ? text : null;
        }

        int compared = 0;
        int equal = 0;
        Span<int> byPoint = stackalloc int[(2 * MaxDistance) + 1];
        Span<int> byEntry = stackalloc int[(2 * MaxDistance) + 1];
        for (int i = 0; i < own.Length; i++)
        {
            if (own[i] is not { } text || GlyphText.Clean(map.Find(codes[i])) is not { Length: 1 } told)
            {
                continue;
            }

            compared++;
            if (told == text || confirms(codes[i], told))
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
                if (d != 0 && i + d >= 0 && i + d < own.Length && own[i + d] == told)
                {
                    byEntry[d + MaxDistance]++;
                }
            }
        }

        if (compared < MinEvidence || equal * 4 > compared)
        {
            return new ToUnicodeJudgement("", compared >= MinCompared && equal * 5 >= compared * 4);
        }

        const string Shifted = "its entries are shifted against the font's own";
        foreach (int count in byPoint)
        {
            if (count * 5 >= compared * 4)
            {
                return new ToUnicodeJudgement(Shifted);
            }
        }

        // The first and last entries have no neighbour, and the font may not tell every text: half of the codes are enough here.
        foreach (int count in byEntry)
        {
            if (count >= MinEvidence && count * 2 >= compared)
            {
                return new ToUnicodeJudgement(Shifted);
            }
        }

        return new ToUnicodeJudgement("");
    }
}
