namespace Extractor.Pdf.Content.Rulings;

/// <summary>A line of one direction while lines are merged; members as in <see cref="Ruling"/>.</summary>
internal readonly record struct Line(double Position, double Start, double End, double Thickness, PdfColor Color, RulingStyle Style)
{
    public double Length => End - Start;

    public double Near => Position - (Thickness / 2);

    public double Far => Position + (Thickness / 2);

    /// <summary>A total order by place, so that results do not depend on the order of drawing.</summary>
    public static int ByPosition(Line a, Line b)
    {
        int c = a.Position.CompareTo(b.Position);
        return c != 0 ? c : ByStart(a, b);
    }

    /// <summary>A total order by start.</summary>
    public static int ByStart(Line a, Line b)
    {
        int c = a.Start.CompareTo(b.Start);
        c = c != 0 ? c : a.End.CompareTo(b.End);
        c = c != 0 ? c : a.Position.CompareTo(b.Position);
        c = c != 0 ? c : a.Thickness.CompareTo(b.Thickness);
        c = c != 0 ? c : Rgb(a.Color).CompareTo(Rgb(b.Color));
        return c != 0 ? c : a.Style.CompareTo(b.Style);
    }

    public static int Rgb(PdfColor color) => (color.R << 16) | (color.G << 8) | color.B;
}
