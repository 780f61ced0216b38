using System.Text;
using Extractor.Pdf.Content;
using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

/// <summary>Each way in which files are broken (issue 3, damage): what was there is found, and a warning says what was done.</summary>
public sealed class RepairTests
{
    private const string Marker = "BT (found) Tj ET";

    private static string Good => Encoding.Latin1.GetString(new PdfBuilder().AddPage(Marker, mediaBox: "0 0 111 222").Build());

    private static IEnumerable<TestCaseData> Damages()
    {
        string good = Good;
        int xref = good.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        yield return Case("startxref too small", good.Replace($"startxref\n{xref}", "startxref\n12"), "xref-rebuilt");
        yield return Case("startxref beyond the end", good.Replace($"startxref\n{xref}", "startxref\n99999999"), "xref-rebuilt");
        yield return Case("startxref not a number", good.Replace($"startxref\n{xref}", "startxref\nhere"), "xref-rebuilt");
        yield return Case("startxref missing", good.Replace("startxref", "starting"), "xref-rebuilt");
        yield return Case("xref keyword broken", good.Replace("\nxref\n", "\nxfer\n"), "xref-rebuilt");
        yield return Case("trailer keyword broken", good.Replace("trailer\n", "tailor\n"), "xref-rebuilt");
        yield return Case("trailer not closed", good.Replace(">>\nstartxref", "\nstartxref"), null);
        yield return Case("root missing", good.Replace("/Root 1 0 R", "/Boot 1 0 R"), "xref-rebuilt");
        yield return Case("root is not the catalog", good.Replace("/Root 1 0 R", "/Root 4 0 R"), "xref-rebuilt");
        yield return Case("xref entries are not numbers", good.Replace("00000 n ", "zzzzz n "), "xref-rebuilt");
        yield return Case("all offsets wrong", ShiftOffsets(good, 7), null);
        yield return Case("cut off before xref", good[..(xref - 1)], "xref-rebuilt");
        yield return Case("garbage before the header, offsets from the file's start", "junk\n%junk junk\n" + ShiftOffsets(good, 16).Replace($"startxref\n{xref}", $"startxref\n{xref + 16}"), null);
        yield return Case("garbage before the header, offsets from the header", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + good, null);
        yield return Case("junk after the end", good + new string('\0', 5000) + "<html>served by a proxy</html>", null);
        yield return Case("header missing", good[9..], null);
        yield return Case("endobj missing", good.Replace("endobj", "      "), null);
        yield return Case("endstream missing", good.Replace("endstream", "         "), null);
        yield return Case("endstream and endobj missing", good.Replace("endstream", "         ").Replace("endobj", "      "), "stream-length");
        yield return Case("length too small", good.Replace($"/Length {Marker.Length}", "/Length 1"), "stream-length");
        yield return Case("length too large", good.Replace($"/Length {Marker.Length}", "/Length 9999"), "stream-length");
        yield return Case("length negative", good.Replace($"/Length {Marker.Length}", "/Length -1"), "stream-length");
        yield return Case("length missing", good.Replace($"/Length {Marker.Length}", "/Lentgh 0"), "stream-length");
        yield return Case("length refers to itself", good.Replace($"/Length {Marker.Length}", "/Length 3 0 R"), "stream-length");
        yield return Case("length refers to nothing", good.Replace($"/Length {Marker.Length}", "/Length 77 0 R"), "stream-length");
        yield return Case("CR line ends", good.Replace('\n', '\r'), null);
        yield return Case("no white space after obj", good.Replace("obj\n<<", "obj<<"), null);
        yield return Case("generation wrong", good.Replace("3 0 R", "3 5 R"), null);
    }

