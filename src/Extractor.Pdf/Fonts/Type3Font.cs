using Extractor.Pdf.Fonts.Encodings;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>A font whose glyphs are content streams (ISO 32000-1, 9.6.5).</summary>
internal sealed class Type3Font : MappedFont
{
    private readonly Glyph?[] _glyphs = new Glyph?[256];
    private readonly SimpleEncoding _encoding;
    private readonly SimpleWidths _widths;
    private readonly IObjectSource _source;
    private readonly PdfDictionary? _procedures;
    private readonly double[] _matrix;
    private readonly (double Ascent, double Descent) _extent;

    public Type3Font(PdfDictionary font, IObjectSource source)
        : base(font, source)
    {
        _source = source;
        _encoding = SimpleEncoding.Read(font, source, static () => null, convention: null);
        _widths = new SimpleWidths(font, source);
        _procedures = source.GetDictionary(font, "CharProcs");
        Type3Resources = source.GetDictionary(font, "Resources");
        _matrix = Numbers(font, "FontMatrix", 6) ?? [0.001, 0, 0, 0.001, 0, 0];
        double[]? box = Numbers(font, "FontBBox", 4);
        _extent = box is null || (box[1] == 0 && box[3] == 0)
            ? (0.8, -0.2)
            : FontDescriptor.Bound(Math.Max(box[1] * _matrix[3], box[3] * _matrix[3]), Math.Min(box[1] * _matrix[3], box[3] * _matrix[3]));
    }

    public override bool IsVertical => false;

    public override double Ascent => _extent.Ascent;

    public override double Descent => _extent.Descent;

    public override double[]? Type3Matrix => _matrix;

    public override PdfDictionary? Type3Resources { get; }

    public override int Next(ReadOnlySpan<byte> text, out Glyph glyph)
    {
        glyph = _glyphs[text[0]] ??= Make(text[0]);
        return 1;
    }

    protected override string? SecondOpinion(uint code, out FontEvidence evidence)
    {
        evidence = FontEvidence.Name;
        return code <= 255 && _encoding.Name((int)code) is { } name ? GlyphNames.ToText(name) : null;
    }

    protected override bool IsBlank(uint code) => code > 255 || Procedure((int)code) is null;

    private PdfStream? Procedure(int code) => _procedures is not null && _encoding.Name(code) is { } name ? _source.GetStream(_procedures, name) : null;

    private Glyph Make(int code)
    {
        (string text, bool isMapped, bool isRepaired) = Text((uint)code);
        PdfStream? procedure = Procedure(code);
        return new Glyph
        {
            Code = code,
            Text = text,
            IsMapped = isMapped,
            IsRepaired = isRepaired,
            Width = (_widths.Find(code) ?? 0) * _matrix[0],
            TakesWordSpacing = code == 32,
            HasInk = procedure is not null,
            CharProc = procedure,
        };
    }

    private double[]? Numbers(PdfDictionary font, string key, int count)
    {
        if (_source.GetArray(font, key) is not { } array || array.Count < count)
        {
            return null;
        }

        var numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            if (_source.Resolve(array.Items[i]) is not PdfNumber { Value: var value } || !double.IsFinite(value))
            {
                return null;
            }

            numbers[i] = value;
        }

        return numbers;
    }
}
