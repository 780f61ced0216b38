using Extractor.Crawl.Sources;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;

namespace Extractor.Pipeline.Running;

/// <summary>A document on its way through the stages of a run.</summary>
/// <param name="document">What its source says of it.</param>
/// <param name="isKnownOnly">True for a document that the run is not over: it takes part in files with the result that the store has of it, and is not reported.</param>
/// <remarks>Changed by one thread at a time. A run holds one for each document, so it keeps no more than it must.</remarks>
internal sealed class RunItem(SourceDocument document, bool isKnownOnly)
{
    public SourceDocument Document => document;

    public bool IsKnownOnly => isKnownOnly;

    public DocumentStatus Status { get; set; } = DocumentStatus.NotReached;

    /// <summary>Why it failed, or what stands in its place.</summary>
    public string? Reason { get; set; }

    /// <summary>Key of the reason of a failure.</summary>
    public string? Code { get; set; }

    /// <summary>Of its bytes; null until they are known.</summary>
    public ResultKey? Key { get; set; }

    /// <summary>What the convert stage made of it; null where it failed or was not reached.</summary>
    public ConvertedSummary? Summary { get; set; }

    /// <summary>The name under which its unit's files stand; null before the write stage.</summary>
    public string? Unit { get; set; }

    /// <summary>Its file below the output folder.</summary>
    public string? Output { get; set; }

    public decimal Seconds { get; set; }

    /// <summary>As the report tells it.</summary>
    public DocumentOutcome Outcome => new()
    {
        Source = document.Source,
        Document = document.Key,
        Sha256 = Key?.Sha256,
        Status = Status,
        Reason = Reason,
        Code = Code,
        IsWithdrawn = document.WithdrawnAt is not null,
        Unit = Unit ?? Summary?.Units[0].Unit.Name,
        Year = Summary?.Units[0].Year,
        Kind = Summary?.Units[0].Kind,
        Pages = Summary?.Pages,
        Tables = Summary?.Tables,
        Facts = Summary?.Facts,
        Warnings = Summary?.Warnings,
        Notes = Summary is null or { Notes.Count: 0 } ? null : Summary.Notes,
        Output = Output,
        Seconds = Seconds,
    };

    public void Fail(string? code, string? reason) => (Status, Code, Reason) = (DocumentStatus.Failed, code, reason);

    public void Mark(DocumentStatus status, string reason) => (Status, Reason) = (status, reason);
}
