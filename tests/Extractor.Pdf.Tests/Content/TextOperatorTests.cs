namespace Extractor.Pdf.Tests.Content;

public sealed class TextOperatorTests
{
    [Test]
    public void Tj_TwoDigits_StandSideBySideOnTheBaseline()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 100 700 Td (12) Tj ET");

        Assert.That(OnePage.Text(page), Is.EqualTo("12"));
        Letter first = page.Letters[0];
        Assert.That(first.BaselineX, Is.EqualTo(100).Within(1e-6));
        Assert.That(first.BaselineY, Is.EqualTo(OnePage.Height - 700).Within(1e-6));
        Assert.That(first.Box.Left, Is.EqualTo(100).Within(1e-6));
        Assert.That(first.Box.Width, Is.EqualTo(5.56).Within(1e-6));
        Assert.That(first.Box.Top, Is.LessThan(first.BaselineY - 5));
        Assert.That(first.Box.Bottom, Is.GreaterThanOrEqualTo(first.BaselineY));
        Assert.That(page.Letters[1].Box.Left, Is.EqualTo(105.56).Within(1e-6));
        Assert.That(first.FontSize, Is.EqualTo(10).Within(1e-9));
        Assert.That(first.FontName, Is.EqualTo("Helvetica"));
        Assert.That(first.Direction, Is.EqualTo(TextDirection.Horizontal));
        Assert.That(page.Letters.Select(l => l.Order), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void TJ_Numbers_MoveByThousandthsOfTheSize() =>
        Assert.That(OnePage.Lefts(OnePage.Read("BT /F1 10 Tf 100 700 Td [(1) -1000 (2) 556 (3)] TJ ET")), Is.EqualTo(new[] { 100, 115.56, 115.56 }));

    [Test]
    public void Tc_Spacing_IsAddedAfterEveryLetter() =>
        Assert.That(OnePage.Lefts(OnePage.Read("BT /F1 10 Tf 2 Tc 100 700 Td (123) Tj ET")), Is.EqualTo(new[] { 100, 107.56, 115.12 }));

    [Test]
    public void Tw_Spacing_IsAddedToTheBlankOnly() =>
        Assert.That(OnePage.Lefts(OnePage.Read("BT /F1 10 Tf 5 Tw 100 700 Td (1 2) Tj ET")), Is.EqualTo(new[] { 100, 105.56, 113.34 }));

    [Test]
    public void Tz_Half_HalvesWidthsSpacingAndShifts()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 50 Tz 2 Tc 100 700 Td [(1) -1000 (2)] TJ ET");
        Assert.That(OnePage.Lefts(page), Is.EqualTo(new[] { 100, 108.78 }));
        Assert.That(page.Letters[0].Box.Width, Is.EqualTo(2.78).Within(1e-6));
        Assert.That(page.Letters[0].FontSize, Is.EqualTo(10).Within(1e-6));
    }

    [Test]
    public void Ts_Rise_LiftsTheBaseline() =>
        Assert.That(OnePage.Read("BT /F1 10 Tf 3 Ts 100 700 Td (1) Tj ET").Letters[0].BaselineY, Is.EqualTo(OnePage.Height - 703).Within(1e-6));

