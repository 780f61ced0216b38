using Extractor.Crawl.Paging;
using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Store;

/// <summary>Something a run still has to fetch, with what led to it.</summary>
public sealed record FrontierItem
{
    /// <summary>Same key, same request: met twice in a run, fetched once.</summary>
    public required string Key { get; init; }

    public required string Address { get; init; }

    /// <summary>Posted fields, <c>name=value</c> escaped and joined by &amp;; null for a GET.</summary>
    public string? Form { get; init; }

    public required FrontierKind Kind { get; init; }

    /// <summary>Links from a start page.</summary>
    public int Depth { get; init; }

    /// <summary>How many pages of the same list came before.</summary>
    public int ListIndex { get; init; }

    /// <summary>Key of the list's first page.</summary>
    public string? ListId { get; init; }

    public string? Referrer { get; init; }

    public string? Title { get; init; }

    /// <summary>ISO 8601 date.</summary>
    public string? Published { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Text of the link.</summary>
    public string? Text { get; init; }

    public PageRequest Request => new(new Uri(Address), Form is null ? null : Fields(Form));

    public static FrontierItem Of(PageRequest request, FrontierKind kind) => new()
    {
        Key = request.Key,
        Address = request.Address.AbsoluteUri,
        Form = request.Form is null ? null : string.Join('&', request.Form.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")),
        Kind = kind,
    };

    internal static FrontierItem Read(SqliteDataReader r) => new()
    {
        Key = r.GetString(0),
        Address = r.GetString(1),
        Form = Null(r, 2),
        Kind = Enum.Parse<FrontierKind>(r.GetString(3)),
        Depth = r.GetInt32(4),
        ListIndex = r.GetInt32(5),
        ListId = Null(r, 6),
        Referrer = Null(r, 7),
        Title = Null(r, 8),
        Published = Null(r, 9),
        Publisher = Null(r, 10),
        Text = Null(r, 11),
    };

    private static string? Null(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static List<KeyValuePair<string, string>> Fields(string form) =>
        [.. form.Split('&').Select(p => p.Split('=', 2)).Select(p => new KeyValuePair<string, string>(Uri.UnescapeDataString(p[0]), Uri.UnescapeDataString(p.Length > 1 ? p[1] : "")))];
}

/// <summary>What is expected behind an address.</summary>
public enum FrontierKind
{
    /// <summary>A page of a list.</summary>
    List,

    /// <summary>An article page that may hold attachments.</summary>
    Article,

    /// <summary>A document.</summary>
    Document,
}
