using Extractor.Export.Reading;

namespace Extractor.Export;

/// <summary>
/// What an export writes to. Nothing is to be seen of it before <see cref="Complete"/>; disposed without it, everything is as it was.
/// </summary>
public interface IExportTarget : IDisposable
{
    /// <summary>Takes a document; every document comes once.</summary>
    /// <returns>False where the target holds this version already and leaves it alone.</returns>
    /// <exception cref="ExportException">The target refuses; the message says what to do.</exception>
    bool Write(ExportDocument document);

    /// <summary>Makes the export seen, whole.</summary>
    /// <param name="removeOthers">True where documents that did not come are to go. Formats that are written anew never hold them.</param>
    /// <param name="cancellationToken">Gives up before anything is seen.</param>
    /// <returns>Number of documents that were removed.</returns>
    /// <exception cref="ExportException">The target refuses; the message says what to do.</exception>
    int Complete(bool removeOthers, CancellationToken cancellationToken);

    /// <summary>Documents that the target held before and that have not come; 0 for formats that are written anew.</summary>
    int Others { get; }

    /// <summary>What the format could not hold as it is, for people; empty where it holds everything.</summary>
    IReadOnlyList<string> Notes { get; }
}
