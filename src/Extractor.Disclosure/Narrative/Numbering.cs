namespace Extractor.Disclosure.Narrative;

/// <summary>The numbering that stands before a heading or list item.</summary>
/// <param name="Level">1 第X部分, 2 一、, 3 （一）, 4 1., 5 （1） or ①; the levels of <see cref="Extractor.Layout.Text.HeadingBlock"/>.</param>
/// <param name="Length">Characters it takes, blanks behind it included.</param>
internal readonly record struct Numbering(int Level, int Length)
{
    private const string Ordinals = "一二三四五六七八九十百〇零";

    /// <summary>Reads the numbering at the start of <paramref name="text"/>.</summary>
    /// <returns>False where the text begins otherwise; 12.5 and 2024年 are no numbering.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, out Numbering numbering)
    {
        numbering = default;
        int i = 0;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        (int level, int end) = ReadPart(text, i);
        if (level == 0)
        {
            return false;
        }

        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        numbering = new Numbering(level, end);
        return true;
    }

    private static (int Level, int End) ReadPart(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length)
        {
            return (0, i);
        }

        char c = text[i];
        if (c == '第')
        {
            int j = SkipOrdinals(text, i + 1);
            return j > i + 1 && j < text.Length && (text[j..].StartsWith("部分") || text[j] is '章' or '节') ? (1, j + (text[j] == '部' ? 2 : 1)) : (0, i);
        }

        if (c is '（' or '(')
        {
            int chinese = SkipOrdinals(text, i + 1);
            if (chinese > i + 1 && chinese < text.Length && text[chinese] is '）' or ')')
            {
                return (3, chinese + 1);
            }

            int digits = SkipDigits(text, i + 1, 2);
            return digits > i + 1 && digits < text.Length && text[digits] is '）' or ')' ? (5, digits + 1) : (0, i);
        }

        if (c is >= '\u2460' and <= '\u2473')
        {
            return (5, i + 1);
        }

        int ordinal = SkipOrdinals(text, i);
        if (ordinal > i)
        {
            return ordinal < text.Length && text[ordinal] is '、' or '.' or '．' ? (2, ordinal + 1) : (0, i);
        }

        int number = SkipDigits(text, i, 3);
        if (number == i || number >= text.Length)
        {
            return (0, i);
        }

        if (text[number] is '、')
        {
            return (4, number + 1);
        }

        if (text[number] is '.' or '．')
        {
            // 1.2023年… is item 1 about 2023; 1.5万元 is a figure.
            int after = SkipDigits(text, number + 1, 5);
            bool year = after == number + 5 && after < text.Length && text[after] == '年';
            return after == number + 1 || year ? (4, number + 1) : (0, i);
        }

        return text[number] is '）' or ')' ? (5, number + 1) : (0, i);
    }

    private static int SkipOrdinals(ReadOnlySpan<char> text, int i)
    {
        int start = i;
        while (i < text.Length && i - start < 5 && Ordinals.Contains(text[i], StringComparison.Ordinal))
        {
            i++;
        }

        return i;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int i, int most)
    {
        int start = i;
        while (i < text.Length && i - start < most && (char.IsAsciiDigit(text[i]) || text[i] is >= '０' and <= '９'))
        {
            i++;
        }

        return i;
    }
}
