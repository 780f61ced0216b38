namespace Extractor.Pdf;

/// <summary>The direction in which text advances on the page as a reader sees it (after /Rotate).</summary>
public enum TextDirection
{
    /// <summary>Upright, left to right.</summary>
    Horizontal,

    /// <summary>Turned a quarter clockwise: letters run from top to bottom, their heads to the right.</summary>
    Rotate90,

    /// <summary>Upside down.</summary>
    Rotate180,

    /// <summary>Turned a quarter anticlockwise: letters run from bottom to top, their heads to the left.</summary>
    Rotate270,

    /// <summary>Upright letters of a vertical font (writing mode 1), running from top to bottom.</summary>
    Vertical,

    /// <summary>Any other angle.</summary>
    Other,
}
