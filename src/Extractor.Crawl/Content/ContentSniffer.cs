using System.Text;

namespace Extractor.Crawl.Content;

/// <summary>Tells what bytes are from the bytes: servers and file names lie.</summary>
public static class ContentSniffer
{
    /// <summary>Looks at the first and last bytes of a body.</summary>
    public static ContentKind Detect(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return ContentKind.Empty;
        }

        // Readers accept junk before the header, within the first kilobyte (ISO 32000-1, annex H.3.4.1).
        if (body[..Math.Min(body.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return ContentKind.Pdf;
        }

        if (body.StartsWith("PK\x03\x04"u8) || body.StartsWith("PK\x05\x06"u8))
        {
            ReadOnlySpan<byte> head = body[..Math.Min(body.Length, 4096)];
            return head.IndexOf("[Content_Types].xml"u8) >= 0 || IsOfficePart(FirstEntry(head)) ? ContentKind.OfficeXml
                : head.IndexOf("OFD.xml"u8) >= 0 ? ContentKind.Ofd
                : ContentKind.Zip;
        }

        if (body.StartsWith("Rar!\x1A\x07"u8))
        {
            return ContentKind.Rar;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
        {
            return ContentKind.SevenZip;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return ContentKind.OfficeBinary;
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || body.StartsWith("\x89PNG"u8) || body.StartsWith("GIF8"u8)
            || body.StartsWith("BM"u8) || body.StartsWith("II*\0"u8) || body.StartsWith("MM\0*"u8))
        {
            return ContentKind.Image;
        }

        return Markup(body);
    }

    /// <summary>Name of the first entry of a zip file: its length stands at byte 26 of the local header, the name at 30 (APPNOTE 4.3.7).</summary>
    private static ReadOnlySpan<byte> FirstEntry(ReadOnlySpan<byte> head)
    {
        int length = head.Length < 30 ? 0 : head[26] | (head[27] << 8);
        return head.Length < 30 + length ? default : head.Slice(30, length);
    }

    private static bool IsOfficePart(ReadOnlySpan<byte> name) =>
        name.StartsWith("word/"u8) || name.StartsWith("xl/"u8) || name.StartsWith("ppt/"u8) || name.StartsWith("_rels/"u8) || name.StartsWith("docProps/"u8);

    /// <summary>True where a PDF ends as it should: an end-of-file mark in its last two kilobytes.</summary>
    public static bool PdfEndIsThere(ReadOnlySpan<byte> body) => body[Math.Max(0, body.Length - 2048)..].LastIndexOf("%%EOF"u8) >= 0;

    private static ContentKind Markup(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> start = body[..Math.Min(body.Length, 2048)];
        Encoding encoding = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
            : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
            : Encoding.Latin1;
        string head = encoding.GetString(start).TrimStart('\uFEFF', '\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (head.StartsWith('{') || head.StartsWith('['))
        {
            return ContentKind.Json;
        }

        foreach (string mark in new[] { "<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<div", "<table", "<!--" })
        {
            if (head.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return ContentKind.Html;
            }
        }

        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<datastore", StringComparison.OrdinalIgnoreCase))
        {
            return ContentKind.Xml;
        }

        return encoding == Encoding.Latin1 && start.Contains((byte)0) ? ContentKind.Unknown : ContentKind.Text;
    }
}
