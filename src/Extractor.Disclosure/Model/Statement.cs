namespace Extractor.Disclosure.Model;

/// <summary>A figure said in prose.</summary>
public sealed record Statement
{
    public required string Id { get; init; }

    /// <summary>Section titles from the top, numbering included.</summary>
    public required IReadOnlyList<string> Section { get; init; }

    /// <summary>What the amount is about, without unit name and year.</summary>
    public required string Label { get; init; }

    /// <summary>Whose amount it is, where the sentence names somebody else than the unit.</summary>
    public string? Whose { get; init; }

    /// <summary>In 元; null where only a change is said, or the figure is a count.</summary>
    public decimal? Amount { get; init; }

    /// <summary>A count or measure (people, vehicles, square metres) in <see cref="Unit"/>; null where the figure is money.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Magnitude by which <see cref="Quantity"/> changed, in <see cref="Unit"/>.</summary>
    public decimal? QuantityChange { get; init; }

    /// <summary>Percent of <see cref="CompletionBase"/> that was carried out: 完成年初预算的98.20%.</summary>
    public decimal? Completion { get; init; }

    /// <summary>年初预算, 全年预算, 预算: what <see cref="Completion"/> is a percentage of; null where there is none.</summary>
    public string? CompletionBase { get; init; }

    /// <summary>True where the prose says that there is none: 未安排, 没有使用…安排的支出, …为空表. It has no figure then.</summary>
    public bool? IsNil { get; init; }

    /// <summary>The printed amount with its unit.</summary>
    public string? Raw { get; init; }

    /// <summary>Percent of the whole.</summary>
    public decimal? Share { get; init; }

    /// <summary>What it is compared with: 上年预算, 上年决算, 年初预算, 全年预算.</summary>
    public string? Base { get; init; }

    /// <summary>The figure of the base where it is printed with the comparison (比2023年10,000.00万元增加…), in 元.</summary>
    public decimal? BaseAmount { get; init; }

    /// <summary>increase, decrease, none; null where nothing is compared.</summary>
    public string? Direction { get; init; }

    /// <summary>Magnitude in 元.</summary>
    public decimal? Change { get; init; }

    /// <summary>Magnitude in percent.</summary>
    public decimal? Rate { get; init; }

    public string? Reason { get; init; }

    public required string Sentence { get; init; }

    public required int Page { get; init; }

    /// <summary>CNY for money; person, personTime, vehicle, squareMetre, set (台/套), batch, item, organisation for a <see cref="Quantity"/>.</summary>
    public string Unit { get; init; } = "CNY";

    /// <summary>Character span of the sentence in its paragraph.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    public IReadOnlyList<string> Proof { get; init => field = value ?? []; } = [];
}
