using System.Globalization;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>
/// Fonts that have signs where others have letters (Wingdings, Webdings, Symbol): their 8-bit codes → Unicode. Without
/// this table a ticked box would read as the letter þ or R.
/// </summary>
internal sealed class SymbolFont
{
    private static readonly Lazy<Dictionary<string, SymbolFont>> Fonts = new(Load);

    private readonly string?[] _texts = new string?[256];
    private readonly bool _hasLetters;

    private SymbolFont(string name) => _hasLetters = name == "SYMBOL";

    /// <summary>The table of a font by its name, style and foundry aside; null for any other font.</summary>
    public static SymbolFont? Find(string fontName)
    {
        // Called for every font: most are out by their first letter.
        if (fontName.Length == 0 || fontName[0] is not ('W' or 'w' or 'S' or 's'))
        {
            return null;
        }

        int style = fontName.IndexOf(',', StringComparison.Ordinal);
        string name = (style < 0 ? fontName : fontName[..style]).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        foreach (string suffix in (ReadOnlySpan<string>)["REGULAR", "BOLD", "MT"])
        {
            name = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
        }

        return name is "WINGDINGS" or "WINGDINGS2" or "WINGDINGS3" or "WEBDINGS" or "SYMBOL" ? Fonts.Value.GetValueOrDefault(name) : null;
    }

    /// <summary>The text of an 8-bit code, or null.</summary>
    public string? Text(int code) => code is >= 0 and <= 255 ? _texts[code] : null;

    /// <summary>What ToUnicode's text means in this font: private use U+F000–U+F0FF is the code, and so is a Latin letter in a font that has none.</summary>
    public string? Meant(string told) => told.Length != 1 ? null : told[0] switch
    {
        >= '\uF020' and <= '\uF0FF' => Text(told[0] - 0xF000),
        > ' ' and <= '\u00FF' when !_hasLetters => Text(told[0]),
        _ => null,
    };

    private static Dictionary<string, SymbolFont> Load()
    {
        var fonts = new Dictionary<string, SymbolFont>(StringComparer.Ordinal);
        SymbolFont? font = null;
        foreach (string line in FontResources.Lines("Fonts.symbol-fonts.txt"))
        {
            if (line[0] == '@')
            {
                font = fonts[line[1..]] = new SymbolFont(line[1..]);
                continue;
            }

            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            font!._texts[Hex(line.AsSpan(0, blank))] = char.ConvertFromUtf32(Hex(line.AsSpan(blank + 1)));
        }

        return fonts;
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
