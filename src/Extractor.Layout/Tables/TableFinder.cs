using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tables;

/// <summary>
/// Finds the tables of one page. Rulings that hang together make a grid; what no line separates is one cell; every letter goes
/// into exactly one cell; what stands around the table is read as its caption.
/// </summary>
/// <remarks>Pure and thread safe. Time grows linearly with letters and crossings of rulings, but for sorting.</remarks>
public static class TableFinder
{
    /// <summary>Letters of another direction than the page's main one that make it worth looking for turned tables.</summary>
    private const int MinTurnedLetters = 12;

    /// <summary>Owner of a letter that stands in a chart.</summary>
    internal const int InChart = -1;

    /// <summary>Finds the tables of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="allText">Also use text that a reader does not see (but no doubles of fake bold).</param>
    /// <param name="cancellationToken">Cancels between tables.</param>
    public static PageTables Find(Page page, bool allText = false, CancellationToken cancellationToken = default)
    {
        List<Letter> letters = LineBuilder.Visible(page, allText);
        var tables = new List<PageTable>();
        var warnings = new List<PdfWarning>();
        var owner = new int[letters.Count];
        List<TextDirection> turns = Turns(letters);
        foreach (TextDirection turn in turns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var view = new PageView(page, turn, letters);
            new ViewTables(view, owner, tables, warnings, turns.Count > 1).Find(cancellationToken);
        }

        tables.Sort(ReadingOrder);
        var free = new List<Letter>();
        for (int i = 0; i < owner.Length; i++)
        {
            if (owner[i] <= 0)
            {
                free.Add(letters[i]);
            }
        }

        IReadOnlyList<TextLine> lines = LineBuilder.Build(free);
        IReadOnlyList<TextLine> body = CaptionReader.Read(page, tables, lines);
        return new PageTables(page.Number, new PageSize(page.Width, page.Height), tables, body)
        {
            TopKeys = CaptionReader.TopKeys(page, lines),
            Warnings = warnings,
        };
    }

    /// <summary>Top to bottom, then left to right, as their text is read: turned tables in their own direction.</summary>
    private static int ReadingOrder(PageTable a, PageTable b)
    {
        bool alike = a.Turn == b.Turn;
        Box first = alike ? a.ViewBox : a.Box;
        Box second = alike ? b.ViewBox : b.Box;
        int order = Math.Round(first.Top / 4).CompareTo(Math.Round(second.Top / 4));
        order = order != 0 ? order : first.Left.CompareTo(second.Left);
        return order != 0 ? order : a.Turn.CompareTo(b.Turn);
    }

    /// <summary>The directions in which tables may be read, the page's main one first.</summary>
    private static List<TextDirection> Turns(List<Letter> letters)
    {
        var counts = new int[4];
        foreach (Letter letter in letters)
        {
            if ((int)letter.Direction < 4 && !letter.IsWhiteSpace)
            {
                counts[(int)letter.Direction]++;
            }
        }

        var turns = new List<TextDirection>();
        int main = Array.IndexOf(counts, counts.Max());
        turns.Add((TextDirection)main);
        for (int i = 0; i < 4; i++)
        {
            if (i != main && counts[i] >= MinTurnedLetters)
            {
                turns.Add((TextDirection)i);
            }
        }

        return turns;
    }
}
