using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Numbers;

/// <summary>A number found in prose, with its place in the text.</summary>
/// <param name="Start">First character in the text given.</param>
/// <param name="Length">Characters, the unit included.</param>
public readonly record struct NumberMention(int Start, int Length, ParsedNumber Number)
{
    public int End => Start + Length;
}

/// <summary>Finds the figures of a sentence: amounts, percentages, counts and dates, Arabic and Chinese.</summary>
public static partial class NumberScanner
{
    /// <summary>Paragraphs are cut off here; a longer one is not prose.</summary>
    public const int MaxLength = 200_000;

    /// <summary>
    /// All numbers from left to right, not overlapping. Arabic numbers with or without unit; Chinese numerals only in front
    /// of a unit of money, 百分之 or as a financial numeral, because 一 and 三 stand in too many words. Numbering (1. 一、),
    /// years and dates are returned as what they are, so that a caller can pass over them.
    /// </summary>
    public static IReadOnlyList<NumberMention> Find(string text)
    {
        var found = new List<NumberMention>();
        if (string.IsNullOrEmpty(text))
        {
            return found;
        }

        if (text.Length > MaxLength)
        {
            text = text[..MaxLength];
        }

        foreach (Match match in Figure().Matches(text))
        {
            ParsedNumber number = NumberParser.Parse(match.Value);
            if (number.Kind is not (NumberKind.Text or NumberKind.Blank))
            {
                found.Add(new NumberMention(match.Index, match.Length, number));
            }
        }

        return found;
    }

    // Dates first, then numbers with their unit, then bare ones; a blank (also U+3000) may stand between number and unit.
    [GeneratedRegex(
        @"(?:(?:19|20|１９|２０)[\d０-９]{2}|[〇零○一二三四五六七八九]{4})\s?年(?:度|\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?"
        + @"|[\-－−△▲]?[\d０-９](?:[\d０-９]|[,，](?=[\d０-９]{3})|[.．](?=[\d０-９]))*[\s\u3000]{0,3}"
        + @"(?:[十百千万亿]{0,2}元|个百分点|百分点|[%％‰]|[万亿]?(?:平方米|平方公里|公里|[人名辆台套个项家次件份户亩吨座处宗批天场期间幅册篇平米])|[万亿](?![一-龥]))?"
        + @"|百分之[零〇一二三四五六七八九十百点]{1,12}"
        + @"|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億]{1,24}[元圆](?:[零壹贰叁肆伍陆柒捌玖一二三四五六七八九]角)?(?:零?[壹贰叁肆伍陆柒捌玖一二三四五六七八九]分)?[整正]?",
        RegexOptions.None, 2000)]
    private static partial Regex Figure();
}
