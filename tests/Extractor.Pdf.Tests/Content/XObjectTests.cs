using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Content;

public sealed class XObjectTests
{
    [Test]
    public void Form_MatrixAndResources_Apply()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 10 20] /Resources << {OnePage.Fonts} >>", "BT /F1 5 Tf 10 10 Td (1) Tj ET");
        builder.AddPage("q 1 0 0 1 100 100 cm /X Do Q BT /F1 10 Tf 10 10 Td (2) Tj ET", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(page.Letters[0].BaselineX, Is.EqualTo(130).Within(1e-9));
        Assert.That(page.Letters[0].BaselineY, Is.EqualTo(842 - 140).Within(1e-9));
        Assert.That(page.Letters[0].FontSize, Is.EqualTo(10).Within(1e-9));
        Assert.That(page.Letters[1].BaselineX, Is.EqualTo(10).Within(1e-9));
    }

    [Test]
    public void Form_BBox_Clips()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 50 50] /Resources << {OnePage.Fonts} >>", "BT /F1 10 Tf 10 10 Td (1) Tj 100 0 Td (2) Tj ET");
        builder.AddPage("/X Do", $"/XObject << /X {form} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(page.Letters.Select(l => l.Marks), Is.EqualTo(new[] { LetterMarks.None, LetterMarks.Clipped }));
    }

    [Test]
    public void Form_UnbalancedQ_DoesNotReachTheCaller()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "Q Q Q 3 0 0 3 0 0 cm q q");
        builder.AddPage("q 1 0 0 1 50 50 cm /X Do BT /F1 10 Tf 10 10 Td (1) Tj ET Q BT /F1 10 Tf 10 10 Td (2) Tj ET", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(page.Letters[0].BaselineX, Is.EqualTo(60).Within(1e-9));
        Assert.That(page.Letters[1].BaselineX, Is.EqualTo(10).Within(1e-9));
    }

    [Test]
    public void Form_WithoutResources_UsesThePages()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "BT /F1 10 Tf 10 10 Td (1) Tj ET");
        builder.AddPage("/X Do", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Assert.That(OnePage.Text(OnePage.Read(builder)), Is.EqualTo("1"));
    }

    [Test]
    public void Form_WhoseResourcesLackTheFont_UsesThePages()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /ProcSet [/PDF] >>", "BT /F1 10 Tf 10 10 Td (1) Tj ET");
        builder.AddPage("/X Do", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Assert.That(OnePage.Text(OnePage.Read(builder)), Is.EqualTo("1"));
    }

    [Test]
    public void Form_DrawingItself_IsLeftOutWithAWarning()
    {
        var builder = new PdfBuilder();
        int form = builder.Reserve();
        builder.SetStream(form, $"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << {OnePage.Fonts} /XObject << /X {form} 0 R >> >>", "BT /F1 10 Tf 10 10 Td (1) Tj ET /X Do /X Do"u8);
        builder.AddPage("/X Do BT /F1 10 Tf 10 100 Td (2) Tj ET", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(OnePage.Text(page), Is.EqualTo("12"));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("form-recursive"));
    }

    [Test]
    public void Form_ExponentialNesting_StopsAtTheOperatorLimit()
    {
        var builder = new PdfBuilder();
        int last = builder.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 1 1 re f");
        for (int i = 0; i < 20; i++)
        {
            last = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {last} 0 R >> >>", "/X Do /X Do /X Do /X Do");
        }

        builder.AddPage("BT /F1 10 Tf 10 100 Td (1) Tj ET /X Do", $"{OnePage.Fonts} /XObject << /X {last} 0 R >>");
        Page page = OnePage.Read(builder, new PdfLimits { MaxOperators = 20_000 });
        Assert.That(OnePage.Text(page), Is.EqualTo("1"));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("page-operators"));
    }

    [Test]
    public void Image_GivesItsBox()
    {
        var builder = new PdfBuilder();
        int image = builder.AddStream("/Type /XObject /Subtype /Image /Width 30 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8", new byte[600]);
        builder.AddPage("q 60 0 0 40 100 200 cm /I Do Q", $"/XObject << /I {image} 0 R >>");
        PageImage found = OnePage.Read(builder).Images.Single();
        Assert.That(found, Is.EqualTo(new PageImage(new Box(100, 602, 160, 642), 30, 20)));
    }

    [TestCase("BI /W 4 /H 4 /BPC 8 /CS /G ID 0123 EI 89abcdEI EI", TestName = "InlineImage_RawDataThatHoldsEI")]
    [TestCase("BI /W 4 /H 4 /BPC 8 /CS /G /F /Fl ID \u0001\u0002 EI \u00ff\u00fe\u0003 EI", TestName = "InlineImage_FilteredDataThatHoldsEI")]
    [TestCase("BI /W 2 /H 1 /IM true /F [/AHx] ID 80>EI", TestName = "InlineImage_Hex")]
    [TestCase("BI /W 2 /H 1 /BPC 8 /CS /RGB /DP << /K -1 >> ID 123456\nEI", TestName = "InlineImage_Rgb")]
    public void InlineImage_Data_ArePassedOver(string image)
    {
        Page page = OnePage.Read($"q 50 0 0 50 10 10 cm {image} Q BT /F1 10 Tf 10 100 Td (1) Tj ET");
        Assert.That(OnePage.Text(page), Is.EqualTo("1"));
        Assert.That(page.Letters[0].BaselineX, Is.EqualTo(10).Within(1e-9), "Q after the image was executed");
        Assert.That(page.Warnings, Is.Empty, "no byte of the data was taken for an operator");
        Assert.That(page.Images, Has.Count.EqualTo(1));
    }

    [Test]
    public void Annotation_Appearance_IsDrawnInItsRectangle()
    {
        var builder = new PdfBuilder();
        int form = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 50 10] /Resources << {OnePage.Fonts} >>", "BT /F1 5 Tf 0 0 Td (1) Tj ET");
        int shown = builder.Add($"<< /Type /Annot /Subtype /FreeText /Rect [100 700 200 720] /AP << /N {form} 0 R >> >>");
        int hidden = builder.Add($"<< /Type /Annot /Subtype /FreeText /Rect [100 600 200 620] /F 2 /AP << /N {form} 0 R >> >>");
        builder.AddPage("3 0 0 3 7 7 cm", extra: $"/Annots [{shown} 0 R {hidden} 0 R]");
        Letter letter = OnePage.Read(builder).Letters.Single();
        Assert.That((letter.BaselineX, letter.BaselineY), Is.EqualTo((100.0, 142.0)));
        Assert.That(letter.FontSize, Is.EqualTo(10).Within(1e-9));
    }

    [Test]
    public void Shading_GradientAndPattern_GiveAreas()
    {
        const string Gradient = "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>";
        Page page = OnePage.Read(
            "q 100 600 200 100 re W n /S sh Q /Pattern cs /P scn 100 400 200 100 re f",
            $"/Shading << /S {Gradient} >> /Pattern << /P << /PatternType 2 /Shading {Gradient} >> >>");
        Assert.That(page.Shadings.Select(s => s.Box), Is.EqualTo(new[] { new Box(100, 142, 300, 242), new Box(100, 342, 300, 442) }));
        Assert.That(page.Shadings.Select(s => s.Color), Is.All.EqualTo(new PdfColor(128, 0, 128)));
    }
}
