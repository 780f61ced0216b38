using System.Globalization;
using System.Text;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.Programs;

/// <summary>A Type 1 font file (Adobe Type 1 Font Format), plain or PFB. The encrypted part is opened when a glyph is asked for.</summary>
internal sealed class Type1Program : FontProgram
{
    private const ushort FileKey = 55665;
    private const ushort CharKey = 4330;

    private readonly byte[] _file;
    private readonly int _clearLength;
    private readonly double _unit;
    private string?[]? _encoding;
    private List<(string Name, int Start, int Length)>? _glyphs;
    private Dictionary<string, int>? _glyphsByName;
    private byte[] _opened = [];
    private int _skip = 4;

    private Type1Program(byte[] file)
    {
        _file = file;
        int eexec = file.AsSpan().IndexOf("eexec"u8);
        _clearLength = eexec < 0 ? file.Length : eexec;
        _unit = Matrix(file.AsSpan(0, _clearLength));
    }

    public override int GlyphCount => Glyphs.Count;

    public override string?[]? BuiltInEncoding => _encoding ??= ReadEncoding();

    private List<(string Name, int Start, int Length)> Glyphs => _glyphs ??= ReadGlyphs();

    public static Type1Program? Open(FontBytes bytes)
    {
        byte[] file = bytes.U8(0) == 0x80 ? Unwrap(bytes) : bytes.Span.ToArray();
        return file.Length < 16 ? null : new Type1Program(file);
    }

    public override double? Advance(int glyph) => Look(glyph).Width * _unit;

    public override bool HasOutline(int glyph) => Look(glyph).HasOutline;

    public override string? TextOf(int glyph) => NameOf(glyph) is { } name ? GlyphNames.ToText(name) : null;

    public override string? NameOf(int glyph) => glyph >= 0 && glyph < Glyphs.Count ? Glyphs[glyph].Name : null;

    public override int? GlyphByName(string name)
    {
        if (_glyphsByName is null)
        {
            _glyphsByName = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < Glyphs.Count; i++)
            {
                _glyphsByName[Glyphs[i].Name] = i;
            }
        }

