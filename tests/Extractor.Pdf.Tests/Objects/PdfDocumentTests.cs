using System.Text;
using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

public sealed class PdfDocumentTests
{
    [TestCase(PdfForm.Table)]
    [TestCase(PdfForm.XrefStream)]
    [TestCase(PdfForm.ObjectStreams)]
    public void Open_EveryForm_GivesPagesAndContent(PdfForm form)
    {
        byte[] bytes = new PdfBuilder { Compress = true, PagesExtra = "/Rotate 90" }
            .AddPage("(one) Tj", mediaBox: "0 0 300 200")
            .AddPage("(two) Tj", mediaBox: "0 0 400 200")
            .Build(form);

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions());

        Assert.That(document.Warnings.All, Is.Empty);
        Assert.That(document.PageCount, Is.EqualTo(2));
        Page second = document.GetPage(2);
        Assert.That((second.Width, second.Height, second.Rotation), Is.EqualTo((200, 400, 90)));
    }

    [Test]
    public void Open_XrefCutOff_FindsObjectsBySearching()
    {
        byte[] bytes = new PdfBuilder().AddPage("(one) Tj").Build();
        int xref = Encoding.Latin1.GetString(bytes).LastIndexOf("\nxref\n", StringComparison.Ordinal);

        using PdfDocument document = PdfDocument.Open(bytes.AsMemory(0, xref), new PdfReadOptions());

        Assert.That(document.PageCount, Is.EqualTo(1));
        Assert.That(document.Warnings.All.Select(w => w.Code), Does.Contain("xref-rebuilt"));
    }
}
