using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts;

/// <summary>Judges the text that a map gives for a code.</summary>
internal static class GlyphText
{
    /// <summary>What stands for a letter whose text is not known.</summary>
    public const string Unmapped = "\uFFFD";

    /// <summary>Makes the text fit for letters: folded, blanks plain; null where it is no text (empty, U+0000, U+FFFD, control characters, halves of surrogate pairs, noncharacters).</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length > 1 && text.Contains('\0', StringComparison.Ordinal))
        {
            text = text.Replace("\0", "", StringComparison.Ordinal);
            if (text.Length == 0)
            {
                return null;
            }
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < ' ')
            {
                if (c is '\t' or '\n' or '\r')
                {
                    return text.Trim('\t', '\n', '\r').Length == 0 ? " " : Clean(text.Trim('\t', '\n', '\r'));
                }

                return null;
            }

            if (c is '\uFFFD' or '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF') or (>= '\u007F' and <= '\u009F'))
            {
                return null;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return null;
                }

                i++;
            }
        }

        return TextFolding.Fold(text);
    }

    /// <summary>True where the text is one code point of private use.</summary>
    public static bool IsPrivate(string text) =>
        (text.Length == 1 && text[0] is >= '\uE000' and <= '\uF8FF')
        || (text.Length == 2 && char.IsSurrogatePair(text, 0) && char.ConvertToUtf32(text, 0) >= 0xF0000);
}
