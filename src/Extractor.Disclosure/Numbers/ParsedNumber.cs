namespace Extractor.Disclosure.Numbers;

/// <summary>What a piece of text is, seen as a number.</summary>
public enum NumberKind
{
    /// <summary>Nothing printed.</summary>
    Blank,

    /// <summary>— or -: the publisher says there is none.</summary>
    Dash,

    /// <summary>/, 无, 不适用: does not apply.</summary>
    NotApplicable,

    /// <summary>A number, with or without unit.</summary>
    Number,

    /// <summary>A percentage; the value is in percent (‰ is converted).</summary>
    Percent,

    /// <summary>个百分点: a difference of percentages.</summary>
    PercentagePoints,

    /// <summary>From <see cref="ParsedNumber.Value"/> to <see cref="ParsedNumber.Upper"/>.</summary>
    Range,

    /// <summary>A point in time: 2024年12月1日前, 12月底前.</summary>
    Date,

    /// <summary>A number that counts places or paragraphs: 第3名, 一、, （二）, ①.</summary>
    Ordinal,

    /// <summary>Words, or something that could not be understood.</summary>
    Text,
}

/// <summary>A number read from text, nothing guessed silently.</summary>
public sealed record ParsedNumber
{
    public required NumberKind Kind { get; init; }

    /// <summary>The text as given.</summary>
    public required string Raw { get; init; }

    /// <summary>The number before unit and scale, with its sign; for a range the lower end; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Upper end of a range.</summary>
    public decimal? Upper { get; init; }

    /// <summary>Decimals printed; trailing zeros count.</summary>
    public int Decimals { get; init; }

    /// <summary>One of = ≥ ≤ &gt; &lt;, or null.</summary>
    public string? Comparator { get; init; }

    /// <summary>Unit of money printed behind the number, or null.</summary>
    public MoneyUnit? Money { get; init; }

    /// <summary>Any other unit printed behind the number (人, 辆, 平方米, 小时/天 …), or null.</summary>
    public string? Unit { get; init; }

    /// <summary>万 or 亿 in front of a unit that is not money (3.2万人): 10000; else 1.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>约, 左右: the text itself says that the number is not exact.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>True where something had to be repaired or guessed; good only where a sum confirms it.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>What was repaired, or why the text is no number; null for clean numbers.</summary>
    public string? Remark { get; init; }

    /// <summary>Footnote mark that stood at the number (<c>*</c>, <c>①</c>, <c>注1</c>), or null.</summary>
    public string? Mark { get; init; }

    /// <summary>The date of a <see cref="NumberKind.Date"/>.</summary>
    public DateForm? Date { get; init; }

    /// <summary>True where a value is printed that can be calculated with.</summary>
    public bool IsNumeric => Kind is NumberKind.Number or NumberKind.Percent or NumberKind.PercentagePoints;

    /// <summary>True for blank, — and /: the cell says nothing, or says that there is nothing.</summary>
    public bool IsEmpty => Kind is NumberKind.Blank or NumberKind.Dash or NumberKind.NotApplicable;

    /// <summary>The number with its scale applied: 32000 for 3.2万人; null where there is none.</summary>
    public decimal? ScaledValue => Value * Scale;

    /// <summary>
    /// As money: in the unit printed behind the number, else in <paramref name="unit"/> (from caption or header). Null
    /// where this is no number, has another unit than money, or no unit is known.
    /// </summary>
    public Amount? ToAmount(MoneyUnit? unit = null)
    {
        if (Kind != NumberKind.Number || Value is not { } value || Unit is not null || (Money ?? unit) is not { } money)
        {
            return null;
        }

        // 3.2万 in a table in 元 is 32000 元: the scale belongs to the number, its decimals move with it.
        decimal scaled = value * Scale;
        int decimals = Decimals;
        for (decimal s = Scale; s > 1 && decimals > 0; s /= 10)
        {
            decimals--;
        }

        return new Amount(scaled, money, Math.Max(decimals, Significant(scaled)));
    }

    private static int Significant(decimal value)
    {
        int decimals = 0;
        while (decimals < Amount.MaxDecimals && decimal.Round(value, decimals) != value)
        {
            decimals++;
        }

        return decimals;
    }
}

/// <summary>A date as far as it is printed; the parts that are not printed are null.</summary>
/// <param name="IsBefore">前, 之前, 底前: a deadline.</param>
/// <param name="IsEnd">底: the end of the year or month.</param>
public sealed record DateForm(int? Year, int? Month, int? Day, bool IsBefore, bool IsEnd);
