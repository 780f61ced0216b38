using System.Buffers.Binary;

namespace Extractor.Pdf.Objects.Filters;

/// <summary>
/// DEFLATE (RFC 1951). Our own, because a damaged stream must give every byte before the damage, and many streams are so
/// short that setting up a native decoder costs more than decoding. Not thread safe; one instance is used again and again.
/// </summary>
internal sealed class Inflater
{
    private const int MaxMatch = 258;
    private const int LiteralBits = 10;
    private const int DistanceBits = 8;

    private static readonly uint[] LiteralMeanings = MakeLiteralMeanings();
    private static readonly uint[] DistanceMeanings = MakeDistanceMeanings();
    private static readonly uint[] PlainMeanings = MakePlainMeanings();

    // Second tables: at most one for each primary slot that some code longer than the primary bits starts with; every such
    // code uses up at least its share of the code space, which bounds the sum (5 bits of 332 resp. 7 bits of 400 in zlib's count).
    private readonly HuffmanTable _literals = new(LiteralBits, (1 << LiteralBits) + 288 * 32);
    private readonly HuffmanTable _distances = new(DistanceBits, (1 << DistanceBits) + 32 * 128);
    private readonly HuffmanTable _lengthCodes = new(7, 128);
    private readonly byte[] _lengths = new byte[320];

    private ulong _bits;
    private int _bitCount;
    private int _position;

    /// <summary>Offset in the data after the last block, once <see cref="Inflate"/> returned.</summary>
    public int EndPosition => _position - _bitCount / 8;

    /// <summary>Decodes blocks until the last one.</summary>
    public DecodeOutcome Inflate(ReadOnlySpan<byte> data, OutputBuffer output)
    {
        _bits = 0;
        _bitCount = 0;
        _position = 0;
        while (true)
        {
            Refill(data);
            if (_bitCount < 3)
            {
                return DecodeOutcome.Truncated;
            }

            bool last = Take(1) == 1;
            DecodeOutcome outcome = Take(2) switch
            {
                0 => CopyStored(data, output),
                1 => UseFixed() ? DecodeBlock(data, output) : DecodeOutcome.Corrupt,
                2 => ReadDynamic(data) is var read && read != DecodeOutcome.Complete ? read : DecodeBlock(data, output),
                _ => DecodeOutcome.Corrupt,
            };

            if (outcome != DecodeOutcome.Complete || last)
            {
                return outcome;
            }
        }
    }

    private static uint[] MakeLiteralMeanings()
    {
        ReadOnlySpan<ushort> bases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
        ReadOnlySpan<byte> extra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
        var meanings = new uint[288];
        for (uint i = 0; i < 256; i++)
        {
            meanings[i] = (i << 16) | (HuffmanTable.Literal << 8);
        }

        meanings[256] = HuffmanTable.EndOfBlock << 8;
        for (int i = 0; i < bases.Length; i++)
        {
            meanings[257 + i] = ((uint)bases[i] << 16) | ((HuffmanTable.Base | extra[i]) << 8);
        }

        meanings[286] = meanings[287] = HuffmanTable.Invalid << 8;
        return meanings;
    }

    private static uint[] MakeDistanceMeanings()
    {
        var meanings = new uint[32];
        uint start = 1;
        for (int i = 0; i < 30; i++)
        {
            uint extra = i < 2 ? 0 : (uint)(i / 2 - 1);
            meanings[i] = (start << 16) | ((HuffmanTable.Base | extra) << 8);
            start += 1u << (int)extra;
        }

        meanings[30] = meanings[31] = HuffmanTable.Invalid << 8;
        return meanings;
    }

    private static uint[] MakePlainMeanings()
    {
        var meanings = new uint[19];
        for (uint i = 0; i < meanings.Length; i++)
        {
            meanings[i] = i << 16;
        }

        return meanings;
    }

    private bool UseFixed()
    {
        Span<byte> lengths = _lengths.AsSpan(0, 288);
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        Span<byte> distances = stackalloc byte[32];
        distances.Fill(5);
        return _literals.Build(lengths, LiteralMeanings) && _distances.Build(distances, DistanceMeanings);
    }

