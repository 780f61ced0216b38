namespace Extractor.Layout.Tables;

/// <summary>A stretch of lines that may be a table without vertical rules.</summary>
/// <param name="Lines">Its lines, top to bottom.</param>
/// <param name="Rules">Horizontal rules at its edges and inside, top to bottom; empty for an unruled one.</param>
internal sealed record StreamZone(List<SegmentLine> Lines, List<RuleSegment> Rules)
{
    /// <summary>Whether a caption stands right above: a unit, a number, a preparer or a title of a table.</summary>
    public bool IsCaptioned { get; init; }

    public bool IsRuled => Rules.Count > 0;

    public double Left => Math.Min(Lines.Min(l => l.Left), Rules.Count == 0 ? double.MaxValue : Rules.Min(r => r.Start));

    public double Right => Math.Max(Lines.Max(l => l.Right), Rules.Count == 0 ? double.MinValue : Rules.Max(r => r.End));

    public double Top => Rules.Count == 0 ? Lines[0].Y - (0.8 * Lines[0].Size) : Math.Min(Rules[0].Position, Lines[0].Y - (0.5 * Lines[0].Size));

    public double Bottom => Rules.Count == 0
        ? Lines[^1].Y + (0.8 * Lines[^1].Size)
        : Math.Max(Rules[^1].Position, Lines[^1].Y + (0.5 * Lines[^1].Size));
}
