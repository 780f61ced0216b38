using System.Text;

namespace Extractor.Pdf.Tests.Fonts;

/// <summary>Builds small font files for tests, by the specifications.</summary>
internal static class FontFiles
{
    /// <summary>A TrueType file whose glyphs 1…n have the advances and, where not blank, one made-up outline.</summary>
    public static byte[] TrueType(int[] advances, bool[] isBlank, (int Platform, int Encoding, byte[] Table)[] cmaps, string?[]? postNames = null)
    {
        int glyphs = advances.Length;
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Bytes(w =>
            {
                w.Pad(18);
                w.U16(1000);
                w.Pad(30);
                w.U16(0);
                w.Pad(2);
            }),
            ["hhea"] = Bytes(w =>
            {
                w.U32(0x00010000);
                w.U16(900);
                w.U16(-200);
                w.Pad(26);
                w.U16(glyphs);
            }),
            ["maxp"] = Bytes(w =>
            {
                w.U32(0x00010000);
                w.U16(glyphs);
            }),
            ["hmtx"] = Bytes(w =>
            {
                foreach (int advance in advances)
                {
                    w.U16(advance);
                    w.U16(0);
                }
            }),
            ["loca"] = Bytes(w =>
            {
                int at = 0;
                w.U16(0);
                foreach (bool blank in isBlank)
                {
                    at += blank ? 0 : 6;
                    w.U16(at);
                }
            }),
            ["glyf"] = Bytes(w =>
            {
                foreach (bool blank in isBlank)
                {
                    if (!blank)
                    {
                        w.U16(1);
                        w.Pad(10);
                    }
                }
            }),
        };
        if (cmaps.Length > 0)
        {
            tables["cmap"] = Bytes(w =>
            {
                w.U16(0);
                w.U16(cmaps.Length);
                int at = 4 + (8 * cmaps.Length);
                foreach ((int platform, int encoding, byte[] table) in cmaps)
                {
                    w.U16(platform);
                    w.U16(encoding);
                    w.U32((uint)at);
                    at += table.Length;
                }

                foreach ((_, _, byte[] table) in cmaps)
                {
                    w.Raw(table);
                }
            });
        }

        if (postNames is not null)
        {
            tables["post"] = Bytes(w =>
            {
                w.U32(0x00020000);
                w.Pad(28);
                w.U16(postNames.Length);
                int own = 0;
                foreach (string? name in postNames)
                {
                    w.U16(name is null ? 0 : 258 + own++);
                }

                foreach (string name in postNames.OfType<string>())
                {
                    w.U8(name.Length);
                    w.Raw(Encoding.ASCII.GetBytes(name));
                }
            });
        }

