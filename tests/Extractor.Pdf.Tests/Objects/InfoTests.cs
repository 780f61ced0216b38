using Extractor.Pdf.Objects;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects;

public sealed class InfoTests
{
    [TestCase("(plain)", "plain")]
    [TestCase("<FEFF90E895E898847B97>", "部门预算")]
    [TestCase("<FFFEE890E8958498977B>", "部门预算")]
    [TestCase("<EFBBBFE983A8E997A8>", "部门")]
    [TestCase("<E983A8E997A8E9A284E7AE97>", "部门预算")]
    [TestCase("<B2BFC3C5D4A4CBE3>", "部门预算")]
    [TestCase("<C3BC4D>", "üM")]
    [TestCase("<FC4D>", "üM")]
    [TestCase("<A0808D92>", "€•“™")]
    [TestCase("<FEFF001B0065006E001B00410042>", "AB")]
    [TestCase("(  padded \\000\\000)", "padded")]
    [TestCase("()", null)]
    [TestCase("/NoString", null)]
    public void Open_Title_IsDecoded(string title, string? expected)
    {
        var builder = new PdfBuilder().AddPage("");
        builder.TrailerExtra = $"/Info {builder.Add($"<< /Title {title} >>")} 0 R";

        using IPdfDocument document = new PdfReader().Open(builder.Build());

        Assert.That(document.Info.Title, Is.EqualTo(expected));
    }

    [TestCase("D:20240229123456+08'00'", "2024-02-29T12:34:56+08:00")]
    [TestCase("D:20240229123456-03'30", "2024-02-29T12:34:56-03:30")]
    [TestCase("D:20240229123456Z", "2024-02-29T12:34:56+00:00")]
    [TestCase("20240229", "2024-02-29T00:00:00+00:00")]
    [TestCase("D:2024", "2024-01-01T00:00:00+00:00")]
    [TestCase("D:20230229", null)]
    [TestCase("D:99999999999999", null)]
    [TestCase("yesterday", null)]
    [TestCase("", null)]
    public void Parse_Dates_GiveMomentOrNull(string text, string? expected) =>
        Assert.That(PdfDate.Parse(text)?.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Parse_AnyDigits_NeverThrow(uint a, uint b, sbyte c)
    {
        PdfDate.Parse($"D:{a}{b}{c}'{b}");
        PdfDate.Parse($"{a:D4}{b}");
        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Decode_AnyBytes_NeverThrow(byte[] bytes) => PdfText.Decode(bytes) is not null;

    [TestCase("1.4", "", "1.4")]
    [TestCase("1.4", "/Version /1.7", "1.7")]
    [TestCase("1.7", "/Version /1.4", "1.7")]
    [TestCase("x.y", "", null)]
    public void Open_Version_IsTheHigherOfHeaderAndCatalog(string header, string catalog, string? expected)
    {
        using IPdfDocument document = new PdfReader().Open(new PdfBuilder { Version = header, CatalogExtra = catalog }.AddPage("").Build());

        Assert.That(document.Info.Version, Is.EqualTo(expected));
    }
}
