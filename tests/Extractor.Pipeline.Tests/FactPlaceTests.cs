using System.Text;
using Extractor.Crawl.Sources;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Layout.Tables;
using Extractor.Pdf;
using Extractor.Pdf.Content;
using Extractor.Pipeline.Conversion;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests;

/// <summary>Every fact's raw text stands in the text of the page it names, inside its box: read again from the letters, not from the tables.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class FactPlaceTests
{
    private static IEnumerable<TestCaseData> Documents()
    {
        IEnumerable<string> files = Directory.GetFiles(ProjectFolders.Fixtures, "*.pdf");
        if (ProjectFolders.Shared is { } shared)
        {
            foreach (string part in new[] { "dev", "real", "real-unlabelled" })
            {
                string folder = Path.Combine(shared, "corpus", part);
                files = files.Concat(Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories) : []);
            }
        }

        return files.Order(StringComparer.Ordinal).Select(f => new TestCaseData(f).SetArgDisplayNames(Name(f)));
    }

    [TestCaseSource(nameof(Documents))]
    public void Facts_OfADocument_StandInTheirBoxes(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        var document = new SourceDocument { Source = "test", Key = file, File = Path.GetFileName(file), ReadAsync = _ => Task.FromResult(bytes) };
        ConversionResult result = new DocumentConverter(new PdfReader()).Convert(document, bytes);
        if (result.Failure is not null)
        {
            // The fixtures' encrypted document and the web page; and documents that do not say whose they are.
            Assert.That(result.Failure.Code, Is.AnyOf("password-needed", "not-readable", "identity-unknown"));
            return;
        }

        using IPdfDocument pdf = new PdfReader().Open(bytes);
        var pages = new Dictionary<int, Page>();
        var wrong = new List<string>();
        foreach (DisclosureEntry entry in result.UnitYears.SelectMany(u => u.Disclosures))
        {
            var grids = entry.Tables.ToDictionary(t => t.Id, t => t.Grid);
            foreach (Fact fact in entry.Facts.Where(f => f.Raw.Length > 0))
            {
                string printed = Printed(Parts(fact, grids[fact.Table]), number => Page(pdf, pages, number));
                if (!IsWithin(Fold(fact.Raw), printed))
                {
                    wrong.Add($"{fact.Id} p{fact.Page} {fact.Box}: raw '{fact.Raw}', in the box '{printed}'");
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(5)));
    }

    /// <summary>Where the fact stands: its box, and the further parts of its cell where a page break cut it.</summary>
    private static IEnumerable<(int Page, Box Box)> Parts(Fact fact, Table grid)
    {
        yield return (fact.Page, fact.Box);
        Cell? cell = grid.Cells.FirstOrDefault(c => c.Page == fact.Page && c.Box == fact.Box);
        foreach (CellPart part in cell?.Continuations ?? [])
        {
            yield return (part.Page, part.Box);
        }
    }

    /// <summary>The letters whose centre lies in the boxes, in drawing order.</summary>
    private static string Printed(IEnumerable<(int Page, Box Box)> parts, Func<int, Page> page)
    {
        var text = new StringBuilder();
        foreach ((int number, Box box) in parts)
        {
            foreach (Letter letter in page(number).Letters)
            {
                if (letter.IsVisible && box.Contains(letter.Box.CenterX, letter.Box.CenterY))
                {
                    text.Append(letter.Text);
                }
            }
        }

        return Fold(text.ToString());
    }

    /// <summary>True where the raw text stands there in one piece, or, for letters drawn in another order, all its characters do.</summary>
    private static bool IsWithin(string raw, string printed)
    {
        if (printed.Contains(raw, StringComparison.Ordinal))
        {
            return true;
        }

        Dictionary<char, int> there = printed.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        return raw.GroupBy(c => c).All(g => there.GetValueOrDefault(g.Key) >= g.Count());
    }

    private static string Fold(string text) => string.Concat(TextFolding.Fold(text).Where(c => !char.IsWhiteSpace(c)));

    private static Page Page(IPdfDocument pdf, Dictionary<int, Page> pages, int number)
    {
        if (!pages.TryGetValue(number, out Page? page))
        {
            pages[number] = page = pdf.GetPage(number);
        }

        return page;
    }

    private static string Name(string file) => Path.GetFileName(Path.GetDirectoryName(file)) + "/" + Path.GetFileName(file);
}
