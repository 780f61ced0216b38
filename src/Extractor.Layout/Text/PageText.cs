using Extractor.Layout.Tables;
using Extractor.Pdf;

namespace Extractor.Layout.Text;

/// <summary>What is kept of a page until the whole document has been read: its lines outside tables, without letters.</summary>
/// <param name="Number">Page number, from 1.</param>
/// <param name="Frame">The page turned so that most of its text stands upright; lines are placed in it.</param>
/// <param name="Lines">In reading order.</param>
internal sealed record PageText(int Number, UprightFrame Frame, List<PageLine> Lines)
{
    public double Width => Frame.Size.Width;

    public double Height => Frame.Size.Height;

    public static PageText Read(Page page, PageTables found)
    {
        var frame = new UprightFrame(MainDirection(found), page.Width, page.Height);
        var text = new PageText(page.Number, frame, new List<PageLine>(found.Lines.Count));
        FakeBold? fake = FakeBold.Of(page);
        Box[] tables = [.. found.Tables.Select(t => t.Box)];
        foreach (TextLine line in ReadingOrder.Sort(found.Lines, frame.Direction, tables, out int[] regions))
        {
            text.Lines.Add(text.Place(PageLine.From(line, page.Number, fake) with { Region = regions[text.Lines.Count] }));
        }

        return text;
    }

    private PageLine Place(PageLine line)
    {
        UprightFrame own = Frame with { Direction = line.Direction };
        return line with { Box = own.Place(line.PageBox), Frame = own.Size, IsTurned = line.Direction != Frame.Direction };
    }

    /// <summary>The direction of most of the page's text, tables included.</summary>
    private static TextDirection MainDirection(PageTables found)
    {
        Span<int> letters = stackalloc int[6];
        foreach (TextLine line in found.Lines)
        {
            letters[(int)line.Direction] += line.Text.Length;
        }

        foreach (PageTable table in found.Tables)
        {
            letters[(int)table.Turn] += 10 * table.Cells.Count;
        }

        int best = 0;
        for (int i = 1; i < 4; i++)
        {
            best = letters[i] > letters[best] ? i : best;
        }

        return (TextDirection)best;
    }

    /// <summary>Puts the text of something that turned out to be no table back among the lines.</summary>
    public void Restore(PageTable fragment)
    {
        foreach (PageCell cell in fragment.Cells)
        {
            foreach (TextLine line in cell.Lines)
            {
                PageLine restored = Place(PageLine.From(line, Number));
                int at = Lines.FindIndex(l => l.Direction == line.Direction && l.Box.CenterY > restored.Box.CenterY);
                int region = at > 0 ? Lines[at - 1].Region : at == 0 && Lines.Count > 0 ? Lines[0].Region : Lines.Count > 0 ? Lines[^1].Region : 0;
                Lines.Insert(at < 0 ? Lines.Count : at, restored with { Region = region });
            }
        }
    }
}
