using Extractor.Pdf.Fonts.Programs;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>The font descriptor (ISO 32000-1, 9.8) and the font file it holds, which is opened when asked for.</summary>
internal sealed class FontDescriptor(PdfDictionary? dictionary, IObjectSource source)
{
    /// <summary>Font files beyond this size (before decoding) are not opened: no real font subset comes near.</summary>
    private const int MaxRawBytes = 48 << 20;

    private const int Symbolic = 4;

    private readonly PdfStream? _file = dictionary is null
        ? null
        : source.GetStream(dictionary, "FontFile2") ?? source.GetStream(dictionary, "FontFile3") ?? source.GetStream(dictionary, "FontFile");

    private FontProgram? _program;
    private bool _isOpened;

    public bool IsEmbedded => _file is not null;

    public bool IsSymbolic => dictionary is not null && ((source.GetInt(dictionary, "Flags") ?? 0) & Symbolic) != 0;

    public double MissingWidth => dictionary is null ? 0 : source.GetNumber(dictionary, "MissingWidth") ?? 0;

    /// <summary>The embedded font file; null where there is none or it cannot be read.</summary>
    public FontProgram? Program
    {
        get
        {
            if (!_isOpened)
            {
                _isOpened = true;
                if (_file is not null && _file.RawBytes.Length <= MaxRawBytes)
                {
                    _program = FontProgram.Open(source.Decode(_file));
                }
            }

            return _program;
        }
    }

    /// <summary>Ascent and descent in text space units, from the descriptor or the font file, within what <see cref="PdfFont"/> promises.</summary>
    public (double Ascent, double Descent) Extent((double Ascent, double Descent) fallback)
    {
        double ascent = dictionary is null ? 0 : (source.GetNumber(dictionary, "Ascent") ?? 0) / 1000;
        double descent = dictionary is null ? 0 : (source.GetNumber(dictionary, "Descent") ?? 0) / 1000;
        if (ascent is <= 0.01 or > 3)
        {
            (ascent, descent) = Program?.VerticalExtent is { Ascent: > 0.01 and < 3 } own ? own : fallback;
        }

        // Some producers write the descent without its sign.
        descent = -Math.Abs(descent);
        return Bound(ascent, descent < -1.5 ? fallback.Descent : descent);
    }

    public static (double Ascent, double Descent) Bound(double ascent, double descent) =>
        (double.IsFinite(ascent) ? Math.Clamp(ascent, 0.5, 1.5) : 0.8, double.IsFinite(descent) ? Math.Clamp(descent, -1, 0) : -0.2);
}
