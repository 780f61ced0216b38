using System.Text.Json;
using Extractor.Disclosure.Json;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Numbers;
using Extractor.Disclosure.Tests.Support;

namespace Extractor.Disclosure.Tests.Facts;

/// <summary>Facts and identity from the PDFs themselves.</summary>
public sealed class PdfFactsAcceptanceTests
{
    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.Documents))]
    public void Facts_FromPdf_ReachTheFloors(string document, string file)
    {
        UnitDisclosure read = PdfCorpus.Read(document, file);
        byte[] json = UnitYearJson.Serialize(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] });
        JsonElement score = FactScorer.Score(document, json, document.StartsWith("dev/", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(file) : null);
        JsonElement facts = score.GetProperty("facts");
        string errors = string.Join('\n', score.GetProperty("errors").EnumerateArray().Take(25).Select(e => e.ToString()));
        Assert.Multiple(() =>
        {
            Assert.That(facts.GetProperty("recall").GetDouble(), Is.GreaterThanOrEqualTo(0.995), "recall\n" + errors);
            Assert.That(facts.GetProperty("precision").GetDouble(), Is.GreaterThanOrEqualTo(0.995), "precision");
            Assert.That(facts.GetProperty("code_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.99), "code");
            Assert.That(facts.GetProperty("column_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.99), "column");
            Assert.That(facts.GetProperty("value_accuracy").GetDouble(), Is.GreaterThanOrEqualTo(0.999), "value");
        });
    }

    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.Documents))]
    public void Identity_FromPdf_IsRight(string document, string file)
    {
        UnitDisclosure read = PdfCorpus.Read(document, file);
        JsonElement truth = Corpus.Truth(document);
        string kind = truth.GetProperty("kind").GetString()!.Replace("_", string.Empty, StringComparison.Ordinal);
        Assert.That((read.Unit.Name, read.Year, read.Entry.Kind.ToString().ToLowerInvariant()),
            Is.EqualTo((truth.GetProperty("unit").GetString(), truth.GetProperty("year").GetInt32(), kind)));
        Assert.That(read.Unit.Division, Is.Not.Null);
    }

    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.Documents))]
    public void NumericCells_OfRecognisedTables_AreFactsOrUnresolved(string document, string file)
    {
        DisclosureEntry entry = PdfCorpus.Read(document, file).Entry;
        foreach (DisclosureTable table in entry.Tables.Where(t => t.Kind != "other" && !t.Kind.StartsWith("performance", StringComparison.Ordinal)))
        {
            var amounts = table.Columns.Where(c => c.Role == "amount").Select(c => c.Index).ToHashSet();
            var known = entry.Facts.Where(f => f.Table == table.Id).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
            foreach (Layout.Tables.Cell cell in table.Grid.Cells.Where(c => amounts.Contains(c.Column) && NumberParser.Parse(c.Text) is { Kind: NumberKind.Number, Decimals: > 0 }))
            {
                bool covered = known.Contains($"{table.Id}.r{cell.Row}.c{cell.Column}") || entry.Unresolved.Any(u => u.Table == table.Id && u.Row == cell.Row && u.Column == cell.Column);
                Assert.That(covered, Is.True, $"{table.Id} r{cell.Row} c{cell.Column} {cell.Text}");
            }
        }
    }

    /// <summary>The parents of the rows are right where the printed figures add up along them; one document prints sums that do not.</summary>
    [Test]
    public void Parents_OfAllRows_AddUp()
    {
        int holds = 0;
        var fails = new List<string>();
        foreach (string document in Corpus.Documents.Where(d => d != "dev/004_cjjk_budget2023"))
        {
            DisclosureEntry entry = PdfCorpus.Read(document, document.StartsWith("dev/", StringComparison.Ordinal) ? "A_word.pdf" : "document.pdf").Entry;
            var values = entry.Facts.Where(f => f.Value is not null).ToDictionary(f => f.Id, StringComparer.Ordinal);
            foreach (IGrouping<string, Fact> children in values.Values.Where(f => f.Row.Parent is not null && f.Row.Role != "ofWhich").GroupBy(f => Row(f.Row.Parent!) + f.Id[f.Id.LastIndexOf('.')..]))
            {
                if (!values.TryGetValue(children.Key, out Fact? parent))
                {
                    continue;
                }

                decimal difference = Math.Abs(parent.Value!.Value - children.Sum(c => c.Value!.Value));
                if (difference <= 50m * (children.Count() + 1))
                {
                    holds++;
                }
                else
                {
                    fails.Add($"{document} {parent.Id} {parent.Row.Name} {parent.Value} is not the sum of {children.Count()} rows");
                }
            }
        }

        Assert.That(fails, Is.Empty, string.Join('\n', fails));
        Assert.That(holds, Is.GreaterThan(700));

        static string Row(string id) => id.Count(c => c == '.') > 1 ? id[..id.LastIndexOf('.')] : id;
    }

    [Test]
    public void Unresolved_OfUnlabelledDocuments_AreBelowOnePercent()
    {
        string folder = Path.Combine(Corpus.Require(), "corpus", "real-unlabelled");
        int facts = 0;
        int unresolved = 0;
        foreach (string file in Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal))
        {
            foreach (UnitDisclosure read in PdfCorpus.ReadAll(Path.Combine("real-unlabelled", Path.GetFileName(file))))
            {
                Assert.That(read.Unit.Name, Is.Not.EqualTo(DisclosureReader.UnknownUnit), file);
                Assert.That(file, Does.Contain(read.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                Assert.That(read.Entry.Kind, Is.EqualTo(Path.GetFileNameWithoutExtension(file).EndsWith('f') ? DisclosureKind.FinalAccount : DisclosureKind.Budget));
                facts += read.Entry.Facts.Count(f => f.Value is not null);
                unresolved += read.Entry.Unresolved.Count(u => u.Table is not null);
            }
        }

        TestContext.Out.WriteLine($"facts {facts}, unresolved {unresolved}");
        Assert.That(facts, Is.GreaterThan(1300));
        Assert.That(unresolved, Is.LessThanOrEqualTo(facts / 100));
    }
}
