namespace Extractor.Pipeline.Output;

/// <summary>Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed. The same content is not written again.</summary>
public static class AtomicFile
{
    /// <summary>Ending of a temporary name; a file that bears it is the rest of an interrupted write and may be removed.</summary>
    public const string TemporaryEnding = ".partial";

    /// <summary>Writes the bytes; folders are created.</summary>
    /// <returns>False where the file held the very same bytes and was left alone.</returns>
    /// <exception cref="IOException">The folder or the disk refuses; nothing is left behind.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        if (Holds(path, content))
        {
            return false;
        }

        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, "." + Path.GetFileName(path) + TemporaryEnding);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason why the write failed is what matters; the leftover bears the temporary ending.
        }
    }
}
