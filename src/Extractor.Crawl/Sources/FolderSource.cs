using System.Globalization;
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Extractor.Crawl.Archives;

namespace Extractor.Crawl.Sources;

/// <summary>The files of a local folder that match one of the patterns, by path in ordinal order. Links to folders are not followed.</summary>
/// <param name="id">Id of the source.</param>
/// <param name="folder">Absolute path.</param>
/// <param name="include">Name patterns with * and ?, matched without regard to case. Default <c>*.pdf</c>; the documents of a .zip that one matches are taken too.</param>
/// <param name="recursive">Whether folders below are read too. Default true.</param>
public sealed class FolderSource(string id, string folder, IReadOnlyList<string>? include = null, bool recursive = true) : IDocumentSource
{
    /// <summary>Unit of documents that do not name one themselves; null where that is an error.</summary>
    public string? Unit { get; init; }

    /// <summary>Fiscal year of documents that do not name one themselves.</summary>
    public int? Year { get; init; }

    private readonly IReadOnlyList<string> _include = include ?? ["*.pdf"];

    public string Id => id;

    /// <summary>The folder, as an absolute path.</summary>
    public string Folder => folder;

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (!Directory.Exists(folder))
        {
            throw new SourceException($"source {id}: the folder {folder} does not exist; create it or correct its path");
        }

        foreach (string path in Files(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SourceDocument document = Document(path);
            if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                yield return document;
                continue;
            }

            foreach (SourceDocument entry in await EntriesAsync(document, cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    /// <summary>A document for one file.</summary>
    private SourceDocument Document(string path)
    {
        var file = new FileInfo(path);
        return new SourceDocument
        {
            Source = id,
            Key = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'),
            File = Path.GetFileName(path),
            ReadAsync = token => LocalFile.ReadAsync(path, token),
            Unit = Unit,
            Year = Year,
            Stamp = StampOf(file),
            ModifiedAt = file.Exists ? file.LastWriteTimeUtc : null,
        };
    }

    /// <summary>The documents of an archive; where it cannot be read, the archive itself, which says so.</summary>
    private static async Task<IEnumerable<SourceDocument>> EntriesAsync(SourceDocument archive, CancellationToken cancellationToken)
    {
        try
        {
            return ArchiveDocuments.Expand(archive, await archive.ReadAsync(cancellationToken).ConfigureAwait(false), null, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [archive];
        }
    }

    /// <summary>Size and time of change. A file that was changed just now gets none: a second change within the clock's step would not show.</summary>
    private static string? StampOf(FileInfo file) => file.Exists && DateTime.UtcNow - file.LastWriteTimeUtc > TimeSpan.FromSeconds(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}")
        : null;

    private List<string> Files(CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = recursive,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.System,
        };
        var files = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry e) => e.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && Matches(e.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry e) => (e.Attributes & FileAttributes.ReparsePoint) == 0 && !e.FileName.StartsWith("."),
        };
        var sorted = new List<string>();
        try
        {
            foreach (string file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sorted.Add(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"source {id}: the folder {folder} cannot be listed: {e.Message}", e);
        }

        sorted.Sort(StringComparer.Ordinal);
        return sorted;
    }

    private bool Matches(ReadOnlySpan<char> name)
    {
        if (name.StartsWith(".") || name.StartsWith("~$"))
        {
            return false;
        }

        foreach (string pattern in _include)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
