using System.Globalization;

namespace Extractor.Export.Csv;

/// <summary>
/// Makes text that a spreadsheet would run as a formula (<c>=1辆</c>, <c>+CMD…</c>) plain text, and takes it back. A text gets an
/// apostrophe in front where it begins with one of <c>= + - @</c>, their full-width forms, a tab or a line end, and where it begins
/// with an apostrophe itself; numbers with a sign are left alone. So a leading apostrophe always was put there, and taking it away
/// gives the text again, whatever it was.
/// </summary>
public static class SafeFormulas
{
    /// <summary>The text for a spreadsheet.</summary>
    public static string Protect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && IsRisky(text) ? "'" + text : text;
    }

    /// <summary>The text again.</summary>
    public static string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\'') ? text[1..] : text;
    }

    private static bool IsRisky(string text) => text[0] switch
    {
        '\'' or '=' or '@' or '\t' or '\r' or '\n' or '＝' or '＠' => true,
        '+' or '-' => !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _),
        '＋' or '－' => true,
        _ => false,
    };
}
