namespace Extractor.Pdf.Tests.Content;

/// <summary>One line of a table is one ruling, however it was drawn.</summary>
public sealed class RulingFormTests
{
    private static Ruling Single(string content, bool horizontal = true, string? resources = null)
    {
        Page page = OnePage.Read(content, resources);
        Ruling[] rulings = [.. page.Rulings.Where(r => r.IsHorizontal == horizontal)];
        Assert.That(rulings, Has.Length.EqualTo(1), string.Join("; ", page.Rulings));
        return rulings[0];
    }

    [Test]
    public void StrokedLine_KeepsPlaceWidthAndColour()
    {
        Ruling ruling = Single("1 0 0 RG 0.75 w 100 700 m 300 700 l S");
        Assert.That(ruling.Position, Is.EqualTo(142).Within(1e-6));
        Assert.That(ruling.Start, Is.EqualTo(100).Within(1e-6));
        Assert.That(ruling.End, Is.EqualTo(300).Within(1e-6));
        Assert.That(ruling.Thickness, Is.EqualTo(0.75).Within(1e-6));
        Assert.That(ruling.Color, Is.EqualTo(new PdfColor(255, 0, 0)));
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Stroked));
    }

    [Test]
    public void VerticalLine_IsVertical()
    {
        Ruling ruling = Single("100 500 m 100 700 l S", horizontal: false);
        Assert.That((ruling.Position, ruling.Start, ruling.End), Is.EqualTo((100.0, 142.0, 342.0)));
    }

    [Test]
    public void StrokedRectangle_GivesFourEdgesAndNoShading()
    {
        Page page = OnePage.Read("100 600 200 100 re S");
        Assert.That(page.Rulings.Count(r => r.IsHorizontal), Is.EqualTo(2));
        Assert.That(page.Rulings.Count(r => !r.IsHorizontal), Is.EqualTo(2));
        Assert.That(page.Shadings, Is.Empty);
    }

    [TestCase("100 700 200 0.5 re f", 0.5)]
    [TestCase("100 700 200 0.5 re f*", 0.5)]
    [TestCase("100 700 m 300 700 l 300 700.5 l 100 700.5 l h f", 0.5)]
    [TestCase("300 700.5 -200 -0.5 re f", 0.5)]
    [TestCase("q 1 0 0 -1 0 842 cm 100 141.5 200 0.5 re f Q", 0.5)]
    public void ThinFilledRectangle_IsOneRuling(string content, double thickness)
    {
        Ruling ruling = Single(content);
        Assert.That(ruling.Position, Is.EqualTo(141.75).Within(1e-6));
        Assert.That(ruling.Thickness, Is.EqualTo(thickness).Within(1e-6));
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Filled));
    }

    [Test]
    public void FilledAndStroked_IsOneRuling() => Single("0.2 w 100 700 200 0.6 re B");

    [Test]
    public void StrokedTwice_IsOneRuling() => Single("100 700 m 300 700 l S 100 700 m 300 700 l S 100 700.2 200 0.4 re f");

    [Test]
    public void DashPattern_IsOneDashedRuling()
    {
        Ruling ruling = Single("[3 2] 0 d 100 700 m 300 700 l S");
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Dashed));
        Assert.That(ruling.Length, Is.EqualTo(200).Within(1e-6));
    }

    [Test]
    public void SolidDashPattern_IsNotDashed() => Assert.That(Single("[] 0 d 100 700 m 300 700 l S").Style, Is.EqualTo(RulingStyle.Stroked));

    [TestCase(4, 2)]
    [TestCase(6, 4)]
    [TestCase(3, 5)]
    public void DashesDrawnOneByOne_AreOneDashedRuling(double dash, double gap)
    {
        string content = Pieces(x => FormattableString.Invariant($"{x} 700 m {x + dash} 700 l S "), dash + gap);
        Ruling ruling = Single(content);
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Dashed));
        Assert.That(ruling.Start, Is.EqualTo(100).Within(1e-6));
        Assert.That(ruling.End, Is.GreaterThan(290));
    }

    [Test]
    public void Dots_AreOneDashedRuling()
    {
        Ruling ruling = Single(Pieces(x => FormattableString.Invariant($"{x} 700 0.7 0.7 re f "), 3));
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Dashed));
        Assert.That(ruling.Length, Is.GreaterThan(190));
    }

    [Test]
    public void RoundDotsOfZeroLength_AreOneRuling() => Single(Pieces(x => FormattableString.Invariant($"1 J 0.8 w {x} 700 m {x} 700 l S "), 2.4));

    [Test]
    public void TwoHairlines_AreOneDoubledRuling()
    {
        Ruling ruling = Single("0.25 w 100 700 m 300 700 l S 100 698 m 300 698 l S");
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Doubled));
        Assert.That(ruling.Position, Is.EqualTo(143).Within(1e-6));
        Assert.That(ruling.Thickness, Is.EqualTo(2.25).Within(1e-6));
    }

    [Test]
    public void LinesSideBySideOverAShortStretch_StayTwo() =>
        Assert.That(OnePage.Read("0.5 w 100 700 m 200 700 l S 180 702 m 300 702 l S").Rulings, Has.Count.EqualTo(2));

    [Test]
    public void RowsOfText_AreNotTakenForDoubledLines() =>
        Assert.That(OnePage.Read("0.5 w 100 700 m 300 700 l S 100 693 m 300 693 l S").Rulings, Has.Count.EqualTo(2));

    [Test]
    public void SmallGaps_AreClosed()
    {
        Ruling ruling = Single("100 700 m 150 700 l S 151.5 700 m 220 700 l S 222 700 m 300 700 l S");
        Assert.That(ruling.Length, Is.EqualTo(200).Within(1e-6));
        Assert.That(ruling.Style, Is.EqualTo(RulingStyle.Stroked));
    }

    [Test]
    public void BordersOfShortRows_WithGapsAtTheCrossings_AreNotDashed()
    {
        string cells = string.Concat(Enumerable.Range(0, 8).Select(i => FormattableString.Invariant($"100 {600 - (i * 12.5)} 0.5 11.3 re f ")));
        Assert.That(Single(cells, horizontal: false).Style, Is.EqualTo(RulingStyle.Filled));
    }

    [Test]
    public void WideGap_SeparatesTwoRulings() =>
        Assert.That(OnePage.Read("100 700 m 150 700 l S 160 700 m 220 700 l S").Rulings, Has.Count.EqualTo(2));

    [Test]
    public void WordGrid_CornerSquaresAndCellBorders_AreTheGridLines()
    {
        // As Word draws a table of 3 columns and 4 rows: a bar for every cell's border and a square at every corner.
        var content = new System.Text.StringBuilder();
        for (int row = 0; row <= 4; row++)
        {
            for (int column = 0; column <= 3; column++)
            {
                double x = 100 + (column * 80), y = 700 - (row * 20);
                content.Append(System.Globalization.CultureInfo.InvariantCulture, $"{x} {y} 0.48 0.48 re f ");
                if (column < 3)
                {
                    content.Append(System.Globalization.CultureInfo.InvariantCulture, $"{x + 0.48} {y} 79.52 0.48 re f ");
                }

                if (row < 4)
                {
                    content.Append(System.Globalization.CultureInfo.InvariantCulture, $"{x} {y - 19.52} 0.48 19.52 re f ");
                }
            }
        }

        Page page = OnePage.Read(content.ToString());
        Assert.That(page.Rulings.Count(r => r.IsHorizontal), Is.EqualTo(5));
        Assert.That(page.Rulings.Count(r => !r.IsHorizontal), Is.EqualTo(4));
        Assert.That(page.Rulings.Where(r => r.IsHorizontal).Select(r => r.Length), Is.All.EqualTo(240).Within(1));
        Assert.That(page.Rulings.Where(r => !r.IsHorizontal).Select(r => r.Length), Is.All.EqualTo(80).Within(1));
    }

    [Test]
    public void FrameOfTwoRectangles_GivesFourLines()
    {
        Page page = OnePage.Read("100 600 200 100 re 100.5 600.5 199 99 re f*");
        Assert.That(page.Rulings, Has.Count.EqualTo(4));
        Assert.That(page.Shadings, Is.Empty);
    }

    [Test]
    public void FrameOpenAtOneSide_GivesThreeLinesAndHidesNothing()
    {
        // The hole reaches to the frame's lower edge, and by rounding a little beyond it: what a browser draws for a cell that the page cuts.
        Page page = OnePage.Read("0.75 0 0 -0.75 0 842 cm 151.455137 888.170780 45.508325 66.317409 re 150.788471 887.504113 46.841659 66.984076 re f* "
            + "BT /F1 10 Tf 1 0 0 -1 160 920 Tm (1) Tj ET");
        Assert.That(page.Rulings.Select(r => r.IsHorizontal), Is.EquivalentTo(new[] { true, false, false }));
        Assert.That(page.Shadings, Is.Empty);
        Assert.That(page.Letters[0].Marks, Is.EqualTo(LetterMarks.None));
    }

    [Test]
    public void FrameWithRoundedCorners_GivesFourLinesAndCoversNothing()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 150 650 Td (1) Tj ET 100 600.2 m 100 699.8 l 100 700 100 700 100.2 700 c 299.8 700 l 300 700 300 700 300 699.8 c 300 600.2 l "
            + "300 600 300 600 299.8 600 c 100.2 600 l 100 600 100 600 100 600.2 c h 100.5 600.5 m 299.5 600.5 l 299.5 699.5 l 100.5 699.5 l h f");
        Assert.That(page.Rulings, Has.Count.EqualTo(4));
        Assert.That(page.Letters[0].Marks, Is.EqualTo(LetterMarks.None));
    }

    [Test]
    public void AreaWithAHole_CoversNothing()
    {
        Page page = OnePage.Read("BT /F1 10 Tf 150 650 Td (1) Tj ET 0.5 g 100 600 200 100 re 120 620 160 60 re f*");
        Assert.That(page.Letters[0].Marks, Is.EqualTo(LetterMarks.None));
        Assert.That(page.Shadings[0].IsRectangle, Is.False);
    }

    [Test]
    public void CellShading_IsAShadingAndNoRuling()
    {
        Page page = OnePage.Read("0.9 g 100 680 200 20 re f 300 680 200 20 re f");
        Assert.That(page.Rulings, Is.Empty);
        Assert.That(page.Shadings, Has.Count.EqualTo(2));
        Assert.That(page.Shadings[0].Color, Is.EqualTo(new PdfColor(230, 230, 230)));
        Assert.That(page.Shadings[0].Box, Is.EqualTo(new Box(100, 142, 300, 162)));
    }

    [Test]
    public void ShadingInStrips_GivesNoRulings()
    {
        string strips = string.Concat(Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"100 {700 - i} 200 1 re f ")));
        Page page = OnePage.Read("0.8 g " + strips);
        Assert.That(page.Rulings, Is.Empty);
        Assert.That(page.Shadings.Single().Box, Is.EqualTo(new Box(100, 141, 300, 161)));
    }

    [TestCase("1 G 100 700 m 300 700 l S")]
    [TestCase("1 g 100 700 200 0.5 re f")]
    [TestCase("/G gs 100 700 m 300 700 l S")]
    public void WhiteOrTransparentLine_GivesNoRuling(string content) =>
        Assert.That(OnePage.Read(content, "/ExtGState << /G << /CA 0 >> >>").Rulings, Is.Empty);

    [Test]
    public void WhiteLineOnShading_IsSeen() => Assert.That(Single("0.3 g 100 600 200 200 re f 1 G 100 700 m 300 700 l S").Color.IsWhite);

    [Test]
    public void WhiteLineBelowShadingDrawnLater_GivesNoRuling() =>
        Assert.That(OnePage.Read("1 G 100 700 m 300 700 l S 0.3 g 100 600 200 200 re f").Rulings, Is.Empty);

    [Test]
    public void Clip_CutsLines()
    {
        Ruling ruling = Single("q 150 600 100 200 re W n 100 700 m 300 700 l S Q");
        Assert.That((ruling.Start, ruling.End), Is.EqualTo((150.0, 250.0)));
    }

    [Test]
    public void Clip_LineOutside_GivesNothing() =>
        Assert.That(OnePage.Read("q 150 710 100 20 re W n 100 700 m 300 700 l S Q").Rulings, Is.Empty);

    [Test]
    public void ThinClipOverAreaFill_IsALine()
    {
        Ruling ruling = Single("q 100 700 200 0.5 re W n 0 0 595 842 re f Q");
        Assert.That(ruling.Thickness, Is.EqualTo(0.5).Within(1e-6));
    }

    [Test]
    public void LineOffThePage_GivesNothing() => Assert.That(OnePage.Read("-100 700 m -10 700 l S 100 900 m 300 900 l S").Rulings, Is.Empty);

    [Test]
    public void Diagonal_IsNoRuling()
    {
        Page page = OnePage.Read("100 600 m 180 640 l S");
        Assert.That(page.Rulings, Is.Empty);
        DiagonalLine line = page.Diagonals.Single();
        Assert.That((line.X1, line.Y1, line.X2, line.Y2), Is.EqualTo((100.0, 242.0, 180.0, 202.0)));
    }

    [Test]
    public void ThinImage_IsARuling()
    {
        var builder = new Extractor.TestSupport.PdfBuilder();
        int image = builder.AddStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", new byte[] { 0x40 });
        builder.AddPage("q 200 0 0 0.75 100 700 cm /I Do Q", $"/XObject << /I {image} 0 R >>");
        Page page = OnePage.Read(builder);
        Assert.That(page.Images, Is.Empty);
        Assert.That(page.Rulings.Single().Color, Is.EqualTo(new PdfColor(64, 64, 64)));
    }

    [Test]
    public void HeavyBar_DarkAndLong_IsARuling_LightBlockIsNot()
    {
        Assert.That(OnePage.Read("100 700 300 5 re f").Rulings, Has.Count.EqualTo(1));
        Assert.That(OnePage.Read("0.9 g 100 700 300 5 re f").Rulings, Is.Empty);
        Assert.That(OnePage.Read("100 700 300 12 re f").Rulings, Is.Empty);
    }

    [Test]
    public void ThickStroke_IsAShading()
    {
        Page page = OnePage.Read("0.8 G 20 w 100 700 m 300 700 l S");
        Assert.That(page.Rulings, Is.Empty);
        Assert.That(page.Shadings.Single().Box, Is.EqualTo(new Box(100, 132, 300, 152)));
    }

    [Test]
    public void ScaledSpace_ScalesWidth() => Assert.That(Single("0.1 0 0 0.1 0 0 cm 5 w 1000 7000 m 3000 7000 l S").Thickness, Is.EqualTo(0.5).Within(1e-9));

    [Test]
    public void RotatedPage_SwapsDirections()
    {
        Page page = OnePage.Read("100 700 m 300 700 l S", extra: "/Rotate 90");
        Assert.That(page.Rulings.Single().IsHorizontal, Is.False);
        Assert.That(page.Rulings.Single().Position, Is.EqualTo(700).Within(1e-6));
    }

    private static string Pieces(Func<double, string> piece, double step) =>
        string.Concat(Enumerable.Range(0, (int)(200 / step)).Select(i => piece(100 + (i * step))));
}
