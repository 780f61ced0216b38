using System.Text;

namespace Extractor.Disclosure.Numbers;

/// <summary>Chinese numerals, plain (三千二百万) and financial (壹佰贰拾叁万肆仟), both ways (GB/T 15835).</summary>
public static class ChineseNumerals
{
    private const string PlainDigits = "零一二三四五六七八九";
    private const string FinancialDigits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Longest text that is looked at; longer ones are no numeral.</summary>
    private const int MaxLength = 40;

    /// <summary>The greatest number that is written or read: below 10^16 (万亿).</summary>
    public const decimal MaxValue = 9_999_999_999_999_999m;

    /// <summary>True for a character that can stand in a Chinese numeral.</summary>
    public static bool IsNumeral(char c) => DigitOf(c) >= 0 || UnitOf(c) > 0 || TensOf(c) > 0 || c is '点';

    /// <summary>
    /// Reads an unsigned numeral with 点 for the decimal point: 三千二百万, 两百, 廿五, 三点五, 二〇二四 (digit by digit).
    /// <paramref name="abbreviated"/> is set where the last unit is left out (一百二 for 120, 三万五 for 35000).
    /// </summary>
    /// <returns>False where the text is no well-formed numeral; nothing is guessed.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value, out int decimals, out bool abbreviated)
    {
        value = 0;
        decimals = 0;
        abbreviated = false;
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        int point = text.IndexOf('点');
        if (point < 0)
        {
            return TryParseInteger(text, out value, out abbreviated);
        }

        ReadOnlySpan<char> fraction = text[(point + 1)..];
        if (fraction.Length is 0 or > 12 || !TryParseInteger(text[..point], out value, out abbreviated) || abbreviated)
        {
            return false;
        }

        decimal place = 1;
        foreach (char c in fraction)
        {
            int digit = DigitOf(c);
            if (digit < 0)
            {
                return false;
            }

            place /= 10;
            value += digit * place;
            decimals++;
        }

        return true;
    }

    /// <summary>Reads digits one by one: 二〇二四 is 2024.</summary>
    public static bool TryParsePositional(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 16)
        {
            return false;
        }

        foreach (char c in text)
        {
            int digit = DigitOf(c);
            if (digit < 0 || c is '两' or '兩')
            {
                return false;
            }

            value = value * 10 + digit;
        }

