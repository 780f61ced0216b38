using System.Text;
using Extractor.Pdf.Fonts;
using Extractor.Pdf.Objects;
using FsCheck;
using FsCheck.Fluent;
using static Extractor.Pdf.Tests.Fonts.FontSource;

namespace Extractor.Pdf.Tests.Fonts;

public class FontLoaderTests
{
    private static readonly byte[] Drawn = [149, 139, 139, 21, 239, 239, 5, 14];

    private FontSource _source = null!;

    [SetUp]
    public void SetUp() => _source = new FontSource();

    [Test]
    public void Next_IdentityWithToUnicode_GivesTextAndWidth()
    {
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0003> <0005> <4E00> endbfrange", cid: [("DW", Number(900)), ("W", Array(Number(4), Numbers(500, 600), Number(9), Number(12), Number(250)))]);
        Glyph[] glyphs = Read(font, [0, 3, 0, 4, 0, 5, 0, 10]);
        Assert.That(glyphs.Select(g => g.Text), Is.EqualTo(new[] { "一", "丁", "丂", "\uFFFD" }));
        Assert.That(glyphs.Select(g => g.Width), Is.EqualTo(new[] { 0.9, 0.5, 0.6, 0.25 }));
        Assert.That(glyphs.Select(g => g.IsMapped), Is.EqualTo(new[] { true, true, true, false }));
        Assert.That(font.Name, Is.EqualTo("SimSun"));
    }

    [Test]
    public void Next_SameCodeTwice_GivesTheSameGlyph()
    {
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0003> <0005> <4E00> endbfrange");
        Glyph[] glyphs = Read(font, [0, 3, 0, 3]);
        Assert.That(glyphs[0], Is.SameAs(glyphs[1]));
    }

    [TestCase("GBK-EUC-H", new byte[] { 0xD4, 0xA4, 0xCB, 0xE3, (byte)'1' }, "预算1")]
    [TestCase("UniGB-UCS2-H", new byte[] { 0x98, 0x84, 0x7B, 0x97, 0, (byte)'1' }, "预算1")]
    [TestCase("UniGB-UTF16-H", new byte[] { 0x98, 0x84, 0xD8, 0x40, 0xDC, 0x0B }, "预\U0002000B")]
    [TestCase("UniJIS-UTF16-H", new byte[] { 0x98, 0x84 }, "预")]
    [TestCase("UniGB-UTF32-H", new byte[] { 0, 0, 0x98, 0x84, 0, 2, 0, 0x0B }, "预\U0002000B")]
    [TestCase("UniAKR-UTF16-V", new byte[] { 0x98, 0x84, 0xD8, 0x40, 0xDC, 0x0B }, "预\U0002000B")]
    [TestCase("UniGB-UTF8-H", new byte[] { 0xE9, 0xA2, 0x84, (byte)'1' }, "预1")]
    public void Next_NotEmbeddedPredefined_GivesText(string cmap, byte[] text, string expected)
    {
        PdfFont font = Composite(Name(cmap), ordering: "GB1");
        Assert.That(string.Concat(Read(font, text).Select(g => g.Text)), Is.EqualTo(expected));
    }

    [Test]
    public void Next_IdentityOfGb1WithoutToUnicode_UsesTheCollection()
    {
        PdfFont font = Composite(Name("Identity-H"), ordering: "GB1");
        Glyph glyph = Read(font, [0, 34])[0];
        Assert.That((glyph.Text, glyph.IsMapped, glyph.IsRepaired), Is.EqualTo(("A", true, false)));
    }

    [Test]
    public void Next_DigitWithAVariantShape_IsTheDigit()
    {
        PdfFont font = Composite(Name("Identity-H"), ordering: "Japan1");
        Assert.That(Read(font, [0, 230])[0].Text, Is.EqualTo("0"));
    }

    [Test]
    public void Next_CollectionThatWidthsContradict_IsNotUsed()
    {
        // CIDs 4162… are ideographs of GB1; half an em wide they are glyph numbers of some font.
        PdfFont font = Composite(Name("Identity-H"), ordering: "GB1", cid: [("W", Array(Number(4162), Numbers(500, 500, 500, 1000)))]);
        Assert.That(Read(font, [0x10, 0x42, 0, 34]).Select(g => g.Text), Has.All.EqualTo("\uFFFD"));
        Assert.That(_source.Warnings.All.Select(w => w.Code), Does.Contain("collection-wrong"));
        PdfFont sound = Composite(Name("Identity-H"), ordering: "GB1", cid: [("W", Array(Number(4162), Numbers(1000, 1000, 1000, 500), Number(34), Numbers(500)))]);
        Assert.That(Read(sound, [0, 34])[0].Text, Is.EqualTo("A"));
    }

