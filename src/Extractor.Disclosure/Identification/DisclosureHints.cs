namespace Extractor.Disclosure;

/// <summary>What the source of a document says about it (the link's text, the page's date); used only where the document is silent.</summary>
public sealed record DisclosureHints
{
    /// <summary>Text of the link or page that led to the document.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the unit as the source configuration or the page gives it.</summary>
    public string? Unit { get; init; }

    public int? Year { get; init; }

    /// <summary>Body that published the page; tells the unit only where nothing else does.</summary>
    public string? Publisher { get; init; }

    /// <summary>Publication date, ISO 8601.</summary>
    public string? Published { get; init; }
}
