using System.Text;
using Extractor.Pdf.Fonts.CMaps;
using FsCheck;
using FsCheck.Fluent;

namespace Extractor.Pdf.Tests.Fonts;

public class ToUnicodeMapTests
{
    [TestCase("1 beginbfchar <0003> <4E2D> endbfchar", 3u, "中")]
    [TestCase("1 beginbfchar <03> <0041> endbfchar", 3u, "A")]
    [TestCase("1 beginbfchar <0003> <41> endbfchar", 3u, "A")]
    [TestCase("1 beginbfchar <0003> <00660066006C> endbfchar", 3u, "ffl")]
    [TestCase("1 beginbfchar <0003> <D840DC0B> endbfchar", 3u, "\U0002000B")]
    [TestCase("1 beginbfchar <0003> </quotesingle> <0004> /quotesingle endbfchar", 4u, "'")]
    [TestCase("1 beginbfrange <0010> <0020> <4E00> endbfrange", 0x12u, "丂")]
    [TestCase("1 beginbfrange <0010><0012>[<0041><00420043><4E00>]endbfrange", 0x11u, "BC")]
    [TestCase("1 beginbfrange <0010><0012>[<0041><00420043><4E00>]endbfrange", 0x12u, "一")]
    [TestCase("1 beginbfrange <0010> <0013> <D840DC0B> endbfrange", 0x11u, "\U0002000C")]
    [TestCase("1 beginbfrange <0010> <0013> <00410061> endbfrange", 0x12u, "Ac")]
    [TestCase("2 beginbfrange\r<0010>\r<0013>\r<0041>\rendbfrange % comment <0011>\r", 0x13u, "D")]
    public void Find_KnownForms_GivesText(string map, uint code, string expected) => Assert.That(Parse(map).Find(code), Is.EqualTo(expected));

    [TestCase("1 beginbfrange <0010> <0013> <0041> endbfrange", 0x14u)]
    [TestCase("1 beginbfrange <0013> <0010> <0041> endbfrange", 0x11u)]
    [TestCase("1 beginbfchar <0003> endbfchar <0003> <0041>", 3u)]
    [TestCase("", 0u)]
    public void Find_NotMapped_GivesNull(string map, uint code) => Assert.That(Parse(map).Find(code), Is.Null);

    [Test]
    public void Find_RangePastUnicode_GivesReplacement()
    {
        ToUnicodeMap map = Parse("1 beginbfrange <00000000> <FFFFFFFF> <DBFFDFFF> endbfrange");
        Assert.That(map.Find(0), Is.EqualTo("\U0010FFFF"));
        Assert.That(map.Find(1), Is.EqualTo("\uFFFD"));
        Assert.That(map.Find(uint.MaxValue), Is.EqualTo("\uFFFD"));
    }

    [Test]
    public void Parse_RangesThatMultiply_StayWithinBounds()
    {
        // Each range of two letters stands for 256 texts: 2.4 MB of them would be 26 million.
        byte[] data = [.. "beginbfrange "u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<0000> <FFFF> <00410041>", 100_000)))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ToUnicodeMap map = ToUnicodeMap.Parse(data);
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(100 << 20));
        Assert.That(map.Find(1), Is.EqualTo("AB"));
    }

    [Test]
    public void Parse_AnyBytes_Ends()
    {
        Prop.ForAll<byte[], uint>((noise, code) =>
        {
            byte[] data = [.. "9 beginbfrange <"u8, .. noise, .. "> [<0041> "u8, .. noise, .. "] beginbfchar <00> <"u8, .. noise];
            string? text = ToUnicodeMap.Parse(data).Find(code);
            return text is null || text.Length <= 128;
        }).QuickCheckThrowOnFailure();
    }

    private static ToUnicodeMap Parse(string text) => ToUnicodeMap.Parse(Encoding.ASCII.GetBytes(text));
}
