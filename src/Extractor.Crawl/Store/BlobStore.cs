using System.Security.Cryptography;

namespace Extractor.Crawl.Store;

/// <summary>Bytes by their SHA-256: <c>blobs/ab/cd/abcd….bin</c>. Written to a temporary name and renamed, so a blob is whole or not there.</summary>
/// <param name="folder">Folder of the store; made when first written to.</param>
public sealed class BlobStore(string folder)
{
    /// <summary>Differs from that of every process before, also where the system gives a number again.</summary>
    private static readonly string ProcessName = Guid.NewGuid().ToString("N");

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores bytes; does nothing where they are there already.</summary>
    /// <returns>Their digest.</returns>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        string digest = Digest(bytes);
        string path = PathOf(digest);
        if (File.Exists(path))
        {
            return digest;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(Temporary);
        string temporary = Path.Combine(Temporary, Guid.NewGuid().ToString("N"));
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return digest;
    }

    public bool Contains(string digest) => File.Exists(PathOf(digest));

    /// <summary>The bytes of a digest.</summary>
    /// <exception cref="FileNotFoundException">No such blob.</exception>
    /// <exception cref="InvalidDataException">The bytes on disk are not those that were stored.</exception>
    public byte[] Get(string digest)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(digest));
        return Digest(bytes) == digest
            ? bytes
            : throw new InvalidDataException($"Blob {digest} is damaged on disk; delete it and run again, it will be fetched anew.");
    }

    /// <summary>Removes temporary files that a killed run left behind; those of this process may be under way.</summary>
    public void Sweep()
    {
        string all = Path.GetDirectoryName(Temporary)!;
        if (!Directory.Exists(all))
        {
            return;
        }

        foreach (string left in Directory.EnumerateFileSystemEntries(all).Where(e => Path.GetFileName(e) != ProcessName))
        {
            if (Directory.Exists(left))
            {
                Directory.Delete(left, recursive: true);
            }
            else
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Where bodies are written before they get their name: one folder, so that clearing it does not look through all blobs.</summary>
    private string Temporary => Path.Combine(folder, "tmp", ProcessName);

    private string PathOf(string digest)
    {
        if (digest.Length != 64 || digest.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            throw new ArgumentException($"'{digest}' is no SHA-256 in lower-case hex.", nameof(digest));
        }

        return Path.Combine(folder, digest[..2], digest[2..4], digest + ".bin");
    }
}
