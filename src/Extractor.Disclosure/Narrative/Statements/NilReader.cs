namespace Extractor.Disclosure.Narrative.Statements;

/// <summary>Reads sentences that say there is none: 政府性基金预算未安排, 没有使用国有资本经营预算拨款安排的支出, 无“三公”经费, …为空表.</summary>
internal static class NilReader
{
    private static readonly string[] Things =
    [
        "政府性基金", "国有资本", "转移支付", "“三公”", "三公", "因公出国", "公务用车", "公务接待", "财政专户", "单位资金", "一般公共预算", "结转", "政府采购", "机关运行经费", "上级补助", "事业收入", "经营收入", "其他收入", "基金预算", "项目支出", "会议费", "培训费",
    ];

    private static readonly string[] Before = ["未安排", "未发生", "不涉及", "为空表", "是空表", "没有安排", "无安排", "未使用"];
    private static readonly string[] Behind = ["没有使用", "没有安排", "未安排", "未使用", "未发生", "没有", "不存在", "不涉及", "无"];
    private static readonly string[] Ends = ["安排的支出", "安排的项目"];

    /// <summary>Reads one sentence without amounts.</summary>
    /// <param name="sentence">Normalised text.</param>
    /// <param name="labels">Cleans the label.</param>
    /// <returns>Labels of what there is none of, with their spans in <paramref name="sentence"/>; empty where the sentence says something else.</returns>
    public static IEnumerable<(string Label, int Start, int End)> Read(string sentence, LabelText labels)
    {
        int start = 0;
        for (int i = 0; i <= sentence.Length; i++)
        {
            if (i < sentence.Length && sentence[i] is not ('，' or '。' or '；' or ','))
            {
                continue;
            }

            if (i > start && Label(sentence.AsSpan(start, i - start), labels) is { Length: > 1 } label)
            {
                yield return (label, start, i);
            }

            start = i + 1;
        }
    }

    private static string? Label(ReadOnlySpan<char> clause, LabelText labels)
    {
        if (clause.Length > 90 || !Mentions(clause))
        {
            return null;
        }

        foreach (string word in Before)
        {
            if (clause.EndsWith(word, StringComparison.Ordinal))
            {
                return Trim(labels.Clean(clause[..^word.Length], out _));
            }
        }

        foreach (string word in Behind)
        {
            int at = clause.IndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at > 40 || !Mentions(clause[at..]))
            {
                continue;
            }

            string subject = labels.Clean(clause[..at], out _);
            if (subject.Length > 12)
            {
                continue;
            }

            return Trim(labels.Clean(clause[(at + word.Length)..], out _));
        }

        return null;
    }

    private static string Trim(string label)
    {
        foreach (string end in Ends)
        {
            if (label.Length > end.Length + 2 && label.EndsWith(end, StringComparison.Ordinal))
            {
                return label[..^end.Length];
            }
        }

        return label;
    }

    private static bool Mentions(ReadOnlySpan<char> clause)
    {
        foreach (string thing in Things)
        {
            if (clause.Contains(thing, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
