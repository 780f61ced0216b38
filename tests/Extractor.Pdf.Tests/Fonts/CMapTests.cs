using System.Text;
using Extractor.Pdf.Fonts.CMaps;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pdf.Tests.Fonts;

public class CMapTests
{
    [Test]
    public void Read_MixedCodeSpaces_TakesTheLengthThatFits()
    {
        CMap map = Parse("3 begincodespacerange <00> <80> <8140> <FEFE> <FF308130> <FFFFFFFF> endcodespacerange "
            + "2 begincidrange <20> <7e> 1 <B0A1> <B0FE> 1000 endcidrange 1 begincidchar <FF308131> 77 endcidchar");
        var seen = new List<(uint Code, int? Cid)>();
        ReadOnlySpan<byte> text = [0x41, 0xB0, 0xA2, 0xFF, 0x30, 0x81, 0x31, 0x20];
        while (text.Length > 0)
        {
            int length = map.Read(text, out uint code, out bool isValid);
            Assert.That(isValid, Is.True);
            seen.Add((code, map.Cid(code, length)));
            text = text[length..];
        }

        Assert.That(seen, Is.EqualTo(new (uint, int?)[] { (0x41, 34), (0xB0A2, 1001), (0xFF308131, 77), (0x20, 1) }));
    }

    [Test]
    public void Read_CodeOutsideSpaces_SkipsTheBestMatchingLength()
    {
        CMap map = Parse("2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange");
        int length = map.Read([0x90, 0x10, 0x41], out _, out bool isValid);
        Assert.That((length, isValid), Is.EqualTo((2, false)));
        length = map.Read([0x90], out _, out isValid);
        Assert.That((length, isValid), Is.EqualTo((1, false)));
    }

    [Test]
    public void Parse_UseCMapAndWMode_Inherits()
    {
        CMap map = Parse("/GBK-EUC-H usecmap /WMode 1 def 1 begincidchar <B0A1> 5 endcidchar");
        Assert.That(map.IsVertical, Is.True);
        Assert.That(map.Cid(0xB0A1, 2), Is.EqualTo(5));
        Assert.That(map.Cid(0xB0A2, 2), Is.EqualTo(PredefinedCMaps.Find("GBK-EUC-H")!.Cid(0xB0A2, 2)));
        Assert.That(map.Read("A"u8, out _, out bool isValid), Is.EqualTo(1));
        Assert.That(isValid, Is.True);
    }

    [Test]
    public void Parse_OverlappingRanges_LastOneWins()
    {
        CMap map = Parse("3 begincidrange <0000> <00FF> 0 <0010> <0020> 500 <0018> <0018> 900 endcidrange");
        Assert.That(map.Cid(0x0F, 2), Is.EqualTo(0x0F));
        Assert.That(map.Cid(0x11, 2), Is.EqualTo(501));
        Assert.That(map.Cid(0x18, 2), Is.EqualTo(900));
        Assert.That(map.Cid(0x19, 2), Is.EqualTo(509));
        Assert.That(map.Cid(0x21, 2), Is.EqualTo(0x21));
        Assert.That(map.Cid(0x100, 2), Is.Null);
    }

    // Facts of the Adobe-GB1 collection: 一 is CID 4162 and 0xD2BB in GBK, U+4E00.
    [TestCase("GBK-EUC-H", new byte[] { 0xD2, 0xBB }, "一")]
    [TestCase("GB-EUC-H", new byte[] { 0xD4, 0xA4 }, "预")]
    [TestCase("GBpc-EUC-H", new byte[] { 0xCB, 0xE3 }, "算")]
    [TestCase("GBKp-EUC-H", new byte[] { 0xB2, 0xC6 }, "财")]
    [TestCase("GBK2K-H", new byte[] { 0xD5, 0xFE }, "政")]
    [TestCase("GB-H", new byte[] { 0x56, 0x27 }, "支")]
    [TestCase("UniGB-UCS2-H", new byte[] { 0x4E, 0x07 }, "万")]
    [TestCase("UniGB-UTF16-H", new byte[] { 0x51, 0x43 }, "元")]
    [TestCase("UniGB-UTF8-H", new byte[] { 0xE5, 0x85, 0x83 }, "元")]
    [TestCase("UniGB-UTF16-V", new byte[] { 0x51, 0x43 }, "元")]
    [TestCase("GBK-EUC-V", new byte[] { 0xD2, 0xBB }, "一")]
    public void Find_PredefinedGb_GivesTheIdeograph(string name, byte[] code, string expected)
    {
        CMap map = PredefinedCMaps.Find(name)!;
        int length = map.Read(code, out uint value, out bool isValid);
        Assert.That((length, isValid), Is.EqualTo((code.Length, true)));
        Assert.That(CidToUnicode.Find("GB1")!.Text(map.Cid(value, length)!.Value), Is.EqualTo(expected));
        Assert.That(map.IsVertical, Is.EqualTo(name.EndsWith('V')));
    }

