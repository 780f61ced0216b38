using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>A letter in the coordinates of a <see cref="PageView"/>.</summary>
/// <param name="Source">The letter on the page.</param>
/// <param name="Left">Left edge in the view.</param>
/// <param name="Top">Top edge in the view.</param>
/// <param name="Right">Right edge in the view.</param>
/// <param name="Bottom">Bottom edge in the view.</param>
/// <param name="BaseY">y of the baseline in the view; the bottom edge for letters that do not stand upright in it.</param>
/// <param name="CenterY">Optical middle of the glyph: a third of the size above the baseline, because font boxes are unreliable.</param>
/// <param name="Direction">Direction relative to the view.</param>
internal readonly record struct ViewLetter(
    Letter Source, double Left, double Top, double Right, double Bottom, double BaseY, double CenterY, TextDirection Direction)
{
    public double CenterX => (Left + Right) / 2;

    public double Width => Right - Left;

    public double Size => Source.FontSize > 0 ? Source.FontSize : Math.Max(Bottom - Top, 1);

    public bool IsUpright => Direction is TextDirection.Horizontal or TextDirection.Vertical or TextDirection.Other;
}

/// <summary>
/// A page turned by quarters so that the text of a table stands upright; all table finding works in such a view, and
/// boxes are turned back at the end.
/// </summary>
internal sealed class PageView
{
    private readonly double _pageWidth;
    private readonly double _pageHeight;

    /// <param name="page">The page as read.</param>
    /// <param name="turn">Direction of the text that the view shows upright: one of the four quarter turns.</param>
    /// <param name="letters">The letters to look at; letters that nobody sees are left out beforehand.</param>
    public PageView(Page page, TextDirection turn, IReadOnlyList<Letter> letters)
    {
        _pageWidth = page.Width;
        _pageHeight = page.Height;
        Turn = turn is TextDirection.Rotate90 or TextDirection.Rotate180 or TextDirection.Rotate270 ? turn : TextDirection.Horizontal;
        bool sideways = Turn is TextDirection.Rotate90 or TextDirection.Rotate270;
        Page = page;
        Width = sideways ? page.Height : page.Width;
        Height = sideways ? page.Width : page.Height;
        Letters = new ViewLetter[letters.Count];
        for (int i = 0; i < letters.Count; i++)
        {
            Letters[i] = View(letters[i]);
        }
    }

    public Page Page { get; }

    public TextDirection Turn { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Letters in drawing order.</summary>
    public ViewLetter[] Letters { get; }

    /// <summary>A point of the page in the view.</summary>
    public (double X, double Y) ToView(double x, double y) => Turn switch
    {
        TextDirection.Rotate90 => (y, _pageWidth - x),
        TextDirection.Rotate270 => (_pageHeight - y, x),
        TextDirection.Rotate180 => (_pageWidth - x, _pageHeight - y),
        _ => (x, y),
    };

    public Box ToView(Box box)
    {
        (double x1, double y1) = ToView(box.Left, box.Top);
        (double x2, double y2) = ToView(box.Right, box.Bottom);
        return new Box(x1, y1, x2, y2);
    }

    /// <summary>A box of the view on the page.</summary>
    public Box ToPage(Box box)
    {
        (double x1, double y1) = ToPage(box.Left, box.Top);
        (double x2, double y2) = ToPage(box.Right, box.Bottom);
        return new Box(x1, y1, x2, y2);
    }

    public RuleSegment ToView(Ruling ruling)
    {
        (double x1, double y1) = ruling.IsHorizontal ? ToView(ruling.Start, ruling.Position) : ToView(ruling.Position, ruling.Start);
        (double x2, double y2) = ruling.IsHorizontal ? ToView(ruling.End, ruling.Position) : ToView(ruling.Position, ruling.End);
        bool sideways = Turn is TextDirection.Rotate90 or TextDirection.Rotate270;
        bool horizontal = ruling.IsHorizontal != sideways;
        return horizontal
            ? new RuleSegment(true, y1, Math.Min(x1, x2), Math.Max(x1, x2), ruling.Thickness)
            : new RuleSegment(false, x1, Math.Min(y1, y2), Math.Max(y1, y2), ruling.Thickness);
    }

    private (double X, double Y) ToPage(double x, double y) => Turn switch
    {
        TextDirection.Rotate90 => (_pageWidth - y, x),
        TextDirection.Rotate270 => (y, _pageHeight - x),
        TextDirection.Rotate180 => (_pageWidth - x, _pageHeight - y),
        _ => (x, y),
    };

    private ViewLetter View(Letter letter)
    {
        Box box = ToView(letter.Box);
        TextDirection direction = Relative(letter.Direction, Turn);
        double baseY = box.Bottom;
        double centerY = box.CenterY;
        if (direction == TextDirection.Horizontal)
        {
            baseY = ToView(letter.BaselineX, letter.BaselineY).Y;
            double optical = baseY - (letter.FontSize / 3);
            centerY = optical >= box.Top - 1 && optical <= box.Bottom + 1 ? optical : box.CenterY;
        }

        return new ViewLetter(letter, box.Left, box.Top, box.Right, box.Bottom, baseY, centerY, direction);
    }

    private static TextDirection Relative(TextDirection direction, TextDirection turn) =>
        direction is TextDirection.Vertical or TextDirection.Other
            ? direction
            : (TextDirection)(((int)direction - (int)turn + 4) % 4);
}
