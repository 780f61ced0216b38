namespace Extractor.Layout.Tests;

/// <summary>The shared corpus beside the project, where there is one.</summary>
internal static class Corpus
{
    /// <summary>A file or folder of the corpus; the test is skipped where the corpus is absent.</summary>
    public static string Require(string path)
    {
        string? root = Environment.GetEnvironmentVariable("EXTRACTOR_SHARED");
        for (DirectoryInfo? at = new(TestContext.CurrentContext.TestDirectory); root is null && at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared");
            root = Directory.Exists(Path.Combine(candidate, "corpus")) ? candidate : null;
        }

        string? full = root is null ? null : Path.Combine(root, "corpus", path);
        Assume.That(full is not null && (File.Exists(full) || Directory.Exists(full)), $"the shared corpus is absent: {path}");
        return full!;
    }
}
