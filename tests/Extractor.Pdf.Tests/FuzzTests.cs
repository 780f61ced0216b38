using System.Globalization;
using System.Text;
using Extractor.TestSupport;
using Extractor.TestSupport.Fuzzing;

namespace Extractor.Pdf.Tests;

/// <summary>
/// Damaged and hostile documents through the complete reader: no exception but <see cref="PdfException"/>, 10 seconds,
/// 500 MB on top of what the test process has. <c>EXTRACTOR_FUZZ_CASES</c> and <c>EXTRACTOR_FUZZ_SEED</c> make more and others;
/// <c>bench/Extractor.Fuzz</c> runs tens of thousands.
/// </summary>
[NonParallelizable]
public sealed class FuzzTests
{
    private const int DefaultCases = 1500;

    // More than one stream may inflate to (PdfLimits.MaxStreamBytes); made only when a test needs them.
    private static readonly Lazy<byte[]> Spaces = new(() => PdfBuilder.Deflate(Filled(100 << 20, " "u8), System.IO.Compression.CompressionLevel.Fastest));
    private static readonly Lazy<byte[]> Operators = new(() => PdfBuilder.Deflate(Filled(100 << 20, "0 0 m 5 5 l S\n"u8), System.IO.Compression.CompressionLevel.Fastest));

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : fallback;

    private static FuzzRunner Runner() => new() { Read = ReadAll, MemoryLimit = Environment.WorkingSet + (500L << 20) };

    [Test]
    public void Read_MutatedDocuments_NeverFailNeverHang()
    {
        int seed = Setting("EXTRACTOR_FUZZ_SEED", 20260801);
        int cases = Setting("EXTRACTOR_FUZZ_CASES", DefaultCases);
        TestContext.Out.WriteLine($"seed {seed}, {cases} cases");
        List<byte[]> documents = [.. FuzzDocuments.Made()];
        string fixtures = Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures");
        documents.AddRange(FuzzDocuments.Of(fixtures, 400 << 10));

        IReadOnlyList<FuzzFailure> failures = Runner().Run(new PdfMutator(seed, documents), 0, cases);

        Assert.That(failures.Select(f => $"seed {seed} case {f.Index}: {f.Reason}"), Is.Empty);
    }

    [Test]
    public void Make_SameSeedAndCase_GivesSameBytes()
    {
        IReadOnlyList<byte[]> documents = FuzzDocuments.Made();

        Assert.That(new PdfMutator(3, documents).Make(17), Is.EqualTo(new PdfMutator(3, documents).Make(17)));
        Assert.That(new PdfMutator(3, documents).Make(17), Is.Not.EqualTo(new PdfMutator(4, documents).Make(17)));
    }

    [Test]
    public void Made_Documents_AreReadWithoutWarnings()
    {
        // Otherwise the mutations would start from something that is broken already.
        foreach (byte[] bytes in FuzzDocuments.Made())
        {
            using IPdfDocument document = new PdfReader().Open(bytes);
            Assert.That(document.Warnings, Is.Empty);
            Assert.That(document.PageCount, Is.EqualTo(2));
            Assert.That(document.GetPage(1).Letters, Has.Count.GreaterThan(20));
        }
    }

