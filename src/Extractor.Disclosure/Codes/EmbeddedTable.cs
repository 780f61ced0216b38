using System.Reflection;

namespace Extractor.Disclosure.Codes;

/// <summary>Tab-separated tables embedded in the assembly.</summary>
internal static class EmbeddedTable
{
    /// <param name="name">Name below the assembly's root namespace, with dots.</param>
    /// <param name="columns">Cells that each row must have.</param>
    /// <exception cref="InvalidOperationException">The resource is missing or a row has another number of cells: a mistake in the build.</exception>
    public static IEnumerable<string[]> Rows(string name, int columns)
    {
        Assembly assembly = typeof(EmbeddedTable).Assembly;
        string full = "Extractor.Disclosure." + name;
        using Stream stream = assembly.GetManifestResourceStream(full) ?? throw new InvalidOperationException($"The embedded table {full} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length != columns)
            {
                throw new InvalidOperationException($"A row of {full} has {cells.Length} cells instead of {columns}: {line}");
            }

            yield return cells;
        }
    }
}
