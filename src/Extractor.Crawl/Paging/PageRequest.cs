namespace Extractor.Crawl.Paging;

/// <summary>A page to ask for.</summary>
/// <param name="Address">Absolute http or https address.</param>
/// <param name="Form">Fields to post, URL encoded; null for a GET.</param>
public sealed record PageRequest(Uri Address, IReadOnlyList<KeyValuePair<string, string>>? Form = null)
{
    /// <summary>Same address and fields, same key: no page is asked for twice in a run.</summary>
    public string Key => Form is null
        ? Address.AbsoluteUri
        : $"{Address.AbsoluteUri}\n{string.Join('&', Form.Select(f => $"{f.Key}={f.Value}"))}";
}
