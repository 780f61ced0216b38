using System.Text;

namespace Extractor.Pdf.Objects;

/// <summary>Says what bytes are that are no PDF, for a message that helps.</summary>
internal static class FileKind
{
    private const int Window = 2048;

    /// <summary>One sentence: what the file is and what to do.</summary>
    public static string Explain(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return "The file is empty (0 bytes); download it again.";
        }

        if (data[..Math.Min(Window, data.Length)].IndexOf("%PDF-"u8) >= 0)
        {
            return "The file begins as a PDF but holds no readable object: it was cut off or damaged; download it again.";
        }

        return $"The file is {Name(data)}, not a PDF; {Advice(data)}";
    }

    private static string Name(ReadOnlySpan<byte> data)
    {
        if (!data.ContainsAnyExcept((byte)0))
        {
            return "nothing but zero bytes";
        }

        if (data.StartsWith("PK\u0003\u0004"u8))
        {
            return ZipName(data);
        }

        ReadOnlySpan<byte> ole = [0xD0, 0xCF, 0x11, 0xE0];
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        ReadOnlySpan<byte> png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        ReadOnlySpan<byte> gzip = [0x1F, 0x8B];
        ReadOnlySpan<byte> sevenZip = [(byte)'7', (byte)'z', 0xBC, 0xAF];
        return 0 switch
        {
            _ when data.StartsWith(ole) => "an old Office document (.doc, .xls or .wps)",
            _ when data.StartsWith(jpeg) => "a JPEG image",
            _ when data.StartsWith(png) => "a PNG image",
            _ when data.StartsWith("GIF8"u8) => "a GIF image",
            _ when data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8) => "a TIFF image",
            _ when data.StartsWith("Rar!"u8) => "a RAR archive",
            _ when data.StartsWith(sevenZip) => "a 7z archive",
            _ when data.StartsWith(gzip) => "gzip data",
            _ when data.StartsWith("{\\rtf"u8) => "an RTF document",
            _ when data.StartsWith("%!PS"u8) => "a PostScript file",
            _ => TextName(data),
        };
    }

    private static string ZipName(ReadOnlySpan<byte> data)
    {
        if (data.IndexOf("OFD.xml"u8) >= 0)
        {
            return "an OFD document";
        }

        if (data.IndexOf("word/"u8) >= 0 || data.IndexOf("xl/"u8) >= 0 || data.IndexOf("ppt/"u8) >= 0)
        {
            return "an Office document (.docx, .xlsx or .pptx)";
        }

        return "a ZIP archive";
    }

    private static string TextName(ReadOnlySpan<byte> data)
    {
        string start = Encoding.Latin1.GetString(data[..Math.Min(Window, data.Length)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<script", StringComparison.OrdinalIgnoreCase))
        {
            return "an HTML page";
        }

        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return "an XML document";
        }

        if (start.StartsWith('{') || start.StartsWith('['))
        {
            return "JSON text";
        }

        return data[..Math.Min(Window, data.Length)].ContainsAnyInRange((byte)0, (byte)8) ? "binary data of an unknown kind" : "plain text";
    }

    private static string Advice(ReadOnlySpan<byte> data)
    {
        string name = Name(data);
        return name.Contains("HTML", StringComparison.Ordinal) || name.Contains("JSON", StringComparison.Ordinal)
            ? "the server probably sent an error or log-in page; download it again."
            : "convert it to PDF or get the PDF from its source.";
    }
}
