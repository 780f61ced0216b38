using System.IO.Compression;
using System.Text;

namespace Extractor.TestSite;

/// <summary>Makes .zip archives, good and strange ones.</summary>
public static class TestArchive
{
    static TestArchive() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An archive with UTF-8 names.</summary>
    public static byte[] Make(params (string Name, byte[] Body)[] entries)
    {
        using var body = new MemoryStream();
        using (var zip = new ZipArchive(body, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2024, 2, 23, 0, 0, 0, TimeSpan.Zero);
                using Stream stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return body.ToArray();
    }

    /// <summary>An archive whose one name stands in an encoding that nothing tells.</summary>
    public static byte[] Raw(string charset, string name, byte[] body)
    {
        // Latin-1 writes each byte of the name as it is, and .NET then sets no UTF-8 flag.
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: false, Encoding.Latin1))
        {
            using Stream stream = zip.CreateEntry(Encoding.Latin1.GetString(Encoding.GetEncoding(charset).GetBytes(name))).Open();
            stream.Write(body);
        }

        return archive.ToArray();
    }

    /// <summary>Where the flags of each header stand: at 6 of a local one, at 8 of the central one (APPNOTE 4.3.7, 4.3.12).</summary>
    public static IEnumerable<int> FlagOffsets(byte[] zip)
    {
        for (int i = 0; i + 10 < zip.Length; i++)
        {
            if (zip.AsSpan(i).StartsWith("PK\x03\x04"u8))
            {
                yield return i + 6;
            }
            else if (zip.AsSpan(i).StartsWith("PK\x01\x02"u8))
            {
                yield return i + 8;
            }
        }
    }
}
