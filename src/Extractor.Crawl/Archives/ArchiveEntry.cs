using Extractor.Crawl.Content;

namespace Extractor.Crawl.Archives;

/// <summary>An entry of an archive. Its bytes are read when asked for.</summary>
/// <param name="Name">Safe names joined by slashes, unique within the archive: folders, archives within the archive, the file.</param>
/// <param name="Kind">What its first bytes say.</param>
/// <param name="Index">Its places from the outermost archive inwards.</param>
/// <param name="Problem">Why it is not taken, for people; null where it is.</param>
public sealed record ArchiveEntry(string Name, ContentKind Kind, IReadOnlyList<int> Index, string? Problem)
{
    /// <summary>The last part of the name.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}

/// <summary>What an archive holds.</summary>
/// <param name="Entries">Entries that are documents, in their order; what cannot be taken has its problem.</param>
/// <param name="Problem">Why the archive as a whole is not read, or not to its end; null where it is.</param>
public sealed record ArchiveContent(IReadOnlyList<ArchiveEntry> Entries, string? Problem);
