using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Numbers;

/// <summary>Marks that point to a note: <c>12.30*</c>, <c>12.30①</c>, <c>12.30[1]</c>, <c>12.30（注1）</c>, <c>12.30²</c>.</summary>
internal static partial class FootnoteMark
{
    /// <summary>Takes the mark off the end of a number; texts that do not end in a digit or unit before it are left alone.</summary>
    public static (string? Mark, string Text) Strip(string folded)
    {
        Match match = Mark().Match(folded);
        return match.Success ? (match.Groups["m"].Value, match.Groups["t"].Value) : (null, folded);
    }

    [GeneratedRegex(@"^(?<t>.*?[\d%元人)])(?<m>(?:[*#†‡※①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\(?注\d{0,2}\)?))$", RegexOptions.None, 10_000)]
    private static partial Regex Mark();
}
