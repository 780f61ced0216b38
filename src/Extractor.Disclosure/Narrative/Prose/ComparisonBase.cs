using System.Globalization;

namespace Extractor.Disclosure.Narrative.Prose;

/// <summary>Reads what a figure is compared with: <c>比上年预算</c>, <c>与2023年度决算数相比</c>, <c>较年初预算</c>, <c>同比</c>.</summary>
internal static class ComparisonBase
{
    private static readonly string[] Leads = ["相比于", "相较于", "相比", "相较", "对比", "比较", "比", "较", "与", "同", "和", "跟"];
    private static readonly string[] Tails = ["相比较", "相比", "比较", "相较", "对比", "比"];
    private static readonly string[] Lasts = ["上年度", "上一年度", "上一年", "上年", "去年度", "去年", "前一年", "往年", "以前年度"];
    private static readonly string[] Plans =
    [
        "年初预算", "全年预算", "调整后预算", "调整预算", "预算调整", "年初批复预算", "批复预算", "年度预算", "当年预算", "本年预算", "预算", "决算", "执行", "预算执行", "当年预算执行", "决算执行", "预算完成", "收支预算", "收支总预算", "收入总预算", "支出总预算", "支出决算", "支出预算", "收入决算", "收入预算", "预算安排", "实际支出", "实际执行", "支出", "收入", "同期", "批复",
    ];

    private static readonly string[] Fillers = ["同期", "总额", "总计", "安排", "批复", "金额", "情况", "实际", "完成", "支出", "收入", "的", "数", "度", "初", "额"];

    /// <summary>Reads a base at <paramref name="at"/>.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="context">Year and kind of the document.</param>
    /// <param name="end">Character after the base, its 相比 included.</param>
    /// <param name="name">Canonical name: 上年预算, 上年决算, 年初预算, 全年预算, 预算, or the words as printed.</param>
    public static bool TryRead(string text, int at, NarrativeContext context, out int end, out string name)
    {
        end = at;
        name = "";
        int i;
        bool yearOnYear = Starts(text, at, "同比");
        if (yearOnYear)
        {
            // 同比增长 needs no more; 同比2023年预算增加 says it.
            i = at + 2;
            end = i;
            name = Previous(context);
            if (!TakeOne(text, i, Lasts, out _) && !TakeYear(text, i, out _, out _))
            {
                return true;
            }
        }
        else if (!TakeOne(text, at, Leads, out i))
        {
            return false;
        }

        bool weak = !yearOnYear && (text[at] is '与' or '同' or '和' or '跟');
        bool last = false;
        int? year = null;
        int period = i;
        if (TakeOne(text, i, Lasts, out int j))
        {
            last = true;
            i = j;
        }
        else if (TakeYear(text, i, out j, out int y))
        {
            year = y;
            i = j;
        }

        int planStart = i;
        string? plan = null;
        if (TakeOne(text, i, Plans, out j))
        {
            plan = text[i..j];
            i = j;
        }

        if (!last && year is null && (plan is null || !(plan.Contains("预算", StringComparison.Ordinal) || plan.Contains("决算", StringComparison.Ordinal))))
        {
            return false;
        }

        while (TakeOne(text, i, Fillers, out j))
        {
            i = j;
        }

        bool tail = TakeOne(text, i, Tails, out j);
        if (tail)
        {
            i = j;
        }
        else if (weak && !SameFollows(text, i) && !FigureThenTail(text, i))
        {
            return false;
        }

        end = i;
        name = Name(text[period..i], plan ?? text[planStart..i], last, year, context);
        return true;
    }

    /// <summary>上年 in a budget is compared with the budget before, in a final account with the final account before.</summary>
    public static string Previous(NarrativeContext context) => context.Kind is Model.DisclosureKind.FinalAccount or Model.DisclosureKind.PerformanceReview ? "上年决算" : "上年预算";

    private static string Name(string words, string plan, bool last, int? year, NarrativeContext context)
    {
        bool previous = last || (year is int y && (context.Year is null || y == context.Year - 1));
        bool budget = plan.Contains("预算", StringComparison.Ordinal);
        bool account = plan.Contains("决算", StringComparison.Ordinal) || plan.Contains("执行", StringComparison.Ordinal) || plan.Contains("完成", StringComparison.Ordinal) || plan.StartsWith("实际", StringComparison.Ordinal);
        if (previous)
        {
            return account ? "上年决算" : budget && plan.StartsWith("年初", StringComparison.Ordinal) ? "上年年初预算" : budget ? "上年预算" : Previous(context);
        }

        if (year is int other && context.Year != other)
        {
            return other.ToString(CultureInfo.InvariantCulture) + "年" + (account ? "决算" : budget ? "预算" : "");
        }

        return plan.StartsWith("年初", StringComparison.Ordinal) ? "年初预算"
            : plan.StartsWith("全年", StringComparison.Ordinal) ? "全年预算"
            : plan.Contains("调整", StringComparison.Ordinal) ? "调整预算"
            : budget ? "预算" : account ? "决算" : words;
    }

    /// <summary>与上年预算数1,100.00万元相比: the base's figure stands inside.</summary>
    private static bool FigureThenTail(string text, int i)
    {
        int start = i;
        while (i < text.Length && i - start < 24 && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ',' or '，' or '万' or '亿' or '元'))
        {
            i++;
        }

        return i > start && text[i - 1] == '元' && TakeOne(text, i, Tails, out _);
    }

    private static bool SameFollows(string text, int i)
    {
        // 与上年一致, 与上年基本持平, 与上年数相同, 与上年未发生变化.
        int stop = Math.Min(text.Length, i + 8);
        for (int k = i; k < stop; k++)
        {
            if (text[k] is '，' or '。' or '；')
            {
                return false;
            }

            if (ProseLexicon.Match(text, k, out ProseTokenKind kind) > 0 && kind == ProseTokenKind.Same)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakeYear(string text, int i, out int end, out int year)
    {
        end = i;
        year = 0;
        if (i + 4 < text.Length && text[i] is '1' or '2' && int.TryParse(text.AsSpan(i, Math.Min(4, text.Length - i)), NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1990 and <= 2099
            && text[i + 4] == '年')
        {
            end = i + 5;
            if (end < text.Length && text[end] == '度')
            {
                end++;
            }

            return true;
        }

        return false;
    }

    private static bool TakeOne(string text, int i, string[] words, out int end)
    {
        end = i;
        foreach (string word in words)
        {
            if (word.Length > end - i && Starts(text, i, word))
            {
                end = i + word.Length;
            }
        }

        return end > i;
    }

    private static bool Starts(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
}
