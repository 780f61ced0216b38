using Extractor.Cli.Messages;
using Extractor.Crawl.Configuration;
using Extractor.Crawl.Sources;
using Extractor.Pipeline.Configuration;
using Extractor.Pipeline.Output;
using Extractor.Pipeline.State;
using Microsoft.Data.Sqlite;

namespace Extractor.Cli.Doctor;

/// <summary>The configuration and the folders that it names.</summary>
internal static class FolderChecks
{
    private const long LeastFree = 1L << 30;

    /// <summary>Checks all.</summary>
    /// <param name="configPath">The configuration.</param>
    /// <param name="isNamed">Whether the user named it; otherwise it may be absent.</param>
    public static IEnumerable<Check> All(string configPath, bool isNamed)
    {
        yield return Writable("folder.temporary", Say.It($"Temporary folder"), Path.GetTempPath());
        PipelineConfig? config = null;
        Check told;
        if (!isNamed && !File.Exists(configPath))
        {
            told = new Check("config.file", CheckStatus.Ok, Say.It($"Configuration"), Say.It($"no {configPath} here"), Say.It($"needed for extractor run only; extractor convert works without"));
        }
        else
        {
            (config, told) = Read(configPath);
        }

        yield return told;
        if (config is null)
        {
            yield break;
        }

        foreach (IDocumentSource source in config.Sources)
        {
            yield return Source(source);
        }

        yield return Writable("folder.output", Say.It($"Output"), config.Output);
        yield return Writable("folder.logs", Say.It($"Logs"), config.Logs);
        yield return Writable("folder.store", Say.It($"Store"), config.Store);
        foreach (Check check in Store(config.Store))
        {
            yield return check;
        }
    }

    private static (PipelineConfig? Config, Check Check) Read(string path)
    {
        try
        {
            PipelineConfig config = PipelineConfigReader.Read(path);
            return (config, new Check("config.file", CheckStatus.Ok, Say.It($"Configuration"), Say.It($"{path}: {config.Sources.Count} sources, {config.Parallel} documents at a time")));
        }
        catch (ConfigurationException e)
        {
            return (null, new Check("config.file", CheckStatus.Failed, Say.It($"Configuration"), string.Join("; ", e.Problems.Select(Say.Reason)), Say.It($"see docs/configuration.md")));
        }
    }

    private static Check Source(IDocumentSource source)
    {
        if (source is FolderSource folder && !Directory.Exists(folder.Folder))
        {
            return new Check("source." + source.Id, CheckStatus.Failed, Say.It($"Source {source.Id}"), Say.It($"the folder {folder.Folder} does not exist"), Say.It($"correct \"path\""));
        }

        string what = source is FolderSource known ? known.Folder : Say.It($"reached over the network; not tried");
        return new Check("source." + source.Id, CheckStatus.Ok, Say.It($"Source {source.Id}"), what);
    }

    /// <summary>Whether a file can be made there; a folder that is not there yet is tried at the nearest one above it, and not made.</summary>
    private static Check Writable(string id, string name, string folder)
    {
        string existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
        {
            existing = above;
        }

        string probe = Path.Combine(existing, $".extractor-doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Check(id, CheckStatus.Failed, name, Say.It($"{folder} cannot be written ({e.Message.TrimEnd('.')})"), Say.It($"name another folder, or change its permissions"));
        }

        long free = Free(existing);
        string made = Directory.Exists(folder) ? "" : Say.It($" (will be made)");
        return free < LeastFree
            ? new Check(id, CheckStatus.Warning, name, Say.It($"{folder}{made}: {free >> 20} MB free"), Say.It($"make room"))
            : new Check(id, CheckStatus.Ok, name, Say.It($"{folder}{made}: writable, {free >> 30} GB free"));
    }

    private static long Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    private static IEnumerable<Check> Store(string store)
    {
        if (!Directory.Exists(store))
        {
            yield break;
        }

        string converted = Path.Combine(store, "converted");
        string[] revisions = Directory.Exists(converted) ? [.. Directory.GetDirectories(converted).Select(d => Path.GetFileName(d)!)] : [];
        int results = revisions.Contains(StageRevisions.Current.Convert) ? Count(Path.Combine(converted, StageRevisions.Current.Convert), "*.part0.json") : 0;
        int old = revisions.Count(r => r != StageRevisions.Current.Convert);
        yield return new Check("store.results", CheckStatus.Ok, Say.It($"Stored results"), Say.It($"{results} of this program, {old} other revisions"),
            old > 0 ? Say.It($"results of other revisions may be deleted: the folders in {converted} but {StageRevisions.Current.Convert}") : null);
        int partial = Count(store, "*" + AtomicFile.TemporaryEnding);
        if (partial > 0)
        {
            yield return new Check("store.partial", CheckStatus.Warning, Say.It($"Interrupted writes"), Say.It($"{partial} files ending in {AtomicFile.TemporaryEnding}"), Say.It($"they may be deleted while nothing runs"));
        }

        foreach (string database in Directory.EnumerateFiles(store, "*.db", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal))
        {
            yield return Database(database);
        }
    }

    private static Check Database(string path)
    {
        string name = Say.It($"Database {Path.GetFileName(path)}");
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            string? answer = command.ExecuteScalar() as string;
            return answer == "ok"
                ? new Check("store." + Path.GetFileName(path), CheckStatus.Ok, name, Say.It($"whole"))
                : new Check("store." + Path.GetFileName(path), CheckStatus.Failed, name, answer ?? "", Say.It($"delete the store; everything is then fetched and read again"));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            return new Check("store." + Path.GetFileName(path), CheckStatus.Ok, name, Say.It($"in use by a run"));
        }
        catch (SqliteException e)
        {
            return new Check("store." + Path.GetFileName(path), CheckStatus.Failed, name, e.Message, Say.It($"delete the store; everything is then fetched and read again"));
        }
    }

    private static int Count(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 }).Count();
}