    [TestCaseSource(nameof(Damages))]
    public void Open_DamagedFile_FindsPageAndContent(string damaged, string? warning)
    {
        using PdfDocument document = Open(damaged);

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(ContentOf(document, 0), Does.StartWith(Marker));
        Assert.That(document.GetPage(1).Height, Is.EqualTo(222));
        if (warning is not null)
        {
            Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain(warning));
        }
    }

    [Test]
    public void Open_CutAnywhere_GivesPagesOrSaysWhy()
    {
        foreach (PdfForm form in Enum.GetValues<PdfForm>())
        {
            byte[] bytes = new PdfBuilder().AddPage(Marker).AddPage(Marker).Build(form);
            for (int length = 0; length < bytes.Length; length++)
            {
                try
                {
                    using IPdfDocument document = new PdfReader().Open(bytes.AsMemory(0, length));
                    for (int n = 1; n <= document.PageCount; n++)
                    {
                        document.GetPage(n);
                    }
                }
                catch (PdfException e)
                {
                    Assert.That(e.Message, Does.Contain("cut off").Or.Contain("empty").Or.Contain("not a PDF"), $"{form} cut at {length}");
                }
            }
        }
    }

    [TestCase("4 0 R")]
    [TestCase("[ 4 0 R ]")]
    [TestCase("<< /Kids 4 0 R >>")]
    public void Resolve_CircularReference_Ends(string source)
    {
        byte[] bytes = new PdfBuilder().Set(4, source).AddPageObject("/Contents 4 0 R /MediaBox 4 0 R /Resources 4 0 R /Parent 4 0 R").Build();

        using PdfDocument document = Open(Encoding.Latin1.GetString(bytes));

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(() => document.GetPage(1), Throws.Nothing);
    }

    [Test]
    public void Resolve_ReferenceChains_AreFollowedAndRingsGiveNull()
    {
        byte[] bytes = new PdfBuilder().Set(10, "11 0 R").Set(11, "12 0 R").Set(12, "(end)").Set(13, "14 0 R").Set(14, "13 0 R").AddPage("").Build();

        using PdfDocument document = Open(Encoding.Latin1.GetString(bytes));

        Assert.That(document.Resolve(new PdfReference(10, 0)), Is.TypeOf<PdfString>());
        Assert.That(document.Resolve(new PdfReference(13, 0)), Is.SameAs(PdfNull.Instance));
        Assert.That(document.Resolve(new PdfReference(999, 0)), Is.SameAs(PdfNull.Instance));
        Assert.That(document.Resolve(new PdfReference(-1, 0)), Is.SameAs(PdfNull.Instance));
    }

    [Test]
    public void Open_OneOffsetWrong_FindsThatObjectBySearchingAndKeepsTheRest()
    {
        string good = Good;
        int page = good.IndexOf("4 0 obj", StringComparison.Ordinal);

        using PdfDocument document = Open(good.Replace($"{page:D10} 00000 n", "0000000015 00000 n"));

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(document.Warnings.All.Select(w => w.Code), Is.EqualTo(new[] { "xref-wrong" }));
    }

    [Test]
    public void Open_SearchedFileWithTwoVersions_TakesTheLaterOne()
    {
        string two = Good[..Good.LastIndexOf("\nxref\n", StringComparison.Ordinal)] + "\n3 0 obj\n<< /Length 5 >>\nstream\nnewer\nendstream\nendobj\n";

        using PdfDocument document = Open(two);

        Assert.That(ContentOf(document, 0), Is.EqualTo("newer"));
    }

    [Test]
    public void Open_SearchedFileWithPdfInsideStream_IgnoresItsObjects()
    {
        string inner = Good.Replace(Marker, "BT (inner) Tj ET");
        string good = Encoding.Latin1.GetString(new PdfBuilder { CatalogExtra = "/X 9 0 R" }.AddPage(Marker).SetStream(9, "/Type /EmbeddedFile", Encoding.Latin1.GetBytes(inner)).Build());

        using PdfDocument document = Open(good.Replace("startxref", "starting"));

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(ContentOf(document, 0), Does.StartWith(Marker));
    }

    [Test]
    public void Open_IncrementalUpdate_NewerObjectAndDeletionCount()
    {
        string good = Good;
        int first = good.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        string update = "3 0 obj\n<< /Length 7 >>\nstream\nupdated\nendstream\nendobj\n";
        int offset = good.Length;
        int xref = offset + update.Length;
        string whole = good + update
            + $"xref\n0 1\n0000000000 65535 f \n3 1\n{offset:D10} 00000 n \n9 1\n0000000000 00001 f \ntrailer\n<< /Size 5 /Root 1 0 R /Prev {first} >>\nstartxref\n{xref}\n%%EOF\n";

        using PdfDocument document = Open(whole);

        Assert.That(ContentOf(document, 0), Is.EqualTo("updated"));
        Assert.That(document.Warnings.All, Is.Empty);
    }

    [Test]
    public void Open_PrevChainInACircle_Ends()
    {
        string good = Good;
        int xref = good.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;

        using PdfDocument document = Open(good.Replace("/Root 1 0 R", $"/Root 1 0 R /Prev {xref}"));

        Assert.That(document.PageCount, Is.EqualTo(1));
    }

    [Test]
    public void Open_HybridFile_FindsObjectsOfItsStream()
    {
        // The table hides objects 4 and up as free; the stream named by /XRefStm tells where the page is (7.5.8.4).
        string good = Good;
        int page = good.IndexOf("4 0 obj", StringComparison.Ordinal);
        int table = good.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1;
        string rows = Convert.ToHexString([1, (byte)(page >> 8), (byte)page, 0]);
        string stream = $"5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Index [4 1] /Filter /ASCIIHexDecode /Length {rows.Length + 1} >>\nstream\n{rows}>\nendstream\nendobj\n";
        string entries = good[table..good.IndexOf("trailer", StringComparison.Ordinal)].Replace("xref\n0 5\n", "xref\n0 4\n");
        entries = entries[..^20];
        string whole = good[..table] + stream + entries + $"trailer\n<< /Size 6 /Root 1 0 R /XRefStm {table} >>\nstartxref\n{table + stream.Length}\n%%EOF\n";

        using PdfDocument document = Open(whole);

        Assert.That(document.Warnings.All, Is.Empty);
        Assert.That(ContentOf(document, 0), Does.StartWith(Marker));
    }

    [Test]
    public void Open_XrefSectionStartsAtOneInsteadOfZero_IsCorrected()
    {
        using PdfDocument document = Open(Good.Replace("xref\n0 5\n", "xref\n1 5\n"));

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(document.Warnings.All, Is.Empty);
    }

    [Test]
    public void Open_ObjectStreamSaidToBeInsideItself_Ends()
    {
        byte[] rows = [0, 0, 0, 2, 0, 1, 2, 0, 1, 2, 0, 1];
        string file = "%PDF-1.5\n";
        string hex = Convert.ToHexString(rows);
        string whole = file + $"9 0 obj\n<< /Type /XRef /Size 4 /W [1 1 1] /Root 1 0 R /Filter /ASCIIHexDecode /Length {hex.Length + 1} >>\nstream\n{hex}>\nendstream\nendobj\nstartxref\n{file.Length}\n%%EOF\n";

        using PdfDocument document = Open(whole);

        Assert.That(document.PageCount, Is.Zero);
    }

    [Test]
    public void Open_BrokenObjectStream_KeepsWhatStandsOutside()
    {
        byte[] bytes = new PdfBuilder().AddPage(Marker).Build(PdfForm.ObjectStreams);
        string text = Encoding.Latin1.GetString(bytes);
        int container = text.IndexOf("/ObjStm", StringComparison.Ordinal);
        int data = text.IndexOf("stream\n", container, StringComparison.Ordinal) + 7;
        bytes.AsSpan(data, 40).Fill(0xFF);

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions());

        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("stream-corrupt"));
        Assert.That(document.Resolve(new PdfReference(3, 0)), Is.TypeOf<PdfStream>());
    }

    [Test]
    public void Open_NestingTooDeep_IsCutOffWithWarning()
    {
        byte[] bytes = new PdfBuilder { CatalogExtra = "/X " + new string('[', 100_000) }.AddPage(Marker).Build();

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions());

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("nesting-too-deep"));
    }

    private static TestCaseData Case(string name, string damaged, string? warning) =>
        new TestCaseData(damaged, warning).SetArgDisplayNames(name);

    private static string ShiftOffsets(string pdf, int by)
    {
        int xref = pdf.LastIndexOf("\nxref\n", StringComparison.Ordinal);
        string[] lines = pdf[xref..].Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith(" n ", StringComparison.Ordinal))
            {
                lines[i] = $"{int.Parse(lines[i][..10], System.Globalization.CultureInfo.InvariantCulture) + by:D10}{lines[i][10..]}";
            }
        }

        return pdf[..xref] + string.Join('\n', lines);
    }

    private static PdfDocument Open(string pdf) => PdfDocument.Open(Encoding.Latin1.GetBytes(pdf), new PdfReadOptions());

    private static string ContentOf(PdfDocument document, int index)
    {
        var pages = (PdfDictionary)document.Resolve(document.Catalog.Raw("Pages"));
        var page = (PdfDictionary)document.Resolve(document.GetArray(pages, "Kids")!.Items[index]);
        return Encoding.Latin1.GetString(document.Decode(document.GetStream(page, "Contents")!).Span);
    }
}
