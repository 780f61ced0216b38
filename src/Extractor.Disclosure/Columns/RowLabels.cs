using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;

namespace Extractor.Disclosure.Columns;

/// <summary>What the words of a row label say.</summary>
internal static partial class RowLabels
{
    /// <summary>True for 合计, 总计, 小计, 收入总计, 本年支出合计, 合计（1+2）.</summary>
    public static bool IsTotal(string label) => Total().IsMatch(NameFolding.Fold(label));

    /// <summary>True for a 小计 that stands alone: a total of what is around it, not of the table.</summary>
    public static bool IsSubtotal(string label) => NameFolding.Fold(label) is "小计" or "分计" or "单位小计";

    public static bool IsOfWhich(string label) => NameFolding.Fold(label).StartsWith("其中", StringComparison.Ordinal);

    /// <summary>The numbering before a label and its level: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for ①; 0 for none.</summary>
    public static (int Level, int Ordinal) Numbering(string label)
    {
        Match match = Number().Match(NameFolding.Fold(label));
        if (!match.Success)
        {
            return (0, 0);
        }

        string text = match.Value;
        if (match.Groups["a"].Success)
        {
            return (1, Ordinal(match.Groups["a"].Value));
        }

        if (match.Groups["b"].Success)
        {
            return (2, Ordinal(match.Groups["b"].Value));
        }

        if (match.Groups["c"].Success)
        {
            return (3, int.Parse(match.Groups["c"].Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        return match.Groups["d"].Success
            ? (4, int.Parse(match.Groups["d"].Value, System.Globalization.CultureInfo.InvariantCulture))
            : (5, text[0] - '①' + 1);
    }

    /// <summary>The label without numbering and 其中：.</summary>
    public static string Bare(string label)
    {
        string bare = NameFolding.Fold(label);
        for (int i = 0; i < 3; i++)
        {
            Match match = Number().Match(bare);
            if (match.Success && match.Length < bare.Length)
            {
                bare = bare[match.Length..];
            }
            else if (bare.StartsWith("其中", StringComparison.Ordinal) && bare.Length > 3)
            {
                bare = bare[2..].TrimStart('：', ':');
            }
            else
            {
                break;
            }
        }

        return bare;
    }

    /// <summary>True for the name of a public body (预算单位 in a department's table).</summary>
    public static bool IsUnitName(string label)
    {
        string name = NameFolding.Fold(label);
        return name.Length is >= 4 and <= 60 && Unit().IsMatch(name) && !Number().IsMatch(name);
    }

    private static int Ordinal(string text) => Numbers.ChineseNumerals.TryParse(text, out decimal value, out _, out _) ? (int)value : 0;

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、)?[\u4e00-\u9fff（）]{0,14}?(?:合计|总计|小计|共计|总额)(?:（[^）]*）)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Total();

    [GeneratedRegex(@"^(?:(?<a>[一二三四五六七八九十]{1,3})[、.．]|（(?<b>[一二三四五六七八九十]{1,3})）、?|(?<c>\d{1,2})[、.．](?!\d)|（(?<d>\d{1,2})）、?|[①-⑳]、?)", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:厅|局|委|委员会|办公室|办公厅|办|院|中心|总站|分站|站|总队|支队|大队|队|所|学校|中学|小学|大学|学院|幼儿园|馆|处|社|公司|政府|机关|法院|检察院|协会|联合会|工会|总工会|团委|党校|部|园|库|医院|卫生院|办事处|管委会|管理区|街道|部门|本级|机构|集团|基地|台|报社|杂志社|研究会|科学院|出版社|监狱|看守所|事务所|林场|农场|水库|公园|景区|支部|本部)(?:（[^）]{1,30}）)?$|（(?:机关|本级|汇总|机关和本级|机关本级|局机关|行政|事业)[^）]{0,6}）$", RegexOptions.NonBacktracking)]
    private static partial Regex Unit();
}