        return _glyphsByName.TryGetValue(name, out int glyph) ? glyph : null;
    }

    private (double? Width, bool HasOutline) Look(int glyph)
    {
        if (glyph < 0 || glyph >= Glyphs.Count)
        {
            return (null, true);
        }

        (_, int start, int length) = Glyphs[glyph];
        byte[] code = Decrypt(_opened.AsSpan(start, length), CharKey, Math.Max(_skip, 0));
        return CharStrings.Type1(_skip < 0 ? _opened.AsSpan(start, length) : code);
    }

    /// <summary>Takes the segments of a PFB file apart.</summary>
    private static byte[] Unwrap(FontBytes bytes)
    {
        using var file = new MemoryStream();
        for (long at = 0; bytes.U8(at) == 0x80 && bytes.U8(at + 1) is 1 or 2;)
        {
            long length = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bytes.U32(at + 2));
            file.Write(bytes.Slice(at + 6, length).Span);
            at += 6 + length;
        }

        return file.ToArray();
    }

    private static double Matrix(ReadOnlySpan<byte> clear)
    {
        int at = clear.IndexOf("/FontMatrix"u8);
        if (at < 0)
        {
            return 0.001;
        }

        ReadOnlySpan<byte> rest = clear[(at + 11)..];
        rest = rest[..Math.Min(rest.Length, 64)];
        int open = rest.IndexOfAny((byte)'[', (byte)'{');
        string text = Encoding.Latin1.GetString(open < 0 ? rest : rest[(open + 1)..]).TrimStart();
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && double.TryParse(text[..blank], NumberStyles.Float, CultureInfo.InvariantCulture, out double unit) && unit is > 1e-5 and < 1
            ? unit
            : 0.001;
    }

    private string?[] ReadEncoding()
    {
        ReadOnlySpan<byte> clear = _file.AsSpan(0, _clearLength);
        int at = clear.IndexOf("/Encoding"u8);
        if (at < 0)
        {
            return EncodingTables.Standard;
        }

        var tokens = new Type1Tokens(clear[(at + 9)..]);
        var encoding = new string?[256];
        bool isStandard = tokens.Next() is var first && first.SequenceEqual("StandardEncoding"u8);
        if (isStandard)
        {
            return EncodingTables.Standard;
        }

        // dup 65 /A put … until def or readonly; "dup" also stands before other things, so the pattern is checked.
        for (ReadOnlySpan<byte> token = first; token.Length > 0; token = tokens.Next())
        {
            if (token.SequenceEqual("dup"u8))
            {
                ReadOnlySpan<byte> number = tokens.Next();
                ReadOnlySpan<byte> name = tokens.Next();
                if (Type1Tokens.Integer(number) is >= 0 and < 256 and int code && name.Length > 1 && name[0] == '/')
                {
                    encoding[code] = Encoding.Latin1.GetString(name[1..Math.Min(name.Length, 128)]);
                }
            }
            else if (token.SequenceEqual("def"u8) || token.SequenceEqual("readonly"u8))
            {
                break;
            }
        }

        return encoding;
    }

    private List<(string Name, int Start, int Length)> ReadGlyphs()
    {
        _opened = OpenEncrypted();
        ReadOnlySpan<byte> opened = _opened;
        var glyphs = new List<(string Name, int Start, int Length)>();
        int lenIv = opened.IndexOf("/lenIV"u8);
        if (lenIv >= 0 && Type1Tokens.Integer(new Type1Tokens(opened[(lenIv + 6)..]).Next()) is >= -1 and <= 16 and int skip)
        {
            _skip = skip;
        }

        int start = opened.IndexOf("/CharStrings"u8);
        if (start < 0)
        {
            return glyphs;
        }

        var tokens = new Type1Tokens(opened[(start + 12)..]);
        int offset = start + 12;
        while (glyphs.Count < MaxGlyphs)
        {
            ReadOnlySpan<byte> token = tokens.Next();
            if (token.Length == 0 || (token.SequenceEqual("end"u8) && glyphs.Count > 0))
            {
                break;
            }

            if (token[0] != '/')
            {
                continue;
            }

            // /name length RD <blank> bytes ND
            if (Type1Tokens.Integer(tokens.Next()) is { } length && length >= 0)
            {
                tokens.Next();
                int data = offset + tokens.Position + 1;
                if (data + (long)length > opened.Length)
                {
                    break;
                }

                glyphs.Add((Encoding.Latin1.GetString(token[1..Math.Min(token.Length, 128)]), data, length));
                tokens.Skip(length + 1);
            }
        }

        return glyphs;
    }

    private byte[] OpenEncrypted()
    {
        int at = _clearLength + 5;
        if (at >= _file.Length)
        {
            return [];
        }

        while (at < _file.Length && _file[at] is 9 or 10 or 13 or 32)
        {
            at++;
        }

        ReadOnlySpan<byte> sealedPart = _file.AsSpan(at);
        bool isHex = sealedPart.Length >= 4;
        for (int i = 0; i < 4 && isHex; i++)
        {
            isHex = CMaps.CMapTokens.HexDigit(sealedPart[i]) >= 0;
        }

        return Decrypt(isHex ? FromHex(sealedPart) : sealedPart, FileKey, 4);
    }

    private static byte[] FromHex(ReadOnlySpan<byte> digits)
    {
        var bytes = new byte[digits.Length / 2];
        int count = 0;
        int high = -1;
        foreach (byte b in digits)
        {
            int digit = CMaps.CMapTokens.HexDigit(b);
            if (digit < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = digit;
            }
            else if (count < bytes.Length)
            {
                bytes[count++] = (byte)((high << 4) | digit);
                high = -1;
            }
        }

        return bytes[..count];
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> cipher, ushort key, int skip)
    {
        var plain = new byte[Math.Max(0, cipher.Length - skip)];
        for (int i = 0; i < cipher.Length; i++)
        {
            if (i >= skip)
            {
                plain[i - skip] = (byte)(cipher[i] ^ (key >> 8));
            }

            key = unchecked((ushort)(((cipher[i] + key) * 52845) + 22719));
        }

        return plain;
    }
}
