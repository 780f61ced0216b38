using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Extractor.Disclosure.Numbers;

/// <summary>Dates as performance indicators and captions print them.</summary>
public static partial class DateParser
{
    /// <summary>
    /// Reads a folded text: 2024年12月1日前, 12月底前, 2024年, 二〇二四年, 2024-12-31, 2024/6. A count of years or days (3年, 5日)
    /// is no date, and neither is 2024.12, which may be an amount.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DateForm? date)
    {
        date = null;
        Match match = Chinese().Match(text);
        if (match.Success)
        {
            int? year = match.Groups["y"].Success && FiscalYear.TryParse(match.Groups["y"].Value, out FiscalYear y) ? y.Value : null;
            if (match.Groups["y"].Success && year is null)
            {
                return false;
            }

            int? month = Part(match.Groups["m"], 12);
            int? day = Part(match.Groups["d"], 31);
            bool before = match.Groups["b"].Success;
            bool end = match.Groups["e"].Value is "底" or "末";
            bool valid = (year is not null || month is not null || (day is not null && before))
                && match.Groups["m"].Success == month is not null && match.Groups["d"].Success == day is not null;
            date = valid ? new DateForm(year, month, day, before, end) : null;
            return valid;
        }

        match = Numeric().Match(text);
        if (!match.Success)
        {
            return false;
        }

        int m = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        int? d = match.Groups["d"].Success ? int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) : null;
        if (m is < 1 or > 12 || d is < 1 or > 31)
        {
            return false;
        }

        date = new DateForm(int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture), m, d, match.Groups["b"].Success, false);
        return true;
    }

    private static int? Part(Group group, int max)
    {
        if (!group.Success)
        {
            return null;
        }

        if (!int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
        {
            value = ChineseNumerals.TryParse(group.Value, out decimal numeral, out _, out _) ? (int)numeral : 0;
        }

        return value >= 1 && value <= max ? value : null;
    }

    [GeneratedRegex(@"^(?:(?<y>\d{4}|[〇零○一二三四五六七八九]{4})年度?)?(?:(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月份?)?(?:(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?(?<e>[底末初])?(?<b>之前|以前|前)?(?:完成)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d\d)(?:[-/](?<m>\d{1,2})(?:[-/](?<d>\d{1,2}))?|\.(?<m>\d{1,2})\.(?<d>\d{1,2}))(?<b>之前|以前|前)?$", RegexOptions.None, 10_000)]
    private static partial Regex Numeric();
}
