using System.Runtime.CompilerServices;
using Extractor.Crawl.Sources;

namespace Extractor.Pipeline.Running;

/// <summary>Files and folders named on the command line: a file is taken whatever its name, of a folder the PDF files below it.</summary>
/// <param name="inputs">Paths as given.</param>
/// <param name="unit">Unit of documents that do not name one.</param>
/// <param name="year">Fiscal year of documents that do not name one.</param>
public sealed class InputSource(IReadOnlyList<string> inputs, string? unit = null, int? year = null) : IDocumentSource
{
    public string Id => "input";

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string input in inputs)
        {
            string full = Path.GetFullPath(input);
            if (!Directory.Exists(full))
            {
                if (seen.Add(full))
                {
                    yield return Document(input, full);
                }

                continue;
            }

            await foreach (SourceDocument document in new FolderSource(Id, full) { Unit = unit, Year = year }.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (seen.Add(Path.Combine(full, document.Key)))
                {
                    yield return document with { Key = Path.Combine(input, document.Key) };
                }
            }
        }
    }

    private SourceDocument Document(string input, string full) => new()
    {
        Source = Id,
        Key = input,
        File = Path.GetFileName(full),
        ReadAsync = token => LocalFile.ReadAsync(full, token),
        Unit = unit,
        Year = year,
    };
}
