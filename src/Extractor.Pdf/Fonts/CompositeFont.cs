using System.Text;
using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Fonts.Programs;
using Extractor.Pdf.Objects;

namespace Extractor.Pdf.Fonts;

/// <summary>A Type 0 font: codes of one to four bytes → CIDs of its descendant (ISO 32000-1, 9.7).</summary>
internal sealed class CompositeFont : MappedFont
{
    private readonly Glyph?[]?[] _twoByte = new Glyph?[256][];
    private readonly Dictionary<ulong, Glyph> _others = [];
    private readonly CMap _cmap;
    private readonly CompositeWidths _widths;
    private readonly FontDescriptor _descriptor;
    private readonly string _ordering = "";
    private readonly CidToUnicode? _collection;
    private readonly IObjectSource _source;
    private bool? _isCollectionMeant;
    private readonly bool _isTrueType;
    private readonly ReadOnlyMemory<byte> _glyphNumbers;
    private readonly (double Ascent, double Descent) _extent;

    public CompositeFont(PdfDictionary font, PdfDictionary descendant, IObjectSource source)
        : base(font, source)
    {
        _source = source;
        PdfObject encoding = source.Get(font, "Encoding");
        CMap? cmap = LoadCMap(encoding, source, 0);
        if (cmap is null && encoding is PdfName { Value: var unknown })
        {
            source.Warnings.Add("cmap-unknown", $"The font '{Name}' uses the character map {unknown}, which is not known; its codes are read as two bytes each.");
        }

        _cmap = cmap ?? CMap.Identity(isVertical: encoding is PdfName { Value: var name } && name.EndsWith("-V", StringComparison.Ordinal));
        _widths = new CompositeWidths(descendant, source);
        _descriptor = new FontDescriptor(source.GetDictionary(descendant, "FontDescriptor"), source);
        _isTrueType = source.GetName(descendant, "Subtype") == "CIDFontType2";
        if (source.GetStream(descendant, "CIDToGIDMap") is { } map)
        {
            _glyphNumbers = source.Decode(map);
        }

        if (source.GetDictionary(descendant, "CIDSystemInfo") is { } system && source.GetString(system, "Ordering") is { } ordering)
        {
            _ordering = Encoding.Latin1.GetString(ordering);
            _collection = CidToUnicode.Find(_ordering);
        }

        _extent = _descriptor.Extent((0.88, -0.12));
    }

    public override bool IsVertical => _cmap.IsVertical;

    public override double Ascent => _extent.Ascent;

    public override double Descent => _extent.Descent;

    public override int Next(ReadOnlySpan<byte> text, out Glyph glyph)
    {
        int length = _cmap.Read(text, out uint code, out bool isValid);
        if (length == 2 && isValid)
        {
            Glyph?[] row = _twoByte[code >> 8] ??= new Glyph?[256];
            glyph = row[code & 0xFF] ??= Make(code, length);
        }
        else
        {
            ulong key = ((ulong)(isValid ? length : length + 8) << 32) | code;
            if (!_others.TryGetValue(key, out Glyph? known))
            {
                known = isValid ? Make(code, length) : MakeInvalid(code);
                if (_others.Count < FontProgram.MaxGlyphs)
                {
                    _others[key] = known;
                }
            }

            glyph = known;
        }

        return length;
    }

    protected override string? SecondOpinion(uint code, out FontEvidence evidence)
    {
        evidence = FontEvidence.Name;
        int length = LengthOf(code);
        if (FromCode(code, length) is { } own)
        {
            return own;
        }

        if (_cmap.Cid(code, length) is not { } cid)
        {
            return null;
        }

        if (_isTrueType && _descriptor.Program is { } program && program.TextOf(GlyphNumber(cid)) is { } text)
        {
            evidence = program.HasUnicodeTable ? FontEvidence.UnicodeTable : FontEvidence.Name;
            return text;
        }

        return ByCollection(cid) ?? (_isTrueType ? null : _descriptor.Program?.TextOf(GlyphNumber(cid)));
    }

    /// <summary>The text of a CID by the collection that the font names. With a CMap of that collection the codes prove it; with Identity it is tested.</summary>
    private string? ByCollection(int cid)
    {
        if (_collection is null)
        {
            return null;
        }

        if (_isCollectionMeant is null)
        {
            FontProgram? program = _isTrueType && _glyphNumbers.Length == 0 ? _descriptor.Program : null;
            _isCollectionMeant = !_cmap.IsIdentity || CollectionCheck.Fits(_ordering, _collection, _widths, program);
            if (_isCollectionMeant == false)
            {
                _source.Warnings.Add("collection-wrong", $"The font '{Name}' names the characters of Adobe-{_ordering}, but its widths are not theirs; its letters are given as U+FFFD.");
            }
        }

        return _isCollectionMeant.Value ? _collection.Text(cid) : null;
    }

