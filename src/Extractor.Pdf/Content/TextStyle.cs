namespace Extractor.Pdf.Content;

/// <summary>What all letters of one show operator have in common.</summary>
internal sealed record TextStyle
{
    public required string FontName { get; init; }

    public required double FontSize { get; init; }

    public int RenderingMode { get; init; }

    public TextDirection Direction { get; init; }

    public double Angle { get; init; }

    /// <summary>As a reader sees it on white paper: transparency is mixed in.</summary>
    public PdfColor Color { get; init; }

    /// <summary>False where a pattern or gradient paints the letters.</summary>
    public bool HasPlainColor { get; init; } = true;

    /// <summary>Marks known when the text is shown: invisible, hidden layer, declared watermark.</summary>
    public LetterMarks Marks { get; init; }
}
