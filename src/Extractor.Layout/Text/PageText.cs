using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>What is kept of a page until the whole document has been read: its lines outside tables, without letters.</summary>
internal sealed record PageText(int Number, double Width, double Height, IReadOnlyList<PageLine> Lines)
{
    public static PageText Read(Page page, PageTables tables)
    {
        var lines = new List<PageLine>();
        foreach (TextLine line in tables.Lines)
        {
            lines.Add(PageLine.From(line, page.Number));
        }

        return new PageText(page.Number, page.Width, page.Height, lines);
    }
}
