namespace Extractor.Crawl.Store;

/// <summary>A unit-year file as it was written.</summary>
/// <param name="Name">Path below the output folder, with forward slashes.</param>
/// <param name="Fingerprint">Of what it was made from.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Superseded">Documents that a later publication took the place of: <c>earlier later</c> by SHA-256, a line each.</param>
public sealed record WrittenOutput(string Name, string Fingerprint, long Length, string Superseded);

/// <summary>Remembers from what each unit-year file was made.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class WrittenOutputs(CatalogueDatabase database)
{
    public WrittenOutput? Find(string name) => database.First(
        "SELECT name, fingerprint, length, superseded FROM outputs WHERE name=$n",
        r => new WrittenOutput(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3)),
        ("$n", name));

    public void Keep(WrittenOutput output, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(output);
        database.Execute(
            "INSERT OR REPLACE INTO outputs(name, fingerprint, length, superseded, written_at) VALUES($n, $f, $l, $s, $t)",
            ("$n", output.Name), ("$f", output.Fingerprint), ("$l", output.Length), ("$s", output.Superseded), ("$t", CatalogueDatabase.Text(now)));
    }
}
