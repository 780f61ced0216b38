using System.Text;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.Programs;

/// <summary>A TrueType or OpenType file (ISO/IEC 14496-22). Tables are looked at when asked for.</summary>
internal sealed class TrueTypeProgram : FontProgram
{
    private const int MaxTables = 256;
    private const int MaxSubtables = 64;

    private readonly FontBytes _glyphPlaces;
    private readonly FontBytes _outlines;
    private readonly FontBytes _metrics;
    private readonly FontBytes _post;
    private readonly FontBytes _cmap;
    private readonly FontBytes _horizontal;
    private readonly bool _hasLongPlaces;
    private readonly int _unitsPerEm;
    private readonly int _longMetrics;
    private List<CmapSubtable>? _subtables;
    private int[]? _points;
    private string?[]? _names;
    private Dictionary<string, int>? _glyphsByName;

    private TrueTypeProgram(FontBytes file, Dictionary<uint, FontBytes> tables)
    {
        FontBytes head = tables.GetValueOrDefault(Tag("head"));
        _unitsPerEm = head.U16(18) is >= 16 and <= 16384 and int units ? units : 1000;
        _hasLongPlaces = head.U16(50) == 1;
        _horizontal = tables.GetValueOrDefault(Tag("hhea"));
        _longMetrics = _horizontal.U16(34);
        _metrics = tables.GetValueOrDefault(Tag("hmtx"));
        _glyphPlaces = tables.GetValueOrDefault(Tag("loca"));
        _outlines = tables.GetValueOrDefault(Tag("glyf"));
        _post = tables.GetValueOrDefault(Tag("post"));
        _cmap = tables.GetValueOrDefault(Tag("cmap"));
        FontBytes maxp = tables.GetValueOrDefault(Tag("maxp"));
        GlyphCount = maxp.Length >= 6 ? maxp.U16(4) : Math.Clamp((_glyphPlaces.Length / (_hasLongPlaces ? 4 : 2)) - 1, 0, MaxGlyphs);
        if (tables.TryGetValue(Tag("CFF "), out FontBytes cff))
        {
            Cff = CffProgram.Open(cff);
        }
    }

    public override int GlyphCount { get; }

    /// <summary>The "CFF " table of an OpenType file, or null.</summary>
    public CffProgram? Cff { get; }

    public override (double Ascent, double Descent)? VerticalExtent => _horizontal.Length < 8
        ? null
        : (_horizontal.S16(4) / (double)_unitsPerEm, _horizontal.S16(6) / (double)_unitsPerEm);

    public IReadOnlyList<CmapSubtable> Subtables => _subtables ??= ReadSubtables();

    public override bool HasUnicodeTable => UnicodeSubtable is not null;

    public override bool Confirms(int glyph, string text) =>
        Rune.TryGetRuneAt(text, 0, out Rune rune) && rune.Utf16SequenceLength == text.Length && glyph != 0 && UnicodeSubtable?.Glyph((uint)rune.Value) == glyph;

    public CmapSubtable? Symbol => First(static s => s.IsSymbol);

    public CmapSubtable? MacRoman => First(static s => s.IsMacRoman);

    /// <summary>The subtable that covers most of Unicode, or null.</summary>
    public CmapSubtable? UnicodeSubtable =>
        First(static s => s is { Platform: 3, Encoding: 10 }) ?? First(static s => s.Platform == 0 && s.Encoding is 4 or 6)
        ?? First(static s => s is { Platform: 3, Encoding: 1 }) ?? First(static s => s.IsUnicode);

    public static TrueTypeProgram? Open(FontBytes file)
    {
        long start = 0;
        if (file.U32(0) == 0x74746366)
        {
            start = file.U32(12);
        }

        int count = Math.Min(file.U16(start + 4), MaxTables);
        var tables = new Dictionary<uint, FontBytes>();
        for (int i = 0; i < count; i++)
        {
            long record = start + 12 + (16 * i);
            FontBytes table = file.Slice(file.U32(record + 8), file.U32(record + 12));
            if (table.Length > 0)
            {
                tables[file.U32(record)] = table;
            }
        }

        return tables.Count == 0 ? null : new TrueTypeProgram(file, tables);
    }

    /// <summary>Glyphs below this number have an advance of their own, the others that of the last.</summary>
    public int OwnAdvances => _longMetrics;

    public override double? Advance(int glyph)
    {
        if (_longMetrics == 0 || glyph < 0 || glyph >= GlyphCount)
        {
            return null;
        }

        long place = 4L * Math.Min(glyph, _longMetrics - 1);
        return place + 1 < _metrics.Length ? _metrics.U16(place) / (double)_unitsPerEm : null;
    }

