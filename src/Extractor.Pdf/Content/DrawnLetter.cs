using Extractor.Pdf.Fonts;

namespace Extractor.Pdf.Content;

/// <summary>A letter while its page is still being drawn; its marks are complete only when all is drawn.</summary>
internal struct DrawnLetter
{
    public Glyph Glyph;
    public TextStyle Style;
    public string Text;
    public double X;
    public double Y;
    public Box Box;
    public LetterMarks Marks;
}
