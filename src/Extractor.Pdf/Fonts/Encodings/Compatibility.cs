using System.Globalization;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>Knows which characters are forms of one letter (equal under NFKC): full width, superscript, ligature, Arabic forms.</summary>
internal static class Compatibility
{
    private static readonly Lazy<Dictionary<string, string>> Forms = new(Load);

    public static bool AreForms(string a, string b) => Plain(a) == Plain(b);

    private static string Plain(string text) => Forms.Value.GetValueOrDefault(text, text);

    private static Dictionary<string, string> Load()
    {
        var forms = new Dictionary<string, string>(4000, StringComparer.Ordinal);
        foreach (string line in FontResources.Lines("Fonts.compatibility.txt"))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            forms[Character(line[..blank])] = string.Concat(line[(blank + 1)..].Split(',').Select(Character));
        }

        return forms;
    }

    private static string Character(string digits) => char.ConvertFromUtf32(int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
