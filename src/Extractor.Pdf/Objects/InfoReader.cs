using System.Text;

namespace Extractor.Pdf.Objects;

/// <summary>Reads the document information dictionary and the version.</summary>
internal static class InfoReader
{
    private const int MaxTextBytes = 64 << 10;

    public static PdfDocumentInfo Read(ReadOnlySpan<byte> file, PdfDictionary trailer, PdfDictionary catalog, IObjectSource source)
    {
        PdfDictionary info = source.GetDictionary(trailer, "Info") ?? PdfDictionary.Empty;
        return new PdfDocumentInfo
        {
            Title = Text("Title"),
            Author = Text("Author"),
            Producer = Text("Producer"),
            Creator = Text("Creator"),
            Created = Date("CreationDate"),
            Modified = Date("ModDate"),
            Version = Version(file, source.GetName(catalog, "Version")),
            IsEncrypted = source.GetDictionary(trailer, "Encrypt") is not null,
        };

        string? Text(string key)
        {
            byte[]? bytes = source.GetString(info, key);
            string text = bytes is null ? "" : PdfText.Decode(bytes.AsSpan(0, Math.Min(bytes.Length, MaxTextBytes)));
            return text.Length == 0 ? null : text;
        }

        DateTimeOffset? Date(string key) => Text(key) is { } text ? PdfDate.Parse(text) : null;
    }

    private static string? Version(ReadOnlySpan<byte> file, string? told)
    {
        int header = file[..Math.Min(file.Length, 1 << 20)].IndexOf("%PDF-"u8);
        string? written = null;
        if (header >= 0 && header + 8 <= file.Length)
        {
            written = Encoding.Latin1.GetString(file.Slice(header + 5, 3));
            written = IsVersion(written) ? written : null;
        }

        // The catalog may raise the header's version, never lower it (7.2.2).
        return told is not null && IsVersion(told) && string.CompareOrdinal(told, written) > 0 ? told : written;
    }

    private static bool IsVersion(string text) => text.Length == 3 && char.IsAsciiDigit(text[0]) && text[1] == '.' && char.IsAsciiDigit(text[2]);
}
