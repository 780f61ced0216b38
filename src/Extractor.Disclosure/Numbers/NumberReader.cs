using System.Globalization;

namespace Extractor.Disclosure.Numbers;

/// <summary>Reads the digits at the start of a folded text: Arabic, Chinese, or mixed (1亿2000万).</summary>
internal readonly ref struct NumberReader
{
    private const int MaxDigits = 20;

    private NumberReader(decimal value, int decimals, int length)
    {
        Value = value;
        Decimals = decimals;
        Length = length;
    }

    private NumberReader(string? failure) => Failure = failure;

    public decimal Value { get; private init; }

    public int Decimals { get; private init; }

    /// <summary>Characters used.</summary>
    public int Length { get; private init; }

    public MoneyUnit? Money { get; private init; }

    public bool IsPercent { get; private init; }

    public bool IsDoubtful { get; private init; }

    public string? Repair { get; private init; }

    public string? Failure { get; private init; }

    public static bool TryRead(string s, out NumberReader number)
    {
        if (s.StartsWith("百分之", StringComparison.Ordinal))
        {
            if (TryReadOne(s[3..], out NumberReader percent))
            {
                number = percent with { Length = percent.Length + 3, IsPercent = true };
                return true;
            }

            number = percent;
            return false;
        }

        return TryReadOne(s, out number) && TryReadTail(s, ref number);
    }

    private static bool TryReadOne(string s, out NumberReader number)
    {
        if (s.Length == 0)
        {
            number = new NumberReader("no number");
            return false;
        }

        return char.IsAsciiDigit(s[0]) || s[0] is '.' or 'O' or 'o' or 'l' or 'I' ? TryReadArabic(s, out number) : TryReadChinese(s, out number);
    }

    /// <summary>1亿2000万, 3万5千, 12元5角3分: further parts in falling units.</summary>
    private static bool TryReadTail(string s, ref NumberReader number)
    {
        decimal total = number.Value;
        int at = number.Length;
        decimal last = decimal.MaxValue;
        bool compound = false;
        decimal part = number.Value;
        total = 0;
        while (at < s.Length && Scale(s, at, out decimal factor, out int length) && factor < last)
        {
            int after = at + length;
            bool more = after < s.Length && char.IsAsciiDigit(s[after]);
            if (!more && !compound)
            {
                break;
            }

            total += part * factor;
            last = factor;
            compound = true;
            at = after;
            part = 0;
            if (!more)
            {
                break;
            }

            if (!TryReadArabic(s[at..], out NumberReader next))
            {
                number = next;
                return false;
            }

            part = next.Value;
            at += next.Length;
        }

        if (compound)
        {
            total += part;
            if (decimal.Truncate(total * 100) != total * 100)
            {
                number = new NumberReader("mixed units with too many decimals");
                return false;
            }

            int decimals = decimal.Truncate(total) == total ? 0 : 2;
            number = number with { Value = total, Decimals = decimals, Length = at };
        }

        return TryReadCents(s, ref number);
    }

    private static bool TryReadCents(string s, ref NumberReader number)
    {
        int at = number.Length;
        if (at >= s.Length || s[at] is not ('元' or '圆') || at + 1 >= s.Length || s[at + 1] is '/' or '整' or '正')
        {
            return true;
        }

        decimal cents = 0;
        int i = at + 1;
        bool any = false;
        foreach ((char unit, int worth) in (ReadOnlySpan<(char, int)>)[('角', 10), ('分', 1)])
        {
            if (i + 1 < s.Length && s[i] is '零' or '〇')
            {
                i++;
            }

            int digit = i < s.Length ? (char.IsAsciiDigit(s[i]) ? s[i] - '0' : ChineseNumerals.DigitOf(s[i])) : -1;
            if (digit >= 0 && i + 1 < s.Length && s[i + 1] == unit)
            {
                cents += digit * worth;
                i += 2;
                any = true;
            }
        }

        if (any)
        {
            number = number with { Value = number.Value + cents / 100, Decimals = Math.Max(number.Decimals, 2), Length = i, Money = MoneyUnit.Yuan };
        }

        return true;
    }

    private static bool Scale(string s, int at, out decimal factor, out int length)
    {
        factor = 1;
        length = 0;
        while (at + length < s.Length && length < 3)
        {
            decimal f = s[at + length] switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };
            if (f == 0)
            {
                break;
            }

            factor *= f;
            length++;
        }

        return length > 0;
    }

    private static bool TryReadChinese(string s, out NumberReader number)
    {
        int length = 0;
        while (length < s.Length && ChineseNumerals.IsNumeral(s[length]))
        {
            length++;
        }

        if (length == 0 || !ChineseNumerals.TryParse(s.AsSpan(0, length), out decimal value, out int decimals, out bool abbreviated))
        {
            number = new NumberReader(length == 0 ? "no number" : "not a well-formed Chinese numeral");
            return false;
        }

        number = new NumberReader(value, decimals, length) { IsDoubtful = abbreviated, Repair = abbreviated ? "last unit left out" : null };
        return true;
    }

    private static bool TryReadArabic(string s, out NumberReader number)
    {
        int length = 0;
        int letters = 0;
        int digits = 0;
        while (length < s.Length && IsPartOfNumber(s[length]))
        {
            letters += s[length] is 'O' or 'o' or 'l' or 'I' ? 1 : 0;
            digits += char.IsAsciiDigit(s[length]) ? 1 : 0;
            length++;
        }

        string run = s[..length];
        string? repair = null;
        if (letters > 0)
        {
            // A letter among digits is damage; a letter behind them is a unit (5 l).
            bool inside = run.AsSpan().IndexOfAny(',', '.') >= 0 || char.IsAsciiDigit(run[^1]) || run[^1] is 'O' or 'o';
            if (!inside || letters > digits)
            {
                int cut = run.AsSpan().IndexOfAny("OolI");
                run = run[..cut];
            }
            else
            {
                run = run.Replace('O', '0').Replace('o', '0').Replace('l', '1').Replace('I', '1');
                repair = "letter among the digits";
            }
        }

        int used = run.Length;
        string trimmed = run.TrimEnd(',', '.', '、', '。', '·', '\'', '’');
        if (trimmed.Length < run.Length)
        {
            repair ??= "mark behind the digits";
            run = trimmed;
        }

        if (run.AsSpan().IndexOfAny('。', '·') >= 0)
        {
            run = run.Replace('。', '.').Replace('·', '.');
            repair ??= "unusual decimal point";
        }

        int point = run.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? run : run[..point];
        string fraction = point < 0 ? string.Empty : run[(point + 1)..];
        if (fraction.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 || fraction.Length > Amount.MaxDecimals)
        {
            number = new NumberReader("more than one decimal point");
            return false;
        }

        if (!TryUngroup(whole, out string plain, ref repair) || plain.Length + fraction.Length is 0 or > MaxDigits)
        {
            number = new NumberReader(plain.Length > MaxDigits ? "too many digits" : "digits not grouped by three");
            return false;
        }

        decimal value = decimal.Parse((plain.Length == 0 ? "0" : plain) + (fraction.Length > 0 ? "." + fraction : string.Empty), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        number = new NumberReader(value, fraction.Length, used) { IsDoubtful = repair is not null, Repair = repair };
        return true;
    }

    private static bool IsPartOfNumber(char c) =>
        char.IsAsciiDigit(c) || c is ',' or '.' or '\'' or '’' or '、' or '。' or '·' or 'O' or 'o' or 'l' or 'I';

    /// <summary>Drops thousands separators where the groups are of three digits (or of four, by 万).</summary>
    private static bool TryUngroup(string whole, out string plain, ref string? repair)
    {
        plain = whole;
        int first = whole.AsSpan().IndexOfAny(",'’、");
        if (first < 0)
        {
            return true;
        }

        string[] groups = whole.Split(',', '\'', '’', '、');
        if (whole.Contains('、', StringComparison.Ordinal))
        {
            repair ??= "、 for a thousands separator";
        }

        plain = string.Concat(groups);
        foreach (int size in (ReadOnlySpan<int>)[3, 4])
        {
            bool regular = groups[0].Length is > 0 && groups[0].Length <= size;
            for (int i = 1; i < groups.Length; i++)
            {
                regular &= groups[i].Length == size;
            }

            if (regular)
            {
                return true;
            }
        }

        return false;
    }
}
