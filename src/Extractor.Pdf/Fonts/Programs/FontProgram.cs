namespace Extractor.Pdf.Fonts.Programs;

/// <summary>An embedded font file, read only as far as it is asked. Never throws for bad bytes.</summary>
internal abstract class FontProgram
{
    /// <summary>Glyph numbers that are looked at when tables are turned around.</summary>
    public const int MaxGlyphs = 65_536;

    public abstract int GlyphCount { get; }

    /// <summary>Advance width in text space units (1 = the font size), or null where the file does not tell.</summary>
    public abstract double? Advance(int glyph);

    /// <summary>False only where the file shows that the glyph is blank.</summary>
    public abstract bool HasOutline(int glyph);

    /// <summary>The text of a glyph as the file itself tells (Unicode cmap, glyph name), unfolded; null where it does not.</summary>
    public abstract string? TextOf(int glyph);

    /// <summary>Whether <see cref="TextOf"/> answers from a Unicode table, not from a glyph name.</summary>
    public virtual bool HasUnicodeTable => false;

    /// <summary>True where the file's Unicode table gives that text this glyph.</summary>
    public virtual bool Confirms(int glyph, string text) => false;

    /// <summary>The glyph of that name, or null.</summary>
    public abstract int? GlyphByName(string name);

    /// <summary>The name of a glyph, or null.</summary>
    public abstract string? NameOf(int glyph);

    /// <summary>The encoding built into the file: code → glyph name; null where it has none.</summary>
    public virtual string?[]? BuiltInEncoding => null;

    /// <summary>Ascent and descent in text space units, or null.</summary>
    public virtual (double Ascent, double Descent)? VerticalExtent => null;

    /// <summary>Opens a font file of any kind by its first bytes; null where it is none that is known.</summary>
    public static FontProgram? Open(ReadOnlyMemory<byte> data)
    {
        var bytes = new FontBytes(data);
        if (bytes.Length < 4)
        {
            return null;
        }

        uint magic = bytes.U32(0);
        if (magic is 0x00010000 or 0x74727565 or 0x4F54544F or 0x74746366 or 0x00020000)
        {
            return TrueTypeProgram.Open(bytes);
        }

        if (bytes.U8(0) == 0x80 || bytes.Span[..2].SequenceEqual("%!"u8))
        {
            return Type1Program.Open(bytes);
        }

        if (bytes.U8(0) == 1 && bytes.U8(2) is >= 4 and < 32 && CffProgram.Open(bytes) is { } cff)
        {
            return cff;
        }

        // Some producers leave the PostScript header out or wrap the file in blanks.
        return data.Span[..Math.Min(data.Length, 4096)].IndexOf("/Encoding"u8) >= 0 || data.Span[..Math.Min(data.Length, 8192)].IndexOf("eexec"u8) >= 0
            ? Type1Program.Open(bytes)
            : null;
    }
}
