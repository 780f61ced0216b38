using System.Globalization;

namespace Extractor.Disclosure.Audit;

/// <summary>How a printed figure may have come from another by a slip: a digit, a swap, a shift of the point or unit.</summary>
internal static class Typo
{
    /// <summary>Likeness of the slip from 0 (any other value) to 3 (one digit, or two swapped).</summary>
    public static int Likeness(Quantity quantity, decimal value) => Kind(quantity, value) switch
    {
        Slip.Digit or Slip.Swap => 3,
        Slip.Scale or Slip.Sign => 3,
        Slip.LostDigit => 2,
        Slip.Missing => 1,
        _ => 0,
    };

    /// <summary>Chinese name of the slip.</summary>
    public static string Name(Quantity quantity, decimal value) => Kind(quantity, value) switch
    {
        Slip.Digit => "一位数字不同",
        Slip.Swap => "两位数字颠倒",
        Slip.Scale => "金额单位或小数点错位",
        Slip.Sign => "正负号相反",
        Slip.LostDigit => "多一位或少一位数字",
        Slip.Missing => "数字错列或缺失",
        _ => "数值不符",
    };

    /// <summary>The value as the publisher would have printed it at this place.</summary>
    public static string Print(Quantity quantity, decimal value)
    {
        decimal step = quantity.Scale == 0 ? 0 : (quantity.Range.High - quantity.Range.Low) / quantity.Scale;
        int places = 0;
        while (step > 0 && step < 1 && places < 6)
        {
            step *= 10;
            places++;
        }

        return (quantity.Scale == 0 ? value : value / quantity.Scale).ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Values that a single slip of the pen could have turned into the printed one, nearest kind of slip first.</summary>
    public static IEnumerable<decimal> Origins(Quantity quantity)
    {
        decimal step = quantity.Range.High - quantity.Range.Low;
        if (step <= 0 || Math.Abs(quantity.Value) / step > 1_000_000_000_000m)
        {
            yield break;
        }

        decimal units = Math.Round(Math.Abs(quantity.Value) / step, 0, MidpointRounding.AwayFromZero);
        int sign = quantity.Value < 0 ? -1 : 1;
        string digits = units.ToString("0", CultureInfo.InvariantCulture).PadLeft(3, '0');
        decimal place = 1;
        for (int i = digits.Length - 1; i >= 0; i--, place *= 10)
        {
            int digit = digits[i] - '0';
            for (int d = 0; d <= 9; d++)
            {
                if (d != digit)
                {
                    yield return sign * step * (units + ((d - digit) * place));
                }
            }

            if (i > 0 && digits[i] != digits[i - 1])
            {
                int left = digits[i - 1] - '0';
                yield return sign * step * (units + ((left - digit) * place) + ((digit - left) * place * 10));
            }
        }

        for (decimal factor = 10; factor <= 100_000_000; factor *= 10)
        {
            yield return quantity.Value / factor;
            yield return quantity.Value * factor;
        }

        yield return -quantity.Value;
    }

    private static Slip Kind(Quantity quantity, decimal value)
    {
        if (value == quantity.Value)
        {
            return Slip.Other;
        }

        if (value == -quantity.Value)
        {
            return Slip.Sign;
        }

        if (value == 0 || quantity.Value == 0)
        {
            return Slip.Missing;
        }

        for (decimal factor = 10; factor <= 100_000_000; factor *= 10)
        {
            if (value * factor == quantity.Value || quantity.Value * factor == value)
            {
                return Slip.Scale;
            }
        }

        string a = Digits(quantity, quantity.Value);
        string b = Digits(quantity, value);
        if (a.Length == b.Length)
        {
            int first = -1;
            int second = -1;
            int differences = 0;
            for (int i = 0; i < a.Length; i++)
            {
                if (a[i] != b[i])
                {
                    differences++;
                    second = i;
                    first = first < 0 ? i : first;
                }
            }

            return differences == 1 ? Slip.Digit
                : differences == 2 && a[first] == b[second] && a[second] == b[first] ? Slip.Swap
                : Slip.Other;
        }

        return Math.Abs(a.Length - b.Length) == 1 && IsOneMore(a.Length > b.Length ? a : b, a.Length > b.Length ? b : a)
            ? Slip.LostDigit
            : Slip.Other;
    }

    private static string Digits(Quantity quantity, decimal value)
    {
        string printed = Print(quantity, Math.Abs(value));
        return string.Concat(printed.Where(char.IsAsciiDigit));
    }

    private static bool IsOneMore(string longer, string shorter)
    {
        int i = 0;
        while (i < shorter.Length && longer[i] == shorter[i])
        {
            i++;
        }

        return longer.AsSpan(i + 1).SequenceEqual(shorter.AsSpan(i));
    }

    private enum Slip
    {
        Other,
        Digit,
        Swap,
        Scale,
        Sign,
        LostDigit,
        Missing,
    }
}
