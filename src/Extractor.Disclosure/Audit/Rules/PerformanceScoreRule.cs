using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>
/// 绩效自评: 执行率 = 全年执行数 ÷ 全年预算数, 完成率 = 业绩值 ÷ 目标值, no score above its weight, 总分 = the scores of the
/// indicators and of the execution of the budget.
/// </summary>
internal sealed class PerformanceScoreRule : IAuditRule
{
    public string Id => "performance.score";

    public int Version => 1;

    public string Name => "绩效自评：执行率与得分";

    public string Reason => "A self-review derives its rates and scores from the figures beside them: 执行率 = 执行数 ÷ 预算数, 得分 ≤ 分值, 总分 = Σ得分.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (PerformanceForm form in context.Entry.Performance)
        {
            ExecutionRate(form, into);
            CompletionRates(form, into);
            WithinWeights(form, into);
            Total(form, into);
        }
    }

    private void ExecutionRate(PerformanceForm form, IdentityCollector into)
    {
        for (int i = 0; i < form.Funds.Count; i++)
        {
            PerformanceFund rate = form.Funds[i];
            if (rate.Unit != "percent" || rate.Value is not { } value || !Column(rate).Contains("执行率", StringComparison.Ordinal))
            {
                continue;
            }

            Quantity percent = PerformanceFigures.Of(string.Create(CultureInfo.InvariantCulture, $"{form.Table}.fund{i}"), value, rate.Raw, rate.Page, rate.Box, $"{PerformanceFigures.NameOf(form)} · 执行率");
            List<(PerformanceFund Fund, Quantity Quantity)> funds = [.. PerformanceFigures.Funds(form)];

            // One rate for the whole form may stand in the first row: then it is that of the total.
            RatioIdentity? own = Ratio(form, percent, funds.Where(f => f.Fund.Label == rate.Label));
            RatioIdentity? whole = Ratio(form, percent, funds.Where(f => PerformanceFigures.IsTotal(f.Fund)));
            bool isOnly = form.Funds.Count(f => f.Unit == "percent" && Column(f).Contains("执行率", StringComparison.Ordinal)) == 1;
            RatioIdentity? best = own is not null && own.Evaluate() != Outcome.Fails ? own : isOnly && whole is not null ? whole : own;
            if (best is null)
            {
                into.Skip(Id, form.Table, "no-budget-or-execution-beside-the-rate");
            }
            else
            {
                into.Add(best);
            }
        }
    }

    private RatioIdentity? Ratio(PerformanceForm form, Quantity percent, IEnumerable<(PerformanceFund Fund, Quantity Quantity)> row)
    {
        List<(PerformanceFund Fund, Quantity Quantity)> cells = [.. row];
        Quantity? executed = Single(cells, c => c.Contains("执行数", StringComparison.Ordinal) || c.Contains("执行金额", StringComparison.Ordinal));
        Quantity? budget = Single(cells, c => c.Contains("全年预算", StringComparison.Ordinal) || c.Contains("调整后预算", StringComparison.Ordinal));
        if (executed is null || budget is null)
        {
            return null;
        }

        var identity = new RatioIdentity(percent, [new Term(executed, 1)], [new Term(budget, 1)])
        {
            Rule = Id,
            Family = $"{Id}:{form.Table}:execution",
            IsCertain = true,
            Severity = "warning",
            Text = "执行率 = 全年执行数 ÷ 全年预算数",
        };
        return identity.IsDefined ? identity : null;
    }

    private static Quantity? Single(List<(PerformanceFund Fund, Quantity Quantity)> cells, Func<string, bool> isIt)
    {
        List<Quantity> found = [.. cells.Where(c => isIt(Column(c.Fund))).Select(c => c.Quantity)];
        return found.Count == 1 ? found[0] : null;
    }

    private static string Column(PerformanceFund fund) => string.Concat(fund.Column);

    /// <summary>Where both values are numbers. Some forms divide the other way round for costs, so the forms of the document must back it.</summary>
    private void CompletionRates(PerformanceForm form, IdentityCollector into)
    {
        foreach (PerformanceIndicator indicator in form.Indicators)
        {
            if (indicator is not { CompletionRate: { } rate, Value: { } target, ActualValue: { } actual })
            {
                continue;
            }

            var identity = new RatioIdentity(
                Of(indicator, "completion", rate, "完成率"),
                [new Term(Of(indicator, "actual", actual, "业绩值", indicator.Actual), 1)],
                [new Term(Of(indicator, "target", target, "目标值", indicator.Raw), 1)])
            {
                Rule = Id,
                Family = Id + ":completion",
                Severity = "warning",
                Text = "完成率 = 业绩值 ÷ 目标值",
            };
            if (identity.IsDefined)
            {
                into.Add(identity);
            }
        }
    }

    private void WithinWeights(PerformanceForm form, IdentityCollector into)
    {
        foreach (PerformanceIndicator indicator in form.Indicators)
        {
            if (indicator is { Weight: { } weight, Score: { } score })
            {
                Add(Of(indicator, "score", score, "得分"), Of(indicator, "weight", weight, "分值"));
            }
        }

        foreach (IGrouping<string, (PerformanceFund Fund, int Index)> row in form.Funds.Select((f, i) => (Fund: f, Index: i)).GroupBy(f => f.Fund.Label, StringComparer.Ordinal))
        {
            (PerformanceFund Fund, int Index) weight = row.FirstOrDefault(f => Column(f.Fund) is "分值" or "分值权重" or "权重");
            (PerformanceFund Fund, int Index) score = row.FirstOrDefault(f => Column(f.Fund) == "得分");
            if (weight.Fund?.Value is { } w && score.Fund?.Value is { } s)
            {
                Add(Of(form, score.Fund, score.Index, s), Of(form, weight.Fund, weight.Index, w));
            }
        }

        void Add(Quantity score, Quantity weight) => into.Add(new AtMostIdentity(score, weight)
        {
            Rule = Id,
            Family = Id + ":weight",
            IsCertain = true,
            Severity = "warning",
            Text = "得分 ≤ 分值",
        });
    }

    private void Total(PerformanceForm form, IdentityCollector into)
    {
        if (form.TotalScore is not { } total)
        {
            return;
        }

        List<Quantity> scores = [];
        foreach (PerformanceIndicator indicator in form.Indicators)
        {
            if (indicator.Score is not { } score)
            {
                into.Skip(Id, form.Table, "an-indicator-without-score");
                return;
            }

            scores.Add(Of(indicator, "score", score, "得分"));
        }

        for (int i = 0; i < form.Funds.Count; i++)
        {
            if (Column(form.Funds[i]) == "得分" && form.Funds[i].Value is { } score)
            {
                scores.Add(Of(form, form.Funds[i], i, score));
            }
        }

        if (scores.Count == 0)
        {
            return;
        }

        into.Add(new SumIdentity(
            PerformanceFigures.Of(form.Table + ".total", total, total.ToString(CultureInfo.InvariantCulture), scores[^1].Page, null, $"{PerformanceFigures.NameOf(form)} · 总分"),
            [.. scores.Select(s => new Term(s, 1))])
        {
            Rule = Id,
            Family = Id + ":total",
            Severity = "warning",
            NeedsEveryRow = true,
            Text = $"总分 = {scores.Count} 项得分之和",
        });
    }

    private static Quantity Of(PerformanceIndicator indicator, string field, decimal value, string label, string? raw = null) => PerformanceFigures.Of(
        $"{indicator.Id}.{field}", value, Number(raw) ?? value.ToString(CultureInfo.InvariantCulture), indicator.Page, indicator.Box,
        $"{(indicator.Levels.Count > 0 ? indicator.Levels[^1] : indicator.Id)} · {label}");

    private static Quantity Of(PerformanceForm form, PerformanceFund fund, int index, decimal value) => PerformanceFigures.Of(
        string.Create(CultureInfo.InvariantCulture, $"{form.Table}.fund{index}"), value, fund.Raw, fund.Page, fund.Box, $"{PerformanceFigures.NameOf(form)} · {Column(fund)}");

    /// <summary>The number of a printed value without comparator and unit (≤15.1万元 → 15.1); its places say how far it is rounded.</summary>
    private static string? Number(string? raw)
    {
        if (raw is null)
        {
            return null;
        }

        int start = raw.AsSpan().IndexOfAnyInRange('0', '9');
        int end = start;
        while (end >= 0 && end < raw.Length && (char.IsAsciiDigit(raw[end]) || raw[end] is '.' or ','))
        {
            end++;
        }

        return start < 0 ? null : raw[start..end];
    }
}
