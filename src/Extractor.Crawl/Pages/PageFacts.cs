using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Extractor.Crawl.Pages;

/// <summary>What a page says of itself: title, publication date, publishing body.</summary>
public static partial class PageFacts
{
    private static readonly string[] DateNames = ["PubDate", "publishdate", "pubdate", "og:release_date", "article:published_time", "FBRQ", "createDate"];

    public static string Title(IDocument document)
    {
        string? meta = Meta(document, "ArticleTitle") ?? Meta(document, "og:title");
        string? text = meta ?? document.QuerySelector("h1")?.TextContent ?? document.Title;
        string folded = Blank().Replace(text ?? "", " ").Trim();
        int bar = folded.LastIndexOfAny(['_', '|']);
        return meta is null && bar > 4 ? folded[..bar].Trim() : folded;
    }

    /// <summary>Publishing body (meta ContentSource, 来源 or 发布机构 in the text, meta SiteName) as a hint for the unit; null where there is none.</summary>
    public static string? Publisher(IDocument document)
    {
        if (Meta(document, "ContentSource") is { } source)
        {
            return source;
        }

        Match labelled = LabelledPublisher().Match(document.Body?.TextContent ?? "");
        return labelled.Success ? labelled.Groups[1].Value : Meta(document, "SiteName");
    }

    /// <summary>Publication date: meta tags first, then 发布时间/发布日期 near a date; null where there is none.</summary>
    public static DateOnly? Published(IDocument document)
    {
        foreach (string name in DateNames)
        {
            if (Meta(document, name) is { } value && Date(value) is { } date)
            {
                return date;
            }
        }

        Match labelled = LabelledDate().Match(document.Body?.TextContent ?? "");
        return labelled.Success ? Date(labelled.Groups[1].Value) : null;
    }

    /// <summary>Reads 2024-02-23, 2024/2/23, 2024.2.23, 2024年2月23日, with a time or not; null for anything else.</summary>
    public static DateOnly? Date(string text) => Date(AnyDate().Match(text));

    /// <summary>The last date of a text; null where there is none.</summary>
    public static DateOnly? LastDate(string text)
    {
        MatchCollection all = AnyDate().Matches(text);
        return all.Count == 0 ? null : Date(all[^1]);
    }

    private static DateOnly? Date(Match match)
    {
        return match.Success
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            && year is > 1990 and < 2100 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static string? Meta(IDocument document, string name)
    {
        foreach (IElement meta in document.QuerySelectorAll("meta"))
        {
            string? key = meta.GetAttribute("name") ?? meta.GetAttribute("property");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && meta.GetAttribute("content")?.Trim() is { Length: > 0 } content)
            {
                return content;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex(@"(?:信息来源|文章来源|来源|發布機構|发布机构|发布单位|公开责任部门|信息提供单位)\s*[：:]\s*(\p{IsCJKUnifiedIdeographs}{4,30})", RegexOptions.NonBacktracking)]
    private static partial Regex LabelledPublisher();

    [GeneratedRegex(@"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"(?:[发發]布[时時][间間]|[发發]布日期|[发發]文日期|成文日期|公[开開]日期|[时時][间間]|日期)\s*[：:]?\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex LabelledDate();
}
