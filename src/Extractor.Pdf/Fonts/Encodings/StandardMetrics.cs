using System.Globalization;

namespace Extractor.Pdf.Fonts.Encodings;

/// <summary>Metrics of one of the 14 standard fonts, in thousandths of the font size.</summary>
internal sealed class StandardMetrics
{
    private static readonly Lazy<Dictionary<string, StandardMetrics>> Fonts = new(Load);

    private readonly Dictionary<string, int> _widths = new(StringComparer.Ordinal);

    private StandardMetrics(string name, int ascender, int descender)
    {
        Name = name;
        Ascender = ascender;
        Descender = descender;
    }

    public string Name { get; }

    public int Ascender { get; }

    public int Descender { get; }

    public bool IsSymbolic => Name is "Symbol" or "ZapfDingbats";

    /// <summary>The metrics of a standard font, also under the names that Windows programs give it; null for any other font.</summary>
    /// <param name="baseFont">BaseFont without a subset prefix.</param>
    public static StandardMetrics? Find(string baseFont) =>
        Fonts.Value.GetValueOrDefault(baseFont) ?? (Alias(baseFont) is { } alias ? Fonts.Value[alias] : null);

    public int? Width(string glyphName) => _widths.TryGetValue(glyphName, out int width) ? width : null;

    private static string? Alias(string baseFont)
    {
        string name = baseFont.Replace(" ", "", StringComparison.Ordinal);
        int split = name.IndexOfAny([',', '-']);
        string family = split < 0 ? name : name[..split];
        string style = split < 0 ? "" : name[(split + 1)..];
        bool isBold = style.Contains("Bold", StringComparison.OrdinalIgnoreCase);
        bool isItalic = style.Contains("Italic", StringComparison.OrdinalIgnoreCase) || style.Contains("Oblique", StringComparison.OrdinalIgnoreCase);
        string leaning = (isBold, isItalic) switch
        {
            (true, true) => "-BoldOblique",
            (true, false) => "-Bold",
            (false, true) => "-Oblique",
            _ => "",
        };
        return family switch
        {
            "Arial" or "ArialMT" or "Helvetica" => "Helvetica" + leaning,
            "CourierNew" or "CourierNewPS" or "CourierNewPSMT" or "Courier" => "Courier" + leaning,
            "TimesNewRoman" or "TimesNewRomanPS" or "TimesNewRomanPSMT" or "Times" => (isBold, isItalic) switch
            {
                (true, true) => "Times-BoldItalic",
                (true, false) => "Times-Bold",
                (false, true) => "Times-Italic",
                _ => "Times-Roman",
            },
            "SymbolMT" or "Symbol" => "Symbol",
            "ZapfDingbats" => "ZapfDingbats",
            _ => null,
        };
    }

    private static Dictionary<string, StandardMetrics> Load()
    {
        var fonts = new Dictionary<string, StandardMetrics>(StringComparer.Ordinal);
        StandardMetrics? font = null;
        foreach (string line in FontResources.Lines("Fonts.standard-metrics.txt"))
        {
            string[] parts = line.Split(' ');
            if (line[0] == '@')
            {
                font = new StandardMetrics(parts[0][1..], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
                fonts[font.Name] = font;
                continue;
            }

            int width = int.Parse(parts[0], CultureInfo.InvariantCulture);
            for (int i = 1; i < parts.Length; i++)
            {
                font!._widths[parts[i]] = width;
            }
        }

        return fonts;
    }
}
