using System.Buffers;

namespace Extractor.Pipeline.Output;

/// <summary>Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed. The same content is not written again.</summary>
public static class AtomicFile
{
    /// <summary>Ending of a temporary name; a file that bears it is the rest of an interrupted write and may be removed.</summary>
    public const string TemporaryEnding = ".partial";

    /// <summary>Writes the bytes; folders are created.</summary>
    /// <returns>False where the file held the very same bytes and was left alone.</returns>
    /// <exception cref="IOException">The folder or the disk refuses; nothing is left behind.</exception>
    public static bool Write(string path, ReadOnlyMemory<byte> content) => Write(path, new ReadOnlySequence<byte>(content));

    /// <inheritdoc cref="Write(string, ReadOnlyMemory{byte})"/>
    public static bool Write(string path, ReadOnlySequence<byte> content)
    {
        if (Holds(path, content))
        {
            return false;
        }

        Write(path, stream =>
        {
            foreach (ReadOnlyMemory<byte> piece in content)
            {
                stream.Write(piece.Span);
            }
        });
        return true;
    }

    /// <summary>Writes what the action writes, without holding it in memory; folders are created.</summary>
    /// <exception cref="IOException">The folder or the disk refuses; nothing is left behind.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, "." + Path.GetFileName(path) + TemporaryEnding);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static bool Holds(string path, ReadOnlySequence<byte> content)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != content.Length)
        {
            return false;
        }

        using FileStream stream = file.OpenRead();
        Span<byte> buffer = stackalloc byte[4096];
        while (!content.IsEmpty)
        {
            int read = stream.ReadAtLeast(buffer, (int)Math.Min(buffer.Length, content.Length), throwOnEndOfStream: false);
            if (read == 0 || read > content.Length || !Same(content.Slice(0, read), buffer))
            {
                return false;
            }

            content = content.Slice(read);
        }

        return true;
    }

    private static bool Same(ReadOnlySequence<byte> content, ReadOnlySpan<byte> held)
    {
        foreach (ReadOnlyMemory<byte> piece in content)
        {
            if (!piece.Span.SequenceEqual(held[..piece.Length]))
            {
                return false;
            }

            held = held[piece.Length..];
        }

        return true;
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
