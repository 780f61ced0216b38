using System.Text;
using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Columns;

/// <summary>Brings header and label texts to one form.</summary>
internal static partial class HeaderText
{
    /// <summary>Blanks at the ends and between ideographs dropped, line breaks too; one blank between Latin words stays.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        bool blank = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                blank = true;
                continue;
            }

            if (blank && clean.Length > 0 && char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(clean[^1]))
            {
                clean.Append(' ');
            }

            blank = false;
            clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>For the look-up of keys: quotes dropped, full-width brackets, without a unit or remark in brackets at the end.</summary>
    public static string Key(string text)
    {
        string folded = Codes.NameFolding.Fold(text);
        folded = LeadingYear().Replace(folded, string.Empty);
        return TrailingUnit().Replace(folded, string.Empty);
    }

    [GeneratedRegex("（(?:[十百千万亿]*元|%|％|人|辆|单位：[^）]*|平方米|[\\d+\\-=]+)）$", RegexOptions.NonBacktracking)]
    private static partial Regex TrailingUnit();

    [GeneratedRegex(@"^(?:19|20)\d\d年度?", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingYear();
}
