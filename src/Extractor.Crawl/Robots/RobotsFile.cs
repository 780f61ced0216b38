using System.Globalization;
using System.Text;

namespace Extractor.Crawl.Robots;

/// <summary>A robots.txt file, read as RFC 9309 says; crawl-delay (not in the RFC) is read too.</summary>
/// <remarks>Immutable. Never throws for bad input: lines that are not understood are passed over (RFC 9309, 2.2).</remarks>
public sealed class RobotsFile
{
    /// <summary>Bytes that are read; the RFC asks for at least 500 KiB.</summary>
    public const int MaxBytes = 512 * 1024;

    private const int MaxRules = 20_000;

    private readonly List<Group> _groups;

    private RobotsFile(List<Group> groups, IReadOnlyList<string> sitemaps)
    {
        _groups = groups;
        Sitemaps = sitemaps;
    }

    /// <summary>Nothing is forbidden: what a missing robots.txt (4xx) means (RFC 9309, 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = new([], []);

    /// <summary>Everything is forbidden: what an unreachable robots.txt (5xx, network) means (RFC 9309, 2.3.1.4).</summary>
    public static RobotsFile DisallowAll { get; } = Parse("User-agent: *\nDisallow: /");

    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a file.</summary>
    public static RobotsFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Group> groups = [];
        List<string> sitemaps = [];
        Group? group = null;
        bool inAgents = false;
        int rules = 0;
        foreach (ReadOnlySpan<char> rawLine in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = rawLine;
            int comment = line.IndexOf('#');
            if (comment >= 0)
            {
                line = line[..comment];
            }

            int colon = line.IndexOf(':');
            if (colon <= 0 || ++rules > MaxRules)
            {
                continue;
            }

            string key = line[..colon].Trim().Trim('\uFEFF').ToString().ToLowerInvariant();
            string value = line[(colon + 1)..].Trim().ToString();
            switch (key)
            {
                case "user-agent":
                    if (!inAgents)
                    {
                        group = new Group();
                        groups.Add(group);
                    }

                    group!.Agents.Add(value.ToLowerInvariant());
                    inAgents = true;
                    continue;
                case "allow" or "disallow":
                    // An empty Disallow allows everything, which is the default.
                    if (group is not null && value.Length > 0)
                    {
                        group.Rules.Add(new Rule(Normalise(value), key == "allow"));
                    }

                    break;
                case "crawl-delay":
                    if (group is not null && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
                    {
                        group.CrawlDelay = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 300));
                    }

                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    continue;
                default:
                    continue;
            }

            inAgents = false;
        }

        return new RobotsFile(groups, sitemaps);
    }

    /// <summary>Whether a product token may fetch an address.</summary>
    /// <param name="productToken">The crawler's name without version, such as <c>Extractor</c>.</param>
    /// <param name="pathAndQuery">Path and query of the address, escaped, beginning with a slash.</param>
    public bool IsAllowed(string productToken, string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);
        string path = Normalise(pathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        int longest = -1;
        bool allowed = true;
        foreach (Group group in For(productToken))
        {
            foreach (Rule rule in group.Rules)
            {
                // The longest match wins; an allow wins over a disallow of equal length (RFC 9309, 2.2.2).
                if ((rule.Pattern.Length > longest || (rule.Pattern.Length == longest && rule.Allow)) && Matches(rule.Pattern, path))
                {
                    longest = rule.Pattern.Length;
                    allowed = rule.Allow;
                }
            }
        }

        return allowed;
    }

    /// <summary>The delay that the file asks of a product token, or null.</summary>
    public TimeSpan? CrawlDelay(string productToken)
    {
        TimeSpan? delay = null;
        foreach (Group group in For(productToken))
        {
            if (group.CrawlDelay is { } d && (delay is null || d > delay))
            {
                delay = d;
            }
        }

        return delay;
    }

    private List<Group> For(string productToken)
    {
        string token = productToken.ToLowerInvariant();
        List<Group> named = _groups.FindAll(g => g.Agents.Contains(token));
        return named.Count > 0 ? named : _groups.FindAll(g => g.Agents.Contains("*"));
    }

    /// <summary>Escapes what is not ASCII as UTF-8 and writes escapes in upper case, so that equal addresses compare equal.</summary>
    private static string Normalise(string path)
    {
        var text = new StringBuilder(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (int i = 0; i < path.Length; i++)
        {
            char c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                int value = int.Parse(path.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                bool unreserved = value < 128 && (char.IsAsciiLetterOrDigit((char)value) || value is '-' or '.' or '_' or '~');
                _ = unreserved ? text.Append((char)value) : text.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else if (c < 128)
            {
                text.Append(c);
            }
            else if (Rune.DecodeFromUtf16(path.AsSpan(i), out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
            {
                int n = rune.EncodeToUtf8(utf8);
                for (int k = 0; k < n; k++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"%{utf8[k]:X2}");
                }

                i += used - 1;
            }
        }

        return text.ToString();
    }

    /// <summary>Wildcard match in linear time: * is any run, $ at the end is the end of the path.</summary>
    private static bool Matches(string pattern, string path)
    {
        bool anchored = pattern.EndsWith('$');
        ReadOnlySpan<char> p = anchored ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        int pi = 0;
        int si = 0;
        int star = -1;
        int mark = 0;
        while (true)
        {
            if (pi == p.Length && (!anchored || si == path.Length))
            {
                return true;
            }

            if (pi < p.Length && p[pi] == '*')
            {
                star = pi++;
                mark = si;
            }
            else if (pi < p.Length && si < path.Length && p[pi] == path[si])
            {
                pi++;
                si++;
            }
            else if (star >= 0 && mark < path.Length)
            {
                pi = star + 1;
                si = ++mark;
            }
            else
            {
                return false;
            }
        }
    }

    private sealed class Group
    {
        public List<string> Agents { get; } = [];

        public List<Rule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; set; }
    }

    private readonly record struct Rule(string Pattern, bool Allow);
}
