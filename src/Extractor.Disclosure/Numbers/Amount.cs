using System.Globalization;

namespace Extractor.Disclosure.Numbers;

/// <summary>
/// A printed figure with its unit of money and the number of decimals printed: what rounding may have hidden is known.
/// </summary>
/// <remarks>
/// Invariant: <see cref="Decimals"/> is 0 to 12 and <see cref="Printed"/> has no more decimals than that. <c>default</c> is 0 元
/// without decimals. Two amounts are equal when value, unit and decimals are (2,146.90万元 is not 21,469,000元: their
/// intervals differ); compare <see cref="Value"/> for equal money.
/// </remarks>
public readonly record struct Amount
{
    /// <summary>Most decimals that a printed amount may have.</summary>
    public const int MaxDecimals = 12;

    /// <param name="printed">The number as printed, before the unit is applied.</param>
    /// <param name="unit">The unit it is printed in.</param>
    /// <param name="decimals">Decimals printed, 0 to <see cref="MaxDecimals"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Decimals out of range, or fewer than the number has.</exception>
    public Amount(decimal printed, MoneyUnit unit, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        if (decimal.Round(printed, decimals) != printed)
        {
            throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "The number has more decimals than stated.");
        }

        Printed = printed;
        Unit = unit;
        Decimals = decimals;
    }

    /// <summary>The number before the unit is applied: 2146.90 for <c>2,146.90万元</c>.</summary>
    public decimal Printed { get; }

    public MoneyUnit Unit { get; }

    /// <summary>Decimals as printed; trailing zeros count.</summary>
    public int Decimals { get; }

    /// <summary>In 元, exact.</summary>
    public decimal Value => Printed * Unit.Factor;

    /// <summary>Half a unit of the last printed place, in 元: how far the unrounded figure may be away.</summary>
    public decimal HalfUnit => new decimal(5, 0, 0, false, (byte)(Decimals + 1)) * Unit.Factor;

    /// <summary>Least unrounded value in 元.</summary>
    public decimal Low => Value - HalfUnit;

    /// <summary>Greatest unrounded value in 元.</summary>
    public decimal High => Value + HalfUnit;

    /// <summary>True where both may stand for one unrounded figure.</summary>
    public bool IsCompatibleWith(Amount other) => Low <= other.High && other.Low <= High;

    public override string ToString() =>
        Printed.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + Unit.Name;
}
