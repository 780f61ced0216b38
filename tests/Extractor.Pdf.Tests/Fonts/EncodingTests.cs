using System.Text;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Tests.Fonts;

public class EncodingTests
{
    [TestCase("A", "A")]
    [TestCase("Euro", "€")]
    [TestCase("uni4E2D", "中")]
    [TestCase("uni4E2D6587", "中文")]
    [TestCase("u20000", "\U00020000")]
    [TestCase("f_f_i", "ffi")]
    [TestCase("one.oldstyle", "1")]
    [TestCase("uni4E2D.vert", "中")]
    [TestCase("T_h.liga", "Th")]
    public void ToText_NameThatTells_GivesText(string name, string expected) => Assert.That(GlyphNames.ToText(name), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase(".notdef")]
    [TestCase("g123")]
    [TestCase("cid:12")]
    [TestCase("uniD800")]
    [TestCase("uni12")]
    [TestCase("u110000")]
    [TestCase("uni4e2dx")]
    public void ToText_NameThatTellsNothing_GivesNull(string name) => Assert.That(GlyphNames.ToText(name), Is.Null);

    [Test]
    public void ToText_Dingbats_HasItsOwnList()
    {
        Assert.That(GlyphNames.ToText("a20", isDingbats: true), Is.EqualTo("\u2714"));
        Assert.That(GlyphNames.ToText("a20"), Is.Null);
    }

    [Test]
    public void Tables_NamedEncodings_AreComplete()
    {
        Assert.That(EncodingTables.Standard[0x27], Is.EqualTo("quoteright"));
        Assert.That(EncodingTables.WinAnsi[0x80], Is.EqualTo("Euro"));
        Assert.That(EncodingTables.MacRoman[0xA5], Is.EqualTo("bullet"));
        Assert.That(EncodingTables.Named("MacExpertEncoding")![0x56], Is.EqualTo("ff"));
        Assert.That(EncodingTables.Symbol[0x61], Is.EqualTo("alpha"));
        Assert.That(EncodingTables.CffStrings, Has.Length.EqualTo(391));
        Assert.That(EncodingTables.MacGlyphs, Has.Length.EqualTo(258));
        Assert.That(EncodingTables.CffStrings[390], Is.EqualTo("Semibold"));
        Assert.That(EncodingTables.MacGlyphs[257], Is.EqualTo("dcroat"));
        for (int code = 32; code < 127; code++)
        {
            Assert.That(GlyphNames.ToText(EncodingTables.WinAnsi[code]!), Is.EqualTo(((char)code).ToString()));
            Assert.That(GlyphNames.ToText(EncodingTables.MacRoman[code]!), Is.EqualTo(((char)code).ToString()));
        }
    }

    [TestCase("Helvetica", "A", 667)]
    [TestCase("Helvetica-Bold", "A", 722)]
    [TestCase("Times-Roman", "one", 500)]
    [TestCase("Courier-BoldOblique", "W", 600)]
    [TestCase("ArialMT", "A", 667)]
    [TestCase("Arial,Bold", "A", 722)]
    [TestCase("TimesNewRomanPS-BoldItalicMT", "A", 667)]
    [TestCase("Times New Roman", "A", 722)]
    [TestCase("Symbol", "alpha", 631)]
    [TestCase("ZapfDingbats", "a1", 974)]
    public void Find_StandardFont_GivesWidth(string font, string glyph, int width) => Assert.That(StandardMetrics.Find(font)?.Width(glyph), Is.EqualTo(width));

    [Test]
    public void Find_OtherFont_GivesNull() => Assert.That(StandardMetrics.Find("SimSun"), Is.Null);

    [TestCase("\u2F00", "一")]
    [TestCase("\u2FD5", "龠")]
    [TestCase("\u2F6C", "目")]
    [TestCase("\u2EA0", "民")]
    [TestCase("\u2EDA", "页")]
    [TestCase("\u2EE9", "黄")]
    [TestCase("\u2ECB", "车")]
    [TestCase("\uF9E9", "里")]
    [TestCase("\U0002F81A", "冬")]
    [TestCase("e\u0301", "é")]
    [TestCase("\u212B", "Å")]
    [TestCase("\u3131", "\u3131")]
    [TestCase("（", "（")]
    [TestCase("中", "中")]
    [TestCase("0\uFE00", "0")]
    [TestCase("葛\U000E0100", "葛")]
    [TestCase("\uFE35", "（")]
    [TestCase("\uFE12", "。")]
    [TestCase("\uFE41", "「")]
    public void Fold_Text_GivesTheOrdinaryCharacter(string text, string expected) => Assert.That(TextFolding.Fold(text), Is.EqualTo(expected));

    [Test]
    public void Fold_EveryKangxiAndAssignedSupplementRadical_GivesAnIdeograph()
    {
        for (int point = 0x2E80; point <= 0x2FD5; point++)
        {
            // U+2E80 (repeat), U+2E9A and U+2EF4… are no ideographs or not assigned.
            if (point is 0x2E9A or (>= 0x2EF4 and <= 0x2EFF))
            {
                continue;
            }

            string folded = TextFolding.Fold(((char)point).ToString());
            int target = char.ConvertToUtf32(folded, 0);
            if (point != 0x2E80)
            {
                Assert.That(target, Is.InRange(0x3400, 0x9FFF).Or.InRange(0x20000, 0x3FFFF), $"U+{point:X4}");
            }
        }
    }

    [TestCase("\0", null)]
    [TestCase("", null)]
    [TestCase("\uFFFD", null)]
    [TestCase("\uD800", null)]
    [TestCase("\uFFFF", null)]
    [TestCase("\u0001", null)]
    [TestCase("\t", " ")]
    [TestCase("A\0", "A")]
    [TestCase("\u2F00", "一")]
    public void Clean_Text_KeepsOnlyText(string text, string? expected) => Assert.That(GlyphText.Clean(text), Is.EqualTo(expected));

    [TestCase("ABCDEF+SimSun", "SimSun")]
    [TestCase("AB+SimSun", "AB+SimSun")]
    [TestCase(null, "")]
    public void FontName_Prefix_IsRemoved(string? name, string expected) => Assert.That(FontName.Clean(name), Is.EqualTo(expected));

    [Test]
    public void FontName_GbkBytes_AreDecoded() =>
        Assert.That(FontName.Clean(Encoding.Latin1.GetString([0xCB, 0xCE, 0xCC, 0xE5, (byte)',', (byte)'B'])), Is.EqualTo("宋体,B"));
}
