namespace Extractor.Export.Reading;

/// <summary>Which files an export reads.</summary>
public static class UnitYearFiles
{
    /// <summary>Folders below the named one that are looked into; out/unit/year.json needs one.</summary>
    private const int MaxDepth = 16;

    /// <summary>Files of other kinds that stand in the same folders.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "run-report.json", "datapackage.json" };

    /// <summary>
    /// The files that the paths name, in the order of the paths, a folder's in ordinal order of their path below it: equal folders give
    /// equal exports wherever they stand. Links to folders are not followed.
    /// </summary>
    /// <exception cref="ExportException">A folder cannot be read.</exception>
    public static IEnumerable<string> Find(IEnumerable<string> paths)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = MaxDepth,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            foreach (string file in Below(path, options))
            {
                yield return file;
            }
        }
    }

    private static string[] Below(string folder, EnumerationOptions options)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.json", options).Where(f => !Others.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Which files are missing cannot be told, so an export without them would look whole and not be it.
            throw new ExportException($"{folder} cannot be read ({e.Message.TrimEnd('.')}); check its permissions", e);
        }
    }
}
