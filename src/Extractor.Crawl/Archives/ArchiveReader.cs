using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Extractor.Crawl.Content;
using Extractor.Crawl.Http;

namespace Extractor.Crawl.Archives;

/// <summary>
/// Lists and reads the documents of a .zip archive within limits (APPNOTE 6.3). Sizes and ratios are counted while unpacking,
/// because headers lie; names are made harmless and never become paths; names without the UTF-8 flag are GBK or UTF-8.
/// </summary>
public static class ArchiveReader
{
    /// <summary>Lists an archive. Never throws for what it is like.</summary>
    /// <param name="archive">Its bytes.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="cancellationToken">Cancels between entries.</param>
    public static ArchiveContent List(ReadOnlyMemory<byte> archive, ArchiveLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var listing = new Listing(limits);
        string? problem = null;
        try
        {
            List(archive, "", [], listing, cancellationToken);
        }
        catch (ArchiveException e)
        {
            problem = e.Message;
        }

        return new ArchiveContent(listing.Entries, problem);
    }

    /// <summary>True where the list of entries, which stands at the end, is there.</summary>
    public static bool CanOpen(ReadOnlyMemory<byte> archive)
    {
        try
        {
            Open(archive).Dispose();
            return true;
        }
        catch (ArchiveException)
        {
            return false;
        }
    }

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="IOException">The archive or the entry is damaged, encrypted, or beyond the limits.</exception>
    public static byte[] Extract(ReadOnlyMemory<byte> archive, IReadOnlyList<int> index, ArchiveLimits limits)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(limits);
        ReadOnlyMemory<byte> bytes = archive;
        foreach (int at in index)
        {
            using ZipArchive zip = Open(bytes);
            bytes = at < zip.Entries.Count
                ? Unpack(zip.Entries[at], new Listing(limits))
                : throw new ArchiveException("the archive has fewer entries than when it was listed");
        }

        return bytes.ToArray();
    }

    private static void List(ReadOnlyMemory<byte> archive, string prefix, List<int> above, Listing listing, CancellationToken cancellationToken)
    {
        using ZipArchive zip = Open(archive);
        for (int i = 0; i < zip.Entries.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ZipArchiveEntry entry = zip.Entries[i];
            string name = EntryName.Safe(entry.FullName);
            if (name.Length == 0 || EntryName.IsClutter(name) || entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                continue;
            }

            listing.Count();
            Take(entry, prefix + name, [.. above, i], listing, cancellationToken);
        }
    }

    private static void Take(ZipArchiveEntry entry, string name, List<int> index, Listing listing, CancellationToken cancellationToken)
    {
        byte[] body;
        try
        {
            body = Unpack(entry, listing);
        }
        catch (ArchiveException e) when (!e.IsEnd)
        {
            listing.Add(name, ContentKind.Unknown, index, e.Message);
            return;
        }

        ContentKind kind = ContentSniffer.Detect(body);
        if (kind == ContentKind.Zip && index.Count <= listing.Limits.MaxNesting)
        {
            try
            {
                List(body, name + "/", index, listing, cancellationToken);
            }
            catch (ArchiveException e) when (!e.IsEnd)
            {
                listing.Add(name, kind, index, e.Message);
            }

            return;
        }

        bool cut = kind == ContentKind.Pdf && !ContentSniffer.PdfEndIsThere(body);
        if (EntryName.IsDocument(name) || kind is not (ContentKind.Text or ContentKind.Html or ContentKind.Xml or ContentKind.Json or ContentKind.Empty))
        {
            listing.Add(name, kind, index, kind == ContentKind.Zip ? $"archives are opened {listing.Limits.MaxNesting} deep, and this one lies deeper" : cut ? null : NotConverted.Reason(kind));
        }
    }

    private static ZipArchive Open(ReadOnlyMemory<byte> archive)
    {
        try
        {
            // Names are read as Latin-1, which keeps their bytes; those that say they are UTF-8 are read as that.
            MemoryStream stream = MemoryMarshal.TryGetArray(archive, out ArraySegment<byte> whole)
                ? new MemoryStream(whole.Array!, whole.Offset, whole.Count, writable: false)
                : new MemoryStream(archive.ToArray(), writable: false);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new ArchiveException("the archive is damaged and cannot be opened; fetch it again, or unpack it by hand");
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry, Listing listing)
    {
        if (entry.IsEncrypted)
        {
            throw new ArchiveException("the entry is encrypted; unpack the archive by hand and give its files as a folder");
        }

        using var body = new MemoryStream();
        try
        {
            using Stream stream = entry.Open();
            byte[] buffer = new byte[64 * 1024];
            int n;
            while ((n = stream.Read(buffer)) > 0)
            {
                body.Write(buffer, 0, n);
                listing.Spend(n, body.Length, entry.CompressedLength);
            }
        }
        catch (Exception e) when (e is not ArchiveException && e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new ArchiveException("the entry is damaged or packed in a way that is not supported; unpack the archive by hand");
        }

        return body.ToArray();
    }

    /// <summary>Entries so far, and what was spent on them.</summary>
    private sealed class Listing(ArchiveLimits limits)
    {
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
        private int _count;
        private long _total;

        public ArchiveLimits Limits => limits;

        public List<ArchiveEntry> Entries { get; } = [];

        public void Add(string name, ContentKind kind, List<int> index, string? problem)
        {
            string unique = name;
            for (int n = 2; !_names.Add(unique); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            }

            Entries.Add(new ArchiveEntry(unique, kind, index, problem));
        }

        public void Count()
        {
            if (++_count > limits.MaxEntries)
            {
                throw new ArchiveException($"the archive holds more than {limits.MaxEntries} entries; the rest is not read", isEnd: true);
            }
        }

        public void Spend(int bytes, long entryBytes, long packed)
        {
            _total += bytes;
            if (_total > limits.MaxTotalBytes)
            {
                throw new ArchiveException($"the archive unpacks to more than {limits.MaxTotalBytes >> 20} MiB; the rest is not read", isEnd: true);
            }

            if (entryBytes > limits.MaxEntryBytes)
            {
                throw new ArchiveException($"the entry unpacks to more than {limits.MaxEntryBytes >> 20} MiB");
            }

            if (entryBytes > limits.RatioFrom && entryBytes / limits.MaxRatio > Math.Max(packed, 1))
            {
                throw new ArchiveException($"the entry unpacks to more than {limits.MaxRatio} times its size, as archive bombs do");
            }
        }
    }
}

/// <summary>An archive or entry that is not read.</summary>
/// <param name="message">Why, for people.</param>
/// <param name="isEnd">True where the reading of the whole archive ends.</param>
internal sealed class ArchiveException(string message, bool isEnd = false) : IOException(message)
{
    public bool IsEnd => isEnd;
}
