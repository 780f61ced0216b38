using System.Text;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Tests.Http;

public sealed class NameTests
{
    private const string Name = "二〇二四年预算.pdf";

    [Test]
    public void Parse_ExtendedName_WinsOverThePlainOne() =>
        Assert.That(ContentDispositionName.Parse($"attachment; filename=\"x.pdf\"; filename*=UTF-8''{Uri.EscapeDataString(Name)}"), Is.EqualTo(Name));

    [Test]
    public void Parse_GbkExtendedName_IsDecoded() =>
        Assert.That(ContentDispositionName.Parse("attachment; filename*=GBK''%D4%A4%CB%E3.pdf"), Is.EqualTo("预算.pdf"));

    [Test]
    public void Parse_RawUtf8Bytes_AreDecoded() =>
        Assert.That(ContentDispositionName.Parse($"attachment;filename={Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Name))}"), Is.EqualTo(Name));

    [Test]
    public void Parse_RawGbkBytes_AreDecoded() =>
        Assert.That(ContentDispositionName.Parse($"attachment;filename=\"{Encoding.Latin1.GetString(CharsetDetector.ByName("gbk")!.GetBytes("某局预算.pdf"))}\""), Is.EqualTo("某局预算.pdf"));

    [Test]
    public void Parse_PercentInPlainName_IsUnescaped() =>
        Assert.That(ContentDispositionName.Parse($"attachment; filename={Uri.EscapeDataString(Name)}"), Is.EqualTo(Name));

    [Test]
    public void Parse_MimeWord_IsDecoded() =>
        Assert.That(ContentDispositionName.Parse($"attachment; filename=\"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))}?=\""), Is.EqualTo(Name));

    [Test]
    public void Parse_SemicolonInQuotes_StaysInTheName() =>
        Assert.That(ContentDispositionName.Parse("attachment; filename=\"a;b.pdf\""), Is.EqualTo("a;b.pdf"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("inline")]
    public void Parse_NoName_Null(string? header) => Assert.That(ContentDispositionName.Parse(header), Is.Null);

    [TestCase("../../etc/passwd", "passwd")]
    [TestCase("..\\..\\x.pdf", "x.pdf")]
    [TestCase("a/b/预算.pdf", "预算.pdf")]
    [TestCase("con.pdf", "_con.pdf")]
    [TestCase("x\u202Efdp.exe", "xfdp.exe")]
    [TestCase("a\0b:c?.pdf", "ab_c_.pdf")]
    [TestCase("...", "document")]
    [TestCase("", "document")]
    public void From_PoisonedName_IsHarmless(string name, string expected) => Assert.That(SafeFileName.From(name), Is.EqualTo(expected));

    [Test]
    public void From_VeryLongName_KeepsItsExtension()
    {
        string safe = SafeFileName.From(new string('预', 500) + ".pdf");

        Assert.That(safe, Does.EndWith(".pdf"));
        Assert.That(Encoding.UTF8.GetByteCount(safe), Is.LessThanOrEqualTo(SafeFileName.MaxBytes));
    }

    [FsCheck.NUnit.Property]
    public bool From_AnyText_IsOneHarmlessPart(string? name)
    {
        string safe = SafeFileName.From(name);
        return safe.Length > 0 && safe is not ("." or "..") && safe.IndexOfAny(['/', '\\', '\0', ':']) < 0 && safe == Path.GetFileName(safe);
    }
}
