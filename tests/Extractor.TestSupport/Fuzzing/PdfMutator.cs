using System.Globalization;
using System.Text;

namespace Extractor.TestSupport.Fuzzing;

/// <summary>
/// Damages PDFs in the ways that files are damaged and attacks are made: flipped bits, cut ends, swapped tokens, wrong
/// numbers and references, objects from other files, and changes inside compressed streams. The same seed and case number
/// always give the same bytes.
/// </summary>
public sealed class PdfMutator(int seed, IReadOnlyList<byte[]> documents)
{
    private const int MaxLength = 8 << 20;

    private static readonly string[] Numbers =
        ["0", "-1", "1", "255", "256", "65535", "65536", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "1e300", "-0.0000001", ".", "--"];

    private static readonly string[] Words =
    [
        "null", "true", "[", "]", "<<", ">>", "(", ")", "<", ">", "/", "%", "R", "obj", "endobj", "stream", "endstream", "xref", "trailer",
        "startxref", "q", "Q", "BT", "ET", "Do", "Tj", "TJ", "cm", "re", "f", "BI", "ID", "EI", "BDC", "EMC", "/Kids", "/Parent", "/Length",
        "/Type", "/Page", "/Pages", "/Prev", "/Root", "/Filter", "/FlateDecode", "/ASCII85Decode", "/LZWDecode", "/ObjStm", "/XRef", "/W",
        "/Index", "/N", "/First", "/Encrypt", "/Font", "/ToUnicode", "/DescendantFonts", "/Encoding", "/Widths", "/CIDToGIDMap", "/XObject",
        "/Resources", "/Contents", "/MediaBox", "/UserUnit", "/Rotate", "/OCProperties", "/OCGs", "/VE",
    ];

    /// <summary>The bytes of one case.</summary>
    public byte[] Make(int index)
    {
        // Mixed by a constant so that neighbouring seeds and cases share nothing.
        var random = new Random(unchecked((seed * 397) ^ (index * (int)2654435761)));
        byte[] data = documents[random.Next(documents.Count)].ToArray();
        int rounds = 1 + random.Next(random.Next(4) == 0 ? 24 : 5);
        for (int i = 0; i < rounds && data.Length > 0; i++)
        {
            data = Mutate(data, random);
            if (data.Length > MaxLength)
            {
                data = data[..MaxLength];
            }
        }

        return data;
    }

    private byte[] Mutate(byte[] data, Random random) => random.Next(13) switch
    {
        0 => FlipBits(data, random),
        1 => Overwrite(data, random),
        2 => random.Next(3) == 0 ? data[..random.Next(data.Length)] : CutRange(data, random),
        3 => Repeat(data, random),
        4 => SwapTokens(data, random),
        5 or 6 => ReplaceNumber(data, random),
        7 => ReplaceToken(data, random),
        8 => InsertWord(data, random),
        9 => Splice(data, documents[random.Next(documents.Count)], random),
        10 => Redirect(data, random),
        _ => InsideStream(data, random),
    };

    private static byte[] FlipBits(byte[] data, Random random)
    {
        for (int i = random.Next(1, 16); i > 0; i--)
        {
            data[random.Next(data.Length)] ^= (byte)(1 << random.Next(8));
        }

        return data;
    }

    private static byte[] Overwrite(byte[] data, Random random)
    {
        int start = random.Next(data.Length);
        Span<byte> range = data.AsSpan(start, Math.Min(random.Next(1, 64), data.Length - start));
        if (random.Next(2) == 0)
        {
            random.NextBytes(range);
        }
        else
        {
            range.Fill((byte)random.Next(256));
        }

        return data;
    }

    private static byte[] CutRange(byte[] data, Random random)
    {
        int start = random.Next(data.Length);
        int length = Math.Min(random.Next(1, 2048), data.Length - start);
        return [.. data.AsSpan(0, start), .. data.AsSpan(start + length)];
    }

    private static byte[] Repeat(byte[] data, Random random)
    {
        int start = random.Next(data.Length);
        ReadOnlySpan<byte> piece = data.AsSpan(start, Math.Min(random.Next(1, 512), data.Length - start));
        int times = random.Next(8) == 0 ? random.Next(1, 2000) : random.Next(1, 4);
        using var output = new MemoryStream();
        output.Write(data.AsSpan(0, start));
        for (int i = 0; i < times; i++)
        {
            output.Write(piece);
        }

        output.Write(data.AsSpan(start));
        return output.ToArray();
    }

    private static byte[] SwapTokens(byte[] data, Random random)
    {
        (int Start, int Length) a = TokenAt(data, random.Next(data.Length));
        (int Start, int Length) b = TokenAt(data, random.Next(data.Length));
        if (a.Start > b.Start)
        {
            (a, b) = (b, a);
        }

        if (a.Start + a.Length > b.Start)
        {
            return data;
        }

        return
        [
            .. data.AsSpan(0, a.Start), .. data.AsSpan(b.Start, b.Length),
            .. data.AsSpan(a.Start + a.Length, b.Start - a.Start - a.Length), .. data.AsSpan(a.Start, a.Length), .. data.AsSpan(b.Start + b.Length),
        ];
    }

