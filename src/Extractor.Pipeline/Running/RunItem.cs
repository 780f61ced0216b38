using Extractor.Crawl.Sources;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>A document on its way through the stages of a run.</summary>
/// <param name="document">What its source says of it.</param>
/// <param name="isKnownOnly">True for a document that the run is not over: it takes part in files with the result that the store has of it, and is not reported.</param>
/// <remarks>Changed by one thread at a time.</remarks>
internal sealed class RunItem(SourceDocument document, bool isKnownOnly)
{
    public SourceDocument Document => document;

    public bool IsKnownOnly => isKnownOnly;

    public DocumentOutcome Outcome { get; set; } = new() { Source = document.Source, Document = document.Key, Status = DocumentStatus.NotReached };

    /// <summary>Of its bytes; null until they are known.</summary>
    public ResultKey? Key { get; set; }

    /// <summary>What the convert stage made of it; null where it failed or was not reached.</summary>
    public ConvertedSummary? Summary { get; set; }

    public void Fail(string code, string reason) => Outcome = Outcome with { Status = DocumentStatus.Failed, Code = code, Reason = reason };
}
