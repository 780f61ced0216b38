using System.Globalization;
using System.Text;

namespace Extractor.Export.Xlsx;

/// <summary>Text, numbers and addresses as SpreadsheetML writes them (ECMA-376, part 1, clause 18).</summary>
internal static class SheetText
{
    /// <summary>Characters that a cell holds.</summary>
    public const int MaxText = 32_767;

    /// <summary>Significant digits that a double, and so a cell, holds for certain.</summary>
    private const int MaxDigits = 15;

    /// <summary>Appends text for XML. What XML cannot hold is written <c>_x001F_</c> (ST_Xstring), and so is an underscore that would be read as such.</summary>
    public static void Append(StringBuilder xml, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '"':
                    xml.Append("&quot;");
                    break;
                case '\t' or '\n':
                    xml.Append(c);
                    break;
                case '_' when IsEscape(text[i..]):
                    xml.Append("_x005F_");
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF':
                    xml.Append("_x").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('_');
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        xml.Append(c).Append(text[++i]);
                    }
                    else
                    {
                        xml.Append('\uFFFD');
                    }

                    break;
                default:
                    xml.Append(c);
                    break;
            }
        }
    }

    /// <summary>True where a double keeps every digit: at most 15 significant ones.</summary>
    public static bool FitsDouble(decimal number)
    {
        // 10^15 bounds the digits without their point; trailing zeros do not count.
        decimal digits = Math.Abs(number);
        int scale = digits.Scale;
        if (scale == 0 && digits < 1e15m)
        {
            return true;
        }

        Span<char> text = stackalloc char[40];
        digits.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        int first = -1, last = -1, point = 0;
        for (int i = 0; i < length; i++)
        {
            if (text[i] is >= '1' and <= '9')
            {
                first = first < 0 ? i : first;
                last = i;
            }
            else if (text[i] == '.')
            {
                point = i;
            }
        }

        return first < 0 || last - first + 1 - (point > first && point < last ? 1 : 0) <= MaxDigits;
    }

    /// <summary>Column letters: A, B, … Z, AA.</summary>
    /// <param name="column">From 0.</param>
    public static string Letters(int column)
    {
        string letters = "";
        for (int i = column + 1; i > 0; i = (i - 1) / 26)
        {
            letters = (char)('A' + ((i - 1) % 26)) + letters;
        }

        return letters;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
