using System.Globalization;
using System.Text;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>Glyph names → text by the Adobe Glyph List specification (names, uniXXXX, uXXXXX, ligatures with _, suffixes after a dot).</summary>
internal static class GlyphNames
{
    private const int MaxNameLength = 128;

    private static readonly Lazy<(Dictionary<string, string> Adobe, Dictionary<string, string> Dingbats)> Lists = new(Load);

    /// <summary>The text of a glyph name, or null where the name says nothing about it. Never guesses.</summary>
    /// <param name="name">A glyph name such as <c>A</c>, <c>uni4E2D</c>, <c>f_i.alt</c>.</param>
    /// <param name="isDingbats">True for the font ZapfDingbats, whose list goes first.</param>
    public static string? ToText(string name, bool isDingbats = false)
    {
        if (name.Length is 0 or > MaxNameLength || name[0] == '.')
        {
            return null;
        }

        if (Listed(name, isDingbats) is { } listed)
        {
            return listed;
        }

        int dot = name.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> stem = dot > 0 ? name.AsSpan(0, dot) : name;
        var text = new StringBuilder();
        foreach (Range range in stem.Split('_'))
        {
            string component = stem[range].ToString();
            if ((Listed(component, isDingbats) ?? ByCode(component)) is not { } part)
            {
                return null;
            }

            text.Append(part);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Listed(string name, bool isDingbats)
    {
        (Dictionary<string, string> adobe, Dictionary<string, string> dingbats) = Lists.Value;
        return isDingbats && dingbats.TryGetValue(name, out string? dingbat) ? dingbat : adobe.GetValueOrDefault(name);
    }

    private static string? ByCode(string name)
    {
        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && (name.Length - 3) % 4 == 0)
        {
            var text = new StringBuilder();
            for (int i = 3; i < name.Length; i += 4)
            {
                if (!IsHex(name.AsSpan(i, 4)) || !Rune.IsValid(Hex(name.AsSpan(i, 4))))
                {
                    return null;
                }

                text.Append((char)Hex(name.AsSpan(i, 4)));
            }

            return text.ToString();
        }

        if (name[..Math.Min(1, name.Length)] == "u" && name.Length is >= 5 and <= 7 && IsHex(name.AsSpan(1)) && Rune.IsValid(Hex(name.AsSpan(1))))
        {
            return char.ConvertFromUtf32(Hex(name.AsSpan(1)));
        }

        return null;
    }

    private static bool IsHex(ReadOnlySpan<char> digits) => digits.IndexOfAnyExcept("0123456789ABCDEFabcdef") < 0;

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static (Dictionary<string, string> Adobe, Dictionary<string, string> Dingbats) Load()
    {
        var adobe = new Dictionary<string, string>(4400, StringComparer.Ordinal);
        var dingbats = new Dictionary<string, string>(StringComparer.Ordinal);
        Dictionary<string, string> list = adobe;
        foreach (string line in FontResources.Lines("Fonts.glyph-names.txt"))
        {
            if (line == "-")
            {
                list = dingbats;
                continue;
            }

            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            string codes = line[(blank + 1)..];
            list[line[..blank]] = codes.Contains(',', StringComparison.Ordinal)
                ? string.Concat(codes.Split(',').Select(code => char.ConvertFromUtf32(Hex(code))))
                : char.ConvertFromUtf32(Hex(codes));
        }

        return (adobe, dingbats);
    }
}
