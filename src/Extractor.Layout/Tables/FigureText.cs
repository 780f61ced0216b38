namespace Extractor.Layout.Tables;

/// <summary>What kind of figure a cell's text is, as far as layout needs to know.</summary>
internal static class FigureText
{
    /// <summary>An amount, share or count: digits with optional sign, brackets, grouping, decimals, percent; also the nil marks — and -.</summary>
    public static bool IsFigure(string text)
    {
        ReadOnlySpan<char> t = text.AsSpan().Trim().TrimEnd('%').TrimEnd('％');
        if (t.Length >= 2 && t[0] is '(' or '（' && t[^1] is ')' or '）')
        {
            t = t[1..^1];
        }

        t = t.TrimStart('¥').TrimStart('￥').TrimStart('-').TrimStart('−').TrimStart('+').Trim();
        if (t.IsEmpty)
        {
            return false;
        }

        bool digit = false;
        foreach (char c in t)
        {
            if (char.IsAsciiDigit(c) || c is >= '０' and <= '９')
            {
                digit = true;
            }
            else if (c is not (',' or '.' or '，' or '．' or ' '))
            {
                return false;
            }
        }

        return digit;
    }

    /// <summary>A figure that can only be an amount: with decimals or grouping.</summary>
    public static bool IsAmount(string text) => IsFigure(text) && text.AsSpan().IndexOfAny('.', ',') >= 0;

    /// <summary>A classification code: three to nine digits.</summary>
    public static bool IsCode(string text)
    {
        if (text.Length is < 3 or > 9)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A code with its name (224灾害防治…), 一、, （二）, 3.: the beginning of a row's label.</summary>
    public static bool BeginsItem(string text)
    {
        if (CaptionPatterns.Heading().IsMatch(text))
        {
            return true;
        }

        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits is 3 or 5 or 7 && digits < text.Length && text[digits] >= 0x4E00 && text[digits] is not ('年' or '万' or '元' or '个' or '人' or '次' or '号');
    }
}
