namespace Extractor.Crawl.Sources;

/// <summary>Files of the local disk, read whole within a bound.</summary>
public static class LocalFile
{
    /// <summary>Largest file that is read, in bytes: no disclosure comes near it, and a document is held in memory while it is read.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It is larger than <paramref name="maxBytes"/>, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken, long maxBytes = MaxBytes)
    {
        long length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        return length > maxBytes
            ? throw new IOException($"it has {length} bytes, more than the {maxBytes} that are read; split it, or take it out of the folder")
            : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }
}
