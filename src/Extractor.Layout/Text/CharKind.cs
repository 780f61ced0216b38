using System.Globalization;

namespace Extractor.Layout.Text;

/// <summary>What spacing rules a character follows.</summary>
public static class CharKind
{
    /// <summary>
    /// True for characters that stand side by side without blanks: ideographs, kana, bopomofo, CJK punctuation, full-width forms.
    /// </summary>
    public static bool IsCjk(int c) => c switch
    {
        < 0x2E80 => c is >= 0x2460 and <= 0x24FF or >= 0x25A0 and <= 0x25FF,
        <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE30 and <= 0xFE4F => true,
        >= 0xFF00 and <= 0xFFEF => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };

    /// <summary>True for quotation marks, dashes and dots that Chinese shares with Latin text: their spacing is that of the text round them.</summary>
    public static bool IsShared(int c) => c is 0xB7 or 0x2014 or 0x2015 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026;

    /// <summary>True where a text holds a CJK character, so that <see cref="IsShared"/> marks in it are CJK too.</summary>
    public static bool HasCjk(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c >= 0x2E80 && (char.IsHighSurrogate(c) || IsCjk(c)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for an ideograph proper, not punctuation or a full-width form.</summary>
    public static bool IsIdeograph(int c) =>
        c is 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>First code point of a text; 0 for an empty one.</summary>
    public static int First(ReadOnlySpan<char> text) => text.IsEmpty
        ? 0
        : char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? char.ConvertToUtf32(text[0], text[1]) : text[0];

    /// <summary>Last code point of a text; 0 for an empty one.</summary>
    public static int Last(ReadOnlySpan<char> text) => text.IsEmpty
        ? 0
        : char.IsLowSurrogate(text[^1]) && text.Length > 1 && char.IsHighSurrogate(text[^2]) ? char.ConvertToUtf32(text[^2], text[^1]) : text[^1];

    /// <summary>True for an ASCII or full-width digit.</summary>
    public static bool IsDigit(int c) => c is (>= '0' and <= '9') or (>= 0xFF10 and <= 0xFF19);

    /// <summary>True where no character is seen: blanks of every width, zero-width and control characters.</summary>
    public static bool IsBlank(char c) =>
        char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\u3164'
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Control;

    /// <summary>True where every character of a text is a blank (also for an empty text).</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!IsBlank(c))
            {
                return false;
            }
        }

        return true;
    }
}
