using System.Text.Json.Serialization;

namespace Extractor.Pipeline.Output;

/// <summary>What a run did: the content of <c>run-report.json</c>.</summary>
public sealed record RunReport
{
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>Version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>When the run began, ISO 8601 in UTC.</summary>
    public required string Started { get; init; }

    public required decimal Seconds { get; init; }

    /// <summary><c>complete</c>, <c>partial</c> (something failed) or <c>interrupted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Documents by outcome.</summary>
    public required RunCounts Documents { get; init; }

    /// <summary>Unit-year files by outcome.</summary>
    public required FileCounts Files { get; init; }

    /// <summary>True where an interrupted run was taken up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsResumed { get; init; }

    /// <summary>How each source of the run ended, in the order of the configuration.</summary>
    public IReadOnlyList<SourceOutcome> Sources { get; init; } = [];

    /// <summary>Sources that could not be read as a whole.</summary>
    public IReadOnlyList<SourceFailure> SourceFailures { get; init; } = [];

    /// <summary>Every document in the order of its source.</summary>
    public required IReadOnlyList<DocumentOutcome> Seen { get; init; }

    /// <summary>Every unit-year file of the run by path.</summary>
    public required IReadOnlyList<FileOutcome> Output { get; init; }
}

/// <summary>Number of documents seen, and what became of them.</summary>
public sealed record RunCounts(int Seen, int Written, int Unchanged, int Failed, int Superseded, int Duplicate, int NotReached);

/// <summary>Number of unit-year files written, left alone as they were, and failed.</summary>
public sealed record FileCounts(int Written, int Unchanged, int Failed);

/// <summary>How a source of a run ended.</summary>
public sealed record SourceOutcome
{
    public required string Source { get; init; }

    /// <summary><c>complete</c>, or <c>partial</c> where anything is short of it.</summary>
    public required string Status { get; init; }

    /// <summary>finished, failed, sample, since, exchange-limit, byte-limit, time-limit, cancelled.</summary>
    public required string FinishReason { get; init; }

    /// <summary>Documents that the source gave, those that it withdrew earlier included.</summary>
    public int Documents { get; init; }

    /// <summary>Documents met for the first time.</summary>
    public int New { get; init; }

    /// <summary>Documents whose bytes changed.</summary>
    public int Changed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Documents that the source was found to hold no longer.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Exchanges by status.</summary>
    public IReadOnlyDictionary<string, long>? Exchanges { get; init; }

    /// <summary>Counters under the names that Scrapy gives them.</summary>
    public IReadOnlyDictionary<string, decimal>? Counters { get; init; }

    /// <summary>What fell short, a line each, at most 200.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];
}

/// <summary>A source that could not be read.</summary>
public sealed record SourceFailure(string Source, string Reason);

/// <summary>What became of a document.</summary>
public sealed record DocumentOutcome
{
    public required string Source { get; init; }

    /// <summary>Path within the source, or address.</summary>
    public required string Document { get; init; }

    public string? Sha256 { get; init; }

    public required DocumentStatus Status { get; init; }

    /// <summary>Why it failed and what to do; or what it repeats or is superseded by.</summary>
    public string? Reason { get; init; }

    /// <summary>Key of the reason in kebab case, such as <c>password-needed</c>.</summary>
    public string? Code { get; init; }

    /// <summary>True where its source was found to hold it no longer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsWithdrawn { get; init; }

    public string? Unit { get; init; }

    public int? Year { get; init; }

    public string? Kind { get; init; }

    public int? Pages { get; init; }

    public int? Tables { get; init; }

    public int? Facts { get; init; }

    public int? Warnings { get; init; }

    /// <summary>What the reader had to forgive in the document, in brief; null where nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Path of the unit-year file below the output folder, with forward slashes.</summary>
    public string? Output { get; init; }

    public decimal Seconds { get; init; }
}

/// <summary>What became of a document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentStatus>))]
public enum DocumentStatus
{
    /// <summary>Read in this run and part of a unit-year file.</summary>
    [JsonStringEnumMemberName("written")]
    Written,

    /// <summary>Read in an earlier run from the same bytes by the same program; its result was used again.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>A later publication of the same document took its place.</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>The same bytes stand elsewhere too.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>The run was interrupted, or told to stop, before it.</summary>
    [JsonStringEnumMemberName("notReached")]
    NotReached,
}

/// <summary>What became of a unit-year file.</summary>
/// <param name="Path">Below the output folder, with forward slashes.</param>
/// <param name="Status"><c>written</c>, <c>unchanged</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record FileOutcome(string Path, string Status, string? Reason = null);