        return true;
    }

    /// <summary>Writes a whole number in plain numerals: 3200 is 三千二百, 12 is 十二.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above <see cref="MaxValue"/>.</exception>
    public static string Format(long value)
    {
        string text = Write(value, PlainDigits, "十百千万亿");
        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>Writes an amount in financial numerals as on a cheque: 1234000.50 is 壹佰贰拾叁万肆仟元伍角.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, above <see cref="MaxValue"/>, or with more than two decimals.</exception>
    public static string FormatFinancial(decimal yuan)
    {
        if (decimal.Round(yuan, 2) != yuan)
        {
            throw new ArgumentOutOfRangeException(nameof(yuan), yuan, "An amount in financial numerals has at most two decimals.");
        }

        decimal whole = decimal.Truncate(yuan);
        int cents = (int)((yuan - whole) * 100);
        string text = Write(whole, FinancialDigits, "拾佰仟万亿") + "元";
        if (cents == 0)
        {
            return text + "整";
        }

        int jiao = cents / 10;
        int fen = cents % 10;
        text += jiao > 0 ? $"{FinancialDigits[jiao]}角" : "零";
        return fen > 0 ? text + $"{FinancialDigits[fen]}分" : text;
    }

    internal static int DigitOf(char c) => c switch
    {
        '零' or '〇' or '○' or '◯' or '０' or '0' => 0,
        '一' or '壹' or '弌' or '１' => 1,
        '二' or '贰' or '貳' or '两' or '兩' or '弍' or '２' => 2,
        '三' or '叁' or '參' or '叄' or '弎' or '３' => 3,
        '四' or '肆' or '４' => 4,
        '五' or '伍' or '５' => 5,
        '六' or '陆' or '陸' or '６' => 6,
        '七' or '柒' or '７' => 7,
        '八' or '捌' or '８' => 8,
        '九' or '玖' or '９' => 9,
        _ => -1,
    };

    private static int UnitOf(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' or '萬' => 10_000,
        '亿' or '億' => 100_000_000,
        _ => 0,
    };

    private static int TensOf(char c) => c switch
    {
        '廿' or '卄' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => 0,
    };

    private static bool TryParseInteger(ReadOnlySpan<char> text, out decimal value, out bool abbreviated)
    {
        abbreviated = false;
        bool hasUnit = false;
        foreach (char c in text)
        {
            hasUnit |= UnitOf(c) > 0 || TensOf(c) > 0;
        }

        if (!hasUnit)
        {
            return text is ['两' or '兩'] ? (value = 2) == 2 : TryParsePositional(text, out value);
        }

        return TryParseSection(text, 100_000_000, out value, out abbreviated);
    }

    /// <summary>left 亿 right, then left 万 right, then below 万: each part by the next smaller scale.</summary>
    private static bool TryParseSection(ReadOnlySpan<char> text, int scale, out decimal value, out bool abbreviated)
    {
        value = 0;
        abbreviated = false;
        if (scale < 10_000)
        {
            return TryParseBelowTenThousand(text, out value, out abbreviated);
        }

        int next = scale == 100_000_000 ? 10_000 : 1;
        int at = -1;
        for (int i = text.Length - 1; i >= 0 && at < 0; i--)
        {
            at = UnitOf(text[i]) == scale ? i : -1;
        }

        if (at < 0)
        {
            return TryParseSection(text, next, out value, out abbreviated);
        }

        ReadOnlySpan<char> right = text[(at + 1)..];
        if (!TryParseSection(text[..at], next, out decimal left, out bool leftAbbreviated) || leftAbbreviated || left == 0)
        {
            return false;
        }

        value = left * scale;
        if (right.Length == 0)
        {
            return true;
        }

        if (right.Length == 1 && DigitOf(right[0]) > 0)
        {
            abbreviated = true;
            value += DigitOf(right[0]) * (scale / 10);
            return true;
        }

        if (!TryParseSection(right, next, out decimal rest, out abbreviated))
        {
            return false;
        }

        value += rest;
        return true;
    }

    private static bool TryParseBelowTenThousand(ReadOnlySpan<char> text, out decimal value, out bool abbreviated)
    {
        value = 0;
        abbreviated = false;
        if (text.Length == 0)
        {
            return false;
        }

        int last = 10_000;
        bool zero = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            int digit = DigitOf(c);
            if (digit == 0)
            {
                if (zero && i > 0)
                {
                    return false;
                }

                zero = true;
                continue;
            }

            int unit = TensOf(c) > 0 ? 10 : UnitOf(c);
            if (TensOf(c) > 0)
            {
                digit = TensOf(c) / 10;
            }
            else if (unit == 10 && (i == 0 || zero))
            {
                digit = 1;
            }
            else if (digit < 0)
            {
                return false;
            }
            else if (i + 1 < text.Length && UnitOf(text[i + 1]) is > 0 and < 10_000)
            {
                unit = UnitOf(text[++i]);
            }
            else if (i + 1 < text.Length)
            {
                return false;
            }
            else
            {
                abbreviated = last is > 10 and < 10_000 && !zero;
                unit = abbreviated ? last / 10 : 1;
            }

            if (unit >= last)
            {
                return false;
            }

            value += digit * unit;
            last = unit;
            zero = false;
        }

        return true;
    }

    private static string Write(decimal value, string digits, string units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxValue);
        if (value == 0)
        {
            return digits[..1];
        }

        var text = new StringBuilder();
        decimal high = decimal.Truncate(value / 100_000_000);
        decimal low = value % 100_000_000;
        WriteEight(text, (int)high, digits, units);
        if (high > 0)
        {
            text.Append(units[4]);
        }

        if (low > 0)
        {
            if (high > 0 && low < 10_000_000)
            {
                text.Append(digits[0]);
            }

            WriteEight(text, (int)low, digits, units);
        }

        return text.ToString();
    }

    private static void WriteEight(StringBuilder text, int value, string digits, string units)
    {
        int high = value / 10_000;
        int low = value % 10_000;
        WriteFour(text, high, digits, units);
        if (high > 0)
        {
            text.Append(units[3]);
            if (low is > 0 and < 1000)
            {
                text.Append(digits[0]);
            }
        }

        WriteFour(text, low, digits, units);
    }

    private static void WriteFour(StringBuilder text, int value, string digits, string units)
    {
        bool pendingZero = false;
        bool started = false;
        int place = 1000;
        for (int i = 2; i >= -1; i--, place /= 10)
        {
            int digit = value / place % 10;
            if (digit == 0)
            {
                pendingZero = started;
                continue;
            }

            if (pendingZero)
            {
                text.Append(digits[0]);
                pendingZero = false;
            }

            text.Append(digits[digit]);
            if (i >= 0)
            {
                text.Append(units[i]);
            }

            started = true;
        }
    }
}