    private void Refill(ReadOnlySpan<byte> data)
    {
        while (_bitCount < 56 && _position < data.Length)
        {
            _bits |= (ulong)data[_position++] << _bitCount;
            _bitCount += 8;
        }
    }

    private uint Take(int count)
    {
        uint value = (uint)(_bits & ((1UL << count) - 1));
        _bits >>= count;
        _bitCount -= count;
        return value;
    }

    private DecodeOutcome CopyStored(ReadOnlySpan<byte> data, OutputBuffer output)
    {
        // The rest of the current byte is padding; whole bytes already fetched are given back.
        _position -= _bitCount / 8;
        _bits = 0;
        _bitCount = 0;
        if (_position + 4 > data.Length)
        {
            return DecodeOutcome.Truncated;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(data[_position..]);
        int complement = BinaryPrimitives.ReadUInt16LittleEndian(data[(_position + 2)..]);
        if (length != (complement ^ 0xFFFF))
        {
            return DecodeOutcome.Corrupt;
        }

        _position += 4;
        int available = Math.Min(length, data.Length - _position);
        bool fits = output.Add(data.Slice(_position, available));
        _position += available;
        if (!fits)
        {
            return DecodeOutcome.LimitReached;
        }

        return available == length ? DecodeOutcome.Complete : DecodeOutcome.Truncated;
    }

    private DecodeOutcome ReadDynamic(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        Refill(data);
        if (_bitCount < 14)
        {
            return DecodeOutcome.Truncated;
        }

        int literalCount = (int)Take(5) + 257;
        int distanceCount = (int)Take(5) + 1;
        int codeCount = (int)Take(4) + 4;
        Span<byte> codeLengths = stackalloc byte[19];
        codeLengths.Clear();
        for (int i = 0; i < codeCount; i++)
        {
            Refill(data);
            if (_bitCount < 3)
            {
                return DecodeOutcome.Truncated;
            }

            codeLengths[order[i]] = (byte)Take(3);
        }

        if (!_lengthCodes.Build(codeLengths, PlainMeanings))
        {
            return DecodeOutcome.Corrupt;
        }

        int total = literalCount + distanceCount;
        for (int n = 0; n < total;)
        {
            Refill(data);
            uint entry = _lengthCodes.Entries[(int)(_bits & 127)];
            int used = (int)(entry & 0xFF);
            if (((entry >> 8) & HuffmanTable.Invalid) != 0)
            {
                return _bitCount < 7 ? DecodeOutcome.Truncated : DecodeOutcome.Corrupt;
            }

            int symbol = (int)(entry >> 16);
            int extra = symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };
            if (_bitCount < used + extra)
            {
                return DecodeOutcome.Truncated;
            }

            Take(used);
            if (symbol < 16)
            {
                _lengths[n++] = (byte)symbol;
                continue;
            }

            int repeat = (int)Take(extra) + (symbol == 18 ? 11 : 3);
            if (n + repeat > total || (symbol == 16 && n == 0))
            {
                return DecodeOutcome.Corrupt;
            }

            _lengths.AsSpan(n, repeat).Fill(symbol == 16 ? _lengths[n - 1] : (byte)0);
            n += repeat;
        }

        bool built = _literals.Build(_lengths.AsSpan(0, literalCount), LiteralMeanings)
            && _distances.Build(_lengths.AsSpan(literalCount, distanceCount), DistanceMeanings);
        return built ? DecodeOutcome.Complete : DecodeOutcome.Corrupt;
    }

