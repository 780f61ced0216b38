using Extractor.TestSupport;

namespace Extractor.Export.Tests.Support;

/// <summary>Unit-year files to export, made once for all tests by the program itself.</summary>
internal static class Samples
{
    private static readonly Lazy<TemporaryFolder> Folder = new(() => new TemporaryFolder());

    private static readonly Lazy<string> FixturesLazy = new(() => Convert(ProjectFolders.Fixtures, "fixtures"));

    private static readonly Lazy<string?> RealLazy = new(() => ProjectFolders.Shared is { } shared ? Convert(Path.Combine(shared, "corpus", "real"), "real") : null);

    /// <summary>Folder of the fixtures' unit-year files.</summary>
    public static string Fixtures => FixturesLazy.Value;

    /// <summary>Folder of the real corpus' unit-year files; null where the corpus is not there.</summary>
    public static string? Real => RealLazy.Value;

    /// <summary>A copy of the fixtures' files that a test may change.</summary>
    public static void CopyFixtures(string to)
    {
        foreach (string file in Directory.GetFiles(Fixtures, "*.json", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(Fixtures, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public static void Clean()
    {
        if (Folder.IsValueCreated)
        {
            Folder.Value.Dispose();
        }
    }

    private static string Convert(string documents, string name)
    {
        string folder = Folder.Value.At(name);
        ChildProcess.Extractor("convert", documents, "--out", folder, "--quiet");
        return folder;
    }
}
