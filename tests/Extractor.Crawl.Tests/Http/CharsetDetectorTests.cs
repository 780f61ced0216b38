using System.Text;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Tests.Http;

public sealed class CharsetDetectorTests
{
    private const string Sentence = "某某县财政局二〇二四年部门预算公开说明";

    [TestCase("gb2312")]
    [TestCase("GBK")]
    [TestCase("gb18030")]
    [TestCase("big5")]
    [TestCase("utf-8")]
    public void Decode_MetaNamesTheEncoding_TextIsRead(string name)
    {
        string text = name == "big5" ? "某某縣財政局預算公開說明" : Sentence;
        string html = $"<html><head><meta charset=\"{name}\"></head><body>{text}</body></html>";
        byte[] bytes = CharsetDetector.ByName(name)!.GetBytes(html);

        Assert.That(CharsetDetector.Decode(bytes, null), Does.Contain(text));
    }

    [Test]
    public void Decode_HeaderLiesUtf8_BytesDecide()
    {
        byte[] bytes = CharsetDetector.ByName("gbk")!.GetBytes($"<html><body>{Sentence}</body></html>");

        Assert.That(CharsetDetector.Decode(bytes, "utf-8"), Does.Contain(Sentence));
    }

    [Test]
    public void Decode_HeaderLiesGbk_Utf8BytesDecide() =>
        Assert.That(CharsetDetector.Decode(Encoding.UTF8.GetBytes(Sentence), "gbk"), Is.EqualTo(Sentence));

    [Test]
    public void Decode_TwoMetasDisagree_TheOneThatFitsIsTaken()
    {
        string html = $"<meta charset=\"utf-8\"><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><p>{Sentence}</p>";
        byte[] bytes = CharsetDetector.ByName("gbk")!.GetBytes(html);

        Assert.That(CharsetDetector.Decode(bytes, null), Does.Contain(Sentence));
    }

    [Test]
    public void Decode_ByteOrderMark_DecidesAndIsCutOff()
    {
        Assert.That(CharsetDetector.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sentence)], "gbk"), Is.EqualTo(Sentence));
        Assert.That(CharsetDetector.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sentence)], null), Is.EqualTo(Sentence));
    }

    [Test]
    public void Decode_NothingDeclared_Gb18030IsFound() =>
        Assert.That(CharsetDetector.Decode(CharsetDetector.ByName("gb18030")!.GetBytes(Sentence), null), Is.EqualTo(Sentence));

    [Test]
    public void ByName_Unknown_Null() => Assert.That(CharsetDetector.ByName("no-such-charset"), Is.Null);

    [FsCheck.NUnit.Property]
    public bool Detect_AnyBytes_GivesAnEncoding(byte[] bytes) => CharsetDetector.Decode(bytes, null) is not null;
}
