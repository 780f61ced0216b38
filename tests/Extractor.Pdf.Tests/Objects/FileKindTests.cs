using System.Text;

namespace Extractor.Pdf.Tests.Objects;

public sealed class FileKindTests
{
    [TestCase("", "empty")]
    [TestCase("<!DOCTYPE html><html><body>404</body></html>", "an HTML page")]
    [TestCase("\u00EF\u00BB\u00BF  \r\n<HTML><head>", "an HTML page")]
    [TestCase("<script>location='/login'</script>", "an HTML page")]
    [TestCase("<?xml version=\"1.0\"?><a/>", "an XML document")]
    [TestCase("{\"code\":404}", "JSON text")]
    [TestCase("PK\u0003\u0004....OFD.xml", "an OFD document")]
    [TestCase("PK\u0003\u0004....word/document.xml", "an Office document")]
    [TestCase("PK\u0003\u0004....readme.txt", "a ZIP archive")]
    [TestCase("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "an old Office document")]
    [TestCase("\u00FF\u00D8\u00FF\u00E0JFIF", "a JPEG image")]
    [TestCase("\u0089PNG\r\n", "a PNG image")]
    [TestCase("Rar!\u001A", "a RAR archive")]
    [TestCase("7z\u00BC\u00AF\u0027\u001C", "a 7z archive")]
    [TestCase("{\\rtf1 x}", "an RTF document")]
    [TestCase("\0\0\0\0\0\0", "nothing but zero bytes")]
    [TestCase("just some words", "plain text")]
    [TestCase("\u0001\u0002\u0003", "binary data")]
    [TestCase("%PDF-1.4\n%%EOF", "begins as a PDF")]
    public void Open_NoPdf_SaysWhatItIsInOneLine(string content, string expected)
    {
        var error = Assert.Throws<PdfException>(() => new PdfReader().Open(Encoding.Latin1.GetBytes(content)));

        Assert.That(error!.Message, Does.Contain(expected));
        Assert.That(error.Message, Does.Not.Contain('\n'));
        Assert.That(error.Message, Does.Contain("download").Or.Contain("convert"));
    }
}
