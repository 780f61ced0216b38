using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit;

/// <summary>What a printed figure can stand for, from its text.</summary>
internal static class PrintedFigure
{
    /// <summary>
    /// A figure beyond this is no amount of any public body (10¹⁸ 元) and is left out: sums and quotients of such would leave the range
    /// of exact decimals.
    /// </summary>
    public const decimal Largest = 1_000_000_000_000_000_000;

    /// <summary>Percentages and counts beyond this are left out.</summary>
    public const decimal LargestRatio = 1_000_000_000;

    public static bool IsAuditable(decimal value, string unit) => Math.Abs(value) <= (unit == "CNY" ? Largest : LargestRatio);

    /// <summary>Digits after the decimal point, 0 where there is none.</summary>
    public static int Places(string raw)
    {
        int dot = raw.AsSpan().IndexOfAny('.', '．');
        if (dot < 0)
        {
            return 0;
        }

        int places = 0;
        for (int i = dot + 1; i < raw.Length && (char.IsAsciiDigit(raw[i]) || raw[i] is >= '０' and <= '９'); i++)
        {
            places++;
        }

        return places;
    }

    /// <summary>A fact as a quantity.</summary>
    /// <param name="fact">A fact with a value.</param>
    /// <param name="amountUnit">Unit of amount of the table, for a zero, whose scale its own text does not tell.</param>
    /// <param name="tablePlaces">
    /// Decimal places the table is printed to. A spreadsheet drops trailing zeros, so 718 among figures with two places
    /// stands for 718.00.
    /// </param>
    public static Quantity ToQuantity(Fact fact, string? amountUnit, int tablePlaces)
    {
        decimal value = fact.Value!.Value;
        decimal scale = Scale(value, fact.Raw) ?? (fact.Unit == "CNY" ? UnitScale(amountUnit) : 1);
        int places = Math.Max(Places(fact.Raw), tablePlaces);
        return new Quantity
        {
            Id = fact.Id,
            Value = value,
            Range = Interval.Printed(value, scale * PowerOfTen(-places)),
            Scale = scale,
            Raw = fact.Raw,
            Page = fact.Page,
            Box = fact.Box,
            IsDoubtful = fact.IsDoubtful,
            Key = CopyKey.Of(fact),
            Source = fact,
        };
    }

    /// <summary>A figure of prose as a quantity.</summary>
    public static Quantity OfStatement(Statement statement, string field, decimal value, string raw, string label)
    {
        decimal scale = Scale(value, raw) ?? 1;
        return new Quantity
        {
            Id = $"{statement.Id}.{field}",
            Value = value,
            Range = Interval.Printed(value, scale * PowerOfTen(-Places(raw))),
            Scale = scale,
            Raw = raw,
            Page = statement.Page,
            IsStatement = true,
            Label = label,
        };
    }

    /// <summary>10 to an exact decimal power between −20 and 12.</summary>
    public static decimal PowerOfTen(int exponent)
    {
        decimal result = 1;
        for (int i = 0; i < Math.Min(Math.Abs(exponent), 20); i++)
        {
            result = exponent < 0 ? result / 10 : result * 10;
        }

        return result;
    }

    /// <summary>Worth of one printed unit: value over printed number; null for zero or where it is no power of ten.</summary>
    public static decimal? Scale(decimal value, string raw)
    {
        decimal printed = PrintedNumber(raw);
        if (printed == 0 || value == 0)
        {
            return null;
        }

        decimal scale = Math.Abs(value) / printed;
        for (decimal power = 1; power <= 100_000_000; power *= 10)
        {
            if (scale == power)
            {
                return power;
            }
        }

        return null;
    }

    /// <summary>元 1, 百元 100, 千元 1,000, 万元 10,000, 百万元 1,000,000, 亿元 100,000,000; 1 where unknown.</summary>
    public static decimal UnitScale(string? amountUnit) => amountUnit switch
    {
        null => 1,
        _ when amountUnit.Contains("亿", StringComparison.Ordinal) => 100_000_000,
        _ when amountUnit.Contains("百万", StringComparison.Ordinal) => 1_000_000,
        _ when amountUnit.Contains('万', StringComparison.Ordinal) => 10_000,
        _ when amountUnit.Contains('千', StringComparison.Ordinal) => 1_000,
        _ when amountUnit.Contains('百', StringComparison.Ordinal) => 100,
        _ => 1,
    };

    private static decimal PrintedNumber(string raw)
    {
        Span<char> digits = stackalloc char[Math.Min(raw.Length, 64)];
        int n = 0;
        foreach (char c in raw)
        {
            char d = c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c == '．' ? '.' : c;
            if ((char.IsAsciiDigit(d) || d == '.') && n < digits.Length)
            {
                digits[n++] = d;
            }
        }

        return decimal.TryParse(digits[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal result) ? result : 0;
    }

    /// <summary>What a figure is, for messages: row label and column.</summary>
    public static string Describe(Fact fact)
    {
        string row = fact.Row.Code is { } code ? $"{code} {fact.Row.Name}" : fact.Row.Name;
        return fact.Column.Count == 0 ? row : $"{row} · {string.Join('/', fact.Column)}";
    }
}
