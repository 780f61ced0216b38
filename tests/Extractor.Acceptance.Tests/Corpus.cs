using System.Text.Json;
using Extractor.TestSupport;

namespace Extractor.Acceptance.Tests;

/// <summary>A labelled document in one style.</summary>
/// <param name="Group">Key of its floors: <c>dev/A_word</c>, <c>real</c>.</param>
/// <param name="Folder">Folder with the truth.</param>
/// <param name="Pdf">The PDF.</param>
/// <param name="Style">Name of the style; null for published documents.</param>
internal sealed record LabelledDocument(string Group, string Folder, string Pdf, string? Style)
{
    public string Truth(string name) => Path.Combine(Folder, name);
}

/// <summary>The corpus beside the project, where there is one.</summary>
internal static class Corpus
{
    /// <summary>Ends the test as inconclusive where there is no corpus or no Python.</summary>
    public static string Require()
    {
        Assume.That(ProjectFolders.Shared, Is.Not.Null, "no ../shared/corpus and no EXTRACTOR_SHARED: the acceptance runner has nothing to score");
        return ProjectFolders.Shared!;
    }

    public static IEnumerable<LabelledDocument> Labelled()
    {
        if (ProjectFolders.Shared is not { } shared)
        {
            yield break;
        }

        foreach (string folder in Folders(Path.Combine(shared, "corpus", "dev")))
        {
            using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));
            foreach (JsonProperty style in truth.RootElement.GetProperty("styles").EnumerateObject().ToArray())
            {
                string pdf = Path.Combine(folder, style.Name + ".pdf");
                if (File.Exists(pdf))
                {
                    yield return new LabelledDocument("dev/" + style.Name, folder, pdf, style.Name);
                }
            }
        }

        foreach (string folder in Folders(Path.Combine(shared, "corpus", "real")))
        {
            yield return new LabelledDocument("real", folder, Path.Combine(folder, "document.pdf"), null);
        }
    }

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.GetDirectories(path).Order(StringComparer.Ordinal) : [];
}
