using Extractor.Pipeline.Output;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Output;

public sealed class AtomicFileTests
{
    [Test]
    public void Write_NewFile_MakesFoldersAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        Assert.That(AtomicFile.Write(folder.At("a", "b", "x.json"), "1"u8), Is.True);
        Assert.That(Directory.GetFiles(folder.At("a", "b")), Is.EqualTo(new[] { folder.At("a", "b", "x.json") }));
    }

    [Test]
    public void Write_SameContent_LeavesTheFileAlone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.json", "same"u8);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.That(AtomicFile.Write(path, "same"u8), Is.False);
        Assert.That(File.GetLastWriteTimeUtc(path).Year, Is.EqualTo(2020));
        Assert.That(AtomicFile.Write(path, "some"u8), Is.True);
        Assert.That(File.ReadAllText(path), Is.EqualTo("some"));
    }

    [Test]
    public void Write_TargetIsAFolder_ThrowsAndLeavesNoTemporaryFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("x.json", "sub"));
        Assert.That(() => AtomicFile.Write(folder.At("x.json"), "1"u8), Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [Test]
    public void Write_RestOfAnInterruptedWrite_IsReplaced()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".x.json" + AtomicFile.TemporaryEnding, "half"u8);
        AtomicFile.Write(folder.At("x.json"), "whole"u8);
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { folder.At("x.json") }));
    }
}
