namespace Extractor.Layout.Tables;

/// <summary>A ruling in the coordinates of a view.</summary>
/// <param name="IsHorizontal">True for a horizontal line.</param>
/// <param name="Position">y of a horizontal, x of a vertical line.</param>
/// <param name="Start">Left or top end.</param>
/// <param name="End">Right or bottom end.</param>
/// <param name="Thickness">Width of the line in points.</param>
internal readonly record struct RuleSegment(bool IsHorizontal, double Position, double Start, double End, double Thickness)
{
    public double Length => End - Start;
}
