namespace Extractor.Layout;

/// <summary>How to read a document's layout.</summary>
public sealed record LayoutOptions
{
    /// <summary>Pages to read, from 1; null for all.</summary>
    public IReadOnlySet<int>? Pages { get; init; }

    /// <summary>Join tables that continue on the next page. Default true.</summary>
    public bool JoinTables { get; init; } = true;

    /// <summary>Also use text that a reader does not see. Default false.</summary>
    public bool AllText { get; init; }
}
