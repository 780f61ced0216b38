using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

public sealed class OptionalContentTests
{
    // Groups 10 (on) and 11 (off); what is asked for is object 20.
    [TestCase("/OFF [11 0 R]", "", "10 0 R", true)]
    [TestCase("/OFF [11 0 R]", "", "11 0 R", false)]
    [TestCase("/BaseState /OFF /ON [10 0 R]", "", "10 0 R", true)]
    [TestCase("/BaseState /OFF /ON [10 0 R]", "", "11 0 R", false)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [10 0 R 11 0 R] >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [10 0 R 11 0 R] /P /AllOn >>", "20 0 R", false)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [10 0 R 11 0 R] /P /AnyOff >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [10 0 R 11 0 R] /P /AllOff >>", "20 0 R", false)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs 11 0 R >>", "20 0 R", false)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [11 0 R] /P /AllOff >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [] /P /AllOn >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /OCGs [null] /P /AnyOn >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /VE [/Not 11 0 R] >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /VE [/And 10 0 R 11 0 R] >>", "20 0 R", false)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /VE [/Or 11 0 R [/And 10 0 R [/Not 11 0 R]]] >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "<< /Type /OCMD /VE 21 0 R >>", "20 0 R", true)]
    [TestCase("/OFF [11 0 R]", "", "99 0 R", true)]
    [TestCase("/OFF [12 0 R]", "", "12 0 R", true)]
    [TestCase("/AS [<< /Event /View /Category [/View] /OCGs [10 0 R 13 0 R] >>]", "", "13 0 R", false)]
    [TestCase("/AS [<< /Event /Print /Category [/Print] /OCGs [13 0 R] >>]", "", "13 0 R", true)]
    [TestCase("/OFF 5 /ON (x) /AS [[[1]]]", "", "11 0 R", true)]
    public void IsVisible_Configurations_GiveState(string configuration, string membership, string asked, bool expected)
    {
        byte[] bytes = new PdfBuilder { CatalogExtra = $"/OCProperties << /OCGs [10 0 R 11 0 R] /D << {configuration} >> >>" }
            .Set(10, "<< /Type /OCG /Name (a) >>")
            .Set(11, "<< /Type /OCG /Name (b) /Intent [/View /Design] >>")
            .Set(12, "<< /Type /OCG /Name (c) /Intent /Design >>")
            .Set(13, "<< /Type /OCG /Name (d) /Usage << /View << /ViewState /OFF >> >> >>")
            .Set(20, membership.Length == 0 ? "null" : membership)
            .Set(21, "[/Not 21 0 R]")
            .AddPage("")
            .Build();

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions());

        Assert.That(document.IsVisible(new PdfReference(int.Parse(asked.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 0)), Is.EqualTo(expected));
    }

    [Test]
    public void IsVisible_NoOptionalContent_ShowsAll()
    {
        using PdfDocument document = PdfDocument.Open(new PdfBuilder().AddPage("").Build(), new PdfReadOptions());

        Assert.That(document.IsVisible(null), Is.True);
        Assert.That(document.IsVisible(new PdfReference(1, 0)), Is.True);
    }
}
