namespace Extractor.Pipeline.Running;

/// <summary>How far and over what a run goes.</summary>
public sealed record RunOptions
{
    /// <summary>Ids of the sources to run; empty for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The last stage to run. Default <see cref="Stage.Write"/>.</summary>
    public Stage Until { get; init; } = Stage.Write;

    /// <summary>Do everything again, also what has not changed.</summary>
    public bool Force { get; init; }
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
