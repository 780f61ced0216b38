using System.Xml.Linq;
using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Icdar2013;

/// <summary>Figures of one document.</summary>
/// <param name="Location">Characters in regions.</param>
/// <param name="Structure">Relations, regions given.</param>
/// <param name="Both">Relations, regions found.</param>
internal sealed record IcdarResult(string Name, Counts Location, Counts Structure, Counts Both);

/// <summary>Runs the table finder over the competition's documents.</summary>
internal static class IcdarRun
{
    public static List<IcdarResult> All(string folder)
    {
        var results = new List<IcdarResult>();
        foreach (string file in Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal))
        {
            string stem = file[..^4];
            results.Add(Document(file, XElement.Load(stem + "-reg.xml"), XElement.Load(stem + "-str.xml")));
        }

        return results;
    }

    private static IcdarResult Document(string file, XElement regions, XElement structures)
    {
        using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
        List<TruthRegion> wanted = IcdarTruth.Regions(regions);
        var wantedSets = new List<IReadOnlySet<int>>();
        var givenSets = new List<IReadOnlySet<int>>();
        var found = new List<IReadOnlyList<GridCell>>();
        var inRegions = new List<IReadOnlyList<GridCell>>();
        for (int number = 1; number <= document.PageCount; number++)
        {
            Page page = document.GetPage(number);
            int offset = number * 1_000_000;
            foreach (TruthRegion region in wanted.Where(r => r.Page == number))
            {
                Box box = region.On(page);
                wantedSets.Add(Letters(page, box.Inflate(2, 2), offset));
                PageTable? table = RegionTable(page, box.Inflate(3, 3));
                if (table is not null)
                {
                    inRegions.Add(Cells(table));
                }
            }
        }

        // What a user gets, without joining: the competition's regions are per page.
        DocumentLayout layout = DocumentAnalyzer.Analyze(document, new LayoutOptions { JoinTables = false });
        foreach (Table table in layout.Tables)
        {
            TablePart part = table.Parts[0];
            givenSets.Add(Letters(document.GetPage(part.Page), part.Box, part.Page * 1_000_000));
            found.Add([.. table.Cells.Select(c => new GridCell(c.Row, c.Column, c.Row + c.RowSpan - 1, c.Column + c.ColumnSpan - 1, c.Text))]);
        }

        IEnumerable<IReadOnlyList<GridCell>> truth = IcdarTruth.Structures(structures).Select(s => (IReadOnlyList<GridCell>)s.Cells).ToList();
        return new IcdarResult(
            Path.GetFileNameWithoutExtension(file), IcdarScore.Location(wantedSets, givenSets), IcdarScore.Structure(truth, inRegions), IcdarScore.Structure(truth, found));
    }

    private static HashSet<int> Letters(Page page, Box box, int offset)
    {
        var set = new HashSet<int>();
        foreach (Letter letter in page.Letters)
        {
            if (letter.IsVisible && !letter.IsWhiteSpace && box.Contains(letter.Box.CenterX, letter.Box.CenterY))
            {
                set.Add(offset + letter.Order);
            }
        }

        return set;
    }

    private static PageTable? RegionTable(Page page, Box box)
    {
        var clipped = new Page
        {
            Number = page.Number,
            Width = page.Width,
            Height = page.Height,
            Rotation = page.Rotation,
            Letters = [.. page.Letters.Where(l => box.Contains(l.Box.CenterX, l.Box.CenterY))],
            Rulings = [.. page.Rulings.Where(r => box.Inflate(4, 4).Intersects(r.Box))],
        };
        return TableFinder.Find(clipped).Tables.MaxBy(t => t.Cells.Count);
    }

    private static List<GridCell> Cells(PageTable table) =>
        [.. table.Cells.Select(c => new GridCell(c.Row, c.Column, c.RowEnd - 1, c.ColumnEnd - 1, c.Text))];
}
