using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;

namespace Extractor.Disclosure.Facts;

/// <summary>Tells in which unit the figures of a table, a column or a row are printed.</summary>
internal static partial class UnitFinder
{
    private static readonly (string Word, string Unit)[] Counted =
    [
        ("人数", "person"), ("人次", "person"), ("编制数", "person"), ("实有", "person"), ("面积", "squareMetre"), ("平方米", "squareMetre"),
        ("车辆数", "vehicle"), ("保有量", "vehicle"), ("辆数", "vehicle"), ("批次", "batch"), ("团组数", "group"), ("数量", "count"), ("个数", "count"),
        ("台数", "count"), ("台套数", "count"),
    ];

    /// <summary>The unit of money of a table from its caption; null where it states none.</summary>
    public static MoneyUnit? OfTable(Table table)
    {
        if (table.AmountUnit is { } stated && (MoneyUnit.TryParse(stated, out MoneyUnit unit) || MoneyUnit.TryFind(stated, out unit) || MoneyUnit.TryParse(stated + "元", out unit)))
        {
            return unit;
        }

        foreach (string line in table.CaptionLines)
        {
            // A caption broken over two lines may leave 单位：万 and 元 apart.
            if (MoneyUnit.TryFind(line, out unit) || (BrokenUnit().Match(TextFolding.Fold(line)) is { Success: true } broken && MoneyUnit.TryParse(broken.Groups["u"].Value + "元", out unit)))
            {
                return unit;
            }
        }

        foreach (Cell cell in table.Cells)
        {
            if (cell.Row > 2)
            {
                break;
            }

            if (CaptionUnit().IsMatch(TextFolding.Fold(cell.Text)) && MoneyUnit.TryFind(cell.Text, out unit))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>Unit of money printed in a header path (预算数（万元）), the lowest level first.</summary>
    public static MoneyUnit? OfPath(IReadOnlyList<string> path)
    {
        for (int i = path.Count - 1; i >= 0; i--)
        {
            if (MoneyUnit.TryFind(path[i], out MoneyUnit unit))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>The unit of a column or row that does not count money (percent, person, vehicle …); null for money.</summary>
    public static string? Counting(string label)
    {
        string folded = NameFolding.Fold(label);
        Match bracket = Bracket().Match(folded);
        if (bracket.Success)
        {
            return bracket.Groups["u"].Value switch
            {
                "%" or "％" => "percent",
                "人" or "人次" or "名" => "person",
                "辆" => "vehicle",
                "平方米" or "㎡" => "squareMetre",
                "批次" or "批" => "batch",
                "个" or "台" or "套" or "台套" or "件" or "次" or "台（套）" => "count",
                string other => other,
            };
        }

        if (Percent().IsMatch(folded))
        {
            return "percent";
        }

        foreach ((string word, string unit) in Counted)
        {
            if (folded.EndsWith(word, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }

    [GeneratedRegex("单位[:;](?<u>[百千万亿]{1,2})$", RegexOptions.NonBacktracking)]
    private static partial Regex BrokenUnit();

    [GeneratedRegex(@"^(?:金额|计量)?单位[:;]", RegexOptions.NonBacktracking)]
    private static partial Regex CaptionUnit();

    [GeneratedRegex(@"（(?<u>%|％|人|人次|名|辆|平方米|㎡|批次|批|个|台|套|台套|件|次|亩|公里|台（套）)）?）$|（(?:单位：)(?<u>人|辆|个|台|平方米|%)）$", RegexOptions.None, 10_000)]
    private static partial Regex Bracket();

    [GeneratedRegex("(?:增减|增长|执行|完成|占比|变动).{0,3}(?:率|%|％|比例|幅度)$|^(?:占比|比例|比重|百分比|增减%|%)$|占.{1,12}(?:比例|比重|%)$", RegexOptions.NonBacktracking)]
    private static partial Regex Percent();
}
