using Extractor.Pdf;

namespace Extractor.Layout.Tests;

/// <summary>Draws pages by hand: a full-width letter for an ideograph, half for the rest, ascent 0.88 and descent 0.12.</summary>
internal sealed class PageSketch(double width = 595, double height = 842)
{
    private readonly List<Letter> _letters = [];
    private readonly List<Ruling> _rulings = [];
    private readonly List<DiagonalLine> _diagonals = [];
    private readonly List<PageImage> _images = [];

    public IReadOnlyList<Letter> Letters => _letters;

    public static double Advance(char c, double size) => c >= 0x2E80 || c is '“' or '”' or '—' ? size : size / 2;

    /// <summary>Draws a text from its left end on a baseline; blanks are drawn as letters.</summary>
    public PageSketch Text(string text, double x, double baseline, double size = 10, double spacing = 0, LetterMarks marks = LetterMarks.None, string font = "SimSun")
    {
        foreach (char c in text)
        {
            double advance = Advance(c, size);
            _letters.Add(new Letter
            {
                Text = c.ToString(),
                Box = new Box(x, baseline - (0.88 * size), x + advance, baseline + (0.12 * size)),
                BaselineX = x,
                BaselineY = baseline,
                FontName = font,
                FontSize = size,
                Order = _letters.Count,
                Marks = marks,
            });
            x += advance + spacing;
        }

        return this;
    }

    /// <summary>Draws a text turned by a quarter clockwise (heads to the right), downwards from a point.</summary>
    public PageSketch Turned(string text, double x, double y, double size = 10)
    {
        foreach (char c in text)
        {
            double advance = Advance(c, size);
            _letters.Add(new Letter
            {
                Text = c.ToString(),
                Box = new Box(x - (0.12 * size), y, x + (0.88 * size), y + advance),
                BaselineX = x,
                BaselineY = y,
                FontName = "SimSun",
                FontSize = size,
                Order = _letters.Count,
                Direction = TextDirection.Rotate90,
                Angle = 90,
            });
            y += advance;
        }

        return this;
    }

    public PageSketch Line(double x1, double y1, double x2, double y2)
    {
        bool horizontal = Math.Abs(y1 - y2) < Math.Abs(x1 - x2);
        _rulings.Add(new Ruling(horizontal, horizontal ? y1 : x1, horizontal ? x1 : y1, horizontal ? x2 : y2, 0.5, PdfColor.Black, RulingStyle.Stroked));
        return this;
    }

    /// <summary>Draws a slanted stroke.</summary>
    public PageSketch Slant(double x1, double y1, double x2, double y2)
    {
        _diagonals.Add(new DiagonalLine(x1, y1, x2, y2, 0.5, PdfColor.Black));
        return this;
    }

    /// <summary>Puts a picture there.</summary>
    public PageSketch Image(double left, double top, double right, double bottom)
    {
        _images.Add(new PageImage(new Box(left, top, right, bottom), 0, 0));
        return this;
    }

    public Page Page(int number = 1) => new() { Number = number, Width = width, Height = height, Letters = _letters, Rulings = _rulings, Diagonals = _diagonals, Images = _images };
}

/// <summary>A document of sketched pages; null is a page that cannot be read.</summary>
internal sealed class SketchDocument(params PageSketch?[] pages) : IPdfDocument
{
    public int PageCount => pages.Length;

    public PdfDocumentInfo Info { get; } = new();

    public IReadOnlyList<PdfWarning> Warnings { get; } = [];

    public Page GetPage(int number, CancellationToken cancellationToken = default) =>
        pages[number - 1]?.Page(number) ?? throw new PdfException("the content stream is garbage");

    public void Dispose()
    {
    }
}
