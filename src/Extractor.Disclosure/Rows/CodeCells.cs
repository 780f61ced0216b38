using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;
using Extractor.Disclosure.Columns;
using Extractor.Disclosure.Numbers;

namespace Extractor.Disclosure.Rows;

/// <summary>Joins the code of a row from 类|款|项 columns or one column, and carries upper parts down over blanks.</summary>
internal sealed partial class CodeCells
{
    private string _class = string.Empty;
    private string _section = string.Empty;
    private string _item = string.Empty;

    /// <summary>The last whole code, for rows whose code cells are blank because they belong to the row above.</summary>
    public ClassificationCode Last { get; private set; }

    /// <summary>
    /// Reads the code of a row. <paramref name="pieces"/> are the texts of the code columns with their part (1 类, 2 款, 3 项, 0
    /// joined); the empty code where the row has none.
    /// </summary>
    public ClassificationCode Next(IReadOnlyList<(int Part, string Text)> pieces)
    {
        string c = string.Empty;
        string s = string.Empty;
        string i = string.Empty;
        int position = 0;
        foreach ((int part, string text) in pieces)
        {
            position++;
            string digits = Digits(text);
            if (digits.Length == 0)
            {
                continue;
            }

            if (ClassificationCode.TryParse(digits, out ClassificationCode whole) && (digits.Length > 3 || part is 0 or 1 || pieces.Count == 1))
            {
                // A column may repeat the upper parts: 211, 21101, 2110101.
                (c, s, i) = Split(whole);
                continue;
            }

            string two = digits.Length == 1 ? "0" + digits : digits;
            if (two.Length != 2)
            {
                continue;
            }

            switch (part == 0 ? position : part)
            {
                case 2:
                    s = two;
                    break;
                case 3:
                    i = two;
                    break;
                case 1 when pieces.Count == 1 && _class.Length > 0:
                    s = two;
                    break;
                default:
                    break;
            }
        }

        if (c.Length == 0 && s.Length == 0 && i.Length == 0)
        {
            return default;
        }

        if (c.Length == 0)
        {
            c = _class;
            s = s.Length == 0 ? _section : s;
        }
        else if (s.Length == 0 && i.Length > 0 && c == _class)
        {
            s = _section;
        }

        string joined = c + s + (s.Length > 0 ? i : string.Empty);
        if (!ClassificationCode.TryParse(joined, out ClassificationCode code))
        {
            return default;
        }

        (_class, _section, _item) = (c, s, i);
        Last = code;
        return code;
    }

    /// <summary>
    /// Takes the code off a label: <c>201 一般公共服务支出</c>, <c>[2010101]行政运行</c>, <c>2010101-行政运行</c>. Only codes whose
    /// digits or name the reference knows: a label may begin with a number of its own.
    /// </summary>
    public static bool TrySplit(string label, out ClassificationCode code, out string name)
    {
        code = default;
        name = label;
        Match match = Coded().Match(label);
        if (!match.Success || !ClassificationCode.TryParse(match.Groups["c"].Value, out ClassificationCode parsed))
        {
            return false;
        }

        string rest = match.Groups["n"].Value;
        if (!CodeReference.Default.IsKnown(parsed) && !CodeReference.Default.IsName(rest, parsed.Classification))
        {
            return false;
        }

        code = parsed;
        name = rest;
        return true;
    }

    private static string Digits(string text)
    {
        string folded = TextFolding.Fold(text).Trim('[', ']', '(', ')', '.', '、', '-');
        if (folded.Length > 4 && ClassificationCode.TryParse(folded, out ClassificationCode code))
        {
            return code.Digits;
        }

        return folded.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? folded : string.Empty;
    }

    private static (string Class, string Section, string Item) Split(ClassificationCode code) =>
        (code.Digits[..3], code.Level > 1 ? code.Digits[3..5] : string.Empty, code.Level > 2 ? code.Digits[5..] : string.Empty);

    [GeneratedRegex(@"^[\[【(（]?(?<c>[1235１２３５][\d０-９]{2}(?:\s?[\d０-９]{2}){0,2})[\]】)）]?[\s\u3000]*[\-—_.、:：]?[\s\u3000]*(?<n>[\u4e00-\u9fff“（(].*)$", RegexOptions.None, 10_000)]
    private static partial Regex Coded();
}