    private DecodeOutcome DecodeBlock(ReadOnlySpan<byte> data, OutputBuffer output)
    {
        uint[] literals = _literals.Entries;
        uint[] distances = _distances.Entries;
        ulong bits = _bits;
        int bitCount = _bitCount;
        int position = _position;
        int n = output.Length;
        int limit = output.Limit;
        byte[] buffer = output.Array;
        DecodeOutcome outcome;
        while (true)
        {
            // A length and its distance take at most 48 bits together.
            if (position + 8 <= data.Length)
            {
                bits |= BinaryPrimitives.ReadUInt64LittleEndian(data[position..]) << bitCount;
                position += (63 - bitCount) >> 3;
                bitCount |= 56;
            }
            else
            {
                while (bitCount < 56 && position < data.Length)
                {
                    bits |= (ulong)data[position++] << bitCount;
                    bitCount += 8;
                }
            }

            if (n + MaxMatch > buffer.Length)
            {
                output.Reserve(n, MaxMatch);
                buffer = output.Array;
            }

            uint entry = literals[(int)(bits & ((1 << LiteralBits) - 1))];
            if (((entry >> 8) & HuffmanTable.Subtable) != 0)
            {
                entry = Second(literals, entry, bits, LiteralBits, out int first);
                bits >>= first;
                bitCount -= first;
            }

            int used = (int)(entry & 0xFF);
            bits >>= used;
            bitCount -= used;
            uint meaning = (entry >> 8) & 0xFF;
            if (bitCount < 0)
            {
                outcome = DecodeOutcome.Truncated;
                break;
            }

            if (meaning == HuffmanTable.Literal)
            {
                buffer[n++] = (byte)(entry >> 16);
                if (n >= limit)
                {
                    outcome = DecodeOutcome.LimitReached;
                    break;
                }

                continue;
            }

            if ((meaning & HuffmanTable.Base) == 0)
            {
                outcome = meaning == HuffmanTable.EndOfBlock ? DecodeOutcome.Complete : DecodeOutcome.Corrupt;
                break;
            }

            int extra = (int)(meaning & 15);
            int length = (int)(entry >> 16) + (int)(bits & ((1UL << extra) - 1));
            bits >>= extra;
            bitCount -= extra;

            entry = distances[(int)(bits & ((1 << DistanceBits) - 1))];
            if (((entry >> 8) & HuffmanTable.Subtable) != 0)
            {
                entry = Second(distances, entry, bits, DistanceBits, out int first);
                bits >>= first;
                bitCount -= first;
            }

            used = (int)(entry & 0xFF);
            bits >>= used;
            bitCount -= used;
            meaning = (entry >> 8) & 0xFF;
            extra = (int)(meaning & 15);
            int distance = (int)(entry >> 16) + (int)(bits & ((1UL << extra) - 1));
            bits >>= extra;
            bitCount -= extra;
            if (bitCount < 0)
            {
                outcome = DecodeOutcome.Truncated;
                break;
            }

            if ((meaning & HuffmanTable.Base) == 0 || distance > n)
            {
                outcome = DecodeOutcome.Corrupt;
                break;
            }

            CopyMatch(buffer, n, distance, length);
            n += length;
            if (n >= limit)
            {
                outcome = DecodeOutcome.LimitReached;
                break;
            }
        }

        output.Length = n;
        output.Trim();

        // The wide refill may have left bits above bitCount in the buffer; they are read again.
        _bits = bitCount <= 0 ? 0 : bitCount >= 64 ? bits : bits & ((1UL << bitCount) - 1);
        _bitCount = Math.Max(bitCount, 0);
        _position = position;
        return outcome;
    }

    private static uint Second(uint[] entries, uint entry, ulong bits, int primaryBits, out int first)
    {
        int subBits = (int)((entry >> 8) & 15);
        first = primaryBits;
        return entries[(int)(entry >> 16) + (int)((bits >> primaryBits) & ((1UL << subBits) - 1))];
    }

    private static void CopyMatch(byte[] buffer, int n, int distance, int length)
    {
        Span<byte> target = buffer.AsSpan(n, length);
        if (distance >= length)
        {
            buffer.AsSpan(n - distance, length).CopyTo(target);
        }
        else if (distance == 1)
        {
            target.Fill(buffer[n - 1]);
        }
        else
        {
            int source = n - distance;
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = buffer[source + i];
            }
        }
    }
}
