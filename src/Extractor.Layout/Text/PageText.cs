using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>What is kept of a page until the whole document has been read: its lines outside tables, without letters.</summary>
/// <param name="Tables">Places of the tables on the page.</param>
internal sealed record PageText(int Number, double Width, double Height, List<PageLine> Lines, IReadOnlyList<Box> Tables)
{
    public static PageText Read(Page page, PageTables found)
    {
        IReadOnlyList<TextLine> lines = found.Lines;
        Box[] tables = [.. found.Tables.Select(t => t.Box)];
        FakeBold? fake = FakeBold.Of(page);
        var kept = new List<PageLine>(lines.Count);
        foreach (TextLine line in ReadingOrder.Sort(lines, page.Width, tables, out int[] regions))
        {
            kept.Add(PageLine.From(line, page.Number, fake) with { Region = regions[kept.Count] });
        }

        return new PageText(page.Number, page.Width, page.Height, kept, tables);
    }

    /// <summary>Puts the text of something that turned out to be no table back among the lines.</summary>
    public void Restore(PageTable fragment)
    {
        foreach (PageCell cell in fragment.Cells)
        {
            foreach (TextLine line in cell.Lines)
            {
                int at = Lines.FindIndex(l => l.Direction == line.Direction && l.Box.CenterY > line.Box.CenterY);
                int region = at > 0 ? Lines[at - 1].Region : at == 0 && Lines.Count > 0 ? Lines[0].Region : Lines.Count > 0 ? Lines[^1].Region : 0;
                Lines.Insert(at < 0 ? Lines.Count : at, PageLine.From(line, Number) with { Region = region });
            }
        }
    }
}
