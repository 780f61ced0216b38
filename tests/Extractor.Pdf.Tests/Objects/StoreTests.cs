using System.Text;
using Extractor.Pdf.Content;
using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

/// <summary>Caches, tables and limits below the document.</summary>
public sealed class StoreTests
{
    [Test]
    public void BoundedCache_ManyEntries_HoldsTheLatestWithinItsBound()
    {
        var cache = new BoundedCache<string>(100);
        for (int i = 0; i < 1000; i++)
        {
            cache.Add(i, $"value {i}", 10);
            Assert.That(cache.TryGet(0, out _), Is.True, "what is asked for again and again stays");
        }

        int held = Enumerable.Range(0, 1000).Count(i => cache.TryGet(i, out _));
        Assert.That(held, Is.InRange(2, 20));
        Assert.That(cache.TryGet(999, out string last) ? last : null, Is.EqualTo("value 999"));
    }

    [Test]
    public void BoundedCache_EntryHeavierThanTheBound_IsHeldAlone()
    {
        var cache = new BoundedCache<string>(100);
        cache.Add(1, "light", 1);
        cache.Add(2, "heavy", 5000);
        cache.Add(3, "heavier", 9000);

        Assert.That(new[] { 1, 2, 3 }.Where(i => cache.TryGet(i, out _)), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void XrefTable_HugeNumbers_CostLittleAndBoundsHold()
    {
        var table = new XrefTable(8_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(table.Set(7_999_999, new XrefEntry(XrefKind.Offset, 5, 0)), Is.True);
        Assert.That(table.Set(8_000_000, new XrefEntry(XrefKind.Offset, 5, 0)), Is.False);
        Assert.That(table.Set(-1, new XrefEntry(XrefKind.Offset, 5, 0)), Is.False);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
        Assert.That(table[7_999_999].Position, Is.EqualTo(5));
        Assert.That(table[-5].Kind, Is.EqualTo(XrefKind.None));
        Assert.That(table[int.MaxValue].Kind, Is.EqualTo(XrefKind.None));
    }

    [Test]
    public void XrefTable_SetIfAbsent_KeepsTheNewerEntry()
    {
        var table = new XrefTable(10);
        table.SetIfAbsent(3, new XrefEntry(XrefKind.Free, 0, 1));
        table.SetIfAbsent(3, new XrefEntry(XrefKind.Offset, 77, 0));

        Assert.That(table[3].Kind, Is.EqualTo(XrefKind.Free));
        Assert.That(table.Count, Is.EqualTo(1));
    }

    [Test]
    public void Open_MoreObjectsThanTheLimit_LeavesOutTheRestWithWarning()
    {
        var builder = new PdfBuilder().AddPage("");
        for (int i = 0; i < 50; i++)
        {
            builder.Add("(x)");
        }

        using PdfDocument document = PdfDocument.Open(builder.Build(), new PdfReadOptions { Limits = new PdfLimits { MaxObjects = 20 } });

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("object-limit"));
    }

    [Test]
    public void Decode_MoreThanThePageMay_StopsUntilTheNextPage()
    {
        var builder = new PdfBuilder().AddPage("").AddPage("");
        int stream = builder.AddStream("", new string('x', 100_000), compress: true);
        var decoder = new RecordingDecoder(stream);
        using PdfDocument document = PdfDocument.Open(builder.Build(), new PdfReadOptions { Limits = new PdfLimits { MaxDecodedBytes = 250_000 } }, decoder);

        Page page = document.GetPage(1);
        document.GetPage(2);

        Assert.That(decoder.Lengths.Take(6), Is.EqualTo(new[] { 100_000, 100_000, 100_000, 0, 0, 0 }));
        Assert.That(decoder.Lengths[6], Is.EqualTo(100_000));
        Assert.That(page.Warnings.Select(w => w.Code), Is.EqualTo(new[] { "decoded-too-much" }));
    }

    [Test]
    public void GetPage_DecoderThrows_GivesEmptyPageAndGoesOn()
    {
        var decoder = new RecordingDecoder(0) { FailOn = 1 };
        using PdfDocument document = PdfDocument.Open(new PdfBuilder().AddPage("").AddPage("").Build(), new PdfReadOptions(), decoder);

        Page failed = document.GetPage(1);
        Page good = document.GetPage(2);

        Assert.That(failed.Warnings.Select(w => (w.Code, w.Page)), Is.EqualTo(new[] { ("page-failed", (int?)1) }));
        Assert.That((failed.Width, failed.Height), Is.EqualTo((595, 842)));
        Assert.That(good.Warnings, Is.Empty);
        Assert.That(document.Warnings.All, Is.Empty);
    }

    [Test]
    public void GetPage_Cancelled_Throws()
    {
        using PdfDocument document = PdfDocument.Open(new PdfBuilder().AddPage("").Build(), new PdfReadOptions());

        Assert.That(() => document.GetPage(1, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("/Filter /FlateDecode", "data", "data")]
    [TestCase("/Filter [/ASCIIHexDecode]", "64617461>", "data")]
    [TestCase("/Filter [/ASCIIHexDecode /ASCII85Decode] /DecodeParms [null null]", "4138375E5B7E3E>", null)]
    [TestCase("/Filter /DCTDecode", "data", "")]
    [TestCase("/Filter [/FlateDecode /JPXDecode]", "data", "")]
    [TestCase("/Filter /NoSuchFilter", "data", "")]
    [TestCase("/Filter [/Crypt] /DecodeParms [<< /Name /Identity >>]", "data", "data")]
    [TestCase("/Filter null", "data", "data")]
    [TestCase("/Filter [7 null]", "data", "data")]
    [TestCase("/Filter 20 0 R", "64617461>", "data")]
    public void Decode_FilterEntries_AreApplied(string entries, string data, string? expected)
    {
        byte[] bytes = entries.Contains("FlateDecode", StringComparison.Ordinal) ? PdfBuilder.Deflate(Encoding.Latin1.GetBytes(data)) : Encoding.Latin1.GetBytes(data);
        byte[] file = new PdfBuilder().Set(20, "[/ASCIIHexDecode]").SetStream(10, entries, bytes).AddPage("").Build();

        using PdfDocument document = PdfDocument.Open(file, new PdfReadOptions());
        string decoded = Encoding.Latin1.GetString(document.Decode((PdfStream)document.Resolve(new PdfReference(10, 0))).Span);

        Assert.That(decoded, expected is null ? Is.Not.Empty : Is.EqualTo(expected));
    }

    [Test]
    public void GetPage_ThousandPages_KeepsMemoryFlat()
    {
        var builder = new PdfBuilder();
        string content = string.Concat(Enumerable.Range(0, 400).Select(i => $"BT /F1 9 Tf 50 {i} Td (row {i} 1,234.56) Tj ET\n"));
        for (int i = 0; i < 1000; i++)
        {
            builder.AddPage(content);
        }

        byte[] bytes = builder.Build();
        using IPdfDocument document = new PdfReader().Open(bytes);
        long afterFew = 0;
        for (int n = 1; n <= document.PageCount; n++)
        {
            Assert.That(document.GetPage(n).Letters, Is.Not.Empty);
            if (n == 100)
            {
                afterFew = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - afterFew, Is.LessThan(24 << 20));
    }

    private sealed class RecordingDecoder(int stream) : IPageDecoder
    {
        public List<int> Lengths { get; } = [];

        public int FailOn { get; init; }

        public Page Decode(int number, PdfDictionary page, PageGeometry geometry, IObjectSource source, CancellationToken ct)
        {
            if (number == FailOn)
            {
                throw new IndexOutOfRangeException("an error of ours");
            }

            for (int i = 0; i < 6 && source.Resolve(new PdfReference(stream, 0)) is PdfStream s; i++)
            {
                Lengths.Add(source.Decode(s).Length);
            }

            return new Page { Number = number, Width = geometry.Width, Height = geometry.Height, Letters = [], Rulings = [] };
        }
    }
}
