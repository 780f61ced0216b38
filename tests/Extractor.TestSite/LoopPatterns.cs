using System.Globalization;
using System.Text;

namespace Extractor.TestSite;

/// <summary>Pages without end.</summary>
public static class LoopPatterns
{
    /// <summary>A calendar: every month has a next month, and days of its own.</summary>
    public static string Calendar(GovernmentSite site)
    {
        site.Route("/cal/month.jsp", (context, _) =>
        {
            int month = int.TryParse(context.Request.Query["m"], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 1;
            string days = string.Concat(Enumerable.Range(1, 28).Select(d => $"<td><a href='/cal/{month}/{d}.html'>{d}</a></td>"));
            byte[] body = Encoding.UTF8.GetBytes($"<html><meta charset=utf-8><body><table><tr>{days}</tr></table><a href='month.jsp?m={month + 1}'>下一页</a></body></html>");
            return GovernmentSite.SendAsync(context, body, "text/html");
        });
        return "/cal/month.jsp?m=1";
    }
}
