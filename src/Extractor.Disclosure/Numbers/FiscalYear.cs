using System.Globalization;

namespace Extractor.Disclosure.Numbers;

/// <summary>A fiscal year (财政年度), in China the calendar year.</summary>
/// <remarks>Invariant: <see cref="First"/> to <see cref="Last"/>. <c>default</c> is <see cref="First"/>.</remarks>
public readonly struct FiscalYear : IEquatable<FiscalYear>, IComparable<FiscalYear>
{
    /// <summary>The first year taken for a fiscal year of a disclosure: the current classification began in 2007, its forerunners in 1994.</summary>
    public const int First = 1994;

    public const int Last = 2099;

    private readonly short _offset;

    /// <exception cref="ArgumentOutOfRangeException">Not between <see cref="First"/> and <see cref="Last"/>.</exception>
    public FiscalYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Last);
        _offset = (short)(year - First);
    }

    public int Value => First + _offset;

    public FiscalYear Previous => new(Math.Max(First, Value - 1));

    public static bool operator ==(FiscalYear left, FiscalYear right) => left.Equals(right);

    public static bool operator !=(FiscalYear left, FiscalYear right) => !left.Equals(right);

    public static bool operator <(FiscalYear left, FiscalYear right) => left._offset < right._offset;

    public static bool operator >(FiscalYear left, FiscalYear right) => left._offset > right._offset;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left._offset <= right._offset;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left._offset >= right._offset;

    /// <summary>Reads <c>2024</c>, <c>２０２４</c>, <c>二〇二四</c>, each with or without 年 or 年度.</summary>
    public static bool TryParse(string? text, out FiscalYear year)
    {
        year = default;
        if (text is null)
        {
            return false;
        }

        string folded = TextFolding.Fold(text);
        folded = folded.EndsWith("年度", StringComparison.Ordinal) ? folded[..^2] : folded.TrimEnd('年');
        if (folded.Length != 4)
        {
            return false;
        }

        if (!int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
        {
            if (!ChineseNumerals.TryParsePositional(folded, out decimal digits))
            {
                return false;
            }

            value = (int)digits;
        }

        if (value is < First or > Last)
        {
            return false;
        }

        year = new FiscalYear(value);
        return true;
    }

    public int CompareTo(FiscalYear other) => _offset.CompareTo(other._offset);

    public bool Equals(FiscalYear other) => _offset == other._offset;

    public override bool Equals(object? obj) => obj is FiscalYear other && Equals(other);

    public override int GetHashCode() => _offset;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
