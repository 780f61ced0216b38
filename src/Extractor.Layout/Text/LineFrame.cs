using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>A letter in the frame of its line.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Start">Where it begins along the line.</param>
/// <param name="End">Where it ends along the line; not before <paramref name="Start"/>.</param>
/// <param name="Baseline">Its baseline across the lines, growing from line to line.</param>
/// <param name="Size">Type size in points, never 0.</param>
/// <param name="IsBlank">True for a drawn blank.</param>
internal readonly record struct LineItem(Letter Letter, double Start, double End, double Baseline, double Size, bool IsBlank)
{
    /// <summary>Top of the letter's body: font boxes differ wildly, so it is taken from baseline and size.</summary>
    public double Top => Baseline - (0.75 * Size);

    public double Bottom => Baseline + (0.1 * Size);

    public double Center => (Start + End) / 2;
}

/// <summary>Coordinates along (u) and across (v) the lines of one text direction; both grow in reading order.</summary>
internal readonly struct LineFrame(TextDirection direction, double angle)
{
    private readonly double _cos = Math.Cos(angle * Math.PI / 180);
    private readonly double _sin = Math.Sin(angle * Math.PI / 180);

    public TextDirection Direction { get; } = direction;

    public LineItem Place(Letter letter)
    {
        Box box = letter.Box;
        double x = letter.BaselineX;
        double y = letter.BaselineY;
        double size = letter.FontSize > 0.01 && double.IsFinite(letter.FontSize) ? letter.FontSize : Math.Max(1, Math.Min(box.Width, box.Height));
        bool blank = CharKind.IsBlank(letter.Text);
        switch (Direction)
        {
            case TextDirection.Rotate90:
                return new LineItem(letter, box.Top, box.Bottom, -x, size, blank);
            case TextDirection.Rotate180:
                return new LineItem(letter, -box.Right, -box.Left, -y, size, blank);
            case TextDirection.Rotate270:
                return new LineItem(letter, -box.Bottom, -box.Top, x, size, blank);
            case TextDirection.Vertical:
                return new LineItem(letter, box.Top, box.Bottom, -box.CenterX, size, blank);
            case TextDirection.Other:
                // The upright box of a turned letter is wider than its advance; the letter's width follows from its kind.
                double u = (x * _cos) + (y * _sin);
                double width = size * (CharKind.IsCjk(CharKind.First(letter.Text)) ? 1 : 0.5);
                return new LineItem(letter, u, u + width, (y * _cos) - (x * _sin), size, blank);
            default:
                return new LineItem(letter, box.Left, box.Right, y, size, blank);
        }
    }

    /// <summary>The extent of a word's box along the lines of a direction.</summary>
    public static (double Start, double End) Extent(Box box, TextDirection direction) => direction switch
    {
        TextDirection.Rotate90 or TextDirection.Vertical => (box.Top, box.Bottom),
        TextDirection.Rotate180 => (-box.Right, -box.Left),
        TextDirection.Rotate270 => (-box.Bottom, -box.Top),
        _ => (box.Left, box.Right),
    };
}
