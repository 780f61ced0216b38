using System.Text;

namespace Extractor.Pdf.Objects;

/// <summary>Text strings (ISO 32000-2, 7.9.2.2), and what writers put in their place.</summary>
internal static class PdfText
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    // PDFDocEncoding where it differs from Latin-1 (annex D.3): 0x18–0x1F and 0x80–0xA0.
    private const string Accents = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
    private const string Specials =
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC";

    /// <summary>Decodes a text string: by its byte order mark, else as UTF-8 or GBK where the bytes are clearly that, else as PDFDocEncoding.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            return Clean(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        }

        if (bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        {
            return Clean(Encoding.Unicode.GetString(bytes[2..]));
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Clean(Encoding.UTF8.GetString(bytes[3..]));
        }

        if (bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            try
            {
                return Clean(StrictUtf8.GetString(bytes));
            }
            catch (DecoderFallbackException)
            {
                if (LooksLikeGb(bytes) && CodePagesEncodingProvider.Instance.GetEncoding(936) is { } gbk)
                {
                    return Clean(gbk.GetString(bytes));
                }
            }
        }

        return Clean(PdfDoc(bytes));
    }

    // All high bytes in pairs of the GB 2312 plane: Chinese writers put the system's code page there, Western text does not pair up.
    private static bool LooksLikeGb(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (bytes[i] is < 0xA1 or > 0xF7 || i + 1 >= bytes.Length || bytes[i + 1] < 0xA1)
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static string PdfDoc(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (byte b in bytes)
        {
            text.Append(b switch
            {
                >= 0x18 and <= 0x1F => Accents[b - 0x18],
                >= 0x80 and <= 0xA0 => Specials[b - 0x80],
                _ => (char)b,
            });
        }

        return text.ToString();
    }

    // Language escapes (U+001B … U+001B) and padding zeros are no text.
    private static string Clean(string text)
    {
        int escape;
        while ((escape = text.IndexOf('\u001B', StringComparison.Ordinal)) >= 0)
        {
            int close = text.IndexOf('\u001B', escape + 1);
            text = close < 0 || close - escape > 8 ? text.Remove(escape, 1) : text.Remove(escape, close - escape + 1);
        }

        return text.Trim('\0', ' ', '\r', '\n', '\t');
    }
}
