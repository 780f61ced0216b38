namespace Extractor.Crawl.Pages;

/// <summary>A link of a page.</summary>
/// <param name="Address">Absolute address, fragment cut off.</param>
/// <param name="Text">Its text or title, blanks folded; empty where there is none.</param>
/// <param name="Origin">Where on the page it was found.</param>
public sealed record PageLink(Uri Address, string Text, LinkOrigin Origin)
{
    /// <summary>Title of the record it belongs to, where that says more than its text.</summary>
    public string? Title { get; init; }

    /// <summary>Date that stands beside it in its list item or row.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Publishing body that its record names.</summary>
    public string? Publisher { get; init; }
}

/// <summary>Where a link was found.</summary>
public enum LinkOrigin
{
    Anchor,

    /// <summary>iframe, embed or object.</summary>
    Embedded,

    /// <summary>The ?file= of a pdf.js viewer.</summary>
    Viewer,

    /// <summary>onclick, window.open, location.href and the like.</summary>
    Script,

    /// <summary>A record of a JSON answer, which a list of documents was asked for.</summary>
    Record,
}
