using System.Text;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Reads what labels say about sums. Labels are compared without blanks, quotes and numbering.</summary>
internal static class Labels
{
    private static readonly string[] TotalEndings = ["合计", "总计", "小计", "总额", "共计"];

    /// <summary>Half-width brackets and letters, no blanks, no quotes.</summary>
    public static string Fold(string label)
    {
        // Most labels are folded already.
        int same = 0;
        while (same < label.Length && FoldOne(label[same]) == label[same])
        {
            same++;
        }

        if (same == label.Length)
        {
            return label;
        }

        var text = new StringBuilder(label.Length);
        text.Append(label, 0, same);
        for (int i = same; i < label.Length; i++)
        {
            if (FoldOne(label[i]) is var c and not '\0')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static char FoldOne(char c)
    {
        char folded = TextFolding.Fold(c);
        return char.IsWhiteSpace(folded) || folded is '"' or '“' or '”' or '\'' or '‘' or '’' or '「' or '」' ? '\0' : folded;
    }

    /// <summary>True for 合计, 小计, 本年支出合计, 合计（1+2） and the like.</summary>
    public static bool IsTotal(string label)
    {
        string text = WithoutBracket(Fold(label));
        foreach (string ending in TotalEndings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for 其中：… and 其中 alone.</summary>
    public static bool IsOfWhich(string label) => Fold(label).StartsWith("其中", StringComparison.Ordinal);

    /// <summary>Cuts a bracket at the end: 合计(1+2) → 合计.</summary>
    public static string WithoutBracket(string folded)
    {
        int open = folded.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && folded.EndsWith(')') ? folded[..open] : folded;
    }

    /// <summary>A label without numbering and 其中.</summary>
    public static string Core(string label)
    {
        string text = Fold(label);
        if (text.StartsWith("其中", StringComparison.Ordinal))
        {
            text = text[2..].TrimStart(':', '：');
        }

        int mark = text.IndexOfAny(['、', '.']);
        return mark is > 0 and < 4 ? text[(mark + 1)..] : text;
    }
}
