namespace Extractor.Pdf.Content;

/// <summary>Something painted that may lie below or above letters and lines.</summary>
/// <param name="Box">Bounds on the page, clipped.</param>
/// <param name="Color">As seen on white paper.</param>
/// <param name="Order">Letters drawn before it.</param>
/// <param name="Kind">What is known of it.</param>
/// <param name="IsOpaque">Hides what lies below it.</param>
internal readonly record struct PaintedArea(Box Box, PdfColor Color, int Order, AreaKind Kind, bool IsOpaque);

internal enum AreaKind : byte
{
    /// <summary>An upright rectangle of one colour.</summary>
    Rectangle,

    /// <summary>Another shape of one colour; the box is its bounds.</summary>
    Shape,

    /// <summary>A gradient or pattern: the colour is only a guess.</summary>
    Pattern,

    /// <summary>An image.</summary>
    Image,
}
