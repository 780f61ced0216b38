namespace Extractor.Crawl.Store;

/// <summary>Digests of local files by their stamp (size and time of change), so that a file that was not touched is not read to know its digest.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class StampedDigests(CatalogueDatabase database)
{
    /// <summary>The digest; null where the file was never read, or was changed since.</summary>
    public string? Find(string source, string key, string stamp) => database.First(
        "SELECT digest FROM stamps WHERE source=$s AND key=$k AND stamp=$t", r => r.GetString(0), ("$s", source), ("$k", key), ("$t", stamp));

    /// <summary>True where the file was read before, whatever became of it since.</summary>
    public bool IsKnown(string source, string key) => database.Scalar("SELECT 1 FROM stamps WHERE source=$s AND key=$k", ("$s", source), ("$k", key)) is not null;

    public void Keep(string source, string key, string stamp, string digest) => database.Execute(
        "INSERT INTO stamps(source, key, stamp, digest) VALUES($s, $k, $t, $d) ON CONFLICT(source, key) DO UPDATE SET stamp=$t, digest=$d",
        ("$s", source), ("$k", key), ("$t", stamp), ("$d", digest));
}
