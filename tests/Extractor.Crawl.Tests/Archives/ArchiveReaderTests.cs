using System.IO.Compression;
using System.Text;
using Extractor.Crawl.Archives;
using Extractor.Crawl.Content;
using Extractor.Crawl.Sources;
using Extractor.TestSite;

namespace Extractor.Crawl.Tests.Archives;

public sealed class ArchiveReaderTests
{
    private static readonly byte[] Pdf = GovernmentSite.Pdf("in an archive");

    [Test]
    public void List_PdfsInFolders_AreNamedAndReadable()
    {
        byte[] zip = TestArchive.Make(("附件/预算.pdf", Pdf), ("附件/readme.txt", "看附件"u8.ToArray()), ("__MACOSX/附件/._预算.pdf", [1, 2]), ("空/", []));
        ArchiveContent content = ArchiveReader.List(zip, ArchiveLimits.Default);

        Assert.That(content.Problem, Is.Null);
        Assert.That(content.Entries.Select(e => (e.Name, e.Kind, e.Problem)), Is.EqualTo(new[] { ("附件/预算.pdf", ContentKind.Pdf, (string?)null) }));
        Assert.That(ArchiveReader.Extract(zip, content.Entries[0].Index, ArchiveLimits.Default), Is.EqualTo(Pdf));
    }

    [TestCase("gbk", "某局二〇二四年部门预算.pdf")]
    [TestCase("utf-8", "某局二〇二四年部门预算.pdf")]
    public void List_NamesWithoutTheUtf8Flag_AreReadInTheirEncoding(string charset, string name) =>
        Assert.That(ArchiveReader.List(TestArchive.Raw(charset, name, Pdf), ArchiveLimits.Default).Entries.Select(e => e.Name), Is.EqualTo(new[] { name }));

    [TestCase("../../../etc/passwd.pdf", "etc/passwd.pdf")]
    [TestCase("..\\..\\boot.pdf", "boot.pdf")]
    [TestCase("/etc/x.pdf", "etc/x.pdf")]
    [TestCase("C:\\x\\y.pdf", "x/y.pdf")]
    [TestCase("a/./b/../c.pdf", "a/b/c.pdf")]
    [TestCase("CON.pdf", "_CON.pdf")]
    public void List_NameThatLeadsOut_StaysAName(string raw, string name) =>
        Assert.That(ArchiveReader.List(TestArchive.Make((raw, Pdf)), ArchiveLimits.Default).Entries.Select(e => e.Name), Is.EqualTo(new[] { name }));

    [Test]
    public void List_SameNameTwice_BothAreReadable()
    {
        byte[] other = GovernmentSite.Pdf("other");
        byte[] zip = TestArchive.Make(("a.pdf", Pdf), ("./a.pdf", other));
        IReadOnlyList<ArchiveEntry> entries = ArchiveReader.List(zip, ArchiveLimits.Default).Entries;

        Assert.That(entries.Select(e => e.Name), Is.EqualTo(new[] { "a.pdf", "a.pdf (2)" }));
        Assert.That(ArchiveReader.Extract(zip, entries[1].Index, ArchiveLimits.Default), Is.EqualTo(other));
    }

    [Test]
    public void List_ArchiveInAnArchive_IsOpenedAsDeepAsAllowed()
    {
        byte[] one = TestArchive.Make(("三.pdf", Pdf));
        byte[] two = TestArchive.Make(("二.pdf", Pdf), ("内.zip", one));
        byte[] three = TestArchive.Make(("一.zip", two));
        byte[] four = TestArchive.Make(("外.zip", three));

        Assert.That(ArchiveReader.List(three, ArchiveLimits.Default).Entries.Select(e => (e.Name, e.Problem is null)), Is.EqualTo(new[] { ("一.zip/二.pdf", true), ("一.zip/内.zip/三.pdf", true) }));
        ArchiveEntry[] deep = [.. ArchiveReader.List(four, ArchiveLimits.Default).Entries];
        Assert.That(deep.Select(e => (e.Name, e.Problem is null)), Is.EqualTo(new[] { ("外.zip/一.zip/二.pdf", true), ("外.zip/一.zip/内.zip", false) }));
        Assert.That(deep[1].Problem, Does.Contain("deeper"));
        ArchiveEntry inner = ArchiveReader.List(three, ArchiveLimits.Default).Entries[1];
        Assert.That(ArchiveReader.Extract(three, inner.Index, ArchiveLimits.Default), Is.EqualTo(Pdf));
    }

