using System.Globalization;
using System.Text.Json;
using Extractor.Crawl.Pages;

namespace Extractor.Crawl.Paging;

/// <summary>
/// A form POST that answers with JSON. Recipe: 1. post the configured fields with the page number; 2. the records are at
/// <paramref name="options"/>.Records in the answer; 3. each record's address is a field of it, or a pattern filled from
/// its fields (<c>download.do?iid={iid}</c>), attachments in a nested list included; 4. stop after the told number of
/// pages or at an empty list.
/// </summary>
/// <param name="options">Names of the fields.</param>
public sealed class FormJsonPaging(FormJsonOptions options) : IPagingStrategy
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public string Name => "formJson";

    public PageRequest First(Uri address) => Request(address, 0);

    /// <summary>The request for a page, from 0.</summary>
    public PageRequest Request(Uri address, int index) => new(address,
        [.. options.Fields, new(options.PageField, (options.FirstPage + index).ToString(CultureInfo.InvariantCulture))]);

    public IReadOnlyList<PageRequest> Following(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Entries(page).Count == 0 ? [] : [Request(page.Request.Address, page.Index + 1)];
    }

    public IReadOnlyList<PageLink> Entries(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        try
        {
            using JsonDocument document = JsonDocument.Parse(page.Text, Json);
            List<PageLink> links = [];
            if (At(document.RootElement, options.Records) is { ValueKind: JsonValueKind.Array } records)
            {
                foreach (JsonElement record in records.EnumerateArray())
                {
                    Record(page.Request.Address, record, links);
                }
            }

            return links;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private void Record(Uri address, JsonElement record, List<PageLink> links)
    {
        var facts = new PageLink(address, Text(At(record, options.Title)) ?? "", LinkOrigin.Record)
        {
            Title = Text(At(record, options.Title)),
            Published = options.Published is { } p && Text(At(record, p)) is { } told ? PageFacts.Date(told) : null,
            Publisher = options.Publisher is { } u ? Text(At(record, u)) : null,
        };
        if (options.Attachments is { } path && At(record, path) is { ValueKind: JsonValueKind.Array } attachments)
        {
            foreach (JsonElement attachment in attachments.EnumerateArray())
            {
                Link(address, attachment, facts, links);
            }

            return;
        }

        Link(address, record, facts, links);
    }

    private void Link(Uri address, JsonElement record, PageLink facts, List<PageLink> links)
    {
        string? filled = Fill(options.Link, record);
        if (filled is not null && Uri.TryCreate(address, filled, out Uri? link) && Http.AddressGuard.IsFetchable(link))
        {
            links.Add(facts with { Address = link, Text = Text(At(record, options.Name)) ?? Text(At(record, options.Title)) ?? facts.Text });
        }
    }

    /// <summary>Fills {field} in a pattern; null where a field is missing. A pattern without braces is the name of a field.</summary>
    private static string? Fill(string pattern, JsonElement record)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal))
        {
            return Text(At(record, pattern));
        }

        int open;
        while ((open = pattern.IndexOf('{', StringComparison.Ordinal)) >= 0)
        {
            int close = pattern.IndexOf('}', open);
            if (close < 0 || Text(At(record, pattern[(open + 1)..close])) is not { } value)
            {
                return null;
            }

            pattern = $"{pattern[..open]}{Uri.EscapeDataString(value)}{pattern[(close + 1)..]}";
        }

        return pattern;
    }

    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (string name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string? Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } e => e.GetString(),
        { ValueKind: JsonValueKind.Number } e => e.GetRawText(),
        _ => null,
    };
}

/// <summary>Where things stand in a JSON list; paths are field names joined by dots.</summary>
public sealed record FormJsonOptions
{
    /// <summary>Fields posted with every page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Name of the page number's field.</summary>
    public required string PageField { get; init; }

    /// <summary>Number of the first page; default 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>Path of the list of records.</summary>
    public required string Records { get; init; }

    /// <summary>Path of a record's title.</summary>
    public string Title { get; init; } = "title";

    /// <summary>Path of an attachment's own name; where it has none its title, or that of its record.</summary>
    public string Name { get; init; } = "name";

    /// <summary>Path of a record's date of publication; null where it has none.</summary>
    public string? Published { get; init; }

    /// <summary>Path of the publishing body; null where it has none.</summary>
    public string? Publisher { get; init; }

    /// <summary>Path of a record's list of attachments; null where the record is the document.</summary>
    public string? Attachments { get; init; }

    /// <summary>Field that holds the address, or a pattern such as <c>/download.do?iid={iid}</c>.</summary>
    public required string Link { get; init; }
}
