namespace Extractor.Pipeline.Running;

/// <summary>What a run would do with a source, as far as the configuration, the local files and the store tell.</summary>
public sealed record SourcePlan
{
    /// <summary>Id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Documents that are known: on disk of a folder, in the store of a site.</summary>
    public int Known { get; init; }

    /// <summary>Those of them that the source holds no longer.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Would be converted: never seen before.</summary>
    public int New { get; init; }

    /// <summary>Would be converted: other bytes than the last time.</summary>
    public int Changed { get; init; }

    /// <summary>Would be converted: failed by another version of the program, or again by force.</summary>
    public int FailedBefore { get; init; }

    /// <summary>Would be converted: done by another version of the program, or again by force.</summary>
    public int Again { get; init; }

    /// <summary>Their result is in the store, or comes with that of the same bytes elsewhere.</summary>
    public int Unchanged { get; init; }

    /// <summary>Cannot be converted; they are not tried again while neither they nor the program change.</summary>
    public int Failed { get; init; }

    /// <summary>Beyond the sample, before the date, or beyond the last stage of the run.</summary>
    public int LeftOut { get; init; }

    /// <summary>Addresses that an interrupted crawl has still to ask.</summary>
    public long Waiting { get; init; }

    /// <summary>Where a crawl begins; empty for local files.</summary>
    public IReadOnlyList<Uri> Start { get; init; } = [];

    /// <summary>Why the source cannot be listed; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Documents that would be converted.</summary>
    public int ToConvert => New + Changed + FailedBefore + Again;
}
