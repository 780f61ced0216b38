using System.Text;
using Extractor.Pdf.Objects;
using Extractor.Pdf.Objects.Encryption;
using Extractor.TestSupport;

namespace Extractor.Pdf.Tests.Objects.Encryption;

public sealed class SecurityHandlerTests
{
    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", "Encrypted");

    [TestCase("rc4-40-user", "user")]
    [TestCase("rc4-40-user", "owner")]
    [TestCase("rc4-40-empty", null)]
    [TestCase("rc4-128-user", "user")]
    [TestCase("rc4-128-user", "owner")]
    [TestCase("rc4-128-empty", null)]
    [TestCase("rc4-v4-user", "user")]
    [TestCase("rc4-v4-clear-metadata", "user")]
    [TestCase("aes-128-user", "user")]
    [TestCase("aes-128-user", "owner")]
    [TestCase("aes-128-empty", null)]
    [TestCase("aes-128-clear-metadata", "owner")]
    [TestCase("aes-128-object-streams", "user")]
    [TestCase("aes-256-r5-user", "user")]
    [TestCase("aes-256-r5-user", "owner")]
    [TestCase("aes-256-r5-empty", null)]
    [TestCase("aes-256-r6-user", "user")]
    [TestCase("aes-256-r6-user", "owner")]
    [TestCase("aes-256-r6-empty", null)]
    [TestCase("aes-256-r6-empty", "given though none is needed")]
    [TestCase("aes-256-r6-clear-metadata", "user")]
    [TestCase("aes-256-r6-object-streams", "owner")]
    [TestCase("aes-256-r6-chinese", "密码")]
    [TestCase("aes-256-r6-chinese", "业主")]
    public void Open_RightPassword_DecryptsStringsAndStreams(string name, string? password)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, name + ".pdf"));

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions { Password = password });

        Assert.That(document.Info.IsEncrypted, Is.True);
        Assert.That(document.Info.Title, Is.EqualTo("secret title"));
        Assert.That(ContentOf(document), Does.StartWith("BT (secret content) Tj ET"));
        Assert.That(MetadataOf(document), Does.StartWith("<x>open data</x>"));
        Assert.That(document.Warnings.All, Is.Empty);
    }

    [TestCase("rc4-40-user")]
    [TestCase("rc4-128-user")]
    [TestCase("rc4-v4-user")]
    [TestCase("aes-128-user")]
    [TestCase("aes-256-r5-user")]
    [TestCase("aes-256-r6-user")]
    public void Open_NoOrWrongPassword_SaysSo(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, name + ".pdf"));

        var none = Assert.Throws<PdfPasswordException>(() => new PdfReader().Open(bytes));
        var wrong = Assert.Throws<PdfPasswordException>(() => new PdfReader().Open(bytes, new PdfReadOptions { Password = "wrong" }));

        Assert.That(none!.Message, Does.Contain("--password"));
        Assert.That(wrong!.Message, Does.Contain("does not open it"));
    }

    [TestCase("rc4-128-empty")]
    [TestCase("aes-128-empty")]
    [TestCase("aes-256-r6-empty")]
    [TestCase("aes-256-r6-object-streams")]
    public void Open_EncryptedAndXrefLost_DecryptsWhatSearchingFinds(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, name + ".pdf"));
        int at = bytes.AsSpan().LastIndexOf("startxref"u8);
        bytes.AsSpan(at).Fill((byte)' ');

        using PdfDocument document = PdfDocument.Open(bytes, new PdfReadOptions { Password = "user" });

        Assert.That(document.Info.Title, Is.EqualTo("secret title"));
        Assert.That(ContentOf(document), Does.StartWith("BT (secret content) Tj ET"));
    }

    [Test]
    public void Open_UnknownHandler_SaysWhichOne()
    {
        byte[] bytes = new PdfBuilder { TrailerExtra = "/Encrypt << /Filter /Adobe.PubSec /V 4 >>" }.AddPage("").Build();

        var error = Assert.Throws<PdfException>(() => new PdfReader().Open(bytes));

        Assert.That(error!.Message, Does.Contain("Adobe.PubSec"));
    }

    [TestCase("/V 9 /R 3")]
    [TestCase("/V 2 /R 77")]
    [TestCase("")]
    public void Open_UnknownMethod_SaysSo(string entries)
    {
        byte[] bytes = new PdfBuilder { TrailerExtra = $"/Encrypt << /Filter /Standard {entries} /O (x) /U (y) /P -4 >>" }.AddPage("").Build();

        Assert.That(() => new PdfReader().Open(bytes), Throws.TypeOf<PdfException>().With.Message.Contains("unknown method"));
    }

    [TestCase("/V 2 /R 3 /Length 128 /O (short) /U (short) /P -4")]
    [TestCase("/V 5 /R 6 /O () /U () /OE () /UE () /P -4")]
    [TestCase("/V 4 /R 4 /CF 7 /StmF /None /StrF [] /O 7 /U 8 /P 1e30")]
    public void Open_BrokenEncryptionEntries_AsksForPassword(string entries)
    {
        byte[] bytes = new PdfBuilder { TrailerExtra = $"/Encrypt << /Filter /Standard {entries} >>" }.AddPage("").Build();

        Assert.That(() => new PdfReader().Open(bytes), Throws.TypeOf<PdfPasswordException>());
    }

    // Published vectors: RFC 6229 gives key streams, the two texts are the well-known ones of the cipher's first description.
    [TestCase("Key", "Plaintext", "BBF316E8D940AF0AD3")]
    [TestCase("Wiki", "pedia", "1021BF0420")]
    [TestCase("Secret", "Attack at dawn", "45A01F645FC35B383552544B9BF5")]
    public void Rc4_KnownVectors_Agree(string key, string text, string expected)
    {
        byte[] encrypted = Rc4.Apply(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));

        Assert.That(Convert.ToHexString(encrypted), Is.EqualTo(expected));
    }

    [Test]
    public void Rc4_Rfc6229Key40_GivesKeyStream()
    {
        byte[] stream = Rc4.Apply([1, 2, 3, 4, 5], new byte[16]);

        Assert.That(Convert.ToHexString(stream), Is.EqualTo("B2396305F03DC027CCC3524A0A1118A8"));
    }

    // NIST SP 800-38A, F.2.1 and F.2.2: CBC-AES128, first two blocks.
    [Test]
    public void AesCbc_NistVector_Agrees()
    {
        byte[] key = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C");
        byte[] vector = Convert.FromHexString("000102030405060708090A0B0C0D0E0F");
        byte[] cipher = Convert.FromHexString("7649ABAC8119B246CEE98E9B12E9197D5086CB9B507219EE95DB113A917678B2");

        byte[] plain = AesCbc.Decrypt(key, [.. vector, .. cipher]);

        Assert.That(Convert.ToHexString(plain), Is.EqualTo("6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"));
    }

    [Test]
    public void AesCbc_DataTooShortOrUneven_GivesWholeBlocksOnly()
    {
        byte[] key = new byte[16];

        Assert.That(AesCbc.Decrypt(key, new byte[7]), Is.Empty);
        Assert.That(AesCbc.Decrypt(key, new byte[16]), Is.Empty);
        Assert.That(AesCbc.Decrypt(key, new byte[16 + 16 + 5]), Has.Length.InRange(0, 16));
    }

    private static string ContentOf(PdfDocument document)
    {
        var pages = (PdfDictionary)document.Resolve(Catalog(document).Raw("Pages"));
        var page = (PdfDictionary)document.Resolve(document.GetArray(pages, "Kids")!.Items[0]);
        return Encoding.Latin1.GetString(document.Decode(document.GetStream(page, "Contents")!).Span);
    }

    private static string MetadataOf(PdfDocument document) =>
        Encoding.Latin1.GetString(document.Decode(document.GetStream(Catalog(document), "Metadata")!).Span);

    private static PdfDictionary Catalog(PdfDocument document) => document.Catalog;
}
