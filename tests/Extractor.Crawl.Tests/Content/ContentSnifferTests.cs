using System.Text;
using Extractor.Crawl.Content;

namespace Extractor.Crawl.Tests.Content;

public sealed class ContentSnifferTests
{
    [TestCase("%PDF-1.7\n", ContentKind.Pdf)]
    [TestCase("junk before\n%PDF-1.4\n", ContentKind.Pdf)]
    [TestCase("\r\n<!DOCTYPE html><html>", ContentKind.Html)]
    [TestCase("<?xml version='1.0'?><datastore/>", ContentKind.Xml)]
    [TestCase("{\"rows\":[]}", ContentKind.Json)]
    [TestCase("PK\x03\x04\x14\0word/document.xml", ContentKind.OfficeXml)]
    [TestCase("PK\x03\x04\x14\0a.pdf", ContentKind.Zip)]
    [TestCase("Rar!\x1A\x07\x00", ContentKind.Rar)]
    [TestCase("plain words", ContentKind.Text)]
    [TestCase("", ContentKind.Empty)]
    public void Detect_FirstBytes_Decide(string body, ContentKind expected) =>
        Assert.That(ContentSniffer.Detect(Encoding.Latin1.GetBytes(body)), Is.EqualTo(expected));

    [Test]
    public void Detect_OleFile_IsOfficeBinary() =>
        Assert.That(ContentSniffer.Detect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), Is.EqualTo(ContentKind.OfficeBinary));

    [Test]
    public void PdfEndIsThere_CutFile_False()
    {
        Assert.That(ContentSniffer.PdfEndIsThere("%PDF-1.7 ... %%EOF\n"u8), Is.True);
        Assert.That(ContentSniffer.PdfEndIsThere("%PDF-1.7 ... 12 0 obj <</Len"u8), Is.False);
    }
}
