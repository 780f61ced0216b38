using System.Globalization;
using System.Text;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>
/// Makes the text of a glyph what a person would type: NFC, Kangxi and CJK radicals (U+2E80–U+2FDF) as the ordinary
/// ideographs, compatibility ideographs as their canonical ones, forms for vertical writing (U+FE10–U+FE48) as the marks themselves, no variation selectors.
/// </summary>
/// <remarks>Own tables, because .NET leaves strings as they are in globalization-invariant mode.</remarks>
internal static class TextFolding
{
    private static readonly Lazy<(Dictionary<int, int> Fold, Dictionary<(int Base, int Mark), int> Compose)> Tables = new(Load);
    private static readonly string[] Latin = MakeLatin();

    /// <summary>The first code point that folding may change; what lies below is NFC on its own.</summary>
    private const int FirstFolded = 0x300;

    public static string Fold(string text)
    {
        if (text.Length == 1)
        {
            char c = text[0];
            if (c < Latin.Length)
            {
                return Latin[c];
            }

            return IsPlain(c) ? text : FoldAll(text);
        }

        foreach (char c in text)
        {
            if (c >= FirstFolded && !IsPlain(c))
            {
                return FoldAll(text);
            }
        }

        return text;
    }

    /// <summary>Ideographs, kana and their punctuation: nothing to fold.</summary>
    private static bool IsPlain(char c) => c is (>= '\u3000' and <= '\u3098') or (>= '\u309B' and < '\uD800') or (>= '\uFE50' and <= '\uFFEF');

    private static string FoldAll(string text)
    {
        (Dictionary<int, int> fold, Dictionary<(int Base, int Mark), int> compose) = Tables.Value;
        var result = new List<int>(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Variation selectors choose a shape; a digit with one would be no digit any more.
            if (rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) && result.Count > 0)
            {
                continue;
            }

            int point = fold.GetValueOrDefault(rune.Value, rune.Value);
            if (result.Count > 0 && compose.TryGetValue((result[^1], point), out int composed))
            {
                result[^1] = composed;
            }
            else
            {
                result.Add(point);
            }
        }

        var folded = new StringBuilder(text.Length);
        foreach (int point in result)
        {
            folded.Append(char.ConvertFromUtf32(point));
        }

        return folded.ToString();
    }

    private static string[] MakeLatin()
    {
        var latin = new string[FirstFolded];
        for (int i = 0; i < latin.Length; i++)
        {
            latin[i] = ((char)i).ToString();
        }

        return latin;
    }

    private static (Dictionary<int, int> Fold, Dictionary<(int Base, int Mark), int> Compose) Load()
    {
        var fold = new Dictionary<int, int>(1500);
        var compose = new Dictionary<(int Base, int Mark), int>(1000);
        foreach (string line in FontResources.Lines("Fonts.folding.txt"))
        {
            string[] parts = line.Split(' ');
            if (parts[0] == "f")
            {
                fold[Hex(parts[1])] = Hex(parts[2]);
            }
            else
            {
                compose[(Hex(parts[1]), Hex(parts[2]))] = Hex(parts[3]);
            }
        }

        return (fold, compose);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
