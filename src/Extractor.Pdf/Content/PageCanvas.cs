using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <summary>What has been drawn on a page so far. Its lists are kept from page to page, so that a page allocates only what it gives out.</summary>
internal sealed class PageCanvas
{
    private DrawnLetter[] _letters = new DrawnLetter[1024];

    public double Width { get; private set; }

    public double Height { get; private set; }

    public int LetterCount { get; private set; }

    public Span<DrawnLetter> Letters => _letters.AsSpan(0, LetterCount);

    public List<PaintedArea> Areas { get; } = [];

    public List<LineSegment> Lines { get; } = [];

    /// <summary>Tiny filled spots: dots of dotted lines, corner squares of borders.</summary>
    public List<PaintedArea> Dots { get; } = [];

    public List<DiagonalLine> Diagonals { get; } = [];

    public List<PageImage> Images { get; } = [];

    public void Reset(double width, double height)
    {
        Width = width;
        Height = height;
        Array.Clear(_letters, 0, LetterCount);
        if (_letters.Length > 1 << 16)
        {
            // One monstrous page must not cost its memory for the rest of the document.
            _letters = new DrawnLetter[1024];
        }

        LetterCount = 0;
        Areas.Clear();
        Lines.Clear();
        Dots.Clear();
        Diagonals.Clear();
        Images.Clear();
    }

    public ref DrawnLetter AddLetter(Glyph glyph, TextStyle style)
    {
        if (LetterCount == _letters.Length)
        {
            Array.Resize(ref _letters, LetterCount * 2);
        }

        ref DrawnLetter letter = ref _letters[LetterCount++];
        letter.Glyph = glyph;
        letter.Style = style;
        letter.Text = glyph.Text;
        return ref letter;
    }
}
