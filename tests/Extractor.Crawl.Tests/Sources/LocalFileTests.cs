using Extractor.Crawl.Sources;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Sources;

public sealed class LocalFileTests
{
    [Test]
    public async Task ReadAsync_FileAtTheBound_IsReadAndALargerOneIsNot()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At("a.pdf"), new byte[100]);

        Assert.That(await LocalFile.ReadAsync(folder.At("a.pdf"), CancellationToken.None, maxBytes: 100), Has.Length.EqualTo(100));
        Assert.That(() => LocalFile.ReadAsync(folder.At("a.pdf"), CancellationToken.None, maxBytes: 99), Throws.TypeOf<IOException>().With.Message.Contains("100 bytes"));
    }
}
