namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>Labels that mean nothing alone, and what they need to mean something.</summary>
internal static class LabelKinds
{
    // A label that means nothing alone.
    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "", "预算数", "决算数", "支出决算数", "支出预算数", "收入决算数", "收入预算数", "支出数", "数", "合计", "共计", "小计", "总计", "金额", "预算安排", "安排", "当年预算数", "本年预算数", "预算金额", "预算总额", "总额", "其金额", "其", "共安排", "预算", "决算", "支出合计", "预算支出合计",
    };

    private static readonly HashSet<string> Dependent = new(StringComparer.Ordinal)
    {
        "年初预算", "年初预算数", "支出年初预算", "全年预算", "全年预算数", "调整预算", "调整预算数", "调整后预算数", "支出决算", "决算", "决算数", "预算", "预算数", "支出预算", "支出", "收入", "全年执行数", "执行数", "预算执行数", "当年预算执行数", "决算执行数", "实际执行数", "支出决算数", "实际支出", "实际支出数",
    };

    private static readonly string[] DependentTails = ["支出年初预算数", "支出年初预算", "年初预算数", "年初预算", "全年预算数", "全年预算", "调整预算数", "支出决算数", "支出决算", "预算数", "决算数", "决算", "预算"];

    // 房屋0平方米，价值0元: belongs to the thing that was just counted.
    private static readonly string[] OfCounted = ["价值", "账面价值", "账面原值", "原值", "净值", "账面净值", "涉及金额", "涉及预算金额", "涉及资金", "涉及预算资金", "涉及财政资金", "涉及项目预算资金", "涉及", "金额", "预算金额", "预算资金", "资金", "总金额", "总价值", "全年预算数", "合同金额", "涉及财政性资金"];

    /// <summary>True for 预算数, 合计, 金额: the figure says as much.</summary>
    public static bool SaysNothing(string label) => Bare.Contains(label);

    /// <summary>True for 预算数, 支出决算, 合计 …: the label needs what the line is about.</summary>
    public static bool IsBare(string label)
    {
        string core = label.Length > 5 && label[4] == '年' && char.IsAsciiDigit(label[0]) ? label[5..].TrimStart('度', '当', '年') : label;
        return Bare.Contains(core) || Dependent.Contains(core);
    }

    /// <summary>True for 支出预算, 收入: enough said under a heading that speaks of the whole, not in a line that has a topic.</summary>
    public static bool StandsAlone(string label) => label is "实际支出" or "实际支出数" or "执行数" or "支出预算" or "收入预算" or "支出" or "收入" or "支出合计" or "总计" or "合计";

    /// <summary>True for 价值, 涉及金额 …: the label needs what was counted before it.</summary>
    public static bool IsOfCounted(string label) => Array.IndexOf(OfCounted, label) >= 0;

    /// <summary>Joins the line's topic and a label that means nothing alone.</summary>
    public static string Join(string topic, string label)
    {
        if (label.Length == 0 || (Bare.Contains(label) && !label.StartsWith("年初", StringComparison.Ordinal) && !label.StartsWith("全年", StringComparison.Ordinal)))
        {
            return topic.Length > 0 ? topic : label;
        }

        foreach (string part in (string[])["支出", "收入", "预算"])
        {
            if (topic.EndsWith(part, StringComparison.Ordinal) && label.StartsWith(part, StringComparison.Ordinal))
            {
                return topic + label[part.Length..];
            }
        }

        return topic + label;
    }

    /// <summary>The words before 由, 由上年, 从2023年; null where the label does not end so.</summary>
    public static string? BeforeFrom(string label)
    {
        int at = label.LastIndexOfAny(['由', '从']);
        if (at < 0 || label.Length - at > 9)
        {
            return null;
        }

        string since = label[(at + 1)..].TrimEnd('的', '度', '初');
        return since is "" or "上年" or "去年" or "年" or "原来" || (since.Length == 5 && since[4] == '年' && char.IsAsciiDigit(since[0])) ? label[..at] : null;
    }

    /// <summary>What a label is about without 年初预算, 支出决算 … at its end; null where it ends otherwise.</summary>
    public static string? TopicOf(string label)
    {
        if (label.EndsWith("项）", StringComparison.Ordinal) || label.EndsWith("项）”", StringComparison.Ordinal))
        {
            return label;
        }

        foreach (string tail in DependentTails)
        {
            if (label.EndsWith(tail, StringComparison.Ordinal))
            {
                if (label.Length < tail.Length + 2)
                {
                    return null;
                }

                string topic = label[..^tail.Length].TrimEnd('度');
                return topic.Length > 5 && topic[^1] == '年' && char.IsAsciiDigit(topic[^2]) ? topic[..^5] : topic;
            }
        }

        return null;
    }
}
