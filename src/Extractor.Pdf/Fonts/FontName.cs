using System.Text;
using Extractor.Pdf.Fonts.CMaps;

namespace Extractor.Pdf.Fonts;

/// <summary>Makes font names readable.</summary>
internal static class FontName
{
    /// <summary>BaseFont without the subset prefix (six capitals and a plus); names that were written in GBK are decoded.</summary>
    public static string Clean(string? baseFont)
    {
        if (string.IsNullOrEmpty(baseFont))
        {
            return "";
        }

        string name = baseFont.Length > 7 && baseFont[6] == '+' && IsCapitals(baseFont.AsSpan(0, 6)) ? baseFont[7..] : baseFont;
        bool isBytes = false;
        foreach (char c in name)
        {
            if (c > 0xFF)
            {
                return name;
            }

            isBytes |= c >= 0x80;
        }

        return isBytes ? FromGbk(name) ?? name : name;
    }

    private static bool IsCapitals(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>Bytes that stand as Latin-1 → text, where all of them are GBK.</summary>
    private static string? FromGbk(string name)
    {
        CMap? gbk = PredefinedCMaps.Find("GBK-EUC-H");
        CidToUnicode? texts = CidToUnicode.Find("GB1");
        if (gbk is null || texts is null)
        {
            return null;
        }

        ReadOnlySpan<byte> rest = Encoding.Latin1.GetBytes(name);
        var text = new StringBuilder();
        while (rest.Length > 0)
        {
            int length = gbk.Read(rest, out uint code, out bool isValid);
            if (!isValid || gbk.Cid(code, length) is not { } cid || texts.Text(cid) is not { } letter)
            {
                return null;
            }

            text.Append(letter);
            rest = rest[length..];
        }

        return text.ToString();
    }
}
