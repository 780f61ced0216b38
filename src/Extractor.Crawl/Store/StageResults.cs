namespace Extractor.Crawl.Store;

/// <summary>What a stage made of a blob.</summary>
/// <param name="Status"><c>done</c>, or <c>failed</c> where the stage will fail again on the same bytes with the same code.</param>
/// <param name="Summary">What the stage wants to remember, as JSON.</param>
public sealed record StageResult(string Status, string Summary);

/// <summary>
/// Results of stages by (blob, variant, stage, code revision). A result is found only by the revision that made it, so a new
/// revision of a stage redoes that stage; other stages keep theirs.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class StageResults(CatalogueDatabase database)
{
    /// <summary>The result; null where this revision has made none.</summary>
    /// <param name="blob">SHA-256 of the bytes in lower-case hex.</param>
    /// <param name="variant">What decides besides the bytes; empty where nothing does.</param>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="revision">Revision of the code that the stage depends on.</param>
    public StageResult? Find(string blob, string variant, string stage, string revision) => database.First(
        "SELECT status, summary FROM stages WHERE blob=$b AND variant=$v AND stage=$s AND revision=$r",
        r => new StageResult(r.GetString(0), r.GetString(1)),
        ("$b", blob), ("$v", variant), ("$s", stage), ("$r", revision));

    /// <summary>The newest result of any revision; null where none has made one.</summary>
    public StageResult? Last(string blob, string variant, string stage) => database.First(
        "SELECT status, summary FROM stages WHERE blob=$b AND variant=$v AND stage=$s ORDER BY made_at DESC LIMIT 1",
        r => new StageResult(r.GetString(0), r.GetString(1)),
        ("$b", blob), ("$v", variant), ("$s", stage));

    /// <summary>Keeps a result in place of those of other revisions.</summary>
    /// <returns>The revisions whose results it replaced.</returns>
    public IReadOnlyList<string> Keep(string blob, string variant, string stage, string revision, StageResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        return database.InTransaction(() =>
        {
            List<string> others = database.Query(
                "DELETE FROM stages WHERE blob=$b AND variant=$v AND stage=$s AND revision<>$r RETURNING revision", r => r.GetString(0),
                ("$b", blob), ("$v", variant), ("$s", stage), ("$r", revision));
            database.Execute(
                "INSERT OR REPLACE INTO stages(blob, variant, stage, revision, status, summary, made_at) VALUES($b, $v, $s, $r, $u, $m, $t)",
                ("$b", blob), ("$v", variant), ("$s", stage), ("$r", revision), ("$u", result.Status), ("$m", result.Summary), ("$t", CatalogueDatabase.Text(now)));
            return others;
        });
    }

    /// <summary>Forgets a result, so that it is made again.</summary>
    public void Forget(string blob, string variant, string stage) =>
        database.Execute("DELETE FROM stages WHERE blob=$b AND variant=$v AND stage=$s", ("$b", blob), ("$v", variant), ("$s", stage));

    /// <summary>Revisions that a stage has results of.</summary>
    public IReadOnlyList<string> Revisions(string stage) =>
        database.Query("SELECT DISTINCT revision FROM stages WHERE stage=$s ORDER BY revision", r => r.GetString(0), ("$s", stage));
}
