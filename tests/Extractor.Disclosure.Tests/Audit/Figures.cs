using System.Globalization;
using Extractor.Disclosure.Audit;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>Makes printed figures for tests.</summary>
internal static class Figures
{
    public static Quantity Of(string id, string raw, decimal scale = 1, bool doubtful = false)
    {
        decimal value = decimal.Parse(raw, NumberStyles.Number, CultureInfo.InvariantCulture) * scale;
        return new Quantity
        {
            Id = id,
            Value = value,
            Range = Interval.Printed(value, scale * PrintedFigure.PowerOfTen(-PrintedFigure.Places(raw))),
            Scale = scale,
            Raw = raw,
            Page = 1,
            IsDoubtful = doubtful,
            Label = id,
        };
    }

    public static SumIdentity Sum(string family, Quantity whole, params Quantity[] parts) =>
        new(whole, [.. parts.Select(p => new Term(p, 1))]) { Rule = family, Family = family, Text = family, IsCertain = true };
}