    protected override int? SymbolCode(uint code) =>
        _isTrueType && _descriptor.Program is TrueTypeProgram program && _cmap.Cid(code, LengthOf(code)) is { } cid ? program.SymbolCodeOf(GlyphNumber(cid)) : null;

    protected override bool Confirms(uint code, string text) =>
        _isTrueType && _descriptor.Program is { } program && _cmap.Cid(code, LengthOf(code)) is { } cid && program.Confirms(GlyphNumber(cid), text);

    /// <summary>Adobe's CMaps give a blank for control characters (notdef ranges); beyond that the font file's outline decides.</summary>
    protected override bool IsBlank(uint code) => _descriptor.Program is { } program
        ? !program.HasOutline(GlyphNumber(_cmap.Cid(code, LengthOf(code)) ?? 0))
        : code < 0x20 && _cmap.IsPredefined && !_cmap.IsIdentity;

    private static CMap? LoadCMap(PdfObject encoding, IObjectSource source, int depth)
    {
        switch (encoding)
        {
            case PdfName name:
                return PredefinedCMaps.Find(name.Value);
            case PdfStream stream when depth < CMap.MaxDepth:
                CMap? used = source.Get(stream.Dictionary, "UseCMap") is { } other and not PdfNull ? LoadCMap(other, source, depth + 1) : null;
                return CMapParser.Parse(source.Decode(stream).Span, used, source.GetInt(stream.Dictionary, "WMode") == 1, PredefinedCMaps.Find);
            default:
                return null;
        }
    }

    /// <summary>Codes come without their length where ToUnicode is judged: the length then is the least that holds the code.</summary>
    private int LengthOf(uint code)
    {
        for (int length = code <= 0xFF ? 1 : code <= 0xFFFF ? 2 : code <= 0xFFFFFF ? 3 : 4; length <= 4; length++)
        {
            if (_cmap.Covers(code, length))
            {
                return length;
            }
        }

        return 2;
    }

    private Glyph Make(uint code, int length)
    {
        (string text, bool isMapped, bool isRepaired) = Text(code);
        int cid = _cmap.Cid(code, length) ?? 0;
        (double advance, double x, double y) = IsVertical ? _widths.Vertical(cid) : (-1000, 0, 0);
        return new Glyph
        {
            Code = unchecked((int)code),
            Text = text,
            IsMapped = isMapped,
            IsRepaired = isRepaired,
            Width = _widths.Width(cid) / 1000,
            VerticalAdvance = advance / 1000,
            OriginX = x / 1000,
            OriginY = y / 1000,
            TakesWordSpacing = length == 1 && code == 32,
            HasInk = !IsBlank(code),
        };
    }

    private Glyph MakeInvalid(uint code) => new()
    {
        Code = unchecked((int)code),
        Text = GlyphText.Unmapped,
        IsMapped = false,
        Width = _widths.Width(0) / 1000,
    };

    /// <summary>The text of a code that is Unicode itself (Uni…-UCS2, -UTF16, -UTF8, -UTF32).</summary>
    private string? FromCode(uint code, int length)
    {
        uint point = code;
        switch (_cmap.Form)
        {
            case UnicodeForm.Utf16 when length == 4:
                return char.IsSurrogatePair((char)(code >> 16), (char)code) ? new string([(char)(code >> 16), (char)code]) : null;
            case UnicodeForm.Utf16 or UnicodeForm.Utf32:
                break;
            case UnicodeForm.Utf8:
                Span<byte> bytes = [(byte)(code >> 24), (byte)(code >> 16), (byte)(code >> 8), (byte)code];
                return Rune.DecodeFromUtf8(bytes[(4 - length)..], out Rune rune, out int used) == System.Buffers.OperationStatus.Done && used == length
                    ? rune.ToString()
                    : null;
            default:
                return null;
        }

        return Rune.IsValid(point) ? new Rune(point).ToString() : null;
    }

    /// <summary>The glyph of a CID in the embedded file (ISO 32000-1, 9.7.4.2).</summary>
    private int GlyphNumber(int cid)
    {
        if (_glyphNumbers.Length > 0)
        {
            return new FontBytes(_glyphNumbers).U16(2L * cid);
        }

        return _descriptor.Program switch
        {
            CffProgram cff => cff.GlyphByCid(cid),
            TrueTypeProgram { Cff: { } cff } when !_isTrueType => cff.GlyphByCid(cid),
            _ => cid,
        };
    }
}
