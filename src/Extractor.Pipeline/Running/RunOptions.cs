namespace Extractor.Pipeline.Running;

/// <summary>How far and over what a run goes.</summary>
public sealed record RunOptions
{
    /// <summary>Ids of the sources to run; empty for all. Documents of the others keep their place in the files.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The last stage to run. Default <see cref="Stage.Write"/>.</summary>
    public Stage Until { get; init; } = Stage.Write;

    /// <summary>Ask no source: what the store has is taken as it is.</summary>
    public bool FromStore { get; init; }

    /// <summary>Do everything again, also what has not changed.</summary>
    public bool Force { get; init; }

    /// <summary>Make every file again from the results that the store has, and convert nothing.</summary>
    public bool ForceWrite { get; init; }

    /// <summary>At most this many new documents of each source; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Only new documents that were published since; null for all. Known ones keep their place in the files.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What the run is over, as the catalogue names it: an interrupted run is taken up by one of the same scope.</summary>
    internal string Scope => string.Join(' ', new[]
    {
        "run", "until=" + Until, Sources.Count == 0 ? null : "sources=" + string.Join(',', Sources.Order(StringComparer.Ordinal)),
        FromStore ? "store" : null, Sample is { } sample ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sample={sample}") : null,
        Since is { } since ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"since={since:yyyy-MM-dd}") : null,
    }.Where(p => p is not null));
}

/// <summary>Stages of the pipeline in their order.</summary>
public enum Stage
{
    /// <summary>List the documents and read their bytes.</summary>
    Fetch,

    /// <summary>Turn each document into figures with their meaning.</summary>
    Convert,

    /// <summary>Merge by unit and year, prove the figures, write the files.</summary>
    Write,
}
