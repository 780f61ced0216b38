using System.Globalization;
using System.Text;
using Extractor.Disclosure.Kinds;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;

namespace Extractor.Disclosure.Tests.Facts;

/// <summary>
/// What the shared truth does not hold: table kinds, column keys, row codes, roles and parents, funds and indicators. The files
/// in Expectations were reviewed against the page images; docs/meaning.md says how. To propose new ones after a change of the
/// rules, run with EXTRACTOR_WRITE_EXPECTATIONS=1 and review the difference line by line.
/// </summary>
public sealed class ExpectationTests
{
    [TestCaseSource(typeof(PdfCorpus), nameof(PdfCorpus.OnePerDocument))]
    public void Meaning_OfADocument_IsAsReviewed(string document, string file)
    {
        string actual = Render(PdfCorpus.Read(document, file).Entry);
        string path = Path.Combine(Folder(), document.Split('/')[1] + ".txt");
        if (Environment.GetEnvironmentVariable("EXTRACTOR_WRITE_EXPECTATIONS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.That(File.Exists(path), Is.True, "There is no expectation file for " + document);
        string[] expected = File.ReadAllText(path).Split('\n');
        string[] found = actual.Split('\n');
        var differences = expected.Except(found).Select(l => "- " + l).Concat(found.Except(expected).Select(l => "+ " + l)).Take(30).ToList();
        Assert.That(differences, Is.Empty, string.Join('\n', differences));
        Assert.That(found, Has.Length.EqualTo(expected.Length));
    }

    private static string Render(DisclosureEntry entry)
    {
        var text = new StringBuilder();
        foreach (DisclosureTable table in entry.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.Id}\tkind {table.Kind}\t{table.Number}\t{table.Title}\t{table.AmountUnit}\n");
            if (TableKinds.IsPerformance(table.Kind))
            {
                continue;
            }

            foreach (TableColumn column in table.Columns)
            {
                text.Append(CultureInfo.InvariantCulture, $"{table.Id}.c{column.Index}\t{column.Role}\t{column.Key}\n");
            }

            string last = string.Empty;
            foreach (Fact fact in entry.Facts.Where(f => f.Table == table.Id && f.Row.Role is not null))
            {
                RowLabel row = fact.Row;
                string line = $"{fact.Id[..fact.Id.LastIndexOf('.')]}\t{row.Code}{(row.Inferred == true ? "*" : string.Empty)}\t{Short(row.Name)}\t{row.Role}\t{row.Parent}\t{row.CodeStatus}\n";
                if (line != last)
                {
                    text.Append(line);
                }

                last = line;
            }
        }

        foreach (PerformanceForm form in entry.Performance)
        {
            text.Append(CultureInfo.InvariantCulture, $"{form.Table}\tform {form.Kind}\t{form.Unit}\t{Short(form.Project)}\t{Short(form.Objective)}\t{form.TotalScore}\n");
            foreach (PerformanceFund fund in form.Funds)
            {
                text.Append(CultureInfo.InvariantCulture, $"{form.Table}\tfund\t{fund.Label}\t{string.Join('/', fund.Column)}\t{fund.Value}\t{fund.Unit}\n");
            }

            foreach (PerformanceIndicator i in form.Indicators)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i.Id}\t{string.Join('/', i.Levels.Take(i.Levels.Count - 1))}\t{Short(i.Levels[^1])}\t{i.Comparator}\t{i.Value}\t{i.Unit}\tw {i.Weight}\ts {i.Score}\tr {i.CompletionRate}\n");
            }
        }

        return text.ToString();
    }

    private static string? Short(string? text) => text is { Length: > 16 } ? text[..16] : text;

    private static string Folder()
    {
        for (DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "tests", "Extractor.Disclosure.Tests", "Expectations");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("Expectations");
    }
}
