using Extractor.Pdf.Fonts.Programs;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pdf.Tests.Fonts;

public class FontProgramTests
{
    // Type 2: "100 rmoveto-ish" glyphs. 239 = 100, 139 = 0; 21 rmoveto, 5 rlineto, 14 endchar.
    private static readonly byte[] Notdef = [14];
    private static readonly byte[] Drawn = [149, 139, 139, 21, 239, 239, 5, 14];
    private static readonly byte[] Blank = [159, 14];

    // Type 1: 0 600 hsbw; rmoveto; rlineto; endchar. 600 = 248 236: (248 − 247) · 256 + 236 + 108.
    private static readonly byte[] Type1Drawn = [139, 248, 236, 13, 239, 239, 21, 239, 239, 5, 9, 14];
    private static readonly byte[] Type1Blank = [139, 247, 142, 13, 14];

    [Test]
    public void Open_TrueType_ReadsMetricsOutlinesAndText()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 250], [false, false, true], [(3, 1, FontFiles.Format4(('中', 1), (' ', 2), (0xA0, 2)))]);
        var font = (TrueTypeProgram)FontProgram.Open(file)!;
        Assert.That(font.GlyphCount, Is.EqualTo(3));
        Assert.That(font.Advance(1), Is.EqualTo(1.0));
        Assert.That(font.Advance(2), Is.EqualTo(0.25));
        Assert.That(font.Advance(3), Is.Null);
        Assert.That((font.HasOutline(1), font.HasOutline(2)), Is.EqualTo((true, false)));
        Assert.That(font.TextOf(1), Is.EqualTo("中"));
        Assert.That(font.TextOf(2), Is.EqualTo(" "), "the plainest of several code points");
        Assert.That(font.TextOf(0), Is.Null);
        Assert.That(font.VerticalExtent, Is.EqualTo((0.9, -0.2)));
    }

    [Test]
    public void TextOf_RadicalAndIdeographShareAGlyph_GivesIdeograph()
    {
        byte[] file = FontFiles.TrueType([500, 1000], [false, false], [(3, 1, FontFiles.Format4((0x2F00, 1), (0x4E00, 1)))]);
        Assert.That(FontProgram.Open(file)!.TextOf(1), Is.EqualTo("一"));
    }

    [Test]
    public void TextOf_Format12_ReadsBeyondTheBasicPlane()
    {
        byte[] file = FontFiles.TrueType([500, 1000], [false, false], [(3, 10, FontFiles.Format12((0x2000B, 1)))]);
        Assert.That(FontProgram.Open(file)!.TextOf(1), Is.EqualTo("\U0002000B"));
    }

    [Test]
    public void TextOf_NoUnicodeTable_UsesPostNames()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 1000], [false, false, false], [(1, 0, FontFiles.Format6(33, 1))], [null, "uni4E2D", "g17"]);
        var font = (TrueTypeProgram)FontProgram.Open(file)!;
        Assert.That(font.TextOf(1), Is.EqualTo("中"));
        Assert.That(font.TextOf(2), Is.Null, "a name that tells nothing is not guessed at");
        Assert.That(font.GlyphByName("g17"), Is.EqualTo(2));
        Assert.That(font.MacRoman!.Glyph(33), Is.EqualTo(1));
    }

    [Test]
    public void Open_NameKeyedCff_ReadsNamesEncodingAndWidths()
    {
        byte[] file = FontFiles.Cff(["uni9884", "blank"], [Notdef, Drawn, Blank]);
        FontProgram font = FontProgram.Open(file)!;
        Assert.That(font.GlyphCount, Is.EqualTo(3));
        Assert.That(font.NameOf(1), Is.EqualTo("uni9884"));
        Assert.That(font.TextOf(1), Is.EqualTo("预"));
        Assert.That(font.GlyphByName("blank"), Is.EqualTo(2));
        Assert.That(font.BuiltInEncoding![2], Is.EqualTo("uni9884"));
        Assert.That((font.HasOutline(1), font.HasOutline(2)), Is.EqualTo((true, false)));
        Assert.That(font.Advance(1), Is.EqualTo(0.510).Within(1e-9));
        Assert.That(font.Advance(2), Is.EqualTo(0.520).Within(1e-9));
    }

    [Test]
    public void Open_CidKeyedCff_MapsCidsByItsCharset()
    {
        var font = (CffProgram)FontProgram.Open(FontFiles.CffByCid([0, 4162, 34], [Notdef, Drawn, Drawn]))!;
        Assert.That(font.IsCidKeyed, Is.True);
        Assert.That(font.Ordering, Is.EqualTo("GB1"));
        Assert.That(font.GlyphByCid(34), Is.EqualTo(2));
        Assert.That(font.GlyphByCid(5), Is.Zero);
        Assert.That(font.TextOf(2), Is.EqualTo("A"));
    }

    [Test]
    public void Open_Type1_ReadsEncodingAndEncryptedGlyphs()
    {
        byte[] file = FontFiles.Type1([(65, "uni9884"), (66, "space")], [("uni9884", Type1Drawn), ("space", Type1Blank)]);
        FontProgram font = FontProgram.Open(file)!;
        Assert.That(font.BuiltInEncoding![65], Is.EqualTo("uni9884"));
        Assert.That(font.BuiltInEncoding![67], Is.Null);
        int glyph = font.GlyphByName("uni9884")!.Value;
        Assert.That(font.Advance(glyph), Is.EqualTo(0.6).Within(1e-9));
        Assert.That(font.HasOutline(glyph), Is.True);
        Assert.That(font.HasOutline(font.GlyphByName("space")!.Value), Is.False);
        Assert.That(font.TextOf(glyph), Is.EqualTo("预"));
    }

    [Test]
    public void Open_Type1InPfbOrHex_ReadsTheSame()
    {
        byte[] plain = FontFiles.Type1([(65, "A")], [("A", Type1Drawn)]);
        int split = plain.AsSpan().IndexOf("eexec\n"u8) + 6;
        byte[] pfb = [0x80, 1, (byte)split, (byte)(split >> 8), 0, 0, .. plain[..split], 0x80, 2, (byte)(plain.Length - split), (byte)((plain.Length - split) >> 8), 0, 0, .. plain[split..], 0x80, 3];
        byte[] hex = [.. plain[..split], .. System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(plain[split..]))];
        Assert.That(FontProgram.Open(pfb)!.GlyphByName("A"), Is.Zero);
        Assert.That(FontProgram.Open(hex)!.GlyphByName("A"), Is.Zero);
    }

    [Test]
    public void Open_DamagedFiles_NeverThrowsAndStaysBounded()
    {
        byte[][] files =
        [
            FontFiles.TrueType([500, 1000, 250], [false, false, true], [(3, 1, FontFiles.Format4(('中', 1), (' ', 2))), (3, 10, FontFiles.Format12((0x2000B, 1))), (1, 0, FontFiles.Format6(33, 1))], [null, "A", "B"]),
            FontFiles.Cff(["uni9884", "blank"], [Notdef, Drawn, Blank]),
            FontFiles.CffByCid([0, 4162, 34], [Notdef, Drawn, Drawn]),
            FontFiles.Type1([(65, "A"), (66, "B")], [("A", Type1Drawn), ("B", Type1Blank)]),
        ];
        var change = from place in Gen.Choose(0, 10_000) from value in Gen.Elements(0, 1, 0x7F, 0x80, 0xFF, 12, 28) select (place, value);
        var cases = from file in Gen.Choose(0, files.Length - 1) from changes in change.ListOf() from cut in Gen.Choose(0, 400) select (file, changes, cut);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            byte[] data = [.. files[c.file]];
            foreach ((int place, int value) in c.changes)
            {
                data[place % data.Length] = (byte)value;
            }

            Exercise(data.AsMemory(0, c.cut < 200 ? data.Length : Math.Min(data.Length, c.cut)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Test]
    public void Open_Noise_NeverThrows() => Prop.ForAll<byte[]>(noise =>
    {
        Exercise(noise);
        Exercise((byte[])[0, 1, 0, 0, .. noise]);
        Exercise((byte[])[1, 0, 4, 1, .. noise]);
        Exercise((byte[])[.. "%!PS /Encoding eexec "u8, .. noise]);
    }).QuickCheckThrowOnFailure();

    private static void Exercise(ReadOnlyMemory<byte> data)
    {
        FontProgram? font = FontProgram.Open(data);
        if (font is null)
        {
            return;
        }

        _ = font.BuiltInEncoding;
        _ = font.VerticalExtent;
        _ = font.GlyphByName("A");
        foreach (int glyph in (int[])[-1, 0, 1, 2, 3, 300, 65535, int.MaxValue / 8])
        {
            _ = font.Advance(glyph);
            _ = font.HasOutline(glyph);
            _ = font.TextOf(glyph);
            _ = font.NameOf(glyph);
            _ = (font as CffProgram)?.GlyphByCid(glyph);
            _ = (font as TrueTypeProgram)?.UnicodeSubtable?.Glyph((uint)glyph);
        }
    }
}