    private static byte[] ReplaceNumber(byte[] data, Random random)
    {
        int at = random.Next(data.Length);
        while (at < data.Length && !char.IsAsciiDigit((char)data[at]))
        {
            at++;
        }

        if (at >= data.Length)
        {
            return data;
        }

        (int start, int length) = TokenAt(data, at);
        string text = random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : random.Next(0, 1 << random.Next(1, 20)).ToString(CultureInfo.InvariantCulture);
        return Replace(data, start, length, text);
    }

    private static byte[] ReplaceToken(byte[] data, Random random)
    {
        (int start, int length) = TokenAt(data, random.Next(data.Length));
        return Replace(data, start, length, Words[random.Next(Words.Length)]);
    }

    private static byte[] InsertWord(byte[] data, Random random)
    {
        string word = Words[random.Next(Words.Length)];
        int times = random.Next(16) == 0 ? random.Next(1, 5000) : 1;
        return Replace(data, random.Next(data.Length), 0, string.Concat(Enumerable.Repeat($" {word} ", times)));
    }

    // Puts an object of another document in the place of one of this, under this one's number.
    private static byte[] Splice(byte[] data, byte[] other, Random random)
    {
        if (!TryFindObject(data, random, out int start, out int end) || !TryFindObject(other, random, out int otherStart, out int otherEnd))
        {
            return data;
        }

        return [.. data.AsSpan(0, start), .. other.AsSpan(otherStart, Math.Min(otherEnd - otherStart, 1 << 20)), .. data.AsSpan(end)];
    }

    // Points a reference elsewhere, so that cycles and wrong types come about.
    private static byte[] Redirect(byte[] data, Random random)
    {
        int at = data.AsSpan(random.Next(data.Length)).IndexOf(" 0 R"u8);
        if (at < 0)
        {
            return data;
        }

        int offset = data.Length - (data.Length - at);
        (int start, int length) = TokenAt(data, Math.Max(0, offset - 1));
        return Replace(data, start, length, random.Next(0, 60).ToString(CultureInfo.InvariantCulture));
    }

    private static byte[] InsideStream(byte[] data, Random random)
    {
        int from = random.Next(data.Length);
        int keyword = data.AsSpan(from).IndexOf("stream\n"u8) is var a and >= 0 ? from + a + 7 : data.AsSpan(from).IndexOf("stream\r\n"u8) is var b and >= 0 ? from + b + 8 : -1;
        if (keyword < 0)
        {
            return data;
        }

        int length = data.AsSpan(keyword).IndexOf("endstream"u8);
        if (length <= 0)
        {
            return data;
        }

        byte[]? content = Inflate(data.AsSpan(keyword, length));
        if (content is null or { Length: 0 })
        {
            return data;
        }

        for (int i = random.Next(1, 6); i > 0 && content.Length > 0; i--)
        {
            content = random.Next(8) switch
            {
                0 => FlipBits(content, random),
                1 => Repeat(content, random),
                2 => SwapTokens(content, random),
                3 or 4 => ReplaceNumber(content, random),
                5 => ReplaceToken(content, random),
                6 => CutRange(content, random),
                _ => InsertWord(content, random),
            };
        }

        byte[] packed = PdfBuilder.Deflate(content.AsSpan(0, Math.Min(content.Length, MaxLength)), System.IO.Compression.CompressionLevel.Fastest);
        return [.. data.AsSpan(0, keyword), .. packed, (byte)'\n', .. data.AsSpan(keyword + length)];
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> data)
    {
        try
        {
            using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(data.ToArray()), System.IO.Compression.CompressionMode.Decompress);
            byte[] buffer = new byte[256 << 10];
            int n = zlib.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return buffer[..n];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool TryFindObject(byte[] data, Random random, out int start, out int end)
    {
        int from = data.Length == 0 ? 0 : random.Next(data.Length);
        int at = data.AsSpan(from).IndexOf(" obj"u8);
        start = from + at + 4;
        end = at < 0 ? -1 : data.AsSpan(start).IndexOf("endobj"u8);
        if (end < 0)
        {
            return false;
        }

        end += start;
        return true;
    }

    private static (int Start, int Length) TokenAt(byte[] data, int at)
    {
        int start = at;
        while (start > 0 && at - start < 40 && IsPart(data[start - 1]))
        {
            start--;
        }

        int end = at;
        while (end < data.Length && end - at < 40 && IsPart(data[end]))
        {
            end++;
        }

        return (start, Math.Max(end - start, Math.Min(1, data.Length - start)));
    }

    private static bool IsPart(byte b) => b is > (byte)' ' and < 0x7F && !"()<>[]{}".Contains((char)b, StringComparison.Ordinal);

    private static byte[] Replace(byte[] data, int start, int length, string text) =>
        [.. data.AsSpan(0, start), .. Encoding.Latin1.GetBytes(text), .. data.AsSpan(Math.Min(start + length, data.Length))];
}
