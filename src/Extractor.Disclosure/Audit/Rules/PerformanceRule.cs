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
            Weights(context.Entry, form, into);
        }
    }

    private void Funds(PerformanceForm form, IdentityCollector into)
    {
        var columns = new Dictionary<string, List<(PerformanceFund Fund, Quantity Quantity)>>(StringComparer.Ordinal);
        foreach ((PerformanceFund fund, Quantity quantity) in PerformanceFigures.Funds(form))
        {
            string key = string.Join('/', fund.Column);
            if (!columns.TryGetValue(key, out var list))
            {
                columns[key] = list = [];
            }

            list.Add((fund, quantity));
        }

        foreach (List<(PerformanceFund Fund, Quantity Quantity)> column in columns.Values)
        {
            int total = column.FindIndex(f => PerformanceFigures.IsTotal(f.Fund));
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

    private void Weights(DisclosureEntry entry, PerformanceForm form, IdentityCollector into)
    {
        List<PerformanceIndicator> weighted = [.. form.Indicators.Where(i => i.Weight is not null)];
        if (weighted.Count == 0 || weighted.Count != form.Indicators.Count)
        {
            into.Skip(Id, form.Table, weighted.Count == 0 ? "no-weights" : "an-indicator-without-weight");
            return;
        }

        decimal sum = weighted.Sum(i => i.Weight!.Value);

        // A weight printed 8.5 stands for [8.45, 8.55]; whole ones are exact, because weights are given in points.
        decimal slack = weighted.Sum(i => decimal.IsInteger(i.Weight!.Value) ? 0 : PrintedFigure.PowerOfTen(-i.Weight!.Value.Scale) / 2);
        var range = new Interval(sum - slack, sum + slack);
        if (range.Contains(90) || range.Contains(100) || range.Contains(80))
        {
            into.Pass(Id);
            return;
        }

        into.Add(new Remark(
            Id,
            "warning",
            string.Create(CultureInfo.InvariantCulture, $"{PerformanceFigures.NameOf(form)}：各项指标权重合计 {sum}，应为 90（另有预算执行率 10）或 100"),
            [],
            "100",
            sum.ToString(CultureInfo.InvariantCulture))
        {
            // An indicator row that was not recognised looks the same as a weight that was not printed.
            Origin = EveryRowIsRead(entry, form) ? "published" : "undecided",
            Difference = (sum - 100).ToString(CultureInfo.InvariantCulture),
            Places = [.. weighted.Select(i => new FindingPlace(null, i.Page, i.Box) { Raw = i.Weight!.Value.ToString(CultureInfo.InvariantCulture) })],
        });
    }

    /// <summary>True where each row of the form from its first indicator to its end, or to the row of the total score, gave an indicator.</summary>
    private static bool EveryRowIsRead(DisclosureEntry entry, PerformanceForm form)
    {
        DisclosureTable? table = entry.Tables.FirstOrDefault(t => t.Id == form.Table);
        if (table is null || table.Grid.Confidence < OriginJudge.SureForm || table.Grid.Method != Layout.Tables.TableMethod.Lattice)
        {
            return false;
        }

        var rows = new HashSet<int>();
        foreach (PerformanceIndicator indicator in form.Indicators)
        {
            int mark = indicator.Id.LastIndexOf(".r", StringComparison.Ordinal);
            if (mark < 0 || !int.TryParse(indicator.Id.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int row))
            {
                return false;
            }

            rows.Add(row);
        }

        int end = table.Grid.RowCount;
        foreach (Layout.Tables.Cell cell in table.Grid.Cells)
        {
            if (cell.Row > rows.Min() && Labels.Fold(cell.Text) is "总分" or "合计" or "总计")
            {
                end = Math.Min(end, cell.Row);
            }
        }

        for (int row = rows.Min(); row < end; row++)
        {
            if (!rows.Contains(row))
            {
                return false;
            }
        }

        return true;
    }
}