    [Test]
    public void LineOperators_TdTDTStarQuoteDoubleQuote_MoveFromTheLineStart()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 100 700 Td (1) Tj 0 -12 TD (2) Tj T* (3) Tj 14 TL (4) ' 1 2 (5) \" (6) Tj ET");
        double[] expected = [700, 688, 676, 662, 648, 648];
        Assert.That(page.Letters.Select(l => Math.Round(OnePage.Height - l.BaselineY, 2)), Is.EqualTo(expected));
        Assert.That(page.Letters[4].Box.Left, Is.EqualTo(100).Within(1e-6));
        Assert.That(page.Letters[5].Box.Left, Is.EqualTo(107.56).Within(1e-6), "aw ac (…) \" sets the character spacing");
    }

    [TestCase("1 0 0 1", 0, TextDirection.Horizontal)]
    [TestCase("0 1 -1 0", 270, TextDirection.Rotate270)]
    [TestCase("0 -1 1 0", 90, TextDirection.Rotate90)]
    [TestCase("-1 0 0 -1", 180, TextDirection.Rotate180)]
    [TestCase("0.7071 0.7071 -0.7071 0.7071", 315, TextDirection.Other)]
    public void Tm_Turned_GivesAngleAndDirection(string matrix, double angle, TextDirection direction)
    {
        Letter letter = OnePage.Read($"BT /F1 10 Tf {matrix} 300 400 Tm (1) Tj ET").Letters[0];
        Assert.That(letter.Angle, Is.EqualTo(angle).Within(0.01));
        Assert.That(letter.Direction, Is.EqualTo(direction));
        Assert.That(letter.FontSize, Is.EqualTo(10).Within(0.01));
    }

    [Test]
    public void Tm_QuarterTurn_BoxRunsUpwards()
    {
        Letter letter = OnePage.Read("BT /F1 10 Tf 0 1 -1 0 300 400 Tm (1) Tj ET").Letters[0];
        Assert.That(letter.Box.Bottom, Is.EqualTo(OnePage.Height - 400).Within(1e-6));
        Assert.That(letter.Box.Height, Is.EqualTo(5.56).Within(1e-6));
        Assert.That(letter.Box.Right, Is.GreaterThanOrEqualTo(300), "the descent lies to the right");
        Assert.That(letter.Box.Left, Is.LessThan(295), "the ascent lies to the left");
    }

    [Test]
    public void Tm_TimesCm_ScalesSizeAndPlace()
    {
        Letter letter = OnePage.Read("q 2 0 0 2 10 20 cm BT /F1 1 Tf 5 0 0 5 30 40 Tm (1) Tj ET Q").Letters[0];
        Assert.That(letter.FontSize, Is.EqualTo(10).Within(1e-9));
        Assert.That(letter.BaselineX, Is.EqualTo(70).Within(1e-9));
        Assert.That(letter.BaselineY, Is.EqualTo(OnePage.Height - 100).Within(1e-9));
    }

    [Test]
    public void Tf_NegativeSizeInFlippedSpace_ReadsUpright()
    {
        Letter letter = OnePage.Read("q 1 0 0 -1 0 842 cm BT /F1 10 Tf 1 0 0 -1 100 142 Tm (1) Tj ET Q").Letters[0];
        Assert.That(letter.Direction, Is.EqualTo(TextDirection.Horizontal));
        Assert.That(letter.BaselineY, Is.EqualTo(142).Within(1e-9));
        Assert.That(letter.Box.Top, Is.LessThan(letter.Box.Bottom));
        Assert.That(letter.Box.Top, Is.LessThan(142));
    }

    [Test]
    public void Strings_EscapesOctalHexAndLineEnds_AreResolved() =>
        Assert.That(OnePage.Text(OnePage.Read("BT /F1 10 Tf 100 700 Td (a\\(b\\)\\061\\\nc(d)) Tj <4 1 42 4> Tj ET")), Is.EqualTo("a(b)1c(d)AB@"));

    [Test]
    public void FontInExtGState_IsUsed()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int font = builder.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        builder.AddPage("/GS1 gs BT 100 700 Td (1) Tj ET", $"/ExtGState << /GS1 << /Font [{font} 0 R 20] >> >>");
        Letter letter = OnePage.Read(builder).Letters[0];
        Assert.That(letter.FontName, Is.EqualTo("Courier"));
        Assert.That(letter.Box.Width, Is.EqualTo(12).Within(1e-6));
    }

    [Test]
    public void MissingFont_LettersAreKeptAsUnmapped()
    {
        Page page = OnePage.Read("BT /F9 10 Tf 100 700 Td (ab) Tj ET");
        Assert.That(OnePage.Text(page), Is.EqualTo("\uFFFD\uFFFD"));
        Assert.That(page.Letters.All(l => (l.Marks & LetterMarks.Unmapped) != 0));
        Assert.That(page.Warnings.Select(w => w.Code), Does.Contain("font-missing").And.Contain("letter-unmapped"));
    }

    [TestCase(0, 100, 142)]
    [TestCase(90, 700, 100)]
    [TestCase(180, 495, 700)]
    [TestCase(270, 142, 495)]
    public void Rotate_PagesTurned_PlaceIsAsRead(int rotate, double x, double y)
    {
        Page page = OnePage.Read("BT /F1 10 Tf 100 700 Td (1) Tj ET", extra: $"/Rotate {rotate}");
        Assert.That(page.Letters[0].BaselineX, Is.EqualTo(x).Within(1e-6));
        Assert.That(page.Letters[0].BaselineY, Is.EqualTo(y).Within(1e-6));
        Assert.That(page.Letters[0].Angle, Is.EqualTo(rotate).Within(1e-6));
        Assert.That(page.Width, Is.EqualTo(rotate % 180 == 0 ? 595 : 842));
    }

    [Test]
    public void CropBoxAndUserUnit_OriginIsTheCropCorner()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 100 700 Td (1) Tj ET", extra: "/CropBox [50 100 450 750] /UserUnit 2");
        Assert.That(page.Width, Is.EqualTo(800));
        Assert.That(page.Height, Is.EqualTo(1300));
        Assert.That(page.Letters[0].BaselineX, Is.EqualTo(100).Within(1e-6));
        Assert.That(page.Letters[0].BaselineY, Is.EqualTo(100).Within(1e-6));
        Assert.That(page.Letters[0].FontSize, Is.EqualTo(20).Within(1e-6));
    }

    [Test]
    public void ContentsInParts_CutBetweenTokens_AreOneStream()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int a = builder.AddStream("", "BT /F1 10 Tf 100");
        int b = builder.AddStream("", "700 Td (1) Tj ET");
        builder.AddPageObject($"/MediaBox [0 0 595 842] /Contents [{a} 0 R {b} 0 R] /Resources << {OnePage.Fonts} >>");
        Assert.That(OnePage.Read(builder).Letters[0].BaselineX, Is.EqualTo(100).Within(1e-6));
    }

    [Test]
    public void Type3_Glyphs_GiveLettersButNoRulings()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int glyph = builder.AddStream("", "500 0 0 0 500 700 d1 0 0 500 20 re f");
        int font = builder.Add($"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 49 /LastChar 49 /Widths [500] "
            + $"/Encoding << /Type /Encoding /Differences [49 /one] >> /CharProcs << /one {glyph} 0 R >> /Resources << >> >>");
        builder.AddPage("BT /T 100 Tf 100 700 Td (11) Tj ET", $"/Font << /T {font} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(OnePage.Text(page), Is.EqualTo("11"));
        Assert.That(page.Letters[1].BaselineX, Is.EqualTo(150).Within(1e-6));
        Assert.That(page.Rulings, Is.Empty);
    }

    [Test]
    public void VerticalFont_LettersRunDownwards()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int descendant = builder.Add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
            + "/FontDescriptor << /Type /FontDescriptor /FontName /STSong /Flags 4 /Ascent 880 /Descent -120 >> >>");
        int font = builder.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /UniGB-UCS2-V /DescendantFonts [{descendant} 0 R] >>");
        builder.AddPage("BT /V 10 Tf 100 700 Td <988476EE> Tj ET", $"/Font << /V {font} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(OnePage.Text(page), Is.EqualTo("预目"));
        Assert.That(page.Letters.Select(l => l.Direction), Is.All.EqualTo(TextDirection.Vertical));
        Assert.That(page.Letters[0].Box.Top, Is.EqualTo(142).Within(1e-6));
        Assert.That(page.Letters[0].Box.Bottom, Is.EqualTo(152).Within(1e-6));
        Assert.That(page.Letters[0].Box.CenterX, Is.EqualTo(100).Within(1e-6));
        Assert.That(page.Letters[1].Box.Top, Is.EqualTo(152).Within(1e-6));
    }

    [Test]
    public void ActualText_OneForOne_ReplacesLettersButNoDigits()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 100 700 Td /Span << /ActualText <FEFF004E> >> BDC (n) Tj EMC /Span << /ActualText (9) >> BDC (1) Tj EMC /Span << /ActualText (xyz) >> BDC (ab) Tj EMC ET");
        Assert.That(OnePage.Text(page), Is.EqualTo("N1ab"));
    }
}