    [Test]
    public void Next_CollectionThatTheFileContradicts_IsNotUsed()
    {
        byte[] file = FontFiles.TrueType([.. Enumerable.Repeat(1000, 950)], new bool[950], []);
        PdfFont font = Composite(Name("Identity-H"), ordering: "GB1", file: ("FontFile2", file));
        Assert.That(Read(font, [0, 19])[0].Text, Is.EqualTo("\uFFFD"), "glyph number 19 must not read as CID 19, the digit 2");
    }

    [Test]
    public void Next_Vertical_GivesAdvanceAndOrigin()
    {
        PdfFont font = Composite(Name("Identity-V"), ordering: "GB1", cid: [("W2", Array(Number(34), Numbers(-700, 250, 800))), ("DW", Number(600))]);
        Glyph[] glyphs = Read(font, [0, 34, 0, 35]);
        Assert.That(font.IsVertical, Is.True);
        Assert.That((glyphs[0].VerticalAdvance, glyphs[0].OriginX, glyphs[0].OriginY), Is.EqualTo((-0.7, 0.25, 0.8)));
        Assert.That((glyphs[1].VerticalAdvance, glyphs[1].OriginX, glyphs[1].OriginY), Is.EqualTo((-1.0, 0.3, 0.88)));
    }

    [Test]
    public void Next_OddByteAtTheEnd_IsUnmappedAndUsed()
    {
        PdfFont font = Composite(Name("Identity-H"), ordering: "GB1");
        Assert.That(Read(font, [0, 34, 7]).Select(g => g.Text), Is.EqualTo(new[] { "A", "\uFFFD" }));
    }

    [Test]
    public void Next_EmbeddedCMap_IsUsed()
    {
        PdfStream cmap = Stream("2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange 1 begincidrange <8001> <8002> 34 endcidrange 1 begincidchar <20> 35 endcidchar", ("UseCMap", PdfNull.Instance), ("WMode", Number(1)));
        PdfFont font = Composite(cmap, ordering: "GB1");
        Glyph[] glyphs = Read(font, [0x80, 2, 0x20]);
        Assert.That(glyphs.Select(g => g.Text), Is.EqualTo(new[] { "B", "B" }));
        Assert.That(glyphs.Select(g => g.TakesWordSpacing), Is.EqualTo(new[] { false, true }));
        Assert.That(font.IsVertical, Is.True);
    }

