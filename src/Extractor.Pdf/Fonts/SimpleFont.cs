using Extractor.Pdf.Fonts.Encodings;
using Extractor.Pdf.Fonts.Programs;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>Type 1, MMType1 and TrueType fonts: one byte a code (ISO 32000-1, 9.6.2 and 9.6.3).</summary>
internal sealed class SimpleFont : MappedFont
{
    private readonly Glyph?[] _glyphs = new Glyph?[256];
    private readonly FontDescriptor _descriptor;
    private readonly SimpleEncoding _encoding;
    private readonly SimpleWidths _widths;
    private readonly StandardMetrics? _standard;
    private readonly bool _isDingbats;
    private readonly (double Ascent, double Descent) _extent;

    public SimpleFont(PdfDictionary font, IObjectSource source, bool isTrueType)
        : base(font, source)
    {
        _descriptor = new FontDescriptor(source.GetDictionary(font, "FontDescriptor"), source);
        _standard = _descriptor.IsEmbedded ? null : StandardMetrics.Find(Name);
        _isDingbats = Name.Contains("Dingbats", StringComparison.OrdinalIgnoreCase);
        string?[] convention = _standard?.Name switch
        {
            "Symbol" => EncodingTables.Symbol,
            "ZapfDingbats" => EncodingTables.ZapfDingbats,
            _ => isTrueType ? EncodingTables.WinAnsi : EncodingTables.Standard,
        };
        _encoding = SimpleEncoding.Read(font, source, () => isTrueType ? null : _descriptor.Program, convention);
        _widths = new SimpleWidths(font, source);
        _extent = _descriptor.Extent(_standard is null ? (0.8, -0.2) : FontDescriptor.Bound(_standard.Ascender / 1000.0, _standard.Descender / 1000.0));
    }

    public override bool IsVertical => false;

    public override double Ascent => _extent.Ascent;

    public override double Descent => _extent.Descent;

    public override int Next(ReadOnlySpan<byte> text, out Glyph glyph)
    {
        glyph = _glyphs[text[0]] ??= Make(text[0]);
        return 1;
    }

    protected override string? SecondOpinion(uint code, out FontEvidence evidence)
    {
        evidence = FontEvidence.Name;
        if (code > 255)
        {
            return null;
        }

        string? name = _encoding.Name((int)code);
        if (name is not null && _encoding.IsTold((int)code) && GlyphNames.ToText(name, _isDingbats) is { } told)
        {
            return told;
        }

        if (GlyphNumber((int)code) is { } glyph && _descriptor.Program?.TextOf(glyph) is { } own)
        {
            evidence = _descriptor.Program.HasUnicodeTable ? FontEvidence.UnicodeTable : FontEvidence.Name;
            return own;
        }

        evidence = FontEvidence.Convention;
        return name is not null && code >= 32 ? GlyphNames.ToText(name, _isDingbats) : null;
    }

    /// <summary>The letter that the encoding names, as the code of a symbol font; the code itself where it names none; nothing where it names a sign already.</summary>
    protected override int? SymbolCode(uint code)
    {
        if (_standard?.Name == "Symbol" || code > 255)
        {
            return null;
        }

        return (_encoding.Name((int)code) is { } name ? GlyphNames.ToText(name) : null) switch
        {
            [<= '\u00FF' and var letter] => letter,
            not null when _encoding.IsTold((int)code) => null,
            _ => (int)code,
        };
    }

    protected override bool Confirms(uint code, string text) => code <= 255 && GlyphNumber((int)code) is { } glyph && _descriptor.Program!.Confirms(glyph, text);

    /// <summary>A code without a glyph shows the font file's .notdef; a reader's own font shows nothing for it.</summary>
    protected override bool IsBlank(uint code)
    {
        if (code > 255)
        {
            return false;
        }

        if (_descriptor.Program is { } program)
        {
            return (GlyphNumber((int)code) ?? program.GlyphByName(".notdef") ?? (program is TrueTypeProgram ? 0 : -1)) is >= 0 and int glyph && !program.HasOutline(glyph);
        }

        return !_descriptor.IsEmbedded && (_encoding.Name((int)code) ?? ".notdef") == ".notdef";
    }

    private Glyph Make(int code)
    {
        (string text, bool isMapped, bool isRepaired) = Text((uint)code);
        int? number = GlyphNumber(code);
        return new Glyph
        {
            Code = code,
            Text = text,
            IsMapped = isMapped,
            IsRepaired = isRepaired,
            Width = Width(code, number),
            TakesWordSpacing = code == 32,
            HasInk = !IsBlank((uint)code),
        };
    }

    private double Width(int code, int? glyph)
    {
        if (_widths.Find(code) is { } width)
        {
            return width / 1000;
        }

        if (_encoding.Name(code) is { } name && _standard?.Width(name) is { } standard)
        {
            return standard / 1000.0;
        }

        if (!_widths.Exists && glyph is { } number && _descriptor.Program?.Advance(number) is { } own)
        {
            return own;
        }

        return _descriptor.MissingWidth != 0 || _widths.Exists ? _descriptor.MissingWidth / 1000 : 0.5;
    }

    /// <summary>The glyph of a code in the embedded file; null where there is no file or no such glyph.</summary>
    private int? GlyphNumber(int code)
    {
        string? name = _encoding.Name(code);
        return _descriptor.Program switch
        {
            null => null,
            TrueTypeProgram trueType => TrueTypeGlyph(trueType, code, name),
            { } program => name is null ? null : program.GlyphByName(name),
        };
    }

    /// <summary>The rules of ISO 32000-1, 9.6.6.4.</summary>
    private int? TrueTypeGlyph(TrueTypeProgram program, int code, string? name)
    {
        bool byName = name is not null && _encoding.IsTold(code) && (!_descriptor.IsSymbolic || program.Symbol is null);
        if (byName && GlyphByEncodedName(program, name!) is { } named)
        {
            return named;
        }

        int glyph = 0;
        if (program.Symbol is { } symbol)
        {
            glyph = symbol.Glyph((uint)code);
            for (uint page = 0xF000; glyph == 0 && page <= 0xF200; page += 0x100)
            {
                glyph = symbol.Glyph(page + (uint)code);
            }
        }

        if (glyph == 0 && program.MacRoman is { } mac)
        {
            glyph = mac.Glyph((uint)code);
        }

        if (glyph == 0 && name is not null)
        {
            glyph = GlyphByEncodedName(program, name) ?? 0;
        }

        return glyph == 0 ? null : glyph;
    }

    private static int? GlyphByEncodedName(TrueTypeProgram program, string name)
    {
        if (program.UnicodeSubtable is { } unicode && GlyphNames.ToText(name) is { } text)
        {
            int glyph = unicode.Glyph((uint)char.ConvertToUtf32(text, 0));
            if (glyph != 0)
            {
                return glyph;
            }
        }

        if (program.MacRoman is { } mac && Array.IndexOf(EncodingTables.MacRoman, name) is >= 0 and int code)
        {
            int glyph = mac.Glyph((uint)code);
            if (glyph != 0)
            {
                return glyph;
            }
        }

        return program.GlyphByName(name);
    }
}
