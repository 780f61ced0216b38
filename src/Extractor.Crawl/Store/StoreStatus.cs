using Extractor.Crawl.Crawling;

namespace Extractor.Crawl.Store;

/// <summary>How a source stands.</summary>
public sealed record SourceStatus
{
    public required string Source { get; init; }

    /// <summary>Documents that the source holds.</summary>
    public long Documents { get; init; }

    /// <summary>Documents that it was found to hold no longer; they are kept.</summary>
    public long Withdrawn { get; init; }

    /// <summary>Versions of all of them.</summary>
    public long Versions { get; init; }

    /// <summary>PDFs that no convert stage has looked at.</summary>
    public long NotConverted { get; init; }

    /// <summary>Addresses that an interrupted crawl, or one under way, has still to ask.</summary>
    public long Waiting { get; init; }

    /// <summary>True where a crawl is under way or was interrupted.</summary>
    public bool IsOpen { get; init; }

    /// <summary>How the last crawl that came to an end ended; null where none did.</summary>
    public CrawlReport? Last { get; init; }

    /// <summary>Documents that could not be converted, at most 100.</summary>
    public IReadOnlyList<FailedDocument> Failed { get; init; } = [];
}

/// <summary>A document that could not be converted.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Summary">Why, as the stage remembers it (JSON).</param>
public sealed record FailedDocument(string Address, string Summary);

/// <summary>Reads from the catalogue how the sources stand.</summary>
public sealed class StatusReader(CatalogueDatabase database)
{
    /// <summary>Ids of the sources that the catalogue knows, in ordinal order.</summary>
    public IReadOnlyList<string> Sources() =>
        database.Query("SELECT DISTINCT source FROM runs UNION SELECT DISTINCT source FROM documents ORDER BY 1", r => r.GetString(0));

    public SourceStatus Read(string source)
    {
        (string, object?) id = ("$s", source);
        string? report = database.First("SELECT report FROM runs WHERE source=$s AND report IS NOT NULL ORDER BY id DESC LIMIT 1", r => r.GetString(0), id);
        return new SourceStatus
        {
            Source = source,
            Documents = Count("SELECT COUNT(*) FROM documents WHERE source=$s AND vanished_at IS NULL", id),
            Withdrawn = Count("SELECT COUNT(*) FROM documents WHERE source=$s AND vanished_at IS NOT NULL", id),
            Versions = Count("SELECT COUNT(*) FROM versions v JOIN documents d ON d.id=v.document WHERE d.source=$s", id),
            NotConverted = Count($"SELECT COUNT(*) FROM {Newest} WHERE d.source=$s AND v.status='pdf' AND NOT EXISTS(SELECT 1 FROM stages t WHERE t.blob=v.digest)", id),
            Waiting = Count("SELECT COUNT(*) FROM frontier f JOIN runs r ON r.id=f.run WHERE r.source=$s AND f.done=0", id),
            IsOpen = Count("SELECT COUNT(*) FROM runs WHERE source=$s AND finished IS NULL", id) > 0,
            Last = report is null ? null : CrawlReport.FromJson(report),
            Failed = database.Query(
                $"SELECT DISTINCT d.address, t.summary FROM {Newest} JOIN stages t ON t.blob=v.digest WHERE d.source=$s AND d.vanished_at IS NULL AND t.stage='convert' AND t.status='failed' ORDER BY 1 LIMIT 100",
                r => new FailedDocument(r.GetString(0), r.GetString(1)), id),
        };
    }

    private const string Newest = "documents d JOIN versions v ON v.document=d.id AND v.number=(SELECT MAX(number) FROM versions WHERE document=d.id)";

    private long Count(string sql, (string, object?) source) => database.Scalar(sql, source) ?? 0;
}
