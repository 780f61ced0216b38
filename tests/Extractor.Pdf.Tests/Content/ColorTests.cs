namespace Extractor.Pdf.Tests.Content;

public sealed class ColorTests
{
    private const string Spaces = "/ColorSpace << "
        + "/Sep [/Separation /Spot /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>] "
        + "/SepCalc [/Separation /Spot /DeviceRGB 90 0 R] "
        + "/Idx [/Indexed /DeviceRGB 1 <FF000000FF00>] "
        + "/Lab [/Lab << /WhitePoint [0.95 1 1.09] >>] "
        + "/Cal [/CalRGB << /WhitePoint [0.95 1 1.09] >>] "
        + "/DevN [/DeviceN [/A /B] /DeviceRGB 91 0 R] "
        + "/None [/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >>] "
        + "/Icc [/ICCBased 92 0 R] >>";

    [TestCase("0.5 g", 128, 128, 128)]
    [TestCase("1 0.5 0 rg", 255, 128, 0)]
    [TestCase("0 1 1 0 k", 255, 0, 0)]
    [TestCase("0 0 0 1 k", 0, 0, 0)]
    [TestCase("/DeviceCMYK cs 1 0 0 0 scn", 0, 255, 255)]
    [TestCase("/DeviceCMYK cs", 0, 0, 0)]
    [TestCase("/Sep cs 1 scn", 255, 0, 0)]
    [TestCase("/Sep cs 0 scn", 255, 255, 255)]
    [TestCase("/Sep cs", 255, 0, 0)]
    [TestCase("/SepCalc cs 0.25 scn", 191, 64, 255)]
    [TestCase("/Idx cs 1 sc", 0, 255, 0)]
    [TestCase("/Idx cs", 255, 0, 0)]
    [TestCase("/Lab cs 100 0 0 sc", 255, 255, 255)]
    [TestCase("/Lab cs 0 0 0 sc", 0, 0, 0)]
    [TestCase("/Cal cs 0 0 1 sc", 0, 0, 255)]
    [TestCase("/DevN cs 1 0 scn", 255, 0, 0)]
    [TestCase("/None cs 1 scn", 255, 255, 255)]
    [TestCase("/Icc cs 0 1 0 scn", 0, 255, 0)]
    [TestCase("/Unknown cs 0.5 sc", 128, 128, 128)]
    public void Fill_ColourSpaces_BecomeRgb(string operators, int r, int g, int b)
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        builder.SetStream(90, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ dup 1 exch sub exch dup 0.5 gt { pop 0 } if 1 }"u8);
        builder.SetStream(91, "/FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Size [2 2] /BitsPerSample 8", [0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255]);
        builder.SetStream(92, "/N 3", []);
        builder.AddPage($"{operators} 100 100 50 50 re f", Spaces);
        Shading shading = OnePage.Read(builder).Shadings.Single();
        Assert.That(shading.Color.R, Is.EqualTo(r).Within(1));
        Assert.That(shading.Color.G, Is.EqualTo(g).Within(1));
        Assert.That(shading.Color.B, Is.EqualTo(b).Within(1));
    }

    [Test]
    public void Alpha_IsMixedWithPaper()
    {
        Page page = OnePage.Read("/H gs 0 g 100 100 50 50 re f BT /F1 10 Tf 300 700 Td (1) Tj ET", "/ExtGState << /H << /ca 0.5 >> >>");
        Assert.That(page.Shadings.Single().Color.R, Is.EqualTo(127).Within(1));
        Assert.That(page.Letters[0].Color.R, Is.EqualTo(127).Within(1));
    }

    [Test]
    public void StrokedText_HasTheStrokeColour() =>
        Assert.That(OnePage.Read("0 1 0 RG 1 0 0 rg BT /F1 10 Tf 1 Tr 300 700 Td (1) Tj ET").Letters[0].Color, Is.EqualTo(new PdfColor(0, 255, 0)));

    [Test]
    public void Order_OfAShading_CountsTheLettersBefore()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 300 700 Td (12) Tj ET 0.5 g 100 100 50 50 re f");
        Assert.That(page.Shadings.Single().Order, Is.EqualTo(2));
    }
}
