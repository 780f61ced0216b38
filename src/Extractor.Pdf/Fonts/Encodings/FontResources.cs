using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>Opens the tables embedded in the assembly (folder Resources; made by tools/font-data).</summary>
internal static class FontResources
{
    private const string Prefix = "Extractor.Pdf.Resources.";

    /// <summary>A resource, inflated; null where there is none of that name.</summary>
    public static byte[]? Inflate(string name)
    {
        using Stream? packed = typeof(FontResources).Assembly.GetManifestResourceStream(Prefix + name);
        if (packed is null)
        {
            return null;
        }

        using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflated.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The lines of a text resource, without comments (#) and empty lines.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        Assembly assembly = typeof(FontResources).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly; rebuild Extractor.Pdf.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
