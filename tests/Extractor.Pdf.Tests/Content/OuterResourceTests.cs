using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Content;

/// <summary>Forms and appearances that use a font of the page without naming it: other readers find it there.</summary>
public sealed class OuterResourceTests
{
    private const string Font = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    [Test]
    public void GetPage_FormWithoutTheFont_UsesThePages()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /ProcSet [/PDF /Text] >>", "BT /F1 12 Tf 5 5 Td (inside) Tj ET");
        builder.AddPage("/X1 Do", $"/Font << {Font} >> /XObject << /X1 {form} 0 R >>");

        Assert.That(TextOf(builder), Is.EqualTo("inside"));
    }

    [Test]
    public void GetPage_AppearanceWithoutTheFont_UsesThePages()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /ProcSet [/PDF /Text] >>", "BT /F1 12 Tf 5 5 Td (stamp) Tj ET");
        int annotation = builder.Add($"<< /Type /Annot /Subtype /Stamp /Rect [100 100 300 150] /AP << /N {form} 0 R >> >>");
        builder.AddPage("", $"/Font << {Font} >>", extra: $"/Annots [{annotation} 0 R]");

        Assert.That(TextOf(builder), Is.EqualTo("stamp"));
    }

    [Test]
    public void GetPage_FormsThatShareResourcesInARing_End()
    {
        var builder = new PdfBuilder();
        int resources = builder.Reserve();
        int first = builder.Reserve();
        int second = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /XObject << /X1 {first} 0 R >> >>", "BT /NoFont 12 Tf (x) Tj ET /X1 Do /Nothing Do");
        builder.SetStream(first, $"/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources {resources} 0 R", "/X2 Do"u8);
        builder.Set(resources, $"<< /XObject << /X2 {second} 0 R /X1 {first} 0 R >> >>");
        builder.AddPageObject($"/MediaBox [0 0 200 200] /Resources {resources} 0 R /Contents {builder.AddStream("", "/X1 Do /X2 Do")} 0 R");

        Assert.That(TextOf(builder), Does.StartWith("\uFFFD").Or.StartWith("x"));
    }

    private static string TextOf(PdfBuilder builder)
    {
        using IPdfDocument document = new PdfReader().Open(builder.Build());
        return string.Concat(document.GetPage(1).Letters.Select(l => l.Text));
    }
}
