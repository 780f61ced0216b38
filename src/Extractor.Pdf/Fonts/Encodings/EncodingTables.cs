namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>The named encodings (ISO 32000-1, annex D): code → glyph name, null where there is none; and CFF and TrueType name lists.</summary>
internal static class EncodingTables
{
    private static readonly Lazy<Dictionary<string, string?[]>> Tables = new(Load);

    public static string?[] Standard => Tables.Value["Standard"];

    public static string?[] WinAnsi => Tables.Value["WinAnsi"];

    public static string?[] MacRoman => Tables.Value["MacRoman"];

    public static string?[] Symbol => Tables.Value["Symbol"];

    public static string?[] ZapfDingbats => Tables.Value["ZapfDingbats"];

    /// <summary>The 391 standard strings of CFF.</summary>
    public static string?[] CffStrings => Tables.Value["CffStrings"];

    public static string?[] CffExpertEncoding => Tables.Value["CffExpertEncoding"];

    public static string?[] CffExpertCharset => Tables.Value["CffExpertCharset"];

    public static string?[] CffExpertSubsetCharset => Tables.Value["CffExpertSubsetCharset"];

    /// <summary>The 258 glyph names of the Macintosh order, for "post" tables.</summary>
    public static string?[] MacGlyphs => Tables.Value["MacGlyphs"];

    /// <summary>The encoding that a PDF names, or null.</summary>
    public static string?[]? Named(string? name) => name switch
    {
        "StandardEncoding" => Standard,
        "WinAnsiEncoding" => WinAnsi,
        "MacRomanEncoding" => MacRoman,
        "MacExpertEncoding" => Tables.Value["MacExpert"],
        _ => null,
    };

    private static Dictionary<string, string?[]> Load()
    {
        var tables = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (string line in FontResources.Lines("Fonts.encodings.txt"))
        {
            string[] parts = line.Split(' ');
            var names = new string?[parts.Length - 1];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = parts[i + 1] == "-" ? null : parts[i + 1];
            }

            tables[parts[0]] = names;
        }

        return tables;
    }
}