    [TestCase("90ms-RKSJ-H", "Japan1", new byte[] { 0x88, 0x9F }, "亜")]
    [TestCase("ETen-B5-H", "CNS1", new byte[] { 0xA4, 0x40 }, "一")]
    [TestCase("KSCms-UHC-H", "Korea1", new byte[] { 0xB0, 0xA1 }, "가")]
    public void Find_OtherCollections_GivesTheCharacter(string name, string ordering, byte[] code, string expected)
    {
        CMap map = PredefinedCMaps.Find(name)!;
        int length = map.Read(code, out uint value, out _);
        Assert.That(CidToUnicode.Find(ordering)!.Text(map.Cid(value, length)!.Value), Is.EqualTo(expected));
    }

    [Test]
    public void Find_EveryPackedCMap_CanBeUnpacked()
    {
        var names = typeof(CMap).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cmap", StringComparison.Ordinal))
            .Select(n => n["Extractor.Pdf.Resources.CMaps.".Length..^".cmap".Length]).ToList();
        Assert.That(names, Has.Count.GreaterThanOrEqualTo(70));
        foreach (string name in names)
        {
            CMap? map = PredefinedCMaps.Find(name);
            Assert.That(map, Is.Not.Null, name);
            Assert.That(map!.IsVertical, Is.EqualTo(name is "V" || name.EndsWith("-V", StringComparison.Ordinal)), name);
        }
    }

    [Test]
    public void Find_UnknownName_IsNull() => Assert.That(PredefinedCMaps.Find("../GBK-EUC-H"), Is.Null);

    [Test]
    public void Parse_AnyBytes_EndsAndReadsOn()
    {
        Prop.ForAll<byte[]>(noise =>
        {
            byte[] data = [.. "1 begincodespacerange <00> <FF> endcodespacerange 9 begincidrange <"u8, .. noise, .. "> begincidchar <41> 7 endcidchar"u8, .. noise];
            CMap map = CMapParser.Parse(data, null, false, PredefinedCMaps.Find);
            byte[] text = [.. noise, 1];
            return map.Read(text, out uint code, out _) is >= 1 and var length && length <= text.Length && (map.Cid(code, length) ?? 0) >= 0;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void TryFind_AnyRanges_EqualsPaintingThemInOrder()
    {
        var range = from start in Gen.Choose(0, 60) from length in Gen.Choose(0, 30) from value in Gen.Choose(0, 1000) from grows in Gen.Elements(true, false) select (start, length, value, grows);
        Prop.ForAll(range.ListOf().ToArbitrary(), ranges =>
        {
            var table = new CodeRanges();
            var painted = new int?[100];
            foreach ((int start, int length, int value, bool grows) in ranges)
            {
                table.Add((uint)start, (uint)(start + length), value, grows);
                for (int i = 0; i <= length; i++)
                {
                    painted[start + i] = value + (grows ? i : 0);
                }
            }

            return Enumerable.Range(0, 100).All(code => (table.TryFind((uint)code, out long found) ? (int)found : null as int?) == painted[code]);
        }).QuickCheckThrowOnFailure();
    }

    private static CMap Parse(string text) => CMapParser.Parse(Encoding.ASCII.GetBytes(text), null, false, PredefinedCMaps.Find);
}
