namespace Extractor.Pdf.Tests.Content;

public sealed class MarksTests
{
    private static LetterMarks MarkOf(string content, string? resources = null, string extra = "") =>
        OnePage.Read(content, resources, extra: extra).Letters[^1].Marks;

    [TestCase(3)]
    [TestCase(7)]
    public void Tr_InvisibleModes_AreMarked(int mode) =>
        Assert.That(MarkOf($"BT /F1 10 Tf {mode} Tr 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.Invisible));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public void Tr_PaintingModes_AreVisible(int mode)
    {
        Letter letter = OnePage.Read($"BT /F1 10 Tf {mode} Tr 100 700 Td (1) Tj ET").Letters[0];
        Assert.That(letter.Marks, Is.EqualTo(LetterMarks.None));
        Assert.That(letter.RenderingMode, Is.EqualTo(mode));
    }

    [Test]
    public void Clip_LetterOutside_IsClipped() =>
        Assert.That(MarkOf("q 0 0 50 50 re W n BT /F1 10 Tf 100 700 Td (1) Tj ET Q"), Is.EqualTo(LetterMarks.Clipped));

    [Test]
    public void Clip_CellClipThatCutsLetterEdges_StaysVisible() =>
        Assert.That(OnePage.Seen(OnePage.Read("q 101 698 60 7 re W n BT /F1 10 Tf 100 700 Td (123) Tj ET Q")), Is.EqualTo("123"));

    [TestCase("(-)", LetterMarks.None)]
    [TestCase("(1)", LetterMarks.Clipped)]
    public void Clip_BandAroundTheInk_HidesOnlyTallLetters(string text, LetterMarks expected) =>
        Assert.That(MarkOf($"q 100 702 10 1 re W n BT /F1 10 Tf 100 700 Td {text} Tj ET Q"), Is.EqualTo(expected));

    [Test]
    public void Clip_EndsWithQ() => Assert.That(MarkOf("q 0 0 50 50 re W n Q BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.None));

    [Test]
    public void Clip_WithoutPath_ChangesNothing() => Assert.That(MarkOf("q W n BT /F1 10 Tf 100 700 Td (1) Tj ET Q"), Is.EqualTo(LetterMarks.None));

    [Test]
    public void Clip_TwoApart_NothingIsSeen() =>
        Assert.That(MarkOf("q 0 0 50 50 re W n 100 600 200 200 re W n BT /F1 10 Tf 100 700 Td (1) Tj ET Q"), Is.EqualTo(LetterMarks.Clipped));

    [Test]
    public void OffPage_IsMarked() => Assert.That(MarkOf("BT /F1 10 Tf 700 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.OffPage));

    [Test]
    public void OffPage_OutsideTheCropBox_IsMarked() =>
        Assert.That(MarkOf("BT /F1 10 Tf 20 700 Td (1) Tj ET", extra: "/CropBox [100 100 500 800]"), Is.EqualTo(LetterMarks.OffPage));

    [TestCase("1 g")]
    [TestCase("1 1 1 rg")]
    [TestCase("0 0 0 0 k")]
    [TestCase("/DeviceRGB cs 1 1 1 sc")]
    public void WhiteOnPaper_IsMarked(string color) =>
        Assert.That(MarkOf($"{color} BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.SameAsBackground));

    [Test]
    public void WhiteOnDarkShading_IsSeen() =>
        Assert.That(MarkOf("0 0 0.5 rg 90 690 100 30 re f 1 g BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.None));

    [Test]
    public void WhiteOnImage_IsSeen() =>
        Assert.That(MarkOf("q 100 0 0 50 90 680 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q 1 g BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.None));

    [Test]
    public void ColourOfTheShadingBelow_IsMarked() =>
        Assert.That(MarkOf("0.5 g 90 690 100 30 re f BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.SameAsBackground));

    [Test]
    public void BlackOnBlackThatWhiteCovers_IsSeen() =>
        Assert.That(MarkOf("0 g 90 690 100 30 re f 1 g 90 690 100 30 re f 0 g BT /F1 10 Tf 100 700 Td (1) Tj ET"), Is.EqualTo(LetterMarks.None));

    [Test]
    public void OpaqueRectangleLater_Covers() =>
        Assert.That(MarkOf("BT /F1 10 Tf 100 700 Td (1) Tj ET 1 g 90 690 100 30 re f"), Is.EqualTo(LetterMarks.Covered));

    [TestCase("1 g 90 690 100 30 re f BT /F1 10 Tf 0 g 100 700 Td (1) Tj ET", TestName = "Covered_RectangleBefore_No")]
    [TestCase("BT /F1 10 Tf 100 700 Td (1) Tj ET /Half gs 0.5 g 90 690 100 30 re f", TestName = "Covered_TransparentLater_No")]
    [TestCase("BT /F1 10 Tf 100 700 Td (1) Tj ET /Mult gs 0.5 g 90 690 100 30 re f", TestName = "Covered_MultiplyLater_No")]
    [TestCase("BT /F1 10 Tf 100 700 Td (1) Tj ET 1 g 103 690 100 30 re f", TestName = "Covered_HalfLater_No")]
    [TestCase("BT /F1 10 Tf 100 700 Td (1) Tj ET 80 680 m 300 680 l 80 690 l h W n 1 0 0 rg 0 0 500 800 re f", TestName = "Covered_FillThroughSlantedClip_No")]
    public void Covered_NotReally_StaysVisible(string content) =>
        Assert.That(MarkOf(content, "/ExtGState << /Half << /ca 0.5 >> /Mult << /BM /Multiply >> >>"), Is.EqualTo(LetterMarks.None));

    [TestCase(0.3, 0)]
    [TestCase(0.3, 0.3)]
    [TestCase(0, 0)]
    [TestCase(1, -1)]
    public void FakeBold_SecondCopy_IsDuplicate(double dx, double dy)
    {
        Page page = OnePage.Read(FormattableString.Invariant($"BT /F1 10 Tf 1 0 0 1 100 700 Tm (123) Tj 1 0 0 1 {100 + dx} {700 + dy} Tm (123) Tj ET"));
        Assert.That(OnePage.Seen(page), Is.EqualTo("123"));
        Assert.That(page.Letters.Skip(3).Select(l => l.Marks), Is.All.EqualTo(LetterMarks.Duplicate));
    }

    [Test]
    public void SameDigitsSideBySide_AreNoDuplicates() =>
        Assert.That(OnePage.Seen(OnePage.Read("BT /F1 10 Tf 60 Tz 100 700 Td (1111.11llll) Tj ET")), Is.EqualTo("1111.11llll"));

    [Test]
    public void NarrowLettersPushedTogether_AreNoDuplicates() =>
        Assert.That(OnePage.Seen(OnePage.Read("BT /F1 10 Tf -1.15 Tc 100 700 Td (ll) Tj ET")), Is.EqualTo("ll"));

    [Test]
    public void ShadowInWhite_KeepsTheInk() =>
        Assert.That(OnePage.Seen(OnePage.Read("BT /F1 10 Tf 1 g 100.3 699.7 Td (12) Tj 0 g 1 0 0 1 100 700 Tm (12) Tj ET")), Is.EqualTo("12"));

    [Test]
    public void HiddenCopyFirst_TheSeenOneStays()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 3 Tr 1 0 0 1 100 700 Tm (12) Tj 0 Tr 1 0 0 1 100 700 Tm (12) Tj ET");
        Assert.That(page.Letters.Skip(2).Select(l => l.Marks), Is.All.EqualTo(LetterMarks.None));
    }

    private const string Body = "BT /F1 10 Tf 100 700 Td (1234567890) Tj 0 -20 Td (1234567890) Tj 0 -20 Td (1234567890) Tj ET ";

    [TestCase("0.85 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 600 Tm (CONF) Tj ET", TestName = "Watermark_SlantedLightLarge")]
    [TestCase("0.8 g BT /F1 9 Tf 0.9 0.43 -0.43 0.9 100 600 Tm (CONF) Tj ET", TestName = "Watermark_SlantedLightSmall")]
    [TestCase("0 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 600 Tm (CONF) Tj ET", TestName = "Watermark_SlantedLargeDark")]
    [TestCase("/Pale gs BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 600 Tm (CONF) Tj ET", TestName = "Watermark_SlantedTransparent")]
    [TestCase("0.85 g BT /F1 60 Tf 90 660 Td (CONF) Tj ET", TestName = "Watermark_UprightLightAcrossText")]
    [TestCase("0.85 g BT /F1 10 Tf 97 697 Td (SAMPLE) Tj 0 -300 Td (SAMPLE) Tj 200 0 Td (SAMPLE) Tj ET", TestName = "Watermark_UprightLightSmallTiles")]
    [TestCase("1 0 0 rg BT /F1 12 Tf 0.9 0.43 -0.43 0.9 102 660 Tm (SAMPLE TEXT) Tj ET", TestName = "Watermark_SlantedDarkAcrossText")]
    [TestCase("/Artifact << /Subtype /Watermark /Type /Pagination >> BDC BT /F1 12 Tf 90 100 Td (CONF) Tj ET EMC", TestName = "Watermark_Declared")]
    public void Watermark_Forms_AreMarked(string content)
    {
        Page page = OnePage.Read(Body + content, "/ExtGState << /Pale << /ca 0.2 >> >>");
        Assert.That(OnePage.Seen(page), Is.EqualTo("123456789012345678901234567890"));
        Assert.That(page.Letters[^1].Marks, Is.EqualTo(LetterMarks.Watermark));
    }

    [TestCase("0 g BT /F1 10 Tf 0.7 0.7 -0.7 0.7 100 600 Tm (HEAD) Tj ET", TestName = "NoWatermark_SlantedHeader")]
    [TestCase("1 0 0 rg BT /F1 10 Tf 0.7 0.7 -0.7 0.7 104 700 Tm (HEAD) Tj ET", TestName = "NoWatermark_SlantedHeaderThatTouchesOneLetter")]
    [TestCase("0.7 g BT /F1 8 Tf 100 640 Td (light note) Tj ET", TestName = "NoWatermark_LightNote")]
    [TestCase("0.7 g BT /F1 10 Tf 156 700 Td (light note) Tj ET", TestName = "NoWatermark_LightTextBesideText")]
    [TestCase("0.85 g BT /F1 60 Tf 90 300 Td (HEAD) Tj ET", TestName = "NoWatermark_LargeLightTitleAlone")]
    [TestCase("0 g BT /F1 40 Tf 90 690 Td (HEAD) Tj ET", TestName = "NoWatermark_LargeDarkTitle")]
    [TestCase("0.6 g BT /F1 10 Tf 0 1 -1 0 90 600 Tm (HEAD) Tj ET", TestName = "NoWatermark_VerticalHeader")]
    public void Watermark_RealText_IsNotMarked(string content) =>
        Assert.That(OnePage.Read(Body + content).Letters[^1].Marks, Is.EqualTo(LetterMarks.None));

    [Test]
    public void OptionalContent_Off_IsHidden()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int off = builder.Add("<< /Type /OCG /Name (Off) >>");
        int on = builder.Add("<< /Type /OCG /Name (On) >>");
        builder.CatalogExtra = $"/OCProperties << /OCGs [{off} 0 R {on} 0 R] /D << /OFF [{off} 0 R] >> >>";
        builder.AddPage(
            "/OC /P0 BDC BT /F1 10 Tf 100 700 Td (1) Tj ET 100 500 m 300 500 l S EMC /OC /P1 BDC BT /F1 10 Tf 100 600 Td (2) Tj ET EMC BT /F1 10 Tf 100 550 Td (3) Tj ET",
            $"{OnePage.Fonts} /Properties << /P0 {off} 0 R /P1 {on} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(page.Letters.Select(l => l.Marks), Is.EqualTo(new[] { LetterMarks.HiddenLayer, LetterMarks.None, LetterMarks.None }));
        Assert.That(page.Rulings, Is.Empty);
    }

    [Test]
    public void OptionalContent_OnAFormThatIsOff_IsHidden()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int off = builder.Add("<< /Type /OCG /Name (Off) >>");
        builder.CatalogExtra = $"/OCProperties << /OCGs [{off} 0 R] /D << /OFF [{off} 0 R] >> >>";
        int form = builder.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC {off} 0 R /Resources << {OnePage.Fonts} >>", "BT /F1 10 Tf 100 700 Td (1) Tj ET");
        builder.AddPage("/X Do BT /F1 10 Tf 100 600 Td (2) Tj ET", $"{OnePage.Fonts} /XObject << /X {form} 0 R >>");
        Assert.That(OnePage.Seen(OnePage.Read(builder)), Is.EqualTo("2"));
    }
}
