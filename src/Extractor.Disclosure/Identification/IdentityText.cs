using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Identification;

/// <summary>A title taken apart: unit, year, kind; each null where it does not say.</summary>
internal sealed record TitleParts(string? Unit, int? Year, DisclosureKind? Kind);

/// <summary>Reads unit, year and kind from single lines: titles, headings, captions.</summary>
internal static partial class IdentityText
{
    /// <summary>Takes a title such as <c>某市财政局2024年度部门决算公开</c> apart. The text must be clean of blanks.</summary>
    public static TitleParts? Title(string text)
    {
        string clean = Clean(text);
        Match match = YearFirst().Match(clean);
        if (!match.Success)
        {
            match = TitleForm().Match(clean);
        }

        if (!match.Success || match.Groups["e"].Length > 30)
        {
            return null;
        }

        int? year = Year(match.Groups["y"].Value);
        return year is null ? null : new TitleParts(UnitName(match.Groups["u"].Value), year, Kind(match.Groups["k"].Value + match.Groups["e"].Value));
    }

    /// <summary>True where the words can be the title of a document, not of one of its parts or tables.</summary>
    public static bool IsDocumentTitle(string text) =>
        !text.EndsWith('表') && !(text.Length > 2 && text[0] == '第' && text.AsSpan(0, Math.Min(6, text.Length)).Contains("部分", StringComparison.Ordinal)) && !NumberedStart().IsMatch(text);

    /// <summary>What kind of document the words of a title say; null where they say none.</summary>
    public static DisclosureKind? Kind(string text)
    {
        if (text.Contains("自评", StringComparison.Ordinal) || text.Contains("绩效评价", StringComparison.Ordinal))
        {
            return text.Contains("决算", StringComparison.Ordinal) ? DisclosureKind.FinalAccount : DisclosureKind.PerformanceReview;
        }

        if (text.Contains("决算", StringComparison.Ordinal))
        {
            return DisclosureKind.FinalAccount;
        }

        if (text.Contains("绩效目标", StringComparison.Ordinal) || text.Contains("绩效申报", StringComparison.Ordinal))
        {
            return text.StartsWith("部门预算", StringComparison.Ordinal) || !text.Contains("预算", StringComparison.Ordinal) ? DisclosureKind.PerformanceTarget : DisclosureKind.Budget;
        }

        return text.Contains("预算", StringComparison.Ordinal) ? DisclosureKind.Budget : null;
    }

