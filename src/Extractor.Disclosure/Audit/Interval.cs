using System.Globalization;

namespace Extractor.Disclosure.Audit;

/// <summary>
/// A closed interval of exact decimals: what a printed figure can stand for. A printed 12.30 stands for
/// [12.295, 12.305] (XBRL Calculations 1.1, 2023, section 3: rounding mode "round to nearest").
/// </summary>
/// <remarks>Invariant: <see cref="Low"/> ≤ <see cref="High"/>; the constructor sorts. <c>default</c> is [0, 0].</remarks>
public readonly record struct Interval
{
    public Interval(decimal low, decimal high)
    {
        Low = Math.Min(low, high);
        High = Math.Max(low, high);
    }

    public decimal Low { get; }

    public decimal High { get; }

    public decimal Middle => Low + ((High - Low) / 2);

    /// <summary>The interval that holds one value only.</summary>
    public static Interval Exact(decimal value) => new(value, value);

    /// <summary>The values that print as <paramref name="value"/> when the last printed place is worth <paramref name="lastPlace"/>.</summary>
    public static Interval Printed(decimal value, decimal lastPlace) => new(value - (lastPlace / 2), value + (lastPlace / 2));

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

    public static Interval operator *(Interval a, decimal factor) => new(a.Low * factor, a.High * factor);

    /// <summary>Quotient; null where the divisor may be 0.</summary>
    public static Interval? Divide(Interval a, Interval b)
    {
        if (b.Low <= 0 && b.High >= 0)
        {
            return null;
        }

        decimal q1 = a.Low / b.Low;
        decimal q2 = a.Low / b.High;
        decimal q3 = a.High / b.Low;
        decimal q4 = a.High / b.High;
        return new Interval(Math.Min(Math.Min(q1, q2), Math.Min(q3, q4)), Math.Max(Math.Max(q1, q2), Math.Max(q3, q4)));
    }

    /// <summary>True where the two have a value in common; their ends belong to them.</summary>
    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    public bool Contains(decimal value) => value >= Low && value <= High;

    /// <summary>The common part, or null.</summary>
    public Interval? Intersect(Interval other) =>
        Meets(other) ? new Interval(Math.Max(Low, other.Low), Math.Min(High, other.High)) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low}, {High}]");
}
