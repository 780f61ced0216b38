using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>FirstChar and Widths of a simple font, in glyph space units.</summary>
internal sealed class SimpleWidths
{
    private readonly double?[] _widths = new double?[256];

    public SimpleWidths(PdfDictionary font, IObjectSource source)
    {
        if (source.GetArray(font, "Widths") is not { } widths)
        {
            return;
        }

        Exists = true;
        int first = source.GetInt(font, "FirstChar") ?? 0;
        for (int i = 0; i < widths.Count && i < 256; i++)
        {
            if (first + (long)i is >= 0 and < 256 && source.Resolve(widths.Items[i]) is PdfNumber { Value: var width } && double.IsFinite(width))
            {
                _widths[first + i] = Math.Clamp(width, -100_000, 100_000);
            }
        }
    }

    public bool Exists { get; }

    public double? Find(int code) => _widths[code];
}
