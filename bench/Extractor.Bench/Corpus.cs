namespace Extractor.Bench;

/// <summary>Finds the PDFs to measure on.</summary>
internal static class Corpus
{
    /// <summary>The folder <c>shared/corpus</c>: under the variable EXTRACTOR_SHARED, or beside a parent folder of the program.</summary>
    public static string Root
    {
        get
        {
            if (Environment.GetEnvironmentVariable("EXTRACTOR_SHARED") is { Length: > 0 } shared)
            {
                return Path.Combine(shared, "corpus");
            }

            for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
            {
                string candidate = Path.Combine(d.FullName, "shared", "corpus");
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }

            throw new DirectoryNotFoundException("No folder shared/corpus beside a parent folder; set EXTRACTOR_SHARED.");
        }
    }

    /// <summary>The PDFs of files and folders given, searched through; names of corpus parts (dev, real …) count as folders. Sorted.</summary>
    public static List<string> Pdfs(IEnumerable<string> arguments)
    {
        var files = new List<string>();
        foreach (string argument in arguments)
        {
            if (File.Exists(argument))
            {
                files.Add(argument);
                continue;
            }

            string folder = Directory.Exists(argument) ? argument : Path.Combine(Root, argument);
            files.AddRange(Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        }

        return files;
    }
}
