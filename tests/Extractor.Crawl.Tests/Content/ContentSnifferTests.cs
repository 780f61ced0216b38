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
    [TestCase("Rar!\x1A\x07\x00", ContentKind.Rar)]
    [TestCase("plain words", ContentKind.Text)]
    [TestCase("", ContentKind.Empty)]
    public void Detect_FirstBytes_Decide(string body, ContentKind expected) =>
        Assert.That(ContentSniffer.Detect(Encoding.Latin1.GetBytes(body)), Is.EqualTo(expected));

    [Test]
    public void Detect_OleFile_IsOfficeBinary() =>
        Assert.That(ContentSniffer.Detect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), Is.EqualTo(ContentKind.OfficeBinary));

    [TestCase("word/document.xml", ContentKind.OfficeXml)]
    [TestCase("[Content_Types].xml", ContentKind.OfficeXml)]
    [TestCase("xl/workbook.xml", ContentKind.OfficeXml)]
    [TestCase("OFD.xml", ContentKind.Ofd)]
    [TestCase("a.pdf", ContentKind.Zip)]
    [TestCase("keyword/a.pdf", ContentKind.Zip)]
    public void Detect_ZipFile_FirstEntryTells(string entry, ContentKind expected)
    {
        using var body = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(body, System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry(entry);
        }

        Assert.That(ContentSniffer.Detect(body.ToArray()), Is.EqualTo(expected));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public void Detect_HtmlInUtf16_IsHtml(string charset)
    {
        Encoding encoding = Encoding.GetEncoding(charset);
        Assert.That(ContentSniffer.Detect([.. encoding.GetPreamble(), .. encoding.GetBytes("<html><body>预算</body></html>")]), Is.EqualTo(ContentKind.Html));
    }

    [Test]
    public void PdfEndIsThere_CutFile_False()
    {
        Assert.That(ContentSniffer.PdfEndIsThere("%PDF-1.7 ... %%EOF\n"u8), Is.True);
        Assert.That(ContentSniffer.PdfEndIsThere("%PDF-1.7 ... 12 0 obj <</Len"u8), Is.False);
    }
}
