namespace Extractor.Pdf.Content;

/// <summary>What a path is painted with.</summary>
/// <param name="Color">As seen on white paper.</param>
/// <param name="Clip">Bounds of the clipping path.</param>
/// <param name="IsOpaque">Hides what lies below.</param>
/// <param name="IsPattern">A pattern or gradient; the colour is a guess.</param>
/// <param name="IsEvenOdd">Nested subpaths leave holes.</param>
/// <param name="IsDashed">Strokes are dashed.</param>
internal readonly record struct Brush(PdfColor Color, Box Clip, bool IsOpaque, bool IsPattern, bool IsEvenOdd, bool IsDashed)
{
    /// <summary>The clipping path is no upright rectangle: a painted rectangle may be seen in parts only.</summary>
    public bool IsClipComplex { get; init; }

    /// <summary>What a painted rectangle is.</summary>
    public AreaKind RectangleKind => IsPattern ? AreaKind.Pattern : IsClipComplex ? AreaKind.Shape : AreaKind.Rectangle;
}
