namespace Extractor.Pdf.Fonts.Programs;

/// <summary>One subtable of a TrueType "cmap" table (formats 0, 4, 6, 10, 12 and 13): character codes → glyph numbers.</summary>
internal sealed class CmapSubtable(FontBytes table, int platform, int encoding)
{
    private const int MaxGroups = 100_000;

    private readonly int _format = table.U16(0);

    public int Platform { get; } = platform;

    public int Encoding { get; } = encoding;

    public bool IsUnicode => Platform == 0 ? Encoding != 5 : Platform == 3 && Encoding is 1 or 10;

    public bool IsSymbol => Platform == 3 && Encoding == 0;

    public bool IsMacRoman => Platform == 1 && Encoding == 0;

    /// <summary>The glyph of a code; 0 where there is none.</summary>
    public int Glyph(uint code)
    {
        switch (_format)
        {
            case 0:
                return code < 256 ? table.U8(6 + code) : 0;
            case 4:
                return code <= 0xFFFF ? Segment((int)code) : 0;
            case 6:
                long index = (long)code - table.U16(6);
                return index >= 0 && index < table.U16(8) ? table.U16(10 + (2 * index)) : 0;
            case 10:
                long place = (long)code - table.U32(12);
                return place >= 0 && place < table.U32(16) ? table.U16(20 + (2 * place)) : 0;
            case 12 or 13:
                return Group(code);
            default:
                return 0;
        }
    }

    /// <summary>Gives every code and its glyph to a visitor, at most <paramref name="limit"/> pairs.</summary>
    public void Visit(Action<int, int> visit, int limit = 300_000)
    {
        switch (_format)
        {
            case 0:
                VisitRange(0, 255, visit, ref limit);
                break;
            case 4:
                int segments = SegmentCount;
                for (int i = 0; i < segments && limit > 0; i++)
                {
                    VisitRange((uint)table.U16(16 + (2L * segments) + (2 * i)), (uint)table.U16(14 + (2 * i)), visit, ref limit);
                }

                break;
            case 6:
                VisitRange((uint)table.U16(6), (uint)Math.Min(table.U16(6) + table.U16(8), 0xFFFF), visit, ref limit);
                break;
            case 10:
                VisitRange(table.U32(12), table.U32(12) + Math.Min(table.U32(16), 0x10FFFF), visit, ref limit);
                break;
            case 12 or 13:
                uint groups = GroupCount;
                for (uint i = 0; i < groups && limit > 0; i++)
                {
                    VisitRange(table.U32(16 + (12 * i)), table.U32(20 + (12 * i)), visit, ref limit);
                }

                break;
        }
    }

    private int SegmentCount => Math.Min(table.U16(6) / 2, table.Length / 8);

    private uint GroupCount => (uint)Math.Min(Math.Min(table.U32(12), (uint)Math.Max(0, (table.Length - 16) / 12)), MaxGroups);

    private void VisitRange(uint first, uint last, Action<int, int> visit, ref int limit)
    {
        for (uint code = first; code <= last && code <= 0x10FFFF && limit > 0; code++)
        {
            limit--;
            int glyph = Glyph(code);
            if (glyph != 0)
            {
                visit((int)code, glyph);
            }
        }
    }

    private int Segment(int code)
    {
        int segments = SegmentCount;
        int low = 0;
        int high = segments - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (table.U16(14 + (2 * middle)) < code)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int start = table.U16(16 + (2L * segments) + (2 * low));
        if (low >= segments || code < start || code > table.U16(14 + (2 * low)))
        {
            return 0;
        }

        int delta = table.U16(16 + (4L * segments) + (2 * low));
        long offsetPlace = 16 + (6L * segments) + (2 * low);
        int rangeOffset = table.U16(offsetPlace);
        if (rangeOffset is 0 or 0xFFFF)
        {
            return (code + delta) & 0xFFFF;
        }

        int glyph = table.U16(offsetPlace + rangeOffset + (2 * (code - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private int Group(uint code)
    {
        long low = 0;
        long high = (long)GroupCount - 1;
        while (low <= high)
        {
            long middle = (low + high) >> 1;
            long place = 16 + (12 * middle);
            if (code < table.U32(place))
            {
                high = middle - 1;
            }
            else if (code > table.U32(place + 4))
            {
                low = middle + 1;
            }
            else
            {
                uint glyph = table.U32(place + 8) + (_format == 12 ? code - table.U32(place) : 0);
                return glyph <= 0xFFFF ? (int)glyph : 0;
            }
        }

        return 0;
    }
}
