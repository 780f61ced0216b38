using System.Security.Cryptography;

namespace Extractor.Export.Output;

/// <summary>
/// A file that is written to a temporary name beside its place and takes its place whole, or not at all. Where the place holds the
/// same bytes already it is left alone, so that its time says when it last changed.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    /// <summary>As the pipeline names what is not finished; such a file may be removed.</summary>
    private const string TemporaryEnding = ".partial";

    private readonly string _temporary;
    private readonly HashingStream _stream;
    private bool _committed;

    /// <exception cref="ExportException">The folder or the file cannot be written.</exception>
    public PendingFile(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(Path))
        {
            throw new ExportException($"{path} is a folder; name a file in it with --out");
        }

        string folder = System.IO.Path.GetDirectoryName(Path)!;
        _temporary = System.IO.Path.Combine(folder, "." + System.IO.Path.GetFileName(Path) + TemporaryEnding);
        try
        {
            Directory.CreateDirectory(folder);
            _stream = new HashingStream(new FileStream(_temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be written ({e.Message.TrimEnd('.')}); name another place with --out, or change the permissions", e);
        }
    }

    public string Path { get; }

    /// <summary>Where the content goes, from front to back.</summary>
    public Stream Stream => _stream;

    /// <summary>Bytes written.</summary>
    public long Length => _stream.Length;

    /// <summary>SHA-256 of the bytes, lower-case hex; ask once, when all is written.</summary>
    public string Digest() => _stream.Digest();

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="ExportException">The place refuses.</exception>
    public void Commit()
    {
        try
        {
            _stream.FlushToDisk();
            _stream.Dispose();
            if (Same(_temporary, Path))
            {
                File.Delete(_temporary);
            }
            else
            {
                File.Move(_temporary, Path, overwrite: true);
            }

            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{Path} cannot be written ({e.Message.TrimEnd('.')}); close the program that holds it, or name another place with --out", e);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (_committed)
        {
            return;
        }

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Why the export failed is what matters; the leftover bears the temporary ending.
        }
    }

    private static bool Same(string one, string other)
    {
        var file = new FileInfo(other);
        if (!file.Exists || file.Length != new FileInfo(one).Length)
        {
            return false;
        }

        using FileStream a = File.OpenRead(one), b = File.OpenRead(other);
        byte[] left = new byte[1 << 16], right = new byte[1 << 16];
        while (true)
        {
            int read = a.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
            int also = b.ReadAtLeast(right, right.Length, throwOnEndOfStream: false);
            if (!left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, also)))
            {
                return false;
            }

            if (read == 0)
            {
                return true;
            }
        }
    }

    /// <summary>Counts and digests what passes.</summary>
    private sealed class HashingStream(FileStream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public string Digest() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public void FlushToDisk() => inner.Flush(flushToDisk: true);

        public override void Flush() => inner.Flush();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            _length += buffer.Length;
            inner.Write(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                _hash.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
