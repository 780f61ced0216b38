using System.Globalization;
using System.Text.RegularExpressions;
using Extractor.Disclosure.Codes;

namespace Extractor.Disclosure.Comparison;

/// <summary>Brings labels of two documents to the form in which they are compared.</summary>
internal static partial class CompareText
{
    private static readonly string[] Funds = ["一般公共", "政府性基金", "国有资本经营", "社会保险基金"];

    /// <summary>
    /// Folded, with years as their distance from the document's: 2023年决算数 of 2024 is 2022年决算数 of 2023. Headings often name the
    /// year before or the year itself.
    /// </summary>
    public static string Label(string? text, int year)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        return Year().Replace(NameFolding.Fold(text), m => string.Create(
            CultureInfo.InvariantCulture, $"<{int.Parse(m.ValueSpan[..4], CultureInfo.InvariantCulture) - year}>"));
    }

    /// <summary>As <see cref="Label"/>, without the number before it (一、 1． （一）) and without 其中：.</summary>
    public static string Bare(string? text, int year) => Ordinal().Replace(Label(text, year), string.Empty);

    /// <summary>Without the words 预算 and 决算; a fund is named alike with and without them. 收入预算总计 and 收入决算总计 are the same figure of two stages.</summary>
    public static string WithoutStage(string label)
    {
        foreach (string fund in Funds)
        {
            label = label.Replace(fund + "预算", fund, StringComparison.Ordinal);
        }

        return label.Replace("预算", "", StringComparison.Ordinal).Replace("决算", "", StringComparison.Ordinal);
    }

    /// <summary>The header path as one key.</summary>
    public static string Path(IReadOnlyList<string> path, int year) => string.Join('\u001F', path.Select(p => Label(p, year)));

    [GeneratedRegex("(?:19|20)[0-9]{2}(?:年度?)", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex("^(?:其中：|(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[、．.]|（(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})）)+", RegexOptions.NonBacktracking)]
    private static partial Regex Ordinal();
}
