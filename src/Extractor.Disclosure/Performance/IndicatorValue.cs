using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Performance;

/// <summary>A target or actual value of an indicator taken apart; qualitative values have no number.</summary>
internal readonly record struct IndicatorValue(string? Comparator, decimal? Value, string? Unit)
{
    public static IndicatorValue Parse(string text, string comparator, string unit)
    {
        ParsedNumber number = NumberParser.Parse(text);
        string? sign = Sign(comparator) ?? number.Comparator;
        if (number is { Kind: NumberKind.Date, Date: { Year: null, Day: null, IsBefore: false, IsEnd: false, Month: { } month } } && number.Comparator is not null)
        {
            // ≤2月 is a duration, 2月底前 a date.
            return new IndicatorValue(sign, month, "月");
        }

        if (!number.IsNumeric || number.Value is null)
        {
            return new IndicatorValue(number.Kind is NumberKind.Date ? sign : null, null, null);
        }

        if (number.Kind == NumberKind.Ordinal)
        {
            return default;
        }

        string? printed = number.Kind switch
        {
            NumberKind.Percent => "%",
            NumberKind.PercentagePoints => "个百分点",
            _ => number.Money?.Name ?? number.Unit,
        };
        decimal value = number.Scale == 1 ? number.Value.Value : number.ScaledValue!.Value;
        return new IndicatorValue(sign, value, printed ?? (unit.Length > 0 ? unit : null));
    }

    private static string? Sign(string text) => TextFolding.Fold(text) switch
    {
        "≥" or ">=" or "大于等于" or "不低于" or "正向" or "正向指标" => "≥",
        "≤" or "<=" or "小于等于" or "不高于" or "反向" or "反向指标" => "≤",
        "=" or "等于" => "=",
        ">" or "大于" => ">",
        "<" or "小于" => "<",
        _ => null,
    };
}
