using System.Text.RegularExpressions;

namespace Extractor.Layout.Tables;

/// <summary>What caption lines of Chinese public finance tables look like. Blanks are taken out before matching.</summary>
internal static partial class CaptionPatterns
{
    /// <summary>单位：万元, 金额单位：元; not 编制单位：…</summary>
    [GeneratedRegex(@"单位[:：;；]?(?<unit>(?:人民币)?(?:百|千|万|十万|百万|千万|亿|百亿)*元)", RegexOptions.NonBacktracking)]
    public static partial Regex AmountUnit();

    /// <summary>编制部门：…, 部门名称：…, 填报单位（盖章）：….</summary>
    [GeneratedRegex(
        @"^(?:公开|编制|填报|填表|预算|主管|报送|制表|填制)?(?:部门|单位|机关)(?:名称|（[^）]{1,6}）|\([^)]{1,6}\))?[:：](?<who>.*)$", RegexOptions.NonBacktracking)]
    public static partial Regex Preparer();

    /// <summary>表5, 表一, 附表2, 公开05表, 附件3-1, 财决01表, with or without a title behind it.</summary>
    [GeneratedRegex(
        @"^(?<number>(?:公开|财决|部决|附|预算)?(?:表|附件|附表)(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:[-－—](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}))?|(?:公开|财决|部决|预算|附)[0-9０-９]{1,3}(?:[-－][0-9]{1,2})?表)(?<sep>[:：、.．]?)(?<rest>.*)$",
        RegexOptions.NonBacktracking)]
    public static partial Regex Number();

    /// <summary>（2024年）, (2024年度), 2024年度: says when, is no title.</summary>
    [GeneratedRegex(@"^[(（]?[12][0-9]{3}年度?[)）]?$", RegexOptions.NonBacktracking)]
    public static partial Regex Period();

    /// <summary>— 12 —, 第12页, 12/30.</summary>
    [GeneratedRegex(@"^(?:[-—–―－_·.\s]*(?:第)?[0-9０-９ivxIVX]{1,5}(?:页)?[-—–―－_·.\s]*|第?[0-9]{1,4}页?[/,，、]?共?[0-9]{1,4}页?)$", RegexOptions.NonBacktracking)]
    public static partial Regex PageNumber();

    /// <summary>注：…, 备注：…, 说明：….</summary>
    [GeneratedRegex(@"^(?:备注|注|说明|附注)[:：0-9]", RegexOptions.NonBacktracking)]
    public static partial Regex Note();

    /// <summary>一、, （一）, 1., 第三部分: a heading of the text.</summary>
    [GeneratedRegex(@"^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．])", RegexOptions.NonBacktracking)]
    public static partial Regex Heading();
}
