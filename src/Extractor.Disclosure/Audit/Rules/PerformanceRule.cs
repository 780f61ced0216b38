using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>绩效 forms: the funds add up, and the weights add up to 100, or to 90 where execution of the budget has the other 10.</summary>
internal sealed class PerformanceRule : IAuditRule
{
    public string Id => "performance";

    public int Version => 1;

    public string Name => "绩效表：资金与权重";

    public string Reason => "年度预算总额 = 财政拨款 + 其他资金; the weights of the indicators and of budget execution make 100.";

    public void Apply(AuditContext context, IdentityCollector into)
    {
        foreach (PerformanceForm form in context.Entry.Performance)
        {
            Funds(form, into);
            Weights(form, into);
        }
    }

    private void Funds(PerformanceForm form, IdentityCollector into)
    {
        int n = 0;
        var columns = new Dictionary<string, List<(PerformanceFund Fund, Quantity Quantity)>>(StringComparer.Ordinal);
        foreach (PerformanceFund fund in form.Funds)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{form.Table}.fund{n++}");
            if (fund.Value is not { } value || fund.Unit != "CNY")
            {
                continue;
            }

            string key = string.Join('/', fund.Column);
            if (!columns.TryGetValue(key, out var list))
            {
                columns[key] = list = [];
            }

            decimal scale = PrintedFigure.Scale(value, fund.Raw) ?? 1;
            list.Add((fund, new Quantity
            {
                Id = id,
                Value = value,
                Range = Interval.Printed(value, scale * PrintedFigure.PowerOfTen(-PrintedFigure.Places(fund.Raw))),
                Scale = scale,
                Raw = fund.Raw,
                Page = fund.Page,
                Box = fund.Box,
                Label = fund.Label,
            }));
        }

        foreach (List<(PerformanceFund Fund, Quantity Quantity)> column in columns.Values)
        {
            int total = column.FindIndex(f => Labels.IsTotal(f.Fund.Label) || f.Fund.Label.Contains("总额", StringComparison.Ordinal));
            if (total >= 0 && column.Count > total + 1)
            {
                into.Add(new SumIdentity(column[total].Quantity, [.. column.Where((_, i) => i != total).Select(f => new Term(f.Quantity, 1))])
                {
                    Rule = Id,
                    Family = Id,
                    Severity = "warning",
                    Text = $"{column[total].Fund.Label} = 其余 {column.Count - 1} 项资金之和",
                });
            }
        }
    }

    private void Weights(PerformanceForm form, IdentityCollector into)
    {
        List<PerformanceIndicator> weighted = [.. form.Indicators.Where(i => i.Weight is not null)];
        if (weighted.Count == 0 || weighted.Count != form.Indicators.Count)
        {
            into.Skip(Id, form.Table, weighted.Count == 0 ? "no-weights" : "an-indicator-without-weight");
            return;
        }

        decimal sum = weighted.Sum(i => i.Weight!.Value);
        if (sum is 90 or 100 or 80)
        {
            return;
        }

        into.Add(new Remark(
            Id,
            "warning",
            string.Create(CultureInfo.InvariantCulture, $"{form.Project ?? form.Table}：各项指标权重合计 {sum}，应为 90（另有预算执行率 10）或 100"),
            [.. weighted.Select(i => new Quantity
            {
                Id = i.Id,
                Value = i.Weight!.Value,
                Range = Interval.Exact(i.Weight!.Value),
                Raw = i.Weight!.Value.ToString(CultureInfo.InvariantCulture),
                Page = i.Page,
                Box = i.Box,
                Label = i.Levels.Count > 0 ? i.Levels[^1] : "",
            })],
            "100",
            sum.ToString(CultureInfo.InvariantCulture))
        {
            // An indicator row that was not recognised looks the same as a weight that was not printed.
            Origin = "undecided",
        });
    }
}
