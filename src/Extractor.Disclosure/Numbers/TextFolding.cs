using System.Text;

namespace Extractor.Disclosure.Numbers;

/// <summary>Brings the many printed forms of digits, signs and blanks to one, so that parsers need to know only that.</summary>
public static class TextFolding
{
    /// <summary>
    /// Full-width forms to ASCII, every blank (also U+3000, no-break and zero-width) dropped, dashes to <c>-</c>, brackets,
    /// colons and tildes to ASCII. Superscripts and circled digits stay: they are marks, not digits of the number.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            char f = Fold(c);
            if (f != '\0')
            {
                folded.Append(f);
            }
        }

        return folded.ToString();
    }

    /// <summary>One character of <see cref="Fold(string)"/>; NUL for one that is dropped.</summary>
    public static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            c = (char)(c - 0xFEE0);
        }

        return c switch
        {
            _ when char.IsWhiteSpace(c) => '\0',
            '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' => '\0',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\u2500' or '\uFE63' or '\u2043' => '-',
            '\uFF0C' or '\uFE50' or '\u066C' => ',',
            '\u3014' or '\u3010' or '\u2768' => '(',
            '\u3015' or '\u3011' or '\u2769' => ')',
            '\u301C' or '\u223C' or '\u02DC' => '~',
            '\u2236' or '\uFE55' or '\uFE13' => ':',
            '\uFFE5' => '¥',
            '\uFE6A' => '%',
            '\u2266' or '\u2A7D' => '≤',
            '\u2267' or '\u2A7E' => '≥',
            '\u2215' or '\u2044' => '/',
            _ => c,
        };
    }
}
