namespace Extractor.Pdf.Content;

/// <summary>A piece of a horizontal or vertical line as drawn, before pieces are merged to rulings. See <see cref="Ruling"/> for the members.</summary>
internal readonly record struct LineSegment(bool IsHorizontal, double Position, double Start, double End, double Thickness, PdfColor Color, RulingStyle Style)
{
    /// <summary>Areas painted on the page before it: those with a smaller index lie below.</summary>
    public int AreaOrder { get; init; }

    public double Length => End - Start;

    public Box Box => IsHorizontal
        ? new Box(Start, Position - (Thickness / 2), End, Position + (Thickness / 2))
        : new Box(Position - (Thickness / 2), Start, Position + (Thickness / 2), End);
}
