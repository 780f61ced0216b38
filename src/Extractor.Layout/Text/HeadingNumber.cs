using System.Text.RegularExpressions;

namespace Extractor.Layout.Text;

/// <summary>The numbering at the beginning of a Chinese official document's heading or list item.</summary>
/// <param name="Level">1 第X部分, 2 一、, 3 （一）, 4 1., 5 （1）: the order that GB/T 9704 prescribes (一、（一）1.（1）), below the parts.</param>
/// <param name="Length">Characters it takes in the text, its mark included.</param>
/// <param name="Ordinal">Its value, such as 11 for 十一; 0 where it cannot be read.</param>
internal readonly partial record struct HeadingNumber(int Level, int Length, int Ordinal)
{
    private const string Numeral = "[〇零一二三四五六七八九十百]";

    /// <summary>Reads the numbering of a text whose blanks may be those of the print.</summary>
    public static HeadingNumber? Read(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        foreach ((string name, int level) in _levels)
        {
            Group group = match.Groups[name];
            if (group.Success)
            {
                // 1.5 is an amount and 1.4.2 a paragraph of a standard; 1. 房屋 and 5.2024年 are items.
                if (level == 4 && text[match.Length - 1] == '.' && match.Length < text.Length && CharKind.IsDigit(text[match.Length]) && !IsYear(text.AsSpan(match.Length)))
                {
                    return null;
                }

                return new HeadingNumber(level, match.Length, Value(group.ValueSpan));
            }
        }

        return null;
    }

    private static bool IsYear(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && text[4] == '年' && text[0] is '1' or '2';

    private static readonly (string Name, int Level)[] _levels = [("part", 1), ("section", 2), ("first", 2), ("second", 3), ("third", 4), ("fourth", 5)];

    /// <summary>Value of a Chinese numeral below 1,000 (also 一十一, as office programs write 11) or of digits.</summary>
    internal static int Value(ReadOnlySpan<char> numeral)
    {
        int total = 0;
        int digit = 0;
        foreach (char c in numeral)
        {
            if (CharKind.IsDigit(c))
            {
                total = (total * 10) + (c >= 0xFF10 ? c - 0xFF10 : c - '0');
                continue;
            }

            int value = "〇一二三四五六七八九".IndexOf(c);
            if (value >= 0)
            {
                digit = value;
            }
            else if (c == '十')
            {
                total += (digit == 0 ? 1 : digit) * 10;
                digit = 0;
            }
            else if (c == '百')
            {
                total += (digit == 0 ? 1 : digit) * 100;
                digit = 0;
            }
        }

        return total + digit;
    }

    [GeneratedRegex(
        @"^\s*(?:第\s*(?<part>" + Numeral + @"{1,5}|[0-9０-９]{1,2})\s*(?:部\s*分|章|篇|编)|第\s*(?<section>" + Numeral + @"{1,5}|[0-9]{1,2})\s*节"
        + @"|(?<first>" + Numeral + @"{1,5})\s*[、．.]"
        + @"|[（(]\s*(?<second>" + Numeral + @"{1,5})\s*[)）]\s*[、．.]?"
        + @"|(?<third>[0-9０-９]{1,3})\s*[、．.]"
        + @"|[（(]\s*(?<fourth>[0-9０-９]{1,3})\s*[)）]\s*[、．.]?)\s*[：:]?\s*",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
