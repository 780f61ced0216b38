using System.Text;

namespace Extractor.Layout.Text;

/// <summary>
/// Joins pieces of text that stood apart on the page (lines of a cell or a paragraph) the way a reader does: nothing between
/// CJK characters, one blank between Latin words, nothing inside a number that a line break cut.
/// </summary>
public static class TextJoiner
{
    /// <summary>Joins lines, top to bottom.</summary>
    /// <param name="lines">Lines as printed; blank ones are skipped.</param>
    /// <returns>The text in NFC with ordinary ideographs for radicals and without blanks beside CJK characters; full-width digits stay.</returns>
    public static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines)
        {
            Append(text, line);
        }

        return text.ToString();
    }

    /// <summary>Appends a line to a text under construction, with the blank it needs.</summary>
    /// <returns>Where the line's first character stands in the text.</returns>
    public static int Append(StringBuilder text, string line)
    {
        string clean = Squeeze(line);
        if (clean.Length == 0)
        {
            return text.Length;
        }

        if (text.Length > 0 && NeedsBlank(Tail(text), clean))
        {
            text.Append(' ');
        }

        int start = text.Length;
        text.Append(clean);
        return start;
    }

    /// <summary>True where a blank belongs between two lines of one text.</summary>
    public static bool NeedsBlank(string left, string right)
    {
        int l = CharKind.Last(left);
        int r = CharKind.First(right);
        if (l == 0 || r == 0 || CharKind.IsCjk(l) || CharKind.IsCjk(r))
        {
            return false;
        }

        if ((CharKind.IsShared(l) || CharKind.IsShared(r)) && (l is 0x201C or 0x2018 || CharKind.HasCjk(left) || CharKind.HasCjk(right)))
        {
            return false;
        }

        if (IsNumeric(l) && IsNumeric(r) && IsBrokenNumber(left, right))
        {
            return false;
        }

        return !(l == '-' && left.Length > 1 && char.IsLetter(left[^2]) && r < 0x10000 && char.IsLower((char)r))
            && !(l is '(' or '[' or '/' or '<' or '≥' or '≤') && !(r is ')' or ']' or '%' or ',' or ';' or '/');
    }

    /// <summary>NFC, radicals folded, and every run of blanks gone beside a CJK character or else made one blank.</summary>
    public static string Squeeze(string line)
    {
        string text = Normalize(line);
        if (!HasBlank(text))
        {
            return text;
        }

        var squeezed = new StringBuilder(text.Length);
        bool pending = false;
        bool chinese = CharKind.HasCjk(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (CharKind.IsBlank(text[i]))
            {
                pending = true;
                continue;
            }

            if (pending && squeezed.Length > 0 && !Tight(CharKind.Last(Last2(squeezed)), chinese) && !Tight(CharKind.First(text.AsSpan(i)), chinese))
            {
                squeezed.Append(' ');
            }

            pending = false;
            squeezed.Append(text[i]);
        }

        return squeezed.ToString();
    }

    /// <summary>NFC with Kangxi radicals (U+2F00 to U+2FD5) as the ordinary ideographs they are drawn like.</summary>
    public static string Normalize(string text)
    {
        bool plain = true;
        foreach (char c in text)
        {
            if (c is >= '\u0300' and <= '\u036F' || UnicodeFolding.Fold(c) != c)
            {
                plain = false;
                break;
            }
        }

        if (plain)
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (folded.Length > 0 && UnicodeFolding.Compose(folded[^1], c) is char composed)
            {
                folded[^1] = composed;
            }
            else
            {
                folded.Append(UnicodeFolding.Fold(c));
            }
        }

        return folded.ToString();
    }

    private static bool Tight(int c, bool chinese) => CharKind.IsCjk(c) || (chinese && CharKind.IsShared(c));

    private static bool IsNumeric(int c) => CharKind.IsDigit(c) || c is '.' or ',';

    /// <summary>
    /// Whether the last token of one line and the first of the next are one number. A cut shows by a separator at the cut, by
    /// the grouping or the decimal point falling in place, or by running text round it (Chinese prose never puts a blank there).
    /// </summary>
    private static bool IsBrokenNumber(string left, string right)
    {
        int a = left.Length;
        while (a > 0 && IsNumeric(left[a - 1]))
        {
            a--;
        }

        int b = 0;
        while (b < right.Length && IsNumeric(right[b]))
        {
            b++;
        }

        ReadOnlySpan<char> head = left.AsSpan(a);
        ReadOnlySpan<char> tail = right.AsSpan(0, b);
        bool prose = a > 0 && CharKind.IsCjk(CharKind.Last(left.AsSpan(0, a))) || b < right.Length && CharKind.IsCjk(CharKind.First(right.AsSpan(b)));
        bool alone = (a == 0 || left[a - 1] is '-' or '−' or '(' or ' ' or '≥' or '=' or '¥' or '￥') && (b == right.Length || right[b] is '%' or ')' or ' ');
        if (!prose && !alone)
        {
            return false;
        }

        Span<char> joined = stackalloc char[Math.Min(head.Length + tail.Length, 64)];
        if (head.Length + tail.Length > joined.Length)
        {
            return false;
        }

        head.CopyTo(joined);
        tail.CopyTo(joined[head.Length..]);
        if (head[^1] is '.' or ',' || tail[0] is '.' or ',')
        {
            return IsWellFormed(joined) || prose;
        }

        if (head.IndexOf('.') >= 0)
        {
            // 123.4|5: decimals go on, at most to six places; 1.25|3.40 are two numbers.
            return tail.IndexOfAny('.', ',') < 0 && joined.Length - joined.IndexOf('.') - 1 <= (prose ? 6 : 4) && IsWellFormed(joined);
        }

        if (head.IndexOf(',') >= 0)
        {
            return IsWellFormed(joined);
        }

        if (tail.IndexOfAny('.', ',') >= 0)
        {
            return IsWellFormed(joined) && (prose || tail.IndexOf(',') >= 0 || head.Length >= tail.IndexOf('.'));
        }

        // Digits only: a token is cut where its line is full, so the rest is shorter than what stands before it.
        return prose || tail.Length < head.Length;
    }

    /// <summary>1234, 1,234,567.89, 0.5: groups of three after the first comma, at most one point, which follows the commas.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> number)
    {
        int point = number.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? number : number[..point];
        if (point >= 0 && number[(point + 1)..].IndexOfAny('.', ',') >= 0 || whole.IsEmpty)
        {
            return false;
        }

        int comma = whole.IndexOf(',');
        if (comma < 0)
        {
            return true;
        }

        if (comma is 0 or > 3 || (whole.Length - comma) % 4 != 0)
        {
            return false;
        }

        for (int i = comma; i < whole.Length; i++)
        {
            if ((whole[i] == ',') != ((i - comma) % 4 == 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasBlank(string text)
    {
        foreach (char c in text)
        {
            if (CharKind.IsBlank(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of a text under construction, long enough to see a number and what stands before it.</summary>
    private static string Tail(StringBuilder text) => text.ToString(Math.Max(0, text.Length - 40), Math.Min(40, text.Length));

    private static string Last2(StringBuilder text) => text.ToString(Math.Max(0, text.Length - 2), Math.Min(2, text.Length));
}
