using Extractor.Layout.Tables;
using Extractor.Layout.Text;
using Extractor.Pdf;

namespace Extractor.Layout.Tests.Tables;

/// <summary>Every letter inside a table's box is in exactly one cell, or a warning says why not: on every table of the corpus.</summary>
public sealed class ConservationTests
{
    [TestCase("dev")]
    [TestCase("real")]
    [TestCase("real-unlabelled")]
    [TestCase("icdar2013")]
    [TestCase("cjk")]
    public void Find_EveryTableOfTheCorpus_LosesNoLetter(string folder)
    {
        var lost = new List<string>();
        int tables = 0;
        foreach (string file in Directory.EnumerateFiles(Corpus.Require(folder), "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using IPdfDocument document = new PdfReader().Open(File.ReadAllBytes(file));
            for (int number = 1; number <= document.PageCount; number++)
            {
                Page page = document.GetPage(number);
                PageTables found = TableFinder.Find(page);
                tables += found.Tables.Count;
                lost.AddRange(Check(page, found).Select(m => $"{Path.GetRelativePath(Corpus.Require(folder), file)} page {number}: {m}"));
            }
        }

        Assert.That(tables, Is.GreaterThan(0));
        Assert.That(lost, Is.Empty);
    }

    private static IEnumerable<string> Check(Page page, PageTables found)
    {
        var places = new Dictionary<Letter, int>(ReferenceEqualityComparer.Instance);
        foreach (PageTable table in found.Tables)
        {
            foreach (PageCell cell in table.Cells)
            {
                foreach (TextLine line in cell.Lines)
                {
                    foreach (Word word in line.Words)
                    {
                        foreach (Letter letter in word.Letters)
                        {
                            places[letter] = places.GetValueOrDefault(letter) + 1;
                        }
                    }
                }
            }
        }

        foreach (Letter letter in page.Letters)
        {
            int n = places.GetValueOrDefault(letter);
            bool counts = letter.IsVisible && !letter.IsWhiteSpace && !CharKind.IsBlank(letter.Text);
            if (n > 1)
            {
                yield return $"'{letter}' is in {n} cells";
            }
            else if (n == 0 && counts && !found.Warnings.Any(w => w.Code == "letters-outside-cells")
                && found.Tables.Any(t => t.Box.Inflate(-1, -1).Contains(letter.Box.CenterX, letter.Box.CenterY)))
            {
                yield return $"'{letter}' is in a table's box but in no cell";
            }
        }
    }
}
