namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>How the codes of a CMap relate to Unicode, for CMaps whose codes are Unicode.</summary>
internal enum UnicodeForm
{
    None,
    Utf16,
    Utf8,
    Utf32,
}

/// <summary>Character codes → CIDs (ISO 32000-1, 9.7.5). Immutable once made.</summary>
internal sealed class CMap
{
    /// <summary>Depth of usecmap chains that are followed.</summary>
    public const int MaxDepth = 8;

    private readonly List<CodeSpace> _spaces;
    private readonly CodeRanges?[] _ranges;
    private readonly CMap? _used;
    private readonly bool _isPlainTwoByte;

    public CMap(string name, bool isVertical, List<CodeSpace> spaces, CodeRanges?[] ranges, CMap? used, bool isIdentity = false, bool isPredefined = false)
    {
        Name = name;
        IsVertical = isVertical;
        IsIdentity = isIdentity;
        IsPredefined = isPredefined;
        _used = used;
        _ranges = ranges;
        _spaces = spaces.Count == 0 && used is not null ? used._spaces : spaces;
        if (_spaces.Count == 0)
        {
            // A CMap without code spaces cannot be read by the book; two bytes is what such files mean.
            _spaces = [new CodeSpace(2, 0, 0xFFFF)];
        }

        _isPlainTwoByte = _spaces.Count == 1 && _spaces[0] == new CodeSpace(2, 0, 0xFFFF);
        Form = name.StartsWith("Uni", StringComparison.Ordinal)
            ? name.Contains("UCS2", StringComparison.Ordinal) || name.Contains("UTF16", StringComparison.Ordinal) ? UnicodeForm.Utf16
            : name.Contains("UTF8", StringComparison.Ordinal) ? UnicodeForm.Utf8
            : name.Contains("UTF32", StringComparison.Ordinal) ? UnicodeForm.Utf32
            : UnicodeForm.None
            : UnicodeForm.None;
    }

    /// <summary>Identity-H or Identity-V: two bytes, the code is the CID.</summary>
    public static CMap Identity(bool isVertical) =>
        new(isVertical ? "Identity-V" : "Identity-H", isVertical, [new CodeSpace(2, 0, 0xFFFF)], new CodeRanges?[4], used: null, isIdentity: true);

    public string Name { get; }

    public bool IsVertical { get; }

    public bool IsIdentity { get; }

    /// <summary>True for one of Adobe's CMaps, false for one that the file brings.</summary>
    public bool IsPredefined { get; }

    public UnicodeForm Form { get; }

    /// <summary>Reads the next code of a string (ISO 32000-1, 9.7.6.2).</summary>
    /// <returns>The bytes used, from 1 to the length of the text; <paramref name="isValid"/> tells whether they are a code.</returns>
    public int Read(ReadOnlySpan<byte> text, out uint code, out bool isValid)
    {
        if (_isPlainTwoByte)
        {
            isValid = text.Length >= 2;
            code = isValid ? (uint)((text[0] << 8) | text[1]) : text[0];
            return isValid ? 2 : 1;
        }

        uint value = 0;
        for (int length = 1; length <= 4 && length <= text.Length; length++)
        {
            value = (value << 8) | text[length - 1];
            foreach (CodeSpace space in _spaces)
            {
                if (space.Length == length && space.Contains(value))
                {
                    code = value;
                    isValid = true;
                    return length;
                }
            }
        }

        isValid = false;
        int skipped = Math.Min(SkipLength(text), text.Length);
        code = 0;
        for (int i = 0; i < skipped; i++)
        {
            code = (code << 8) | text[i];
        }

        return skipped;
    }

    /// <summary>True where codes of that length may have that value.</summary>
    public bool Covers(uint code, int length)
    {
        foreach (CodeSpace space in _spaces)
        {
            if (space.Length == length && space.Contains(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The CID of a code, or null where the CMap has none.</summary>
    public int? Cid(uint code, int length)
    {
        if (IsIdentity)
        {
            return (int)code;
        }

        CMap? map = this;
        for (int depth = 0; map is not null && depth < MaxDepth; depth++)
        {
            if (map.IsIdentity)
            {
                return (int)code;
            }

            if (map._ranges[length - 1] is { } ranges && ranges.TryFind(code, out long cid))
            {
                return (int)(cid & 0xFFFFFF);
            }

            map = map._used;
        }

        return null;
    }

    /// <summary>Bytes to skip where no code fits: the length of the code space that matches most leading bytes, the shortest of them.</summary>
    private int SkipLength(ReadOnlySpan<byte> text)
    {
        int best = 1;
        int bestMatched = -1;
        foreach (CodeSpace space in _spaces)
        {
            int matched = 0;
            while (matched < space.Length && matched < text.Length && space.ContainsByte(matched, text[matched]))
            {
                matched++;
            }

            if (matched > bestMatched || (matched == bestMatched && space.Length < best))
            {
                bestMatched = matched;
                best = space.Length;
            }
        }

        return best;
    }
}