    [Test]
    public void List_OfficeImagesAndPages_AreToldAsNotConverted()
    {
        byte[] zip = TestArchive.Make(
            ("表.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), ("表.docx", TestArchive.Make(("[Content_Types].xml", [60]))), ("包.rar", "Rar!\x1A\x07\x00"u8.ToArray()),
            ("网页.pdf", "<html><body>404</body></html>"u8.ToArray()), ("扫描.jpg", [0xFF, 0xD8, 0xFF, 0]), ("空.pdf", []));

        Assert.That(ArchiveReader.List(zip, ArchiveLimits.Default).Entries.Select(e => (e.FileName, e.Kind, e.Problem is not null)), Is.EqualTo(new[]
        {
            ("表.xls", ContentKind.OfficeBinary, true), ("表.docx", ContentKind.OfficeXml, true), ("包.rar", ContentKind.Rar, true),
            ("网页.pdf", ContentKind.Html, true), ("扫描.jpg", ContentKind.Image, true), ("空.pdf", ContentKind.Empty, true),
        }));
    }

    [Test, CancelAfter(20_000)]
    public void List_Bomb_IsToldAndTheRestIsRead()
    {
        byte[] zip = TestArchive.Make(("bomb.pdf", new byte[30 << 20]), ("good.pdf", Pdf));
        ArchiveContent content = ArchiveReader.List(zip, ArchiveLimits.Default);

        Assert.That(content.Entries.Select(e => (e.Name, e.Problem is null)), Is.EqualTo(new[] { ("bomb.pdf", false), ("good.pdf", true) }));
        Assert.That(content.Entries[0].Problem, Does.Contain("200 times"));
        Assert.That(() => ArchiveReader.Extract(zip, content.Entries[0].Index, ArchiveLimits.Default), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void List_TooMuchOrTooMany_EndsWithAReason()
    {
        byte[] noise = new byte[40_000];
        new Random(1).NextBytes(noise);
        byte[] zip = TestArchive.Make(("1.pdf", [.. Pdf, .. noise]), ("2.pdf", [.. Pdf, .. noise]), ("3.pdf", [.. Pdf, .. noise]));

        Assert.That(ArchiveReader.List(zip, new ArchiveLimits { MaxTotalBytes = 100_000 }).Problem, Does.Contain("unpacks to more"));
        Assert.That(ArchiveReader.List(zip, new ArchiveLimits { MaxTotalBytes = 130_000 }).Entries, Has.Count.EqualTo(2));
        Assert.That(ArchiveReader.List(zip, new ArchiveLimits { MaxEntries = 2 }).Problem, Does.Contain("more than 2 entries"));
        Assert.That(ArchiveReader.List(zip, new ArchiveLimits { MaxEntryBytes = 30_000 }).Entries.Select(e => e.Problem), Has.All.Contain("unpacks to more"));
    }

    [Test]
    public void List_EncryptedEntry_IsTold()
    {
        byte[] zip = TestArchive.Make(("a.pdf", Pdf));
        foreach (int at in TestArchive.FlagOffsets(zip))
        {
            zip[at] |= 1;
        }

        Assert.That(ArchiveReader.List(zip, ArchiveLimits.Default).Entries.Single().Problem, Does.Contain("encrypted"));
    }

    [Test]
    public void List_CutArchive_IsDamaged()
    {
        byte[] zip = TestArchive.Make(("a.pdf", Pdf), ("b.pdf", Pdf));

        Assert.That(ArchiveReader.CanOpen(zip), Is.True);
        Assert.That(ArchiveReader.CanOpen(zip[..^30]), Is.False);
        Assert.That(ArchiveReader.List(zip[..^30], ArchiveLimits.Default).Problem, Does.Contain("damaged"));
    }

    [FsCheck.NUnit.Property]
    public bool List_ByteChanged_NeverThrows(int at, byte value)
    {
        byte[] zip = TestArchive.Make(("a.pdf", Pdf), ("b/c.pdf", Pdf));
        zip[(int)((uint)at % zip.Length)] = value;
        return ArchiveReader.List(zip, ArchiveLimits.Default).Entries.Count <= 3;
    }

    [Test]
    public async Task Expand_Archive_NamesArchiveAndEntry()
    {
        byte[] zip = TestArchive.Make(("附件/预算.pdf", Pdf), ("附件/表.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]));
        var archive = new SourceDocument
        {
            Source = "s",
            Key = "http://a.example/f/全部附件.zip",
            File = "全部附件.zip",
            Url = "http://a.example/f/%E5%85%A8.zip",
            Title = "某局2024年部门预算",
            Published = "2024-02-23",
            Sha256 = "ab",
            ReadAsync = _ => Task.FromResult(zip),
        };
        SourceDocument[] documents = [.. ArchiveDocuments.Expand(archive, zip)];

        Assert.That(documents.Select(d => (d.Key, d.File, d.Url, d.Title, d.Published, d.Sha256, d.Stamp)), Is.EqualTo(new[]
        {
            ("http://a.example/f/全部附件.zip!/附件/预算.pdf", "全部附件.zip/附件/预算.pdf", "http://a.example/f/%E5%85%A8.zip#%E9%99%84%E4%BB%B6/%E9%A2%84%E7%AE%97.pdf", "某局2024年部门预算", "2024-02-23", (string?)null, "ab"),
            ("http://a.example/f/全部附件.zip!/附件/表.xls", "全部附件.zip/附件/表.xls", "http://a.example/f/%E5%85%A8.zip#%E9%99%84%E4%BB%B6/%E8%A1%A8.xls", "某局2024年部门预算", "2024-02-23", null, "ab"),
        }));
        Assert.That(await documents[0].ReadAsync(default), Is.EqualTo(Pdf));
        Assert.That(async () => await documents[1].ReadAsync(default), Throws.InstanceOf<NotConvertedException>().With.Message.Contains("Office"));
    }

    [Test]
    public void Expand_DamagedArchive_SaysSoWhenRead()
    {
        var archive = new SourceDocument { Source = "s", Key = "a.zip", File = "a.zip", ReadAsync = _ => Task.FromResult<byte[]>([]) };
        SourceDocument only = ArchiveDocuments.Expand(archive, "PK\x03\x04 no more"u8.ToArray()).Single();

        Assert.That((only.Key, only.File), Is.EqualTo(("a.zip", "a.zip")));
        Assert.That(async () => await only.ReadAsync(default), Throws.InstanceOf<NotConvertedException>().With.Message.Contains("damaged"));
    }
}
