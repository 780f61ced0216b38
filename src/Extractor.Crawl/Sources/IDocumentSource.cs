namespace Extractor.Crawl.Sources;

/// <summary>A place that documents come from. The seam between collecting and reading: two members, testable without a network.</summary>
public interface IDocumentSource
{
    /// <summary>Id of the source in the configuration; unique within it.</summary>
    string Id { get; }

    /// <summary>Lists the documents of the source, each once, in an order that does not change between runs over the same content.</summary>
    /// <param name="cancellationToken">Cancels between documents.</param>
    /// <exception cref="SourceException">The source as a whole cannot be read; documents given before stay valid.</exception>
    IAsyncEnumerable<SourceDocument> ListAsync(CancellationToken cancellationToken = default);
}

/// <summary>A source that cannot be read at all. The message is one line that names the source, the reason and what to do.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A document that is stored and is none that this program converts. The message says what it is and what to do.</summary>
public sealed class NotConvertedException(string message) : IOException(message);

/// <summary>A document that the source knows of and could not get. The message says why and what happens next.</summary>
public sealed class NotFetchedException(string message) : IOException(message);