    /// <summary>The unit of a caption line (编制部门：…　单位：万元); null where it names none.</summary>
    public static string? CaptionUnit(string line)
    {
        foreach (Match match in Caption().Matches(line))
        {
            if (UnitName(match.Groups["u"].Value) is { } name && !MoneyUnit.TryFind("单位：" + name, out _))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The unit of 第一部分 某局概况; null where the heading names none.</summary>
    public static string? HeadingUnit(string title)
    {
        Match match = Overview().Match(Clean(title));
        return match.Success ? UnitName(match.Groups["u"].Value) : null;
    }

    /// <summary>The unit of 关于某局2024年收支预算情况的总体说明, with its year.</summary>
    public static TitleParts? AboutUnit(string title)
    {
        Match match = About().Match(Clean(title));
        return match.Success ? new TitleParts(UnitName(match.Groups["u"].Value), Year(match.Groups["y"].Value), Kind(match.Groups["r"].Value)) : null;
    }

    /// <summary>A clean unit name, or null for words that name no unit (本部门, 万元, a sentence).</summary>
    public static string? UnitName(string text)
    {
        string name = Clean(text).Trim('：', ':', '，', '。', '、', '·', '-', '—', '_', '《', '》', '“', '”', '"', ';', '；', '.', '*');
        name = LeadingNoise().Replace(name, string.Empty);
        name = TrailingNoise().Replace(name, string.Empty);
        name = LeadingYear().Replace(name, string.Empty);
        if (name.Length is < 3 or > 45 || NoName().IsMatch(name) || name.AsSpan().IndexOfAny("，。；：！？、") >= 0)
        {
            return null;
        }

        int ideographs = 0;
        foreach (char c in name)
        {
            ideographs += c >= '\u4e00' && c <= '\u9fff' ? 1 : 0;
        }

        return ideographs >= 3 && ideographs * 2 > name.Length ? name : null;
    }

    /// <summary>True where the name ends like that of a public body.</summary>
    public static bool LooksLikeUnit(string name) => RowLabels.IsUnitName(name) || FurtherUnits().IsMatch(name);

    /// <summary>All fiscal years in a text, in order.</summary>
    public static IEnumerable<int> Years(string text)
    {
        foreach (Match match in AnyYear().Matches(Clean(text)))
        {
            if (Year(match.Groups["y"].Value) is { } year)
            {
                yield return year;
            }
        }
    }

    public static string Clean(string text) => HeaderText.Clean(text).Replace("（单位）", string.Empty, StringComparison.Ordinal).Replace("(单位)", string.Empty, StringComparison.Ordinal);

    private static int? Year(string text) => FiscalYear.TryParse(text, out FiscalYear year) ? year.Value : null;

    private const string YearPattern = @"(?<y>(?:20|２０|二[〇○零Ｏ0])[\d０-９〇○零一二三四五六七八九]{2})\s?年";

    [GeneratedRegex(@"^(?:关于公开|关于)?(?<u>.{0,45}?)(?:关于|公开|编制)?" + YearPattern + @"(?:度)?(?<k>(?:区级|市级|县级|省级|自治区级|州级|本级|乡镇)?(?:部门|单位)?(?:整体|项目)?(?:支出)?(?:收支)?(?:预算|决算|绩效目标|绩效自评|绩效评价))(?<e>[^，。；]{0,30})$", RegexOptions.None, 10_000)]
    private static partial Regex TitleForm();

    [GeneratedRegex("^(?:关于公开|关于)?" + YearPattern + @"度?(?<u>[^，。；、：]{3,40}?)(?<k>(?:区级|市级|县级|省级|本级)?(?:部门|单位)?(?:整体|项目)?(?:支出)?(?:收支)?(?:预算|决算|绩效目标|绩效自评|绩效评价))(?<e>(?:公开|情况|报告|说明|信息|草案|及三公|和三公|表|书|目录|文本|的)[^，。；]{0,26})?$", RegexOptions.None, 10_000)]
    private static partial Regex YearFirst();

    [GeneratedRegex("(?:[^推交促汇议总]会|委|镇|乡|室|署|党组|人大|政协|工商联|侨联|文联|科协|残联|妇联|团委)$", RegexOptions.NonBacktracking)]
    private static partial Regex FurtherUnits();

    [GeneratedRegex("^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\\d{1,2}[.、])", RegexOptions.NonBacktracking)]
    private static partial Regex NumberedStart();

    [GeneratedRegex(@"(?:编制部门|编制单位|填报单位|填报部门|公开部门|公开单位|部门名称|单位名称|预算主管部门|主管部门|预算部门|预算单位|部门|单位)(?:[（(](?:单位|公章|盖章|签章)[）)])?(?:名称)?\s*[：:]\s*(?<u>\S(?:(?!金额单位|(?:\s|　)*单位[：:]|[ \u3000]{2,}|日期|年度|\s*20\d\d\s*年).){1,45})", RegexOptions.None, 10_000)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(?:第[一二三四五六七八九十]+部分[：:、]?)?(?:(?:20)\d\d年度?)?(?<u>.{3,45}?)(?:部门|单位)?(?:概况|基本情况|简介)$", RegexOptions.None, 10_000)]
    private static partial Regex Overview();

    [GeneratedRegex(@"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\))?(?:关于)?(?<u>.{0,45}?)" + YearPattern + @"度?(?<r>.*(?:情况|说明|预算表|决算表|预算|决算).*)$", RegexOptions.None, 10_000)]
    private static partial Regex About();

    [GeneratedRegex(@"(?<y>(?:20|２０|二[〇○零])[\d０-９〇○零一二三四五六七八九]{2})年", RegexOptions.None, 10_000)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"^(?:附件?\d*[：:、]?|第[一二三四五六七八九十]+部分[：:、]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|关于|预算主管部门[：:]|编制部门[：:]|部门名称[：:]|单位名称[：:]|部门[：:])+", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingNoise();

    [GeneratedRegex(@"(?:(?:[（(](?:盖章|公章|签章|章)[）)])|部门预算|部门决算|单位预算|单位决算|部门及所属单位|部门$|单位$)+$", RegexOptions.NonBacktracking)]
    private static partial Regex TrailingNoise();

    [GeneratedRegex(@"^(?:20|19)\d\d年度?", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingYear();

    [GeneratedRegex(@"^(?:本部门|本单位|部门|单位|我部门|我单位|我局|我厅|我院|本级|名称|[十百千万亿]*元|.*(?:万元|情况|说明|公开|目录|预算表|决算表|报表|总表|一般公共预算|政府性基金|国有资本|经费|概况|职能|本年|年度|支出|收入|数据|其中|序号|合计).*|表.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex NoName();
}
