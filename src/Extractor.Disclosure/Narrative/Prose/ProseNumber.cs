using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>
/// Finds where a figure with its unit ends in a normalised sentence; what it is worth <see cref="NumberParser"/> says.
/// </summary>
internal static class ProseNumber
{
    private const int MaxLength = 60;
    private const int MaxNumeral = 24;
    private const string Numerals = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億";

    // 增加-5万元, 为-5万元; in 专项-5 or 2024-2025 the dash parts words.
    private const string SignsFollow = "加少长降为是额数计达余共：，（,、；";

    // Longest first.
    private static readonly string[] Money = ["万亿元", "百亿元", "千亿元", "十亿元", "千万元", "百万元", "十万元", "亿元", "万元", "萬元", "億元", "千元", "仟元", "百元", "佰元", "元"];

    private static readonly (string Unit, string Key)[] Measures =
    [
        ("台（套）", "set"), ("台/套", "set"), ("（台、套）", "set"), ("（套）", "set"), ("台套", "set"), ("台", "set"), ("套", "set"),
        ("平方米", "squareMetre"), ("㎡", "squareMetre"), ("平米", "squareMetre"), ("亩", "mu"),
        ("人次", "personTime"), ("人", "person"), ("名", "person"), ("辆", "vehicle"), ("批次", "batch"), ("批", "batch"), ("个", "item"), ("家", "organisation"), ("项", "item"), ("次", "time"), ("分", "point"),
    ];

    /// <summary>Reads a figure that begins at <paramref name="at"/>.</summary>
    /// <returns>False where none begins there. Digits that are part of a word (2024年) are a token of kind Text.</returns>
    public static bool TryRead(string text, int at, out ProseToken token)
    {
        token = default;
        int digits = at;
        if (text[at] == '-' && (at == 0 || SignsFollow.Contains(text[at - 1])))
        {
            digits++;
        }

        if (digits >= text.Length || !char.IsAsciiDigit(text[digits]))
        {
            return TryReadNumeral(text, at, out token);
        }

        int end = DigitsEnd(text, digits);
        token = WithUnit(text, at, end);
        return true;
    }

    private static ProseToken WithUnit(string text, int start, int end)
    {
        // 50余万元 says at least what it prints.
        int unit = end < text.Length && text[end] == '余' ? end + 1 : end;
        ReadOnlySpan<char> rest = text.AsSpan(unit);
        foreach (string money in Money)
        {
            if (rest.StartsWith(money, StringComparison.Ordinal))
            {
                ParsedNumber parsed = NumberParser.Parse(text[start..end] + money);
                return parsed.ToAmount() is Amount amount
                    ? new ProseToken(ProseTokenKind.Amount, start, unit + money.Length, amount.Value)
                    : new ProseToken(ProseTokenKind.Text, start, unit + money.Length);
            }
        }

        if (end - start > MaxLength || NumberParser.Parse(text[start..end]) is not { Kind: NumberKind.Number, Value: decimal value })
        {
            return new ProseToken(ProseTokenKind.Text, start, end);
        }

        if (rest.StartsWith("%", StringComparison.Ordinal))
        {
            return new ProseToken(ProseTokenKind.Percent, start, unit + 1, value);
        }

        if (rest.StartsWith("个百分点", StringComparison.Ordinal))
        {
            return new ProseToken(ProseTokenKind.Points, start, unit + 4, value);
        }

        if (rest.StartsWith("倍", StringComparison.Ordinal) && Math.Abs(value) < 1_000_000_000)
        {
            return new ProseToken(ProseTokenKind.Percent, start, unit + 1, value * 100);
        }

        foreach ((string measure, string key) in Measures)
        {
            if (rest.StartsWith(measure, StringComparison.Ordinal))
            {
                return new ProseToken(ProseTokenKind.Count, start, unit + measure.Length, value, key);
            }
        }

        // 2024年, 3月, 12个月, A4: no figure but part of the words around it.
        bool word = (rest.Length > 0 && char.IsLetterOrDigit(rest[0])) || (start > 0 && char.IsAsciiLetter(text[start - 1]));
        return new ProseToken(word ? ProseTokenKind.Text : ProseTokenKind.Number, start, end, value);
    }

    /// <summary>三千二百万元, 壹佰贰拾叁万肆仟元整: Chinese numerals only before a unit of money.</summary>
    private static bool TryReadNumeral(string text, int at, out ProseToken token)
    {
        token = default;
        if (!Numerals.Contains(text[at]) || (at > 0 && (Numerals.Contains(text[at - 1]) || char.IsAsciiDigit(text[at - 1]))))
        {
            return false;
        }

        int end = at;
        while (end < text.Length && end - at < MaxNumeral && Numerals.Contains(text[end]))
        {
            end++;
        }

        if (end >= text.Length || text[end] is not ('元' or '圆') || end == at)
        {
            return false;
        }

        end++;
        if (end < text.Length && text[end] is '整' or '正')
        {
            end++;
        }

        if (NumberParser.Parse(text[at..end]).ToAmount() is not Amount amount)
        {
            return false;
        }

        token = new ProseToken(ProseTokenKind.Amount, at, end, amount.Value);
        return true;
    }

    private static int DigitsEnd(string text, int i)
    {
        bool point = false;
        int start = i;
        while (i < text.Length)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i++;
            }
            else if (c == '.' && !point && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                point = true;
                i++;
            }
            else if (c is ',' or '，' && !point && IsThousands(text, start, i))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>True where a comma at <paramref name="at"/> parts thousands: one to three digits before it, exactly three after.</summary>
    private static bool IsThousands(string text, int start, int at)
    {
        int before = 0;
        for (int i = at - 1; i >= start && before < 4 && char.IsAsciiDigit(text[i]); i--)
        {
            before++;
        }

        int after = 0;
        for (int i = at + 1; i < text.Length && after < 4 && char.IsAsciiDigit(text[i]); i++)
        {
            after++;
        }

        return before is >= 1 and <= 3 && after == 3;
    }
}
