using Extractor.Pdf.Content.Color;
using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <summary>The graphics and text state that q and Q save and restore (ISO 32000-1, 8.4 and 9.3). A mutable struct, so that saving is one copy.</summary>
internal struct GraphicsState
{
    /// <summary>User space → page as read.</summary>
    public Matrix Ctm;

    /// <summary>Bounds of the clipping path on the page.</summary>
    public Box Clip;

    /// <summary>The clipping path is not just the box <see cref="Clip"/>: what is painted may fill only parts of it.</summary>
    public bool IsClipComplex;

    /// <summary>Nothing is painted at all: the clipping paths have no common point.</summary>
    public bool IsClippedAway;

    public ColorSpace FillSpace;
    public ColorSpace StrokeSpace;
    public PdfColor Fill;
    public PdfColor Stroke;

    /// <summary>The colour comes from a pattern and is only a guess.</summary>
    public bool FillIsPattern;
    public bool StrokeIsPattern;

    public double FillAlpha;
    public double StrokeAlpha;

    /// <summary>Alpha of the transparency groups around.</summary>
    public double GroupAlpha;

    /// <summary>Blend mode other than Normal, or a soft mask.</summary>
    public bool IsBlended;

    public double LineWidth;
    public int LineCap;
    public bool IsDashed;

    public PdfFont? Font;
    public double FontSize;
    public double CharSpacing;
    public double WordSpacing;

    /// <summary>Tz / 100.</summary>
    public double HorizontalScale;
    public double Leading;
    public double Rise;
    public int RenderingMode;

    public static GraphicsState Initial(in Matrix ctm) => new()
    {
        Ctm = ctm,
        Clip = new Box(-1e6, -1e6, 1e6, 1e6),
        FillSpace = ColorSpace.Gray,
        StrokeSpace = ColorSpace.Gray,
        FillAlpha = 1,
        StrokeAlpha = 1,
        GroupAlpha = 1,
        LineWidth = 1,
        HorizontalScale = 1,
    };
}