    public override bool HasOutline(int glyph)
    {
        if (Cff is not null)
        {
            return Cff.HasOutline(glyph);
        }

        int size = _hasLongPlaces ? 4 : 2;
        if (glyph < 0 || _outlines.Length == 0 || (long)(glyph + 2) * size > _glyphPlaces.Length)
        {
            return true;
        }

        long from = _hasLongPlaces ? _glyphPlaces.U32(4L * glyph) : 2L * _glyphPlaces.U16(2L * glyph);
        long to = _hasLongPlaces ? _glyphPlaces.U32((4L * glyph) + 4) : 2L * _glyphPlaces.U16((2L * glyph) + 2);
        return to > from && _outlines.S16(from) != 0;
    }

    public override string? TextOf(int glyph)
    {
        if (glyph <= 0)
        {
            return null;
        }

        _points ??= TurnAround();
        if (glyph < _points.Length && _points[glyph] > 0)
        {
            return char.ConvertFromUtf32(_points[glyph]);
        }

        return NameOf(glyph) is { } name ? GlyphNames.ToText(name) : null;
    }

    /// <summary>The 8-bit code that a symbol table (3, 0) gives a glyph, or null.</summary>
    public int? SymbolCodeOf(int glyph)
    {
        for (uint code = 0x20; code <= 0xFF && glyph > 0 && Symbol is { } symbol; code++)
        {
            if (symbol.Glyph(0xF000 + code) == glyph || symbol.Glyph(code) == glyph)
            {
                return (int)code;
            }
        }

        return null;
    }

    public override string? NameOf(int glyph)
    {
        if (Cff is { IsCidKeyed: false })
        {
            return Cff.NameOf(glyph);
        }

        _names ??= ReadNames();
        return glyph >= 0 && glyph < _names.Length ? _names[glyph] : null;
    }

    public override int? GlyphByName(string name)
    {
        if (_glyphsByName is null)
        {
            _names ??= ReadNames();
            _glyphsByName = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < _names.Length; i++)
            {
                if (_names[i] is { } known)
                {
                    _glyphsByName.TryAdd(known, i);
                }
            }
        }

        return _glyphsByName.TryGetValue(name, out int glyph) ? glyph : Cff?.GlyphByName(name);
    }

    private static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    private CmapSubtable? First(Predicate<CmapSubtable> condition)
    {
        foreach (CmapSubtable subtable in Subtables)
        {
            if (condition(subtable))
            {
                return subtable;
            }
        }

        return null;
    }

    private List<CmapSubtable> ReadSubtables()
    {
        var subtables = new List<CmapSubtable>();
        int count = Math.Min(_cmap.U16(2), MaxSubtables);
        for (int i = 0; i < count; i++)
        {
            long record = 4 + (8 * i);
            FontBytes table = _cmap.Slice(_cmap.U32(record + 4), int.MaxValue);
            if (table.Length > 6)
            {
                subtables.Add(new CmapSubtable(table, _cmap.U16(record), _cmap.U16(record + 2)));
            }
        }

        return subtables;
    }

    /// <summary>Glyph → code point from the Unicode subtable; the plainest code point where a glyph has several.</summary>
    private int[] TurnAround()
    {
        var points = new int[Math.Clamp(GlyphCount, 0, MaxGlyphs)];
        UnicodeSubtable?.Visit((code, glyph) =>
        {
            if (glyph < points.Length && Rune.IsValid(code) && !IsPrivate(code) && code > 0x1F
                && (points[glyph] == 0 || Rank(code) < Rank(points[glyph])))
            {
                points[glyph] = code;
            }
        });
        return points;
    }

    private static bool IsPrivate(int code) => code is (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 or 0xFFFE or 0xFFFF;

    /// <summary>Ordinary code points first, then radicals, compatibility ideographs and blanks that look like others.</summary>
    private static int Rank(int code) => code switch
    {
        0xA0 or 0xAD or 0x2010 or 0x2011 => 2,
        >= 0x2E80 and <= 0x2FDF => 3,
        >= 0xF900 and <= 0xFAFF => 3,
        >= 0x2F800 and <= 0x2FA1F => 4,
        _ => 1,
    };

    private string?[] ReadNames()
    {
        uint version = _post.U32(0);
        if (version == 0x00010000)
        {
            return EncodingTables.MacGlyphs;
        }

        if (version != 0x00020000)
        {
            return [];
        }

        int count = Math.Min(_post.U16(32), (_post.Length - 34) / 2);
        var own = new List<string>();
        for (long place = 34 + (2L * count); place < _post.Length && own.Count < MaxGlyphs;)
        {
            int length = _post.U8(place);
            own.Add(Encoding.Latin1.GetString(_post.Slice(place + 1, length).Span));
            place += 1 + length;
        }

        var names = new string?[Math.Max(count, 0)];
        string?[] mac = EncodingTables.MacGlyphs;
        for (int i = 0; i < names.Length; i++)
        {
            int index = _post.U16(34 + (2L * i));
            names[i] = index < mac.Length ? mac[index] : index - mac.Length < own.Count ? own[index - mac.Length] : null;
        }

        return names;
    }
}
