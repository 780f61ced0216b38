using Extractor.Pdf;

namespace Extractor.Disclosure.Model;

/// <summary>A project block (项目名称, 设立的政策依据, 预算安排规模, …) of the narrative.</summary>
public sealed record Project
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>设立的政策依据.</summary>
    public string? PolicyBasis { get; init; }

    /// <summary>预算安排规模 in 元.</summary>
    public decimal? Amount { get; init; }

    public string? AmountRaw { get; init; }

    /// <summary>项目承担单位.</summary>
    public string? Undertaker { get; init; }

    /// <summary>资金分配情况.</summary>
    public string? Allocation { get; init; }

    /// <summary>资金执行时间.</summary>
    public string? Period { get; init; }

    /// <summary>Further labelled lines of the block.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init => field = value ?? new SortedDictionary<string, string>(StringComparer.Ordinal); } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public required int Page { get; init; }
}

/// <summary>A performance form (绩效目标表, 绩效自评表), understood.</summary>
public sealed record PerformanceForm
{
    /// <summary>Id of the table.</summary>
    public required string Table { get; init; }

    /// <summary>projectTarget, wholeTarget, projectReview, wholeReview.</summary>
    public required string Kind { get; init; }

    public string? Unit { get; init; }

    public string? Project { get; init; }

    /// <summary>年度总体目标.</summary>
    public string? Objective { get; init; }

    public IReadOnlyList<PerformanceFund> Funds { get; init => field = value ?? []; } = [];

    public IReadOnlyList<PerformanceIndicator> Indicators { get; init => field = value ?? []; } = [];

    /// <summary>总分 of a review.</summary>
    public decimal? TotalScore { get; init; }

    /// <summary>Other label → value pairs of the form, in printed order.</summary>
    public IReadOnlyList<FormField> Fields { get; init => field = value ?? []; } = [];
}

/// <summary>A labelled value of a form.</summary>
public sealed record FormField(string Label, string Value, int Page, Box Box);

/// <summary>An amount of a form's funds block.</summary>
public sealed record PerformanceFund(string Label, IReadOnlyList<string> Column, decimal? Value, string Unit, string Raw, int Page, Box Box);

/// <summary>An indicator (绩效指标).</summary>
public sealed record PerformanceIndicator
{
    public required string Id { get; init; }

    /// <summary>一级, 二级, 三级指标.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>One of = ≥ ≤ &gt; &lt; or null for a qualitative value.</summary>
    public string? Comparator { get; init; }

    public decimal? Value { get; init; }

    public string? Unit { get; init; }

    /// <summary>指标值 as printed.</summary>
    public required string Raw { get; init; }

    /// <summary>分值权重.</summary>
    public decimal? Weight { get; init; }

    /// <summary>实际完成值 as printed.</summary>
    public string? Actual { get; init; }

    public decimal? ActualValue { get; init; }

    /// <summary>得分.</summary>
    public decimal? Score { get; init; }

    /// <summary>完成率 in percent.</summary>
    public decimal? CompletionRate { get; init; }

    /// <summary>赋分规则.</summary>
    public string? Rule { get; init; }

    /// <summary>佐证资料.</summary>
    public string? Evidence { get; init; }

    /// <summary>指标值设置依据.</summary>
    public string? Basis { get; init; }

    /// <summary>上年完成值 as printed.</summary>
    public string? LastYear { get; init; }

    /// <summary>偏差原因.</summary>
    public string? Reason { get; init; }

    public required int Page { get; init; }

    public required Box Box { get; init; }
}
