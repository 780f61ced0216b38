using Extractor.Crawl.Sources;

namespace Extractor.Pipeline.Configuration;

/// <summary>The content of <c>pipeline.json</c>; all paths are absolute.</summary>
public sealed record PipelineConfig
{
    /// <summary>Folder of the unit-year files. Default <c>out</c> beside the configuration.</summary>
    public required string Output { get; init; }

    /// <summary>Folder of the state between runs. Default <c>store</c> beside the configuration.</summary>
    public required string Store { get; init; }

    /// <summary>Folder of the log files. Default <c>logs</c> beside the configuration.</summary>
    public required string Logs { get; init; }

    /// <summary>Documents read at the same time. Default the number of processors, at most 8.</summary>
    public int Parallel { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    public required IReadOnlyList<IDocumentSource> Sources { get; init; }

    /// <summary>When which source is run by <c>extractor schedule</c>; sources without a schedule are run by hand.</summary>
    public IReadOnlyList<SourceSchedule> Schedules { get; init; } = [];

    /// <summary>Names of one unit that the documents themselves do not tie together.</summary>
    public IReadOnlyList<UnitNames> Units { get; init; } = [];
}

/// <summary>A unit's name and other names under which its documents appear.</summary>
public sealed record UnitNames(string Name, IReadOnlyList<string> Aliases);
