using System.Globalization;
using Extractor.Disclosure.Model;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Figures of 绩效 forms as quantities. They are no facts: they have a page and a box, but no id to point to.</summary>
internal static class PerformanceFigures
{
    /// <summary>The amounts of a form's funds block in printed order, those without a value left out.</summary>
    public static IReadOnlyList<(PerformanceFund Fund, Quantity Quantity)> Funds(PerformanceForm form)
    {
        List<(PerformanceFund, Quantity)> funds = [];
        for (int i = 0; i < form.Funds.Count; i++)
        {
            PerformanceFund fund = form.Funds[i];
            if (fund.Value is { } value && fund.Unit == "CNY" && PrintedFigure.IsAuditable(value, "CNY"))
            {
                funds.Add((fund, Of(string.Create(CultureInfo.InvariantCulture, $"{form.Table}.fund{i}"), value, fund.Raw, fund.Page, fund.Box, fund.Label)));
            }
        }

        return funds;
    }

    /// <summary>A printed number of a form.</summary>
    public static Quantity Of(string id, decimal value, string raw, int page, Extractor.Pdf.Box? box, string label)
    {
        decimal scale = PrintedFigure.Scale(value, raw) ?? 1;
        return new Quantity
        {
            Id = id,
            Value = value,
            Range = Interval.Printed(value, scale * PrintedFigure.PowerOfTen(-PrintedFigure.Places(raw))),
            Scale = scale,
            Raw = raw,
            Page = page,
            Box = box,
            IsUnnamed = true,
            Label = label,
        };
    }

    public static bool IsTotal(PerformanceFund fund) => Labels.IsTotal(fund.Label) || fund.Label.Contains("总额", StringComparison.Ordinal);

    /// <summary>其中：财政拨款, 当年财政拨款 and the like, not 非财政拨款.</summary>
    public static bool IsFiscal(PerformanceFund fund)
    {
        string label = Labels.Core(fund.Label);
        return label.Contains("财政拨款", StringComparison.Ordinal) && !label.Contains("非财政", StringComparison.Ordinal);
    }

    public static bool IsOther(PerformanceFund fund) => Labels.Core(fund.Label) is "其他资金" or "其他" or "非财政拨款" or "单位资金" or "自有资金";

    /// <summary>Name of a form for messages: its project, else its unit, else its table.</summary>
    public static string NameOf(PerformanceForm form) => form.Project ?? (form.Kind.StartsWith("whole", StringComparison.Ordinal) ? "整体绩效表" : form.Table);
}
