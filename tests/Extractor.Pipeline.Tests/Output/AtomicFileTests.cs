using System.Buffers;
using Extractor.Pipeline.Output;
using Extractor.TestSupport;

namespace Extractor.Pipeline.Tests.Output;

public sealed class AtomicFileTests
{
    [Test]
    public void Write_NewFile_MakesFoldersAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        Assert.That(AtomicFile.Write(folder.At("a", "b", "x.json"), "1"u8.ToArray()), Is.True);
        Assert.That(Directory.GetFiles(folder.At("a", "b")), Is.EqualTo(new[] { folder.At("a", "b", "x.json") }));
    }

    [Test]
    public void Write_SameContent_LeavesTheFileAlone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.json", "same"u8.ToArray());
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.That(AtomicFile.Write(path, "same"u8.ToArray()), Is.False);
        Assert.That(File.GetLastWriteTimeUtc(path).Year, Is.EqualTo(2020));
        Assert.That(AtomicFile.Write(path, "some"u8.ToArray()), Is.True);
        Assert.That(File.ReadAllText(path), Is.EqualTo("some"));
    }

    [Test]
    public void Write_TargetIsAFolder_ThrowsAndLeavesNoTemporaryFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("x.json", "sub"));
        Assert.That(() => AtomicFile.Write(folder.At("x.json"), "1"u8.ToArray()), Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [Test]
    public void Write_RestOfAnInterruptedWrite_IsReplaced()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".x.json" + AtomicFile.TemporaryEnding, "half"u8.ToArray());
        AtomicFile.Write(folder.At("x.json"), "whole"u8.ToArray());
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { folder.At("x.json") }));
    }

    [TestCase(0)]
    [TestCase(4095)]
    [TestCase(4096)]
    [TestCase(9999)]
    public void Write_SameContentInPieces_LeavesTheFileAlone(int changed)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = new byte[10_000];
        new Random(5).NextBytes(bytes);
        string path = folder.Write("x.json", bytes);
        Assert.That(AtomicFile.Write(path, Pieces(bytes, 3000)), Is.False);
        bytes[changed] ^= 1;
        Assert.That(AtomicFile.Write(path, Pieces(bytes, 3000)), Is.True);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(bytes));
    }

    private static ReadOnlySequence<byte> Pieces(byte[] bytes, int size)
    {
        Piece? first = null;
        Piece? last = null;
        for (int at = 0; at < bytes.Length; at += size)
        {
            last = new Piece(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)), last);
            first ??= last;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
