using System.Text;

namespace Extractor.Crawl.Mirror;

/// <summary>
/// A saved site in a folder: one folder a host, below it a file a page, as <c>wget --recursive</c> writes them
/// (<c>www.example.gov.cn/gk/index.html</c>, <c>www.example.gov.cn/download.do?iid=7</c>). A folder without a folder for the
/// host is the host's itself.
/// </summary>
/// <param name="root">Absolute path.</param>
/// <remarks>Reads only below <paramref name="root"/>: no dots, no hidden names, no links that lead out.</remarks>
public sealed class MirrorFolder(string root)
{
    private static readonly string[] IndexNames = ["index.html", "index.htm", "default.html", "default.htm"];

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public string Root => _root;

    /// <summary>The file that answers a request.</summary>
    /// <param name="authority">Host of the request, with or without a port.</param>
    /// <param name="pathAndQuery">Escaped, beginning with a slash.</param>
    /// <returns>A path that exists below the root, or null. A folder is told by <see cref="IsFolderWithoutSlash"/>.</returns>
    public string? Find(string authority, string pathAndQuery)
    {
        (string path, string query) = Split(pathAndQuery);
        if (HostFolder(authority) is not { } folder || Below(folder, path) is not { } file)
        {
            return null;
        }

        if (path.EndsWith('/'))
        {
            return IndexNames.Select(n => Path.Combine(file, n)).FirstOrDefault(IsSafeFile);
        }

        if (query.Length > 0)
        {
            // A file name may hold the query as it was sent or unescaped; on Windows with @ for the question mark.
            foreach (string tail in new[] { "?" + query, "?" + Unescape(query), "@" + query, "@" + Unescape(query) })
            {
                if (tail.AsSpan().IndexOfAny('/', '\\', '\0') < 0 && IsSafeFile(file + tail))
                {
                    return file + tail;
                }
            }
        }

        return IsSafeFile(file) ? file : null;
    }

    /// <summary>True where a request names a folder without the slash at its end, so that relative links of its index would go astray.</summary>
    public bool IsFolderWithoutSlash(string authority, string pathAndQuery)
    {
        string path = Split(pathAndQuery).Path;
        return !path.EndsWith('/') && HostFolder(authority) is { } folder && Below(folder, path) is { } file && Directory.Exists(file) && IsInside(file);
    }

    private string? HostFolder(string authority)
    {
        string host = authority.ToLowerInvariant();
        string bare = host.LastIndexOf(':') is var colon and > 0 && !host.EndsWith(']') ? host[..colon] : host;
        foreach (string name in new[] { host, bare })
        {
            if (Below(_root, "/" + name) is { } folder && Directory.Exists(folder))
            {
                return folder;
            }
        }

        // A folder whose name is a host's holds hosts; any other is a site itself.
        bool holdsHosts = Directory.Exists(_root) && Directory.EnumerateDirectories(_root).Any(d => Path.GetFileName(d).Contains('.', StringComparison.Ordinal));
        return holdsHosts || !Directory.Exists(_root) ? null : _root;
    }

    private static (string Path, string Query) Split(string pathAndQuery)
    {
        int question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (pathAndQuery, "") : (pathAndQuery[..question], pathAndQuery[(question + 1)..]);
    }

    /// <summary>The path of an escaped address path below a folder; null for anything that is no plain name.</summary>
    private static string? Below(string folder, string escaped)
    {
        string path = folder;
        foreach (string part in escaped.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Unescape(part);
            if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 255 || name[0] == '.' || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            {
                return null;
            }

            path = Path.Combine(path, name);
        }

        return path;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);

    private bool IsSafeFile(string path) => File.Exists(path) && IsInside(path);

    /// <summary>True where no link on the way leads out of the root.</summary>
    private bool IsInside(string path)
    {
        for (string? at = path; at is not null && at.Length > _root.Length; at = Path.GetDirectoryName(at))
        {
            if (File.ResolveLinkTarget(at, returnFinalTarget: true) is { } target
                && !target.FullName.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
