using System.Globalization;
using System.Text;

namespace Extractor.Cli.Help;

/// <summary>Columns that a text takes on a terminal: two for a wide character (Unicode Standard Annex 11, W and F), none for a mark that joins another.</summary>
internal static class DisplayWidth
{
    /// <summary>Columns of a text.</summary>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text with blanks up to a width.</summary>
    public static string Pad(string text, int width, bool right = false)
    {
        string blanks = new(' ', Math.Max(0, width - Of(text)));
        return right ? blanks + text : text + blanks;
    }

    /// <summary>The text cut to a width, with … where something was cut.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        int used = 0;
        int end = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > width - 1)
            {
                break;
            }

            used += Of(rune);
            end += rune.Utf16SequenceLength;
        }

        return text[..end] + "…";
    }

    /// <summary>Lines of at most a width, broken at blanks, and between Chinese characters; a longer word stays whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        int used = 0;
        foreach (string piece in Pieces(text))
        {
            int length = Of(piece.TrimEnd());
            if (used + length > width && used > 0)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }

            line.Append(piece);
            used += Of(piece);
        }

        yield return line.ToString().TrimEnd();
    }

    private static int Of(Rune rune)
    {
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        return category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : IsWide(rune.Value) ? 2 : 1;
    }

    private static bool IsWide(int c) =>
        c is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0x33FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF
            or >= 0xA000 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF01 and <= 0xFF60
            or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F or >= 0x1F900 and <= 0x1F9FF or >= 0x20000 and <= 0x3FFFD;

    /// <summary>Words with the blanks after them; each wide character on its own, closing punctuation with what it follows.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            bool ends = i == text.Length || (text[i - 1] == ' ' && text[i] != ' ')
                || ((IsWide(text[i - 1]) || IsWide(text[i])) && !"，。、；：）》”！？,.;:)」".Contains(text[i]) && !"（《“(「".Contains(text[i - 1]));
            if (ends)
            {
                yield return text[start..i];
                start = i;
            }
        }
    }
}
