using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>
/// ASP.NET post-back. Recipe: 1. find the 下一页 link whose href is <c>__doPostBack('target','argument')</c>; 2. post the
/// form's hidden fields (__VIEWSTATE and all) back with __EVENTTARGET and __EVENTARGUMENT; 3. go on from the answer.
/// </summary>
public sealed partial class ViewStatePaging : IPagingStrategy
{
    public string Name => "viewState";

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (IElement link in page.Html.Document.QuerySelectorAll("a"))
        {
            string text = link.TextContent.Trim();
            if (text is not ("下一页" or "下页" or "Next" or "next" or ">"))
            {
                continue;
            }

            Match call = PostBack().Match(link.GetAttribute("href") ?? link.GetAttribute("onclick") ?? "");
            if (!call.Success || link.HasAttribute("disabled"))
            {
                continue;
            }

            return [Post(page, call.Groups[1].Value, call.Groups[2].Value)];
        }

        return [];
    }

    private static PageRequest Post(ListPage page, string target, string argument)
    {
        IElement? form = page.Html.Document.QuerySelector("form");
        Uri address = page.Html.Resolve(form?.GetAttribute("action")) ?? page.Request.Address;
        List<KeyValuePair<string, string>> fields = [new("__EVENTTARGET", target), new("__EVENTARGUMENT", argument)];
        foreach (IElement input in page.Html.Document.QuerySelectorAll("input[type=hidden]"))
        {
            if (input.GetAttribute("name") is { Length: > 0 } name && !name.StartsWith("__EVENT", StringComparison.Ordinal))
            {
                fields.Add(new(name, input.GetAttribute("value") ?? ""));
            }
        }

        return new PageRequest(address, fields);
    }

    [GeneratedRegex(@"__doPostBack\(\s*['""]([^'""]*)['""]\s*,\s*['""]([^'""]*)['""]", RegexOptions.NonBacktracking)]
    private static partial Regex PostBack();
}