        return Bytes(w =>
        {
            w.U32(0x00010000);
            w.U16(tables.Count);
            w.Pad(6);
            int at = 12 + (16 * tables.Count);
            foreach ((string tag, byte[] table) in tables)
            {
                w.Raw(Encoding.ASCII.GetBytes(tag));
                w.U32(0);
                w.U32((uint)at);
                w.U32((uint)table.Length);
                at += table.Length;
            }

            foreach (byte[] table in tables.Values)
            {
                w.Raw(table);
            }
        });
    }

    /// <summary>A cmap subtable of format 4, one segment a pair.</summary>
    public static byte[] Format4(params (int Code, int Glyph)[] pairs)
    {
        var all = pairs.OrderBy(p => p.Code).Append((Code: 0xFFFF, Glyph: 0)).ToList();
        return Bytes(w =>
        {
            w.U16(4);
            w.U16(16 + (8 * all.Count));
            w.U16(0);
            w.U16(2 * all.Count);
            w.Pad(6);
            all.ForEach(p => w.U16(p.Code));
            w.U16(0);
            all.ForEach(p => w.U16(p.Code));
            all.ForEach(p => w.U16((p.Glyph - p.Code) & 0xFFFF));
            all.ForEach(_ => w.U16(0));
        });
    }

    /// <summary>A cmap subtable of format 12, one group a pair.</summary>
    public static byte[] Format12(params (uint Code, uint Glyph)[] pairs) => Bytes(w =>
    {
        w.U16(12);
        w.U16(0);
        w.U32((uint)(16 + (12 * pairs.Length)));
        w.U32(0);
        w.U32((uint)pairs.Length);
        foreach ((uint code, uint glyph) in pairs.OrderBy(p => p.Code))
        {
            w.U32(code);
            w.U32(code);
            w.U32(glyph);
        }
    });

    /// <summary>A cmap subtable of format 6.</summary>
    public static byte[] Format6(int first, params int[] glyphs) => Bytes(w =>
    {
        w.U16(6);
        w.U16(10 + (2 * glyphs.Length));
        w.U16(0);
        w.U16(first);
        w.U16(glyphs.Length);
        foreach (int glyph in glyphs)
        {
            w.U16(glyph);
        }
    });

    /// <summary>A name-keyed CFF font with own glyph names (after .notdef) and charstrings; its encoding gives code i + 1 to glyph i.</summary>
    public static byte[] Cff(string[] names, byte[][] charStrings, int nominalWidth = 500) => Cff(names, charStrings, null, nominalWidth);

    /// <summary>A CID-keyed CFF font of the collection Adobe-GB1 whose glyphs have the CIDs.</summary>
    public static byte[] CffByCid(int[] cids, byte[][] charStrings) => Cff(["Adobe", "GB1"], charStrings, cids, 0);

    /// <summary>A Type 1 font file with encrypted charstrings.</summary>
    public static byte[] Type1((int Code, string Name)[] encoding, (string Name, byte[] Code)[] glyphs)
    {
        var clear = new StringBuilder("%!PS-AdobeFont-1.0: Test\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n");
        foreach ((int code, string name) in encoding)
        {
            clear.Append(System.Globalization.CultureInfo.InvariantCulture, $"dup {code} /{name} put\n");
        }

        clear.Append("readonly def\ncurrentfile eexec\n");
        using var inner = new MemoryStream();
        inner.Write("dup /Private 8 dict dup begin /lenIV 4 def\n2 index /CharStrings 9 dict dup begin\n"u8);
        foreach ((string name, byte[] code) in glyphs)
        {
            byte[] cipher = Encrypt([0, 0, 0, 0, .. code], 4330);
            inner.Write(Encoding.ASCII.GetBytes($"/{name} {cipher.Length} RD "));
            inner.Write(cipher);
            inner.Write(" ND\n"u8);
        }

        inner.Write("end end\n"u8);
        return [.. Encoding.ASCII.GetBytes(clear.ToString()), .. Encrypt([1, 2, 3, 4, .. inner.ToArray()], 55665)];
    }

    private static byte[] Encrypt(byte[] plain, ushort key)
    {
        var cipher = new byte[plain.Length];
        for (int i = 0; i < plain.Length; i++)
        {
            cipher[i] = (byte)(plain[i] ^ (key >> 8));
            key = unchecked((ushort)(((cipher[i] + key) * 52845) + 22719));
        }

        return cipher;
    }

    private static byte[] Cff(string[] strings, byte[][] charStrings, int[]? cids, int nominalWidth)
    {
        byte[] header = [1, 0, 4, 1];
        byte[] names = Index([Encoding.ASCII.GetBytes("Test")]);
        byte[] texts = Index(strings.Select(Encoding.ASCII.GetBytes).ToArray());
        byte[] subroutines = Index([]);
        byte[] glyphs = Index(charStrings);
        byte[] charset = Bytes(w =>
        {
            w.U8(0);
            for (int i = 1; i < charStrings.Length; i++)
            {
                w.U16(cids is null ? 391 + i - 1 : cids[i]);
            }
        });
        byte[] encoding = Bytes(w =>
        {
            w.U8(0);
            w.U8(charStrings.Length - 1);
            for (int i = 1; i < charStrings.Length; i++)
            {
                w.U8(i + 1);
            }
        });
        byte[] hidden = [.. Integer(nominalWidth), 21];
        byte[] Top(int start) =>
        [
            .. cids is null ? Array.Empty<byte>() : [.. Integer(391), .. Integer(392), .. Integer(0), 12, 30],
            .. Integer(start + glyphs.Length), 15,
            .. cids is null ? [.. Integer(start + glyphs.Length + charset.Length), 16] : Array.Empty<byte>(),
            .. Integer(start), 17,
            .. Integer(hidden.Length), .. Integer(start + glyphs.Length + charset.Length + encoding.Length), 18,
        ];
        int place = header.Length + names.Length + Index([Top(0)]).Length + texts.Length + subroutines.Length;
        return [.. header, .. names, .. Index([Top(place)]), .. texts, .. subroutines, .. glyphs, .. charset, .. encoding, .. hidden];
    }

    private static byte[] Integer(int value) => Bytes(w =>
    {
        w.U8(29);
        w.U32((uint)value);
    });

    private static byte[] Index(byte[][] items) => Bytes(w =>
    {
        w.U16(items.Length);
        if (items.Length == 0)
        {
            return;
        }

        w.U8(4);
        int at = 1;
        w.U32((uint)at);
        foreach (byte[] item in items)
        {
            at += item.Length;
            w.U32((uint)at);
        }

        foreach (byte[] item in items)
        {
            w.Raw(item);
        }
    });

    private static byte[] Bytes(Action<Writer> write)
    {
        var writer = new Writer();
        write(writer);
        return writer.ToArray();
    }

    private sealed class Writer
    {
        private readonly MemoryStream _bytes = new();

        public void U8(int value) => _bytes.WriteByte((byte)value);

        public void U16(int value)
        {
            U8(value >> 8);
            U8(value);
        }

        public void U32(uint value)
        {
            U16((int)(value >> 16));
            U16((int)value);
        }

        public void Pad(int count) => _bytes.Write(new byte[count]);

        public void Raw(byte[] data) => _bytes.Write(data);

        public byte[] ToArray() => _bytes.ToArray();
    }
}
