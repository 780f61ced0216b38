using System.Text;
using Extractor.Pdf.Fonts.CMaps;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.Programs;

/// <summary>A CFF font (Adobe technical note 5176), name-keyed or CID-keyed.</summary>
internal sealed class CffProgram : FontProgram
{
    private const int Charset = 15;
    private const int Encoding = 16;
    private const int CharStringsKey = 17;
    private const int Private = 18;
    private const int FontMatrix = 1207;
    private const int Ros = 1230;
    private const int DefaultWidth = 20;
    private const int NominalWidth = 21;

    private readonly FontBytes _file;
    private readonly CffDict _top;
    private readonly CffIndex _strings;
    private readonly CffIndex _charStrings;
    private readonly double _unit;
    private CffDict? _private;
    private int[]? _charset;
    private Dictionary<string, int>? _glyphsByName;
    private Dictionary<int, int>? _glyphsByCid;
    private string?[]? _encoding;

    private CffProgram(FontBytes file, CffDict top, CffIndex strings, CffIndex charStrings)
    {
        _file = file;
        _top = top;
        _strings = strings;
        _charStrings = charStrings;
        IsCidKeyed = top.Has(Ros);
        _unit = top.Numbers(FontMatrix) is { Length: 6 } matrix && matrix[0] is > 1e-5 and < 1 ? matrix[0] : 0.001;
        if (IsCidKeyed && top.Numbers(Ros) is { Length: >= 2 } ros && StringOf((int)ros[0]) == "Adobe")
        {
            Ordering = StringOf((int)ros[1]);
        }
    }

    public override int GlyphCount => _charStrings.Count;

    public bool IsCidKeyed { get; }

    /// <summary>The ordering of an Adobe character collection that the CIDs belong to, such as <c>GB1</c>; null where there is none.</summary>
    public string? Ordering { get; }

    public override string?[]? BuiltInEncoding => IsCidKeyed ? null : _encoding ??= ReadEncoding();

    public static CffProgram? Open(FontBytes file)
    {
        var names = new CffIndex(file, file.U8(2));
        var tops = new CffIndex(file, names.End);
        var strings = new CffIndex(file, tops.End);
        if (tops.Count == 0)
        {
            return null;
        }

        var top = new CffDict(tops[0]);
        long place = (long)top.Number(CharStringsKey, 0);
        if (place <= 0 || place >= file.Length)
        {
            return null;
        }

        var charStrings = new CffIndex(file, place);
        return charStrings.Count == 0 ? null : new CffProgram(file, top, strings, charStrings);
    }

    /// <summary>The glyph of a CID: by the charset of a CID-keyed font, the CID itself in a name-keyed one (ISO 32000-1, 9.7.4.2).</summary>
    public int GlyphByCid(int cid)
    {
        if (!IsCidKeyed)
        {
            return cid;
        }

        if (_glyphsByCid is null)
        {
            int[] charset = _charset ??= ReadCharset();
            _glyphsByCid = new Dictionary<int, int>(charset.Length);
            for (int i = 0; i < charset.Length; i++)
            {
                _glyphsByCid.TryAdd(charset[i], i);
            }
        }

        return _glyphsByCid.GetValueOrDefault(cid, 0);
    }

    public override double? Advance(int glyph)
    {
        if (IsCidKeyed || glyph < 0 || glyph >= GlyphCount)
        {
            return null;
        }

        _private ??= _top.Numbers(Private) is { Length: 2 } place ? new CffDict(_file.Slice((long)place[1], (long)place[0])) : new CffDict(default);
        return CharStrings.Type2Width(_charStrings[glyph]) is { } width
            ? width.IsDefault ? _private.Number(DefaultWidth, 0) * _unit : (_private.Number(NominalWidth, 0) + width.Value) * _unit
            : null;
    }

    public override bool HasOutline(int glyph) => glyph < 0 || glyph >= GlyphCount || CharStrings.Type2HasOutline(_charStrings[glyph]);

    public override string? TextOf(int glyph)
    {
        if (!IsCidKeyed)
        {
            return NameOf(glyph) is { } name ? GlyphNames.ToText(name) : null;
        }

        _charset ??= ReadCharset();
        return Ordering is not null && glyph > 0 && glyph < _charset.Length ? CidToUnicode.Find(Ordering)?.Text(_charset[glyph]) : null;
    }

    public override string? NameOf(int glyph)
    {
        _charset ??= ReadCharset();
        return !IsCidKeyed && glyph >= 0 && glyph < _charset.Length ? StringOf(_charset[glyph]) : null;
    }

    public override int? GlyphByName(string name)
    {
        if (_glyphsByName is null)
        {
            _glyphsByName = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < GlyphCount && !IsCidKeyed; i++)
            {
                if (NameOf(i) is { } known)
                {
                    _glyphsByName.TryAdd(known, i);
                }
            }
        }

        return _glyphsByName.TryGetValue(name, out int glyph) ? glyph : null;
    }

    private string? StringOf(int sid)
    {
        string?[] standard = EncodingTables.CffStrings;
        if (sid < 0)
        {
            return null;
        }

        if (sid < standard.Length)
        {
            return standard[sid];
        }

        FontBytes text = _strings[sid - standard.Length];
        return text.Length is 0 or > 256 ? null : System.Text.Encoding.Latin1.GetString(text.Span);
    }

    /// <summary>Glyph → SID, or CID in a CID-keyed font.</summary>
    private int[] ReadCharset()
    {
        var charset = new int[GlyphCount];
        int place = (int)_top.Number(Charset, 0);
        if (place <= 2 && !IsCidKeyed)
        {
            ReadPredefinedCharset(charset, place);
            return charset;
        }

        int format = _file.U8(place);
        long at = place + 1L;
        for (int glyph = 1; glyph < charset.Length && at < _file.Length;)
        {
            int first = _file.U16(at);
            int left = 0;
            at += 2;
            if (format == 1)
            {
                left = _file.U8(at++);
            }
            else if (format == 2)
            {
                left = _file.U16(at);
                at += 2;
            }

            for (int i = 0; i <= left && glyph < charset.Length; i++)
            {
                charset[glyph++] = first + i;
            }
        }

        return charset;
    }

    private static void ReadPredefinedCharset(int[] charset, int kind)
    {
        string?[] names = kind == 1 ? EncodingTables.CffExpertCharset : EncodingTables.CffExpertSubsetCharset;
        for (int glyph = 0; glyph < charset.Length; glyph++)
        {
            charset[glyph] = kind == 0
                ? glyph <= 228 ? glyph : -1
                : glyph < names.Length ? Array.IndexOf(EncodingTables.CffStrings, names[glyph]) : -1;
        }
    }

    private string?[] ReadEncoding()
    {
        int place = (int)_top.Number(Encoding, 0);
        if (place <= 1)
        {
            return place == 1 ? EncodingTables.CffExpertEncoding : EncodingTables.Standard;
        }

        var encoding = new string?[256];
        int format = _file.U8(place);
        int count = _file.U8(place + 1);
        long at = place + 2L;
        int glyph = 1;
        for (int i = 0; i < count; i++)
        {
            int first = _file.U8(at++);
            int left = (format & 0x7F) == 1 ? _file.U8(at++) : 0;
            for (int k = 0; k <= left && first + k < 256; k++)
            {
                encoding[first + k] = NameOf(glyph++);
            }
        }

        if ((format & 0x80) != 0)
        {
            int supplements = _file.U8(at++);
            for (int i = 0; i < supplements; i++, at += 3)
            {
                encoding[_file.U8(at)] = StringOf(_file.U16(at + 1));
            }
        }

        return encoding;
    }
}
