using System.Text.RegularExpressions;
using Extractor.Crawl.Crawling;
using Extractor.Crawl.Http;
using Extractor.Crawl.Mirror;
using Extractor.Crawl.Paging;
using Extractor.Crawl.Store;

namespace Extractor.Crawl.Configuration;

/// <summary>Reads a source of type <c>site</c> or <c>list</c> from <c>pipeline.json</c>.</summary>
public static class SiteConfig
{
    private static readonly string[] PagingTypes = ["nextLink", "trs", "jcms", "pageParameter", "viewState", "formJson"];

    /// <summary>A site; null after a problem, which stands in the object's list.</summary>
    public static SiteOptions? ReadSite(ConfigObject item, string id) => ReadSite(item, id, null);

    /// <summary>A saved site: the keys of a site, and <c>path</c>, the folder.</summary>
    /// <param name="item">The source.</param>
    /// <param name="id">Its id.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    public static SiteOptions? ReadMirror(ConfigObject item, string id, string folder)
    {
        ArgumentNullException.ThrowIfNull(item);
        string? path = item.RequiredString("path");
        SiteOptions? site = ReadSite(item, id, 0);
        return path is null || site is null ? null : site with
        {
            Mirror = new MirrorFolder(Path.GetFullPath(path, folder)),
            Fetch = site.Fetch with { ObeyCrawlDelay = false },
        };
    }

    private static SiteOptions? ReadSite(ConfigObject item, string id, decimal? delay)
    {
        ArgumentNullException.ThrowIfNull(item);
        List<Uri> start = Addresses(item, "start");
        IPagingStrategy paging = Paging(item.OptionalObject("paging"));
        Regex? follow = Pattern(item, "follow");
        Regex? take = Pattern(item, "take");
        IReadOnlyList<string> hosts = item.OptionalStrings("hosts", []);
        int depth = item.OptionalInteger("maxDepth", 3, 1, 20);
        int listPages = item.OptionalInteger("maxListPages", 500, 1, 5_000);
        FetchOptions fetch = Fetch(item, delay ?? 1);
        SiteOptions limits = Limits(item);
        item.Finish();
        return start.Count == 0 ? null : limits with
        {
            Id = id,
            Start = start,
            Paging = paging,
            Follow = follow,
            Take = take,
            Hosts = new HashSet<string>(hosts, StringComparer.OrdinalIgnoreCase),
            MaxDepth = depth,
            MaxListPages = listPages,
            Fetch = fetch,
        };
    }

    /// <summary>A list of addresses of documents.</summary>
    public static SiteOptions? ReadList(ConfigObject item, string id)
    {
        ArgumentNullException.ThrowIfNull(item);
        List<Uri> addresses = Addresses(item, "addresses");
        FetchOptions fetch = Fetch(item);
        SiteOptions limits = Limits(item);
        item.Finish();
        return addresses.Count == 0 ? null : limits with { Id = id, Start = addresses, StartKind = FrontierKind.Document, Fetch = fetch };
    }

    /// <summary>What a run of a source may take in all.</summary>
    private static SiteOptions Limits(ConfigObject item)
    {
        var defaults = new SiteOptions { Id = "", Start = [] };
        return defaults with
        {
            MaxExchanges = item.OptionalInteger("maxExchanges", defaults.MaxExchanges, 1, 10_000_000),
            MaxBytes = (long)item.OptionalInteger("maxTotalMegabytes", (int)(defaults.MaxBytes >> 20), 1, 10_000_000) << 20,
            MaxTime = TimeSpan.FromHours((double)item.OptionalNumber("maxHours", (decimal)defaults.MaxTime.TotalHours, 0.01m, 240)),
        };
    }

    private static FetchOptions Fetch(ConfigObject item, decimal leastDelay = 1)
    {
        var defaults = new FetchOptions();
        decimal delay = item.OptionalNumber("delaySeconds", leastDelay, 0, 3600);
        string agent = item.OptionalString("userAgent", defaults.UserAgent)!;
        string? reason = item.OptionalString("ignoreRobotsBecause");
        int timeout = item.OptionalInteger("timeoutSeconds", 120, 1, 3600);
        int megabytes = item.OptionalInteger("maxMegabytes", 200, 1, 2000);
        int retries = item.OptionalInteger("retries", defaults.Retries, 0, 20);
        bool inside = item.OptionalBoolean("allowPrivateNetwork", false);
        return defaults with
        {
            Delay = TimeSpan.FromSeconds((double)delay),
            UserAgent = agent,
            ObeyRobots = reason is null,
            Timeout = TimeSpan.FromSeconds(timeout),
            MaxBytes = (long)megabytes << 20,
            Retries = retries,
            AllowPrivateNetwork = inside,
        };
    }

    private static IPagingStrategy Paging(ConfigObject? item)
    {
        if (item is null)
        {
            return new NextLinkPaging();
        }

        string? type = item.OptionalChoice("type", "nextLink", PagingTypes);
        IPagingStrategy strategy = type switch
        {
            "trs" => new TrsPaging(),
            "jcms" => new JcmsPaging(),
            "viewState" => new ViewStatePaging(),
            "pageParameter" => new PageParameterPaging(
                item.OptionalString("parameter", "page")!, item.OptionalInteger("first", 1, 0, 1_000_000), item.OptionalInteger("step", 1, 1, 10_000)),
            "formJson" => new FormJsonPaging(new FormJsonOptions
            {
                Fields = [.. item.OptionalStrings("fields", []).Select(f => f.Split('=', 2)).Select(f => new KeyValuePair<string, string>(f[0], f.Length > 1 ? f[1] : ""))],
                PageField = item.OptionalString("pageField", "page")!,
                FirstPage = item.OptionalInteger("first", 1, 0, 1_000_000),
                Records = item.OptionalString("records", "data.rows")!,
                Title = item.OptionalString("title", "title")!,
                Name = item.OptionalString("name", "name")!,
                Published = item.OptionalString("published"),
                Publisher = item.OptionalString("publisher"),
                Attachments = item.OptionalString("attachments"),
                Link = item.OptionalString("link", "url")!,
            }),
            _ => new NextLinkPaging(),
        };
        item.Finish();
        return strategy;
    }

    private static List<Uri> Addresses(ConfigObject item, string key)
    {
        List<Uri> addresses = [];
        IReadOnlyList<string> texts = item.OptionalStrings(key, []);
        if (texts.Count == 0)
        {
            item.Problem(key, "is missing or empty; a list of http or https addresses is needed");
        }

        foreach (string text in texts)
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && AddressGuard.IsFetchable(address))
            {
                addresses.Add(address);
            }
            else
            {
                item.Problem(key, $"found \"{text}\", allowed are http and https addresses without a user name");
            }
        }

        return addresses;
    }

    private static Regex? Pattern(ConfigObject item, string key)
    {
        if (item.OptionalString(key) is not { } text)
        {
            return null;
        }

        try
        {
            return new Regex(text, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            item.Problem(key, $"found \"{text}\", which is no regular expression without back-references and look-around: {e.Message}");
            return null;
        }
    }
}
