namespace Extractor.Pdf;

/// <summary>A straight horizontal or vertical line that a reader sees, however it was drawn.</summary>
/// <param name="IsHorizontal">True for a horizontal line.</param>
/// <param name="Position">y of a horizontal line's centre, x of a vertical one's.</param>
/// <param name="Start">Left end of a horizontal line, top end of a vertical one.</param>
/// <param name="End">Right end, bottom end; not before <paramref name="Start"/>.</param>
/// <param name="Thickness">Width of the line in points as drawn (a hairline has 0; doubled lines: both with the gap).</param>
/// <param name="Color">Colour of the line.</param>
/// <param name="Style">How it was drawn.</param>
public sealed record Ruling(bool IsHorizontal, double Position, double Start, double End, double Thickness, PdfColor Color, RulingStyle Style)
{
    public double Length => End - Start;

    /// <summary>The area the line covers, its thickness included.</summary>
    public Box Box => IsHorizontal
        ? new Box(Start, Position - (Thickness / 2), End, Position + (Thickness / 2))
        : new Box(Position - (Thickness / 2), Start, Position + (Thickness / 2), End);
}

/// <summary>How a ruling was drawn.</summary>
public enum RulingStyle
{
    /// <summary>Stroked line or edge of a stroked rectangle.</summary>
    Stroked,

    /// <summary>Thin filled rectangle.</summary>
    Filled,

    /// <summary>Dashes or dots, joined.</summary>
    Dashed,

    /// <summary>Two parallel lines close together, taken as one.</summary>
    Doubled,
}
