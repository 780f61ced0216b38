using System.Text.RegularExpressions;

namespace Extractor.Layout.Text;

/// <summary>Tells headings from numbered paragraphs, by their wording and by how they are set.</summary>
internal sealed partial class HeadingClassifier(TextFrames frames)
{
    private const int MaxLength = 100;

    /// <summary>The heading that a group of lines is, or null where it is text.</summary>
    /// <param name="group">Lines.</param>
    /// <param name="startsPage">True where nothing but headings stands above it on its page.</param>
    public HeadingBlock? Read(LineGroup group, bool startsPage)
    {
        string text = group.Printed();
        if (text.Length > MaxLength + 20 || group.Lines.Count > 4)
        {
            return null;
        }

        HeadingNumber? number = HeadingNumber.Read(text);
        if (number is HeadingNumber n)
        {
            string rest = text[n.Length..];
            return IsTitle(rest, n.Level, IsDistinct(group)) ? Make(group, text, n, n.Level) : null;
        }

        return IsPageTitle(group, text, startsPage) ? Make(group, text, null, 1) : null;
    }

    /// <summary>The heading block of a group, whatever it reads like.</summary>
    public static HeadingBlock Make(LineGroup group, string text, HeadingNumber? number, int level, bool contents = false)
    {
        string title = number is HeadingNumber n ? text[n.Length..] : text;
        string? label = number is HeadingNumber m ? TextJoiner.Squeeze(text[..m.Length]) : null;
        return new HeadingBlock(group.First.Page, group.Box(), level, label, TextJoiner.Squeeze(title), text.Trim(), contents);
    }

    /// <summary>Set in larger, bolder or another type than running text.</summary>
    public bool IsDistinct(LineGroup group)
    {
        foreach (PageLine line in group.Lines)
        {
            bool distinct = line.Size > 1.06 * frames.BodySize || (line.IsBold && !frames.BodyBold)
                || (line.Font != frames.BodyFont && line.Size > 0.96 * frames.BodySize && frames.FontShare.GetValueOrDefault(line.Font) < 0.15 && CharKind.HasCjk(line.Text));
            if (!distinct)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTitle(string rest, int level, bool distinct)
    {
        string title = rest.Trim();
        if (title.Length == 0)
        {
            return level == 1;
        }

        bool stop = title[^1] is '。';
        string inner = stop ? title[..^1] : title;
        if (inner.Length is 0 or > MaxLength || inner.AsSpan().IndexOfAny("。！？；;") >= 0 || inner[^1] is '：' or ':' or '，' or ',' or '、')
        {
            return false;
        }

        if (stop && !NounEnding().IsMatch(inner))
        {
            return false;
        }

        if (Definition().IsMatch(inner) || (level == 1 && inner.Length > 60))
        {
            return false;
        }

        if (level >= 4)
        {
            return distinct && !Amount().IsMatch(inner) && inner.AsSpan().IndexOfAny("，,") < 0;
        }

        return distinct && inner.Length <= 60 || (!Amount().IsMatch(inner) && inner.AsSpan().IndexOfAny("，,") < 0);
    }

    private bool IsPageTitle(LineGroup group, string text, bool startsPage)
    {
        PageLine first = group.First;
        bool larger = group.Lines.TrueForAll(l => l.Size >= 1.15 * frames.BodySize);
        bool bold = group.Lines.TrueForAll(l => l.IsBold) && !frames.BodyBold;
        bool centered = group.Lines.TrueForAll(frames.IsCentered);
        if (text.Length > 60 || ParagraphJoiner.EndsSentence(text) || text[^1] is '，' or ',' or '、' || !HasWord(text) || Date().IsMatch(TextJoiner.Squeeze(text)))
        {
            return false;
        }

        return !first.IsTurned && (larger && (centered || startsPage || bold) || (bold && centered && first.Size >= frames.BodySize));
    }

    private static bool HasWord(string text)
    {
        int letters = 0;
        foreach (char c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters >= 2;
    }

    /// <summary>A term and what it means: 财政拨款：指…, 基本支出：反映….</summary>
    [GeneratedRegex(@"^[^：:]{1,40}[：:]\s*(?:是?指|包括|反映|主要|即|为)|^[^，]{2,30}(?:是指|，指)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex(@"[0-9０-９][0-9０-９.,，]*\s*(?:亿元|万元|元|%|％|人|辆|台|平方米|个)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    /// <summary>How headings end that are printed with a full stop.</summary>
    [GeneratedRegex(@"(?:说明|情况|概况|解释|目标|构成|组成|职责|职能|设置|安排|事项|名单|附件|附表)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NounEnding();

    [GeneratedRegex(@"^[0-9〇零一二三四五六七八九十]{2,4}年(?:[0-9一二三四五六七八九十]{1,3}月)?(?:[0-9一二三四五六七八九十]{1,3}日)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
