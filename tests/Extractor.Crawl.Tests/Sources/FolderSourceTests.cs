using Extractor.Crawl.Sources;
using Extractor.TestSite;
using Extractor.TestSupport;

namespace Extractor.Crawl.Tests.Sources;

public sealed class FolderSourceTests
{
    [Test]
    public async Task List_ZipIncluded_GivesItsDocuments()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/a.pdf", GovernmentSite.Pdf("a"));
        folder.Write("in/下/包.zip", TestArchive.Make(("b.pdf", GovernmentSite.Pdf("b"))));
        folder.Write("in/bad.zip", "PK\x03\x04"u8);

        Assert.That(await KeysAsync(new FolderSource("f", folder.At("in"), ["*.pdf", "*.zip"])), Is.EqualTo(new[] { "a.pdf", "bad.zip", "下/包.zip!/b.pdf" }));
        Assert.That(await KeysAsync(new FolderSource("f", folder.At("in"))), Is.EqualTo(new[] { "a.pdf" }));
    }

    private static async Task<List<string>> KeysAsync(FolderSource source)
    {
        List<string> keys = [];
        await foreach (SourceDocument document in source.ListAsync())
        {
            keys.Add(document.Key);
        }

        return keys;
    }
}
