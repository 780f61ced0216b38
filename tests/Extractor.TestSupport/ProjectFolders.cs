namespace Extractor.TestSupport;

/// <summary>Folders that tests look into, found by walking up from the test's own folder.</summary>
public static class ProjectFolders
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The bundled documents.</summary>
    public static string Fixtures { get; } = Path.Combine(Root, "fixtures", "documents");

    /// <summary>The folder with corpus and scorers: of the variable EXTRACTOR_SHARED, or beside the project; null where there is none.</summary>
    public static string? Shared { get; } = FindShared();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Extractor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Extractor.sln stands in no folder above " + AppContext.BaseDirectory);
    }

    private static string? FindShared()
    {
        string? named = Environment.GetEnvironmentVariable("EXTRACTOR_SHARED");
        string folder = string.IsNullOrEmpty(named) ? Path.GetFullPath(Path.Combine(Root, "..", "shared")) : named;
        return Directory.Exists(Path.Combine(folder, "corpus")) ? folder : null;
    }
}
