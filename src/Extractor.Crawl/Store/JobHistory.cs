using Microsoft.Data.Sqlite;

namespace Extractor.Crawl.Store;

/// <summary>A run of the whole pipeline over some sources.</summary>
/// <param name="IsResumed">True where an earlier one did not come to its end and goes on; what it has done is not done again.</param>
public sealed record Job(long Id, bool IsResumed);

/// <summary>A job as the catalogue remembers it; <paramref name="Finished"/> is null while it runs and where it was interrupted.</summary>
public sealed record JobRecord(long Id, string Scope, string Started, string? Finished, string? Status, string? Report);

/// <summary>The jobs of a store.</summary>
public sealed class JobHistory(CatalogueDatabase database)
{
    /// <summary>An interrupted job older than this is not taken up again: its sources have moved on.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    /// <summary>The job that was interrupted, where it is of the same scope and not too old; or a new one.</summary>
    /// <param name="scope">What the run is over; a job of another scope is not taken up.</param>
    /// <param name="now">Start of a new job.</param>
    /// <param name="anew">Never take one up.</param>
    public Job Begin(string scope, DateTimeOffset now, bool anew = false) => database.InTransaction(() =>
    {
        JobRecord? open = database.First(Columns + " WHERE finished IS NULL ORDER BY id DESC LIMIT 1", Read);
        if (open is not null && !anew && open.Scope == scope && CatalogueDatabase.Time(open.Started) is { } started && now - started < MaxAge)
        {
            return new Job(open.Id, true);
        }

        database.Execute("UPDATE jobs SET finished=$t, status='abandoned' WHERE finished IS NULL", ("$t", CatalogueDatabase.Text(now)));
        long id = database.Scalar("INSERT INTO jobs(scope, started) VALUES($s, $t) RETURNING id", ("$s", scope), ("$t", CatalogueDatabase.Text(now)))!.Value;
        return new Job(id, false);
    });

    /// <summary>Ends a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="status"><c>complete</c> or <c>partial</c>.</param>
    /// <param name="report">Its counters, as JSON.</param>
    /// <param name="now">The end.</param>
    public void Finish(Job job, string status, string report, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(job);
        database.Execute("UPDATE jobs SET finished=$t, status=$s, report=$r WHERE id=$i", ("$t", CatalogueDatabase.Text(now)), ("$s", status), ("$r", report), ("$i", job.Id));
    }

    /// <summary>The newest jobs first.</summary>
    public IReadOnlyList<JobRecord> Latest(int count) => database.Query(Columns + " ORDER BY id DESC LIMIT $n", Read, ("$n", count));

    private const string Columns = "SELECT id, scope, started, finished, status, report FROM jobs";

    private static JobRecord Read(SqliteDataReader r) =>
        new(r.GetInt64(0), r.GetString(1), r.GetString(2), CatalogueDatabase.Null(r, 3), CatalogueDatabase.Null(r, 4), CatalogueDatabase.Null(r, 5));
}