    [Test]
    public void Next_MissingEntry_IsRepairedFromTrueType()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 250], [false, false, true], [(3, 1, FontFiles.Format4(('中', 1), (' ', 2)))]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfchar <0009> <4E00> endbfchar", file: ("FontFile2", file));
        Glyph[] glyphs = Read(font, [0, 1, 0, 2]);
        Assert.That(glyphs.Select(g => (g.Text, g.IsRepaired, g.HasInk)), Is.EqualTo(new[] { ("中", true, true), (" ", true, false) }));
    }

    [Test]
    public void Next_AllZeroToUnicode_IsRepairedFromCff()
    {
        byte[] file = FontFiles.Cff(["uni9884", "uni7B97"], [[14], Drawn, Drawn]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0000> <0004> [<0000><0000><0000><0000><0000>] endbfrange", file: ("FontFile3", file), subtype: "CIDFontType0");
        Assert.That(Read(font, [0, 1, 0, 2]).Select(g => g.Text), Is.EqualTo(new[] { "预", "算" }));
    }

    [Test]
    public void Next_PrivateUse_IsRepairedWhereTheFontTells()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 250], [false, false, false], [(3, 1, FontFiles.Format4(('中', 1)))]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0001> <0002> <E001> endbfrange", file: ("FontFile2", file));
        Glyph[] glyphs = Read(font, [0, 1, 0, 2]);
        Assert.That(glyphs[0].Text, Is.EqualTo("中"));
        Assert.That(glyphs[1].Text, Is.EqualTo("\uE002"), "what nothing explains is kept as the document says it");
    }

    [TestCase("1 beginbfrange <0001> <0006> <0031> endbfrange", "012345", TestName = "Next_OffByOneByPoint_IsRepaired")]
    [TestCase("1 beginbfrange <0002> <0007> <0030> endbfrange", "012345", TestName = "Next_OffByOneByEntry_IsRepaired")]
    [TestCase("1 beginbfrange <0001> <0006> <0030> endbfrange", "012345", TestName = "Next_RightMap_IsKept")]
    [TestCase("1 beginbfrange <0001> <0006> <4E00> endbfrange", "一丁丂七丄丅", TestName = "Next_MapThatTheFontContradictsWithoutPattern_IsKept")]
    public void Next_MapAgainstFont(string toUnicode, string expected)
    {
        byte[] file = FontFiles.TrueType([500, 500, 500, 500, 500, 500, 500], new bool[7], [(3, 1, FontFiles.Format4(('0', 1), ('1', 2), ('2', 3), ('3', 4), ('4', 5), ('5', 6)))]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: toUnicode, file: ("FontFile2", file));
        Assert.That(string.Concat(Read(font, [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]).Select(g => g.Text)), Is.EqualTo(expected));
    }

    [Test]
    public void Next_OneEntryAgainstAFontThatAgreesOtherwise_ShowsWhatTheGlyphShows()
    {
        // 24 ideographs on which map and font agree; „ for 〔 (as a word processor writes), ₂ for 2, · for a glyph that • shares.
        (int Code, int Glyph)[] pairs = [.. Enumerable.Range(0, 24).Select(i => (0x4E00 + i, i + 1)), ('〔', 25), ('2', 26), ('·', 27), ('•', 27)];
        byte[] file = FontFiles.TrueType(new int[28], new bool[28], [(3, 1, FontFiles.Format4(pairs))]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0001> <0018> <4E00> endbfrange 3 beginbfchar <0019> <201E> <001A> <2082> <001B> <2022> endbfchar", file: ("FontFile2", file));
        Assert.That(Read(font, [0, 1, 0, 25, 0, 26, 0, 27]).Select(g => (g.Text, g.IsRepaired)), Is.EqualTo(new[] { ("一", false), ("〔", true), ("₂", false), ("•", false) }));
    }

    [Test]
    public void Next_NameAgainstToUnicode_OverrulesCaseOnly()
    {
        string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        string[] names = [.. letters.Select(c => c.ToString()), "two"];
        byte[] file = FontFiles.Cff(names, [[14], .. names.Select(_ => Drawn)]);
        PdfDictionary encoding = Dictionary(("Differences", Array([Number(65), .. names.Select(n => (PdfObject)Name(n))])));
        PdfFont font = Simple("Type1", ("BaseFont", Name("Foo")), ("Encoding", encoding), ("FontDescriptor", Dictionary(("FontFile3", Stream(file)))),
            ("ToUnicode", Stream("1 beginbfrange <41> <5A> <0041> endbfrange 2 beginbfchar <44> <0064> <5B> <2160> endbfchar")));
        Assert.That(string.Concat(Read(font, "ACD["u8.ToArray()).Select(g => g.Text)), Is.EqualTo("ACDⅠ"));
    }

    [Test]
    public void Next_UnknownCMap_IsReported()
    {
        Read(Composite(Name("Foo-EUC-V"), ordering: "GB1"), [0, 34]);
        Assert.That(_source.Warnings.All.Select(w => w.Code), Is.EqualTo(new[] { "cmap-unknown" }));
    }

    [TestCase("Wingdings", "1 beginbfchar <52> <F052> endbfchar", "☼", TestName = "Next_WingdingsByPrivateUse_IsTheSign")]
    [TestCase("ABCDEF+Wingdings-Regular", null, "☼", TestName = "Next_WingdingsWithoutToUnicode_IsTheSignNotTheLetter")]
    [TestCase("Wingdings 2", "1 beginbfchar <52> <0052> endbfchar", "☑", TestName = "Next_Wingdings2ToldAsLetter_IsTheSign")]
    [TestCase("Wingdings,Bold", "1 beginbfchar <52> <2022> endbfchar", "•", TestName = "Next_WingdingsToldAsSign_IsKept")]
    [TestCase("Webdings2", "1 beginbfchar <52> <0052> endbfchar", "R", TestName = "Next_OtherFont_IsNoSymbolFont")]
    public void Next_SymbolFont(string baseFont, string? toUnicode, string expected)
    {
        PdfFont font = Simple("TrueType", ("BaseFont", Name(baseFont)), ("Encoding", Name("WinAnsiEncoding")), ("ToUnicode", toUnicode is null ? PdfNull.Instance : Stream(toUnicode)));
        Assert.That(Read(font, "R"u8.ToArray())[0].Text, Is.EqualTo(expected));
    }

    [Test]
    public void Next_SymbolFontWhoseEncodingNamesASign_KeepsTheSign()
    {
        PdfFont font = Simple("Type1", ("BaseFont", Name("ABCDEF+Symbol")), ("FontDescriptor", Dictionary(("FontFile3", Stream("")))), ("Encoding", Dictionary(("Differences", Array(Number(33), Name("summation"))))));
        Assert.That(Read(font, "!"u8.ToArray())[0].Text, Is.EqualTo("∑"));
    }

    [Test]
    public void Next_MapOfPrivateUseWithoutFontFile_IsUnmapped()
    {
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0001> <0008> <E001> endbfrange");
        Assert.That(Read(font, [0, 1, 0, 2]).Select(g => (g.Text, g.IsMapped)), Has.All.EqualTo(("\uFFFD", false)));
    }

    [Test]
    public void Next_CidToGidMap_LeadsToTheGlyph()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 250], [false, false, true], [(3, 1, FontFiles.Format4(('中', 2)))]);
        PdfFont font = Composite(Name("Identity-H"), file: ("FontFile2", file), cid: [("CIDToGIDMap", Stream([0, 0, 0, 2]))]);
        Assert.That(Read(font, [0, 1])[0].Text, Is.EqualTo("中"));
    }

    [Test]
    public void Next_BlankGlyphWithoutText_IsABlank()
    {
        byte[] file = FontFiles.TrueType([500, 1000, 250], [false, true, false], []);
        PdfFont font = Composite(Name("Identity-H"), file: ("FontFile2", file));
        Assert.That(Read(font, [0, 1, 0, 2]).Select(g => (g.Text, g.IsMapped, g.HasInk)), Is.EqualTo(new[] { (" ", true, false), ("\uFFFD", false, true) }));
    }

    [Test]
    public void Next_CodeWithoutAnyGlyph_IsABlank()
    {
        Glyph control = Read(Composite(Name("UniGB-UCS2-H"), ordering: "GB1"), [0, 0])[0];
        Glyph undefined = Read(Simple("Type1", ("BaseFont", Name("Helvetica"))), [5])[0];
        Glyph noProcedure = Read(Simple("Type3"), [65])[0];
        Assert.That(new[] { control, undefined, noProcedure }.Select(g => (g.Text, g.IsMapped, g.HasInk)), Has.All.EqualTo((" ", true, false)));
    }

    [Test]
    public void Next_BrokenToUnicode_IsReportedOnce()
    {
        byte[] file = FontFiles.Cff(["uni9884", "uni7B97"], [[14], Drawn, Drawn]);
        PdfFont font = Composite(Name("Identity-H"), toUnicode: "1 beginbfrange <0000> <0004> [<0041><0041><0041><0041><0041>] endbfrange", file: ("FontFile3", file), subtype: "CIDFontType0");
        Assert.That(Read(font, [0, 1, 0, 2]).Select(g => (g.Text, g.IsRepaired)), Is.EqualTo(new[] { ("预", true), ("算", true) }));
        Assert.That(_source.Warnings.All.Select(w => w.Code), Is.EqualTo(new[] { "tounicode-broken" }));
        Assert.That(_source.Warnings.All[0].Message, Does.Contain("SimSun"));
    }

    [TestCase("WinAnsiEncoding", 0x80, "€")]
    [TestCase("MacRomanEncoding", 0xA5, "•")]
    [TestCase("StandardEncoding", 0x27, "’")]
    public void Next_SimpleFont_UsesItsEncoding(string encoding, int code, string expected)
    {
        PdfFont font = Simple("Type1", ("Encoding", Name(encoding)), ("BaseFont", Name("Foo")));
        Assert.That(Read(font, [(byte)code])[0].Text, Is.EqualTo(expected));
    }

    [Test]
    public void Next_Differences_OverruleTheBase()
    {
        PdfDictionary encoding = Dictionary(("BaseEncoding", Name("WinAnsiEncoding")), ("Differences", Array(Number(65), Name("uni9884"), Name("uni7B97"), Number(300), Name("x"), Number(-5), Name("y"))));
        PdfFont font = Simple("Type1", ("Encoding", encoding), ("BaseFont", Name("Foo")), ("FirstChar", Number(65)), ("Widths", Numbers(1000, 900)));
        Glyph[] glyphs = Read(font, "ABC "u8.ToArray());
        Assert.That(glyphs.Select(g => g.Text), Is.EqualTo(new[] { "预", "算", "C", " " }));
        Assert.That(glyphs.Select(g => g.Width), Is.EqualTo(new[] { 1.0, 0.9, 0, 0 }));
        Assert.That(glyphs[3].TakesWordSpacing, Is.True);
    }

    [Test]
    public void Next_StandardFontWithoutWidths_UsesItsMetrics()
    {
        PdfFont font = Simple("Type1", ("BaseFont", Name("Helvetica")));
        Assert.That(Read(font, "A"u8.ToArray())[0].Width, Is.EqualTo(0.667));
        Assert.That((font.Ascent, font.Descent), Is.EqualTo((0.718, -0.207)));
    }

    [Test]
    public void Next_SymbolAndDingbats_UseTheirOwnEncodings()
    {
        Assert.That(Read(Simple("Type1", ("BaseFont", Name("Symbol"))), "a"u8.ToArray())[0].Text, Is.EqualTo("α"));
        Assert.That(Read(Simple("Type1", ("BaseFont", Name("ZapfDingbats"))), "4"u8.ToArray())[0].Text, Is.EqualTo("✔"));
    }

    [Test]
    public void Next_Type1FileWithoutEncoding_UsesTheBuiltInOne()
    {
        byte[] file = FontFiles.Type1([(65, "uni9884")], [("uni9884", [139, 248, 236, 13, 239, 239, 21, 239, 239, 5, 9, 14])]);
        PdfFont font = Simple("Type1", ("BaseFont", Name("ABCDEF+Foo")), ("FontDescriptor", Dictionary(("FontFile", Stream(file)))));
        Glyph glyph = Read(font, "A"u8.ToArray())[0];
        Assert.That((glyph.Text, glyph.IsRepaired), Is.EqualTo(("预", false)));
        Assert.That(glyph.Width, Is.EqualTo(0.6).Within(1e-9), "the file's own width where Widths is missing");
    }

    [Test]
    public void Next_SymbolicTrueType_FindsTextBySymbolCmapAndUnicode()
    {
        byte[] file = FontFiles.TrueType([500, 1000], [false, false], [(3, 0, FontFiles.Format4((0xF021, 1))), (0, 3, FontFiles.Format4(('中', 1)))]);
        PdfFont font = Simple("TrueType", ("BaseFont", Name("ABCDEF+SimSun")), ("FontDescriptor", Dictionary(("Flags", Number(4)), ("FontFile2", Stream(file)))));
        Assert.That(Read(font, "!"u8.ToArray())[0].Text, Is.EqualTo("中"));
    }

    [Test]
    public void Next_Type3_GivesMatrixProcedureAndText()
    {
        PdfStream procedure = Stream("500 0 d0");
        PdfFont font = Simple("Type3", ("FontMatrix", Numbers(0.01, 0, 0, 0.01, 0, 0)), ("FontBBox", Numbers(0, -20, 100, 80)), ("FirstChar", Number(65)), ("Widths", Numbers(50)),
            ("Encoding", Dictionary(("Differences", Array(Number(65), Name("a"))))), ("CharProcs", Dictionary(("a", procedure))), ("Name", Name("T3")));
        Glyph glyph = Read(font, "A"u8.ToArray())[0];
        Assert.That(glyph.CharProc, Is.SameAs(procedure));
        Assert.That((glyph.Text, glyph.Width), Is.EqualTo(("a", 0.5)));
        Assert.That(font.Type3Matrix, Is.EqualTo(new[] { 0.01, 0, 0, 0.01, 0, 0 }));
        Assert.That((font.Ascent, font.Descent, font.Name), Is.EqualTo((0.8, -0.2, "T3")));
    }

    [Test]
    public void Load_EmptyDictionaries_StillReads()
    {
        foreach (string? subtype in (string?[])[null, "Type0", "Type3", "TrueType", "Type1", "CIDFontType2", "Foo"])
        {
            PdfDictionary dictionary = subtype is null ? PdfDictionary.Empty : Dictionary(("Subtype", Name(subtype)));
            PdfFont font = new FontLoader().Load(dictionary, _source);
            Assert.That(Read(font, [0x41, 0xFF, 0x20]), Is.Not.Empty, subtype);
            Assert.That(font.Ascent, Is.InRange(0.5, 1.5), subtype);
            Assert.That(font.Descent, Is.InRange(-1.0, 0.0), subtype);
        }
    }

    [Test]
    public void Load_WrongTypesEverywhere_StillReads()
    {
        string[] keys = ["Encoding", "DescendantFonts", "ToUnicode", "FontDescriptor", "Widths", "FirstChar", "W", "DW", "W2", "DW2", "CIDSystemInfo", "CIDToGIDMap", "CharProcs", "FontMatrix", "FontBBox", "FontFile2", "Ascent", "Flags", "Differences", "BaseFont", "UseCMap"];
        PdfObject Value(int kind, int depth) => kind switch
        {
            0 => Name("Identity-V"),
            1 => Number(-1e300),
            2 => Array(Number(5), Array(Number(1), Name("x")), Number(0), Number(2e9), Number(7)),
            3 => Stream("1 beginbfrange <00> <FFFFFFFF> <00> endbfrange begincodespacerange <0000> <FFFF>", ("WMode", Name("x"))),
            4 => PdfNull.Instance,
            5 when depth < 3 => Dictionary(keys.Select((k, i) => (k, Value((i + depth) % 6, depth + 1))).ToArray()),
            6 when depth < 3 => Array(Dictionary(keys.Select((k, i) => (k, Value((i * 5) % 7, depth + 1))).ToArray())),
            _ => Number(1),
        };
        var kinds = Gen.Choose(0, 6).ListOf(keys.Length);
        var cases = from subtype in Gen.Elements("Type0", "Type1", "TrueType", "Type3", "CIDFontType0") from list in kinds from text in Gen.Choose(0, 255).NonEmptyListOf() select (subtype, list, text);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var entries = keys.Select((k, i) => (k, Value(c.list[i], 0))).Append(("Subtype", Name(c.subtype))).ToArray();
            PdfFont font = new FontLoader().Load(Dictionary(entries), _source);
            byte[] text = c.text.Select(b => (byte)b).ToArray();
            return Read(font, text).All(g => double.IsFinite(g.Width) && g.Text.Length > 0) && font.Ascent is >= 0.5 and <= 1.5 && font.Descent is >= -1 and <= 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private PdfFont Simple(string subtype, params (string Key, PdfObject Value)[] entries) =>
        new FontLoader().Load(Dictionary([("Subtype", Name(subtype)), .. entries]), _source);

    private PdfFont Composite(PdfObject encoding, string? toUnicode = null, string ordering = "Identity", (string Key, byte[] Data)? file = null, string subtype = "CIDFontType2", (string Key, PdfObject Value)[]? cid = null)
    {
        var descendant = new List<(string Key, PdfObject Value)>
        {
            ("Subtype", Name(subtype)),
            ("CIDSystemInfo", Dictionary(("Registry", new PdfString("Adobe"u8.ToArray())), ("Ordering", new PdfString(Encoding.ASCII.GetBytes(ordering))))),
        };
        if (file is { } program)
        {
            descendant.Add(("FontDescriptor", Dictionary((program.Key, Stream(program.Data)))));
        }

        var font = new List<(string Key, PdfObject Value)>
        {
            ("Subtype", Name("Type0")),
            ("BaseFont", Name("ABCDEF+SimSun")),
            ("Encoding", encoding),
            ("DescendantFonts", Array(Dictionary([.. descendant, .. cid ?? []]))),
        };
        if (toUnicode is not null)
        {
            font.Add(("ToUnicode", Stream(toUnicode)));
        }

        return new FontLoader().Load(Dictionary([.. font]), _source);
    }

    private static Glyph[] Read(PdfFont font, byte[] text)
    {
        var glyphs = new List<Glyph>();
        ReadOnlySpan<byte> rest = text;
        while (rest.Length > 0)
        {
            int used = font.Next(rest, out Glyph glyph);
            Assert.That(used, Is.InRange(1, rest.Length));
            glyphs.Add(glyph);
            rest = rest[used..];
        }

        return [.. glyphs];
    }
}
