using Extractor.Crawl.Mirror;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Mirror;

public sealed class MirrorFolderTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Save()
    {
        _folder = new TemporaryFolder();
        foreach (string path in new[] { "site/a.example/index.html", "site/a.example/gk/二〇二四 预算.pdf", "site/a.example/gk/list.htm", "site/a.example/.hidden",
            "site/a.example/download.do@iid=7", "site/b.example/x.txt", "site/c.example:8080/y.txt", "secret.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(path))!);
            File.WriteAllText(_folder.At(path), path);
        }
    }

    [TearDown]
    public void Remove() => _folder.Dispose();

    [TestCase("a.example", "/", "site/a.example/index.html")]
    [TestCase("A.EXAMPLE:80", "/index.html", "site/a.example/index.html")]
    [TestCase("a.example", "/index.html?v=3", "site/a.example/index.html")]
    [TestCase("a.example", "/gk/%E4%BA%8C%E3%80%87%E4%BA%8C%E5%9B%9B%20%E9%A2%84%E7%AE%97.pdf", "site/a.example/gk/二〇二四 预算.pdf")]
    [TestCase("a.example", "/download.do?iid=7", "site/a.example/download.do@iid=7")]
    [TestCase("c.example:8080", "/y.txt", "site/c.example:8080/y.txt")]
    public void Find_SavedAddress_GivesItsFile(string host, string target, string file) =>
        Assert.That(Folder().Find(host, target), Is.EqualTo(_folder.At(file)));

    [TestCase("a.example", "/../../secret.txt")]
    [TestCase("a.example", "/%2e%2e/%2e%2e/secret.txt")]
    [TestCase("a.example", "/..%2f..%2fsecret.txt")]
    [TestCase("a.example", "/..%5c..%5csecret.txt")]
    [TestCase("..", "/secret.txt")]
    [TestCase("../a.example", "/index.html")]
    [TestCase("a.example", "/.hidden")]
    [TestCase("a.example", "/index.html%00.pdf")]
    [TestCase("a.example", "/download.do?/../../../secret.txt")]
    [TestCase("a.example", "/gk/")]
    [TestCase("a.example", "/gk")]
    [TestCase("other.example", "/index.html")]
    public void Find_AnythingElse_Null(string host, string target) => Assert.That(Folder().Find(host, target), Is.Null);

    [Test]
    public void Find_LinkThatLeadsOut_Null()
    {
        File.CreateSymbolicLink(_folder.At("site/a.example/out.txt"), _folder.At("secret.txt"));
        Directory.CreateSymbolicLink(_folder.At("site/a.example/up"), _folder.At("."));

        Assert.That(Folder().Find("a.example", "/out.txt"), Is.Null);
        Assert.That(Folder().Find("a.example", "/up/secret.txt"), Is.Null);
    }

    [Test]
    public void IsFolderWithoutSlash_Folder_True()
    {
        Assert.That(Folder().IsFolderWithoutSlash("a.example", "/gk"), Is.True);
        Assert.That(Folder().IsFolderWithoutSlash("a.example", "/gk/"), Is.False);
        Assert.That(Folder().IsFolderWithoutSlash("a.example", "/index.html"), Is.False);
    }

    [Test]
    public void Find_FolderWithoutHosts_IsTheSiteItself() =>
        Assert.That(new MirrorFolder(_folder.At("site/a.example/gk")).Find("any.example", "/list.htm"), Is.EqualTo(_folder.At("site/a.example/gk/list.htm")));

    [FsCheck.NUnit.Property]
    public bool Find_AnyTarget_StaysBelowTheRoot(string? host, string? target) =>
        Folder().Find(host ?? "", "/" + target) is not { } path || path.StartsWith(_folder.At("site") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private MirrorFolder Folder() => new(_folder.At("site"));
}
