using System.Collections.Concurrent;
using Extractor.Pdf.Fonts.Encodings;

namespace Extractor.Pdf.Fonts.CMaps;

/// <summary>The predefined CMaps (ISO 32000-1, table 118), unpacked from embedded resources when asked for.</summary>
internal static class PredefinedCMaps
{
    private static readonly ConcurrentDictionary<string, CMap?> Loaded = new(StringComparer.Ordinal);
    private static readonly CMap Horizontal = CMap.Identity(isVertical: false);
    private static readonly CMap Vertical = CMap.Identity(isVertical: true);

    /// <summary>The CMap of that name, or null where it is none of the predefined ones.</summary>
    public static CMap? Find(string name) => name switch
    {
        "Identity-H" or "Identity" => Horizontal,
        "Identity-V" => Vertical,
        _ => Loaded.TryGetValue(name, out CMap? map) ? map : Load(name, depth: 0) ?? UnicodeOnly(name),
    };

    /// <summary>CMaps of other collections whose codes are Unicode: the codes can be read, CIDs are not known.</summary>
    private static CMap? UnicodeOnly(string name)
    {
        if (!name.StartsWith("Uni", StringComparison.Ordinal))
        {
            return null;
        }

        List<CodeSpace>? spaces = name.Contains("UTF32", StringComparison.Ordinal) ? [new CodeSpace(4, 0, 0x0010FFFF)]
            : name.Contains("UTF16", StringComparison.Ordinal) ? [new CodeSpace(2, 0, 0xD7FF), new CodeSpace(4, 0xD800DC00, 0xDBFFDFFF), new CodeSpace(2, 0xE000, 0xFFFF)]
            : name.Contains("UTF8", StringComparison.Ordinal) ? [new CodeSpace(1, 0, 0x7F), new CodeSpace(2, 0xC080, 0xDFBF), new CodeSpace(3, 0xE08080, 0xEFBFBF), new CodeSpace(4, 0xF0808080, 0xF7BFBFBF)]
            : name.Contains("UCS2", StringComparison.Ordinal) ? [new CodeSpace(2, 0, 0xFFFF)]
            : null;
        return spaces is null ? null : new CMap(name, name.EndsWith("-V", StringComparison.Ordinal), spaces, new CodeRanges?[4], used: null, isPredefined: true);
    }

    private static CMap? Load(string name, int depth)
    {
        // The names come from files: only known ones are kept, so that the cache cannot grow without end.
        if (depth > CMap.MaxDepth || FontResources.Inflate($"CMaps.{name}.cmap") is not { } data)
        {
            return null;
        }

        CMap map = Unpack(name, data, depth);
        Loaded[name] = map;
        return map;
    }

    private static CMap Unpack(string name, byte[] data, int depth)
    {
        int position = 0;
        bool isVertical = Varint(data, ref position) == 1;
        int nameLength = (int)Varint(data, ref position);
        string used = System.Text.Encoding.ASCII.GetString(data, position, nameLength);
        position += nameLength;
        var spaces = new List<CodeSpace>();
        for (uint n = Varint(data, ref position); n > 0; n--)
        {
            int length = (int)Varint(data, ref position);
            uint low = Varint(data, ref position);
            spaces.Add(new CodeSpace(length, low, Varint(data, ref position)));
        }

        var ranges = new CodeRanges?[4];
        for (int length = 0; length < 4; length++)
        {
            uint count = Varint(data, ref position);
            uint end = 0;
            int endCid = 0;
            if (count > 0)
            {
                ranges[length] = new CodeRanges();
            }

            for (; count > 0; count--)
            {
                uint start = end + Varint(data, ref position);
                end = start + Varint(data, ref position);
                uint zigzag = Varint(data, ref position);
                int cid = endCid + ((int)(zigzag >> 1) ^ -(int)(zigzag & 1));
                ranges[length]!.Add(start, end, cid);
                endCid = cid + (int)(end - start);
            }
        }

        return new CMap(name, isVertical, spaces, ranges, used.Length > 0 ? Load(used, depth + 1) : null, isPredefined: true);
    }

    private static uint Varint(byte[] data, ref int position)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = data[position++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
