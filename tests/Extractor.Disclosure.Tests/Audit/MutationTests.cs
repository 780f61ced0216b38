using Extractor.Disclosure.Audit;
using Extractor.Disclosure.Model;
using Extractor.Disclosure.Tests.Support;
using Extractor.Layout;

namespace Extractor.Disclosure.Tests.Audit;

/// <summary>
/// Damages proven figures of the labelled documents and asks whether the audit notices, and whom it suspects. The floors
/// only rise; the issue's goals are 0.97 found and 0.90 named.
/// </summary>
public sealed class MutationTests
{
    // 40 figures per document are a small sample, drawn anew whenever the facts change: the same rules gave 0.938 and 0.914 on two
    // draws. On 160 per document (EXTRACTOR_MUTATIONS) they find 0.920; raise the floor from such a run only.
    private const double FoundFloor = 0.91;
    private const double NamedFloor = 0.88;

    [Test]
    public void Audit_OneFigureDamaged_IsNoticedAndNamed()
    {
        int perDocument = int.TryParse(Environment.GetEnvironmentVariable("EXTRACTOR_MUTATIONS"), out int asked) ? asked : 40;
        var random = new Random(20260);
        Dictionary<string, (int Tried, int Found, int Named)> counts = GridMutator.Kinds.ToDictionary(k => k, _ => (0, 0, 0));
        foreach (string document in new[] { "dev/000_kzls_budget2024", "dev/004_cjjk_budget2023", "real/js-gaoyuan-2019b", "real/js-zhengxie-2018b", "real/pt-caizheng-2024f" })
        {
            Run(document, perDocument, random, counts);
        }

        int tried = counts.Values.Sum(c => c.Tried);
        foreach ((string kind, (int n, int found, int named)) in counts)
        {
            TestContext.Out.WriteLine($"{kind}: {n} tried, {(double)found / n:0.000} found, {(double)named / n:0.000} named");
        }

        double foundShare = (double)counts.Values.Sum(c => c.Found) / tried;
        double namedShare = counts.Where(c => c.Key != "drop").Sum(c => (double)c.Value.Named) / counts.Where(c => c.Key != "drop").Sum(c => c.Value.Tried);
        TestContext.Out.WriteLine($"all: {tried} tried, {foundShare:0.000} found, {namedShare:0.000} named (a dropped row has no cell to name)");
        Assert.That(foundShare, Is.GreaterThanOrEqualTo(FoundFloor));
        Assert.That(namedShare, Is.GreaterThanOrEqualTo(NamedFloor));
    }

    private static void Run(string document, int count, Random random, Dictionary<string, (int Tried, int Found, int Named)> counts)
    {
        DocumentLayout layout = Corpus.Layout(document);
        UnitYear original = Read(layout);
        HashSet<string> known = [.. original.Disclosures[0].Findings.Select(Key)];
        List<Fact> provable = [.. original.Disclosures[0].Facts.Where(f => f.Value is not (null or 0) && f.Proof.Count > 0 && f.Unit == "CNY")];
        for (int i = 0; i < count; i++)
        {
            Fact fact = provable[random.Next(provable.Count)];
            string kind = GridMutator.Kinds[i % GridMutator.Kinds.Length];
            Assert.That(FactPlace.TryParse(fact.Id, out int row, out int column), fact.Id);
            int table = original.Disclosures[0].Tables.First(t => t.Id == fact.Table).Grid.Index;
            if (GridMutator.Mutate(layout, table, row, column, kind, random) is not { } damaged)
            {
                continue;
            }

            List<Finding> fresh = [.. Read(damaged).Disclosures[0].Findings.Where(f => !known.Contains(Key(f)))];
            string rowPrefix = fact.Id[..(fact.Id.LastIndexOf(".c", StringComparison.Ordinal) + 2)];
            bool named = fresh.Any(f => f.Culprit is { } c && (c.Fact == fact.Id || (kind == "shift" && c.Fact.StartsWith(rowPrefix, StringComparison.Ordinal))));
            (int tried, int found, int hits) = counts[kind];
            counts[kind] = (tried + 1, found + (fresh.Count > 0 ? 1 : 0), hits + (named ? 1 : 0));
            if (fresh.Count == 0 || (!named && kind != "drop"))
            {
                TestContext.Out.WriteLine($"{(fresh.Count == 0 ? "MISSED" : "unnamed")} {document} {kind} {fact.Id} {fact.Row.Code} {fact.Row.Name} {fact.Raw} | {string.Join(' ', fact.Proof)} | {string.Join("; ", fresh.Select(f => f.Rule + ">" + f.Culprit?.Fact))}");
            }
        }
    }

    private static UnitYear Read(DocumentLayout layout)
    {
        UnitDisclosure read = DisclosureReader.Read(layout, new SourceInfo { File = "x.pdf", Sha256 = "0", PageCount = layout.PageCount })[0];
        return Auditor.Audit(new UnitYear { Unit = read.Unit, Year = read.Year, Disclosures = [read.Entry] }).Audited;
    }

    private static string Key(Finding finding) => $"{finding.Rule}|{finding.Severity}|{finding.Message}";
}
