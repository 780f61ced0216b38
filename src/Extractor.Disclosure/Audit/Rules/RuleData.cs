namespace Extractor.Disclosure.Audit.Rules;

/// <summary>Rules that are data: tab separated files that the assembly carries.</summary>
internal static class RuleData
{
    /// <summary>Fields of every line that is no comment; a line with another number of fields is refused.</summary>
    public static IReadOnlyList<string[]> Read(string name, int fields)
    {
        using Stream stream = typeof(RuleData).Assembly.GetManifestResourceStream("Extractor.Disclosure.Audit." + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        List<string[]> lines = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] f = line.Split('\t');
            lines.Add(f.Length == fields ? f : throw new InvalidOperationException($"{name}: “{line}” has {f.Length} fields, not {fields}."));
        }

        return lines;
    }
}