    private static IEnumerable<TestCaseData> Bombs()
    {
        const string Flate = "/Filter /FlateDecode";
        yield return Bomb("content of spaces", b => b.AddPageObject($"/Contents {b.AddStream(Flate, Spaces.Value)} 0 R"));
        yield return Bomb("content of operators", b => b.AddPageObject($"/Contents {b.AddStream(Flate, Operators.Value)} 0 R"));
        yield return Bomb("same content 200 times", b => b.AddPageObject($"/Contents [{Repeat($"{b.AddStream(Flate, Spaces.Value)} 0 R ", 200)}]"));
        yield return Bomb("flate in flate", b => b.AddPageObject($"/Contents {b.AddStream("/Filter [/FlateDecode /FlateDecode]", PdfBuilder.Deflate(Spaces.Value))} 0 R"));
        yield return Bomb("run lengths in run lengths", b => b.AddPageObject($"/Contents {b.AddStream($"/Filter [/FlateDecode {Repeat("/RunLengthDecode ", 4)}]", PdfBuilder.Deflate(Filled(4 << 20, [0x81])))} 0 R"));
        yield return Bomb("huge form shown 5000 times", b =>
        {
            int form = b.AddStream($"{Flate} /Type /XObject /Subtype /Form /BBox [0 0 9 9]", Spaces.Value);
            b.AddPage(Repeat("/X Do ", 5000), $"/XObject << /X {form} 0 R >>");
        });
        yield return Bomb("forms ten each, thirty deep", b =>
        {
            int last = b.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 m 1 1 l S");
            for (int i = 0; i < 30; i++)
            {
                last = b.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {last} 0 R >> >>", Repeat("/X Do ", 10));
            }

            b.AddPage("/X Do", $"/XObject << /X {last} 0 R >>");
        });
        yield return Bomb("form inside itself", b =>
        {
            int form = b.Reserve();
            b.SetStream(form, $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {form} 0 R >> >>", Encoding.ASCII.GetBytes(Repeat("/X Do ", 50)));
            b.AddPage(Repeat("/X Do ", 50), $"/XObject << /X {form} 0 R >>");
        });
        yield return Bomb("page tree eight each, thirty deep", b =>
        {
            int last = b.Add("<< /Type /Page /MediaBox [0 0 9 9] >>");
            for (int i = 0; i < 30; i++)
            {
                last = b.Add($"<< /Type /Pages /Kids [{Repeat($"{last} 0 R ", 8)}] >>");
            }

            b.Set(PdfBuilder.PagesNumber, $"<< /Type /Pages /Kids [{Repeat($"{last} 0 R ", 8)}] >>");
        });
        yield return Bomb("ToUnicode ranges over all codes", b =>
        {
            byte[] map = PdfBuilder.Deflate(Encoding.ASCII.GetBytes("1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 100 beginbfrange " + Repeat("<00000000> <FFFFFFFF> <0041> ", 100_000)));
            int descendant = b.Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500 5 99999999 400] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
            int font = b.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {b.AddStream(Flate, map)} 0 R >>");
            b.AddPage("BT /F 12 Tf 10 10 Td <00410042> Tj ET", $"/Font << /F {font} 0 R >>");
        });
        yield return Bomb("letters at the end of the number range", b => b.AddPage(
            "BT 0.8 g /F1 40 Tf 1 0 0 1 99999999999999 99999999999999 Tm (far) Tj 0.7 0.7 -0.7 0.7 -99999999999999 -99999999999999 Tm (farther) Tj ET "
            + "BT 0.9 g /F1 99999999999 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (huge) Tj ET"));
        string far = Repeat("9", 300);
        yield return Bomb("areas that are no number", b => b.AddPage($"0 0 m {far} 0 l {far} {far} l 0 {far} l h 10 10 m -{far} {far} l {far} -{far} l h f 5 5 m -{far} 5 l {far} {far} l h f*"));
        yield return Raw("strings never closed", () => Repeat("1 0 obj (", 300_000));
        yield return Raw("dictionaries never closed", () => Repeat("1 0 obj <<", 300_000));
        yield return Raw("streams never closed", () => Repeat("1 0 obj << /Length 5 >> stream\n", 200_000));
        yield return Raw("trailers never closed", () => Repeat("trailer << /A (", 300_000));
        yield return Raw("trailers", () => Repeat("trailer << /Root 1 0 R >>\n", 200_000));
        yield return Raw("stray pages with endless parents", () => string.Concat(Enumerable.Range(1, 60_000).Select(i => $"{i} 0 obj << /Type /Page /Parent {i - 1} 0 R /Contents {i + 1} 0 R >> stream\n")));
        yield return Raw("references to objects of the highest numbers", () => string.Concat(Enumerable.Range(1, 2000).Select(i => $"{i * 1_000_003L} 0 obj {(i + 1) * 1_000_003L} 0 R endobj\n")));
    }

    [TestCaseSource(nameof(Bombs))]
    public void Read_FileMadeToHurt_EndsInTimeAndMemory(Func<byte[]> make)
    {
        byte[] bytes = make();
        string? failure = Runner().RunOne(bytes, out _, out double seconds);

        Assert.That(failure, Is.Null);
        TestContext.Out.WriteLine($"{seconds:F2} s");
    }

    private static TestCaseData Bomb(string name, Action<PdfBuilder> fill) => Case(name, () =>
    {
        var builder = new PdfBuilder();
        fill(builder);
        return builder.Build();
    });

    private static TestCaseData Raw(string name, Func<string> body) => Case(name, () => Encoding.Latin1.GetBytes("%PDF-1.7\n" + body()));

    private static TestCaseData Case(string name, Func<byte[]> make) => new TestCaseData(make).SetArgDisplayNames(name);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Filled(int length, ReadOnlySpan<byte> pattern)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i + pattern.Length <= length; i += pattern.Length)
        {
            pattern.CopyTo(bytes.AsSpan(i));
        }

        return bytes;
    }

    private static void ReadAll(byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            using IPdfDocument document = new PdfReader().Open(bytes);
            for (int n = 1; n <= document.PageCount; n++)
            {
                // The reader survives its own errors, but they are errors.
                PdfWarning? error = document.GetPage(n, cancellationToken).Warnings.FirstOrDefault(w => w.Code is "font-failed" or "operator-failed" or "page-failed");
                Assert.That(error, Is.Null);
            }
        }
        catch (PdfException)
        {
            // Said to be unreadable: that is a proper answer.
        }
    }
}
