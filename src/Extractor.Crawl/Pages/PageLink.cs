namespace Extractor.Crawl.Pages;

/// <summary>A link of a page.</summary>
/// <param name="Address">Absolute address, fragment cut off.</param>
/// <param name="Text">Its text or title, blanks folded; empty where there is none.</param>
/// <param name="Origin">Where on the page it was found.</param>
public sealed record PageLink(Uri Address, string Text, LinkOrigin Origin);

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
}
