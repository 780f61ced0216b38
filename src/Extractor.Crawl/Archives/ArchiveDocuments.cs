using Extractor.Crawl.Sources;

namespace Extractor.Crawl.Archives;

/// <summary>Puts the documents of an archive in its place.</summary>
public static class ArchiveDocuments
{
    /// <summary>
    /// The documents of an archive: their key and file name both archive and entry, the address gets the entry as its
    /// fragment. What is not converted, and an archive that cannot be read to its end, is a document that says so when read.
    /// </summary>
    /// <param name="archive">The archive as a document of its source.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="limits">Bounds; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels between entries.</param>
    public static IEnumerable<SourceDocument> Expand(SourceDocument archive, ReadOnlyMemory<byte> bytes, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArchiveLimits bounds = limits ?? ArchiveLimits.Default;
        ArchiveContent content = ArchiveReader.List(bytes, bounds, cancellationToken);
        int pdfs = content.Entries.Count(e => e.Problem is null);
        foreach (ArchiveEntry entry in content.Entries)
        {
            yield return archive with
            {
                Key = $"{archive.Key}!/{entry.Name}",
                File = $"{archive.File}/{entry.Name}",
                Url = archive.Url is { } url ? $"{url}#{Uri.EscapeDataString(entry.Name).Replace("%2F", "/", StringComparison.Ordinal)}" : null,

                // The title of a page that offers many documents in one archive is that of none of them.
                Title = pdfs == 1 ? archive.Title : null,
                Sha256 = null,
                Stamp = archive.Sha256 ?? archive.Stamp,
                ReadAsync = entry.Problem is { } problem ? Refuse(problem) : async token => ArchiveReader.Extract(await archive.ReadAsync(token).ConfigureAwait(false), entry.Index, bounds),
            };
        }

        if (content.Problem is not null || content.Entries.Count == 0)
        {
            yield return archive with { Sha256 = null, Stamp = null, ReadAsync = Refuse(content.Problem ?? "the archive holds no document") };
        }
    }

    /// <summary>A document that says why it is not converted when it is read.</summary>
    public static Func<CancellationToken, Task<byte[]>> Refuse(string reason) => _ => Task.FromException<byte[]>(new NotConvertedException(reason));
}
