using System.Collections.Concurrent;
using Extractor.Disclosure.Model;
using Extractor.Layout;
using Extractor.Pdf;

namespace Extractor.Disclosure.Tests.Support;

/// <summary>The shared corpus read from its PDFs, each once.</summary>
internal static class PdfCorpus
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<UnitDisclosure>>> Cache = new(StringComparer.Ordinal);

    public static IEnumerable<TestCaseData> Documents
    {
        get
        {
            foreach (string document in Corpus.Documents)
            {
                foreach (string file in document.StartsWith("dev/", StringComparison.Ordinal) ? ["A_word.pdf", "C_chromium.pdf"] : new[] { "document.pdf" })
                {
                    yield return new TestCaseData(document, file).SetName("{m}(" + document + "/" + file + ")");
                }
            }
        }
    }

    /// <summary>One file of each document.</summary>
    public static IEnumerable<TestCaseData> OnePerDocument => Documents.Where(d => !((string)d.Arguments[1]!).StartsWith("C_", StringComparison.Ordinal));

    public static UnitDisclosure Read(string document, string file)
    {
        IReadOnlyList<UnitDisclosure> read = ReadAll(Path.Combine(document, file));
        Assert.That(read, Has.Count.EqualTo(1));
        return read[0];
    }

    /// <param name="path">Below the corpus folder.</param>
    public static IReadOnlyList<UnitDisclosure> ReadAll(string path)
    {
        string full = Path.Combine(Corpus.Require(), "corpus", path);
        return Cache.GetOrAdd(full, static f => new Lazy<IReadOnlyList<UnitDisclosure>>(() =>
        {
            using IPdfDocument pdf = new PdfReader().Open(File.ReadAllBytes(f));
            DocumentLayout layout = DocumentAnalyzer.Analyze(pdf);
            return DisclosureReader.Read(layout, new SourceInfo { File = "x.pdf", Sha256 = new string('0', 64), PageCount = layout.PageCount });
        })).Value;
    }
}
