using System.Text.Json;
using System.Text.RegularExpressions;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>
/// Every error that the truth of the corpus lists is found at its place, and no other is told: what else is found stands, checked, in
/// <c>docs/published-errors.md</c>.
/// </summary>
public sealed partial class PublishedErrorsTests
{
    /// <summary>A difference that rounding of the parts can explain on these tables (domain.md, 5): told as info, not as an error.</summary>
    private const decimal Rounding = 0.02m;

    /// <summary>Rules that check what <c>published_inconsistencies.csv</c> says in words, by the id of its row.</summary>
    private static readonly Dictionary<string, string> ProseRows = new(StringComparer.Ordinal)
    {
        ["G023"] = "prose.unit-split",
        ["G024"] = "prose.unit-count",
        ["G025"] = "prose.zero-count",
        ["G026"] = "performance.prose",
        ["G044"] = "prose.list",
        ["G045"] = "prose.list",
    };

    private static readonly Lazy<IReadOnlyList<AuditedDocument>> Documents =
        new(() => [.. AuditedDocument.All().AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(d => AuditedDocument.Read(d.Name, d.Style, d.Pdf))]);

    [Test]
    public void Audit_ArithmeticFailuresOfTheTruth_EachIsFoundAtItsCell()
    {
        string shared = Corpus.Require();
        List<string> missed = [];
        int rows = 0;
        foreach (AuditedDocument document in Documents.Value.Where(d => d.Style is not null))
        {
            using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shared, "corpus", document.Name, "truth.json")));
            List<int> order = [.. truth.RootElement.GetProperty("styles").GetProperty(document.Style!).GetProperty("tables").EnumerateArray().Select(t => t.GetProperty("t").GetInt32())];
            foreach (JsonElement failure in truth.RootElement.GetProperty("arithmetic_failures").EnumerateArray())
            {
                rows++;
                int table = order.IndexOf(failure.GetProperty("table").GetInt32());
                string fact = $"{document.Tables[table].GetProperty("id").GetString()}.r{failure.GetProperty("r")}.c{failure.GetProperty("c")}";
                decimal difference = AuditedDocument.Number(failure.GetProperty("difference").GetString()!)!.Value;
                List<JsonElement> found = [.. document.Findings.Where(f => AuditedDocument.FactsOf(f).Contains(fact) && AuditedDocument.IsInfo(f) == Math.Abs(difference) <= Rounding)];
                if (found.Count == 0)
                {
                    missed.Add($"{document.Name} {document.Style}: {failure.GetProperty("rule")} at {fact}, printed {failure.GetProperty("printed")}, parts {failure.GetProperty("sum_of_parts")}");
                }
            }
        }

        TestContext.Out.WriteLine($"{rows - missed.Count} of {rows} arithmetic failures found");
        Assert.That(rows, Is.GreaterThan(0));
        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void Audit_PublishedErrorsOfTheTruth_EachIsFoundAtItsPlace()
    {
        string shared = Corpus.Require();
        List<string> missed = [];
        int rows = 0;
        foreach (AuditedDocument document in Documents.Value.Where(d => d.Name.StartsWith("real/", StringComparison.Ordinal)))
        {
            using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shared, "corpus", document.Name, "truth.json")));
            foreach (JsonElement error in truth.RootElement.GetProperty("published_errors").EnumerateArray())
            {
                rows++;
                if (!document.Findings.Any(f => IsThis(document, f, error)))
                {
                    missed.Add($"{document.Name}: {error}");
                }
            }
        }

        TestContext.Out.WriteLine($"{rows - missed.Count} of {rows} published errors found");
        Assert.That(rows, Is.GreaterThan(0));
        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void Audit_InconsistenciesOfKindErrorRateRounding_EachIsFoundAtItsPlace()
    {
        string file = Path.Combine(Corpus.Require(), "reference", "published_inconsistencies.csv");
        Assume.That(File.Exists(file), Is.True, "no reference/published_inconsistencies.csv");
        List<string> missed = [];
        int rows = 0;
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            List<string> row = [.. CsvField().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)];
            if (row.Count < 8 || row[7] is not ("E" or "R" or "T"))
            {
                continue;
            }

            foreach (AuditedDocument document in Documents.Value.Where(d => d.Name.StartsWith("dev/" + row[1], StringComparison.Ordinal)))
            {
                rows++;
                if (!document.Findings.Any(f => IsThis(document, f, row)))
                {
                    missed.Add($"{document.Name} {document.Style}: {line}");
                }
            }
        }

        TestContext.Out.WriteLine($"{rows - missed.Count} of {rows} inconsistencies found");
        Assert.That(rows, Is.GreaterThan(0));
        Assert.That(missed, Is.Empty);
    }

    [Test]
    public void Audit_AnyDocument_TellsExactlyWhatWasCheckedOnThePage()
    {
        Corpus.Require();
        List<Checked> list = [.. Checked.Read().Where(c => !c.IsOverYears)];
        Assert.That(list, Is.Not.Empty);
        List<string> unlisted = [];
        List<string> gone = [];
        foreach (AuditedDocument document in Documents.Value)
        {
            List<Checked> its = [.. list.Where(c => c.Document == document.Name)];
            List<JsonElement> told = [.. document.Findings.Where(f => !AuditedDocument.IsInfo(f) && AuditedDocument.Text(f, "origin") == "published")];
            unlisted.AddRange(told.Where(f => !its.Exists(c => c.Fits(f, document.Style))).Select(f => $"{document.Name} {document.Style} p{AuditedDocument.Page(f)} {AuditedDocument.Text(f, "rule")}: {AuditedDocument.Text(f, "message")}"));
            gone.AddRange(its.Where(c => !told.Exists(f => c.Fits(f, document.Style))).Select(c => $"{document.Style} {c}"));
        }

        Assert.That(unlisted, Is.Empty, "published findings that nobody checked on the page");
        Assert.That(gone, Is.Empty, "listed errors that the audit does not find");
    }

    [Test]
    public void Audit_YearsOfOneUnitTogether_TellsExactlyWhatWasCheckedOnThePages()
    {
        string unlabelled = Path.Combine(Corpus.Require(), "corpus", "real-unlabelled");
        List<Checked> list = [.. Checked.Read().Where(c => c.IsOverYears)];
        Assert.That(list, Is.Not.Empty);
        using var folder = new TemporaryFolder();
        ProcessResult converted = ChildProcess.Extractor("convert", unlabelled, "--out", folder.At("out"), "--quiet");
        Assert.That(converted.ExitCode, Is.Zero, converted.Error);
        ProcessResult audited = ChildProcess.Extractor("audit", folder.At("out"), "--format", "json");
        Assert.That(audited.ExitCode, Is.Zero, audited.Error);
        using JsonDocument report = JsonDocument.Parse(audited.Output);
        List<string> unlisted = [];
        List<Checked> gone = [.. list];
        foreach (JsonElement one in report.RootElement.GetProperty("reports").EnumerateArray())
        {
            string document = "real-unlabelled/" + Path.GetFileNameWithoutExtension(AuditedDocument.Text(one, "file"));
            foreach (JsonElement finding in one.GetProperty("findings").EnumerateArray())
            {
                if (AuditedDocument.Text(finding, "rule").StartsWith("year.", StringComparison.Ordinal) && !AuditedDocument.IsInfo(finding) && AuditedDocument.Text(finding, "origin") == "published"
                    && gone.RemoveAll(c => c.Document == document && c.Fits(finding, null)) == 0)
                {
                    unlisted.Add($"{document} p{AuditedDocument.Page(finding)}: {AuditedDocument.Text(finding, "message")}");
                }
            }
        }

        Assert.That(unlisted, Is.Empty, "published findings that nobody checked on the pages");
        Assert.That(gone, Is.Empty, "listed errors that the audit does not find");
    }

    [TestCase("real-unlabelled", 0.90)]
    [TestCase("real", 0.95)]
    [TestCase("dev", 0.95)]
    public void Audit_Group_ProvesItsShareOfTheFigures(string group, double floor)
    {
        Corpus.Require();
        int facts = 0;
        int proven = 0;
        foreach (AuditedDocument document in Documents.Value.Where(d => d.Name.StartsWith(group + "/", StringComparison.Ordinal)))
        {
            facts += document.Coverage.Facts;
            proven += document.Coverage.Proven;
        }

        TestContext.Out.WriteLine($"{group}: {proven} of {facts} figures proven");
        Assert.That(facts, Is.GreaterThan(0));
        Assert.That((double)proven / facts, Is.GreaterThanOrEqualTo(floor));
    }

    /// <summary>Whether a finding is the error that a row of <c>published_errors</c> describes.</summary>
    private static bool IsThis(AuditedDocument document, JsonElement finding, JsonElement error)
    {
        string kind = error.GetProperty("kind").GetString()!;
        string where = error.GetProperty("where").GetString()!;
        string? title = error.GetProperty("title").GetString();
        string printed = error.GetProperty("printed").GetString()!;
        if (kind == "header merge")
        {
            return AuditedDocument.Text(finding, "rule").StartsWith("header.", StringComparison.Ordinal)
                && AuditedDocument.Text(finding, "message").StartsWith(title!, StringComparison.Ordinal);
        }

        if (title is null)
        {
            Match page = PageOf().Match(where);
            return page.Success && AuditedDocument.Page(finding).ToString(System.Globalization.CultureInfo.InvariantCulture) == page.Groups[1].Value
                && AuditedDocument.Number(AuditedDocument.Text(finding, "printed")) == AuditedDocument.Number(printed)
                && AuditedDocument.Number(AuditedDocument.Text(finding, "expected")) == AuditedDocument.Number(error.GetProperty("expected").GetString()!);
        }

        string? table = document.TableWithTitle(title);
        string row = where.Contains(" row", StringComparison.Ordinal) ? where[..where.IndexOf(" row", StringComparison.Ordinal)] : where.Split(' ')[0];
        foreach (string id in AuditedDocument.FactsOf(finding))
        {
            if (!id.StartsWith(table + ".", StringComparison.Ordinal) || !document.Facts.TryGetValue(id, out JsonElement fact) || AuditedDocument.Number(AuditedDocument.Text(fact, "raw")) != AuditedDocument.Number(printed))
            {
                continue;
            }

            JsonElement label = fact.GetProperty("row");
            string named = AuditedDocument.Text(label, "code") + AuditedDocument.Fold(AuditedDocument.Text(label, "name"));
            if (named.Contains(AuditedDocument.Fold(row), StringComparison.Ordinal) && (kind != "rounding" || AuditedDocument.IsInfo(finding)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a finding is what a row of the reference list describes.</summary>
    private static bool IsThis(AuditedDocument document, JsonElement finding, List<string> row)
    {
        string published = row[4];
        string expected = row[5];
        if (AuditedDocument.IsInfo(finding) != (row[8] == "yes"))
        {
            return false;
        }

        if (ProseRows.TryGetValue(row[0], out string? rule))
        {
            // G023 and G024 describe their figures in words; the others say the difference, from either side.
            return AuditedDocument.Text(finding, "rule") == rule && finding.GetProperty("places").GetArrayLength() > 0
                && (AuditedDocument.Number(row[6]) is not { } difference
                    || Math.Abs(AuditedDocument.Number(AuditedDocument.Text(finding, "difference")) ?? 0) == Math.Abs(difference));
        }

        Match where = TablePlace().Match(row[2]);
        if (!where.Success || document.TableWithNumber(where.Groups[1].Value) is not { } table || AuditedDocument.FactsOf(finding).FirstOrDefault() is not { } id
            || !id.StartsWith(table + ".", StringComparison.Ordinal) || !document.Facts.TryGetValue(id, out JsonElement fact))
        {
            return false;
        }

        string number = where.Groups[3].Value;
        if (number.Length > 0 && ColumnNumber(document, table, id) is { } printedNumber && printedNumber != number)
        {
            return false;
        }

        JsonElement label = fact.GetProperty("row");
        string named = $"{AuditedDocument.Text(label, "group")} {AuditedDocument.Text(label, "code")} {AuditedDocument.Text(label, "name")}";
        return where.Groups[2].Value.Split(' ').All(word => named.Contains(word, StringComparison.Ordinal) || named.Contains("总计", StringComparison.Ordinal))
            && AuditedDocument.Number(AuditedDocument.Text(finding, "printed")) == AuditedDocument.Number(published)
            && AuditedDocument.Number(AuditedDocument.Text(finding, "expected")) == AuditedDocument.Number(expected);
    }

    private static string? ColumnNumber(AuditedDocument document, string table, string fact) => document.Tables
        .Single(t => t.GetProperty("id").GetString() == table).GetProperty("columns").EnumerateArray()
        .Where(c => fact.EndsWith($".c{c.GetProperty("index")}", StringComparison.Ordinal) && c.TryGetProperty("number", out _))
        .Select(c => c.GetProperty("number").GetString()).FirstOrDefault();

    [GeneratedRegex("^(表\\d+) (.*?)(?: col(\\d+))?$")]
    private static partial Regex TablePlace();

    [GeneratedRegex(" p(\\d+)")]
    private static partial Regex PageOf();

    [GeneratedRegex("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)")]
    private static partial Regex CsvField();

    /// <summary>A row of the list of checked errors.</summary>
    private sealed record Checked(string Document, string[] Pages, string Rule, string Printed, string Expected)
    {
        /// <summary>Found only where both years are audited together.</summary>
        public bool IsOverYears => Rule.StartsWith("year.", StringComparison.Ordinal);

        public static IEnumerable<Checked> Read() =>
            File.ReadLines(Path.Combine(ProjectFolders.Root, "docs", "published-errors.md")).Select(Parse).OfType<Checked>();

        private static Checked? Parse(string line)
        {
            string[] f = [.. line.Trim().Trim('|').Split('|').Select(x => x.Trim())];
            return f.Length == 7 && f[0].Contains('/', StringComparison.Ordinal) ? new Checked(f[0], f[1].Split(" / "), f[2], f[3], f[4]) : null;
        }

        public bool Fits(JsonElement finding, string? style)
        {
            string page = Pages[style == "C_chromium" ? Pages.Length - 1 : 0];
            return AuditedDocument.Text(finding, "rule") == Rule
                && AuditedDocument.Page(finding).ToString(System.Globalization.CultureInfo.InvariantCulture) == page
                && Same(AuditedDocument.Text(finding, "printed"), Printed)
                && Same(AuditedDocument.Text(finding, "expected"), Expected);
        }

        private static bool Same(string told, string listed) =>
            listed is "blank" or "-" ? told.Length == 0
            : AuditedDocument.Number(told) is { } number ? number == AuditedDocument.Number(listed)
            : AuditedDocument.Fold(told) == AuditedDocument.Fold(listed);
    }
}
