namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>What a piece of a sentence does.</summary>
internal enum ProseTokenKind
{
    /// <summary>Anything else: labels, verbs, names.</summary>
    Text,

    /// <summary>A number with a unit of money; <see cref="ProseToken.Number"/> is in 元.</summary>
    Amount,

    /// <summary>A number with %, or 百分之…, or 倍 as its hundredfold.</summary>
    Percent,

    /// <summary>A number with 个百分点.</summary>
    Points,

    /// <summary>A number with a measure word; <see cref="ProseToken.Word"/> is its unit key.</summary>
    Count,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary>增加, 增长, 上升 …</summary>
    Increase,

    /// <summary>减少, 下降, 降低 …</summary>
    Decrease,

    /// <summary>持平, 一致, 无变化 …</summary>
    Same,

    /// <summary>大于, 小于 between two figures that were named before.</summary>
    Over,
    Under,

    /// <summary>占, 占比, 比重.</summary>
    Share,

    /// <summary>比上年预算, 与2023年度相比, 较年初预算数; <see cref="ProseToken.Word"/> is the base.</summary>
    Base,

    /// <summary>完成 … 的, 执行率; <see cref="ProseToken.Word"/> is the base or null.</summary>
    Completion,

    /// <summary>预决算差异率.</summary>
    DifferenceRate,

    /// <summary>其中, 包括：, 如下：.</summary>
    ListOpen,

    /// <summary>主要用于, 主要包括: what follows describes and names nothing.</summary>
    Use,

    /// <summary>主要原因是, 原因：.</summary>
    Reason,

    /// <summary>主要是, 系, 由于: a reason only behind a comparison.</summary>
    WeakReason,

    /// <summary>分别为.</summary>
    Respectively,

    Comma,
    Enumeration,
    Semicolon,
    Colon,
    Stop,
    Open,
    Close,
}

/// <summary>A piece of a sentence.</summary>
/// <param name="Start">First character in <see cref="ProseText.Text"/>.</param>
/// <param name="End">Character after the last.</param>
/// <param name="Number">Value of a figure; amounts in 元.</param>
/// <param name="Word">Unit of a count, base of a comparison.</param>
internal readonly record struct ProseToken(ProseTokenKind Kind, int Start, int End, decimal Number = 0, string? Word = null)
{
    public bool IsFigure => Kind is ProseTokenKind.Amount or ProseTokenKind.Percent or ProseTokenKind.Points or ProseTokenKind.Count or ProseTokenKind.Number;

    public bool IsDirection => Kind is ProseTokenKind.Increase or ProseTokenKind.Decrease;
}
