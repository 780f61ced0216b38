using System.Text.RegularExpressions;

namespace Extractor.Crawl.Content;

/// <summary>Tells pages that only look like an answer: soft 404, firewall stubs, login and captcha pages.</summary>
/// <remarks>
/// Judged by little text together with a telling word or script, never by one word alone: a long page may well talk of
/// logging in.
/// </remarks>
public static partial class TrapDetector
{
    /// <summary>Visible characters beyond which a page has content of its own.</summary>
    private const int MuchText = 600;

    private static readonly string[] NotFound =
        ["404", "页面不存在", "页面未找到", "找不到页面", "您访问的页面", "您要访问的", "无法找到", "文件不存在", "已被删除", "not found", "no longer exists"];

    private static readonly string[] FirewallWords =
        ["安全验证", "访问被拒绝", "请求被拦截", "网站防火墙", "创宇盾", "云盾", "安全狗", "访问过于频繁", "enable javascript", "checking your browser", "access denied", "request blocked"];

    private static readonly string[] CaptchaWords = ["验证码", "滑块", "拖动", "captcha", "人机验证"];

    private static readonly string[] LoginWords = ["登录", "登陆", "用户名", "密码", "login", "password", "sign in"];

    private static readonly string[] MaintenanceWords = ["系统维护", "维护中", "正在维护", "升级维护", "maintenance"];

    /// <summary>Judges a page.</summary>
    /// <param name="status">HTTP status of the answer.</param>
    /// <param name="html">The page as text.</param>
    /// <param name="linkCount">Links on the page that lead somewhere.</param>
    public static PageTrap Detect(int status, string html, int linkCount)
    {
        ArgumentNullException.ThrowIfNull(html);
        string text = Visible(html);
        string title = Title().Match(html) is { Success: true } m ? m.Groups[1].Value : "";
        bool hasScript = html.Contains("<script", StringComparison.OrdinalIgnoreCase);
        if (status is 521 or 412)
        {
            return PageTrap.Firewall;
        }

        if (text.Length < 40 && hasScript && linkCount == 0 && SetsCookieOrReloads(html))
        {
            return PageTrap.Firewall;
        }

        if (text.Length > MuchText)
        {
            return PageTrap.None;
        }

        if (HasAny(title, NotFound) || (HasAny(text, NotFound) && linkCount < 8))
        {
            return PageTrap.SoftNotFound;
        }

        if (HasAny(text, CaptchaWords) && html.Contains("<input", StringComparison.OrdinalIgnoreCase) && !HasPassword(html))
        {
            return PageTrap.Captcha;
        }

        if (HasPassword(html) && (HasAny(text, LoginWords) || HasAny(title, LoginWords)))
        {
            return PageTrap.Login;
        }

        if (HasAny(text, FirewallWords))
        {
            return HasAny(text, CaptchaWords) ? PageTrap.Captcha : PageTrap.Firewall;
        }

        if (HasAny(text, CaptchaWords) && linkCount == 0)
        {
            return PageTrap.Captcha;
        }

        return HasAny(text, MaintenanceWords) && linkCount < 8 ? PageTrap.Maintenance : PageTrap.None;
    }

    private static bool SetsCookieOrReloads(string html) =>
        html.Contains("document.cookie", StringComparison.OrdinalIgnoreCase)
        || html.Contains("eval(", StringComparison.Ordinal)
        || html.Contains("location.reload", StringComparison.OrdinalIgnoreCase)
        || html.Contains("_$", StringComparison.Ordinal)
        || html.Contains("__jsl", StringComparison.OrdinalIgnoreCase);

    private static bool HasPassword(string html) => Password().IsMatch(html);

    private static bool HasAny(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Text a person would see, roughly: without scripts, styles, comments, tags and blanks.</summary>
    private static string Visible(string html)
    {
        string text = Hidden().Replace(html, " ");
        text = Tag().Replace(text, " ");
        return Blank().Replace(text, "");
    }

    [GeneratedRegex(@"<script\b[^>]*>.*?</script\s*>|<style\b[^>]*>.*?</style\s*>|<!--.*?-->|<title\b[^>]*>.*?</title\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+|&nbsp;", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex(@"<title\b[^>]*>([^<]*)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex("<input[^>]*type\\s*=\\s*[\"']?password", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Password();
}
