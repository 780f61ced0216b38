using Extractor.Disclosure.Narrative.Prose;

namespace Extractor.Disclosure.Narrative;

/// <summary>
/// The amount (预算安排) of a project from the text that tells it, in 元. A text that says parts only, such as the plan of each quarter
/// (第一季度用款计划), says no amount that a reader of words could tell: a part must never stand for the whole.
/// </summary>
internal static class ProjectAmount
{
    private static readonly string[] Totals = ["共计", "合计", "总计", "总额", "总投资", "总预算", "总金额", "预算总", "共安排", "年度预算"];

    private static readonly string[] Parts = ["季度", "上半年", "下半年", "首期", "一期", "二期", "月份"];

    /// <summary>The amount of a labelled line (预算安排规模：…): its first, where that is no part.</summary>
    public static decimal? First(string? text)
    {
        foreach ((decimal amount, bool isPart, _) in Amounts(text))
        {
            return isPart ? null : amount;
        }

        return null;
    }

    /// <summary>The amount of a section's text: the only one that is no part of another, or the only one that is called a total.</summary>
    public static decimal? Only(string? text)
    {
        decimal? whole = null, total = null;
        bool isAmbiguous = false;
        foreach ((decimal amount, bool isPart, bool isTotal) in Amounts(text))
        {
            if (isPart)
            {
                continue;
            }

            if (isTotal)
            {
                if (total is not null && total != amount)
                {
                    return null;
                }

                total = amount;
            }

            isAmbiguous |= whole is not null && whole != amount;
            whole = amount;
        }

        return total ?? (isAmbiguous ? null : whole);
    }

    private static IEnumerable<(decimal Amount, bool IsPart, bool IsTotal)> Amounts(string? text)
    {
        string folded = ProseText.From(text ?? "").Text;
        int last = 0;
        bool isWithin = false;
        for (int i = 0; i < folded.Length; i++)
        {
            if (!ProseNumber.TryRead(folded, i, out ProseToken token))
            {
                continue;
            }

            if (token.Kind == ProseTokenKind.Amount)
            {
                // What follows 其中 are parts up to the end of the sentence; another word tells of its own clause only.
                string since = folded[last..i];
                isWithin = since.LastIndexOf("其中", StringComparison.Ordinal) is >= 0 and int within ? within > since.LastIndexOf('。') : isWithin && !since.Contains('。');
                string clause = since[(since.LastIndexOfAny(['。', '；', ';', '，', ',']) + 1)..];
                yield return (token.Number, isWithin || Says(Parts, clause), Says(Totals, clause));
                last = token.End;
            }

            i = token.End - 1;
        }
    }

    private static bool Says(string[] words, string text) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));
}
