namespace Extractor.Pdf.Objects.Filters;

/// <summary>
/// Decoding table of a canonical Huffman code (RFC 1951, 3.2.2): one look-up of <see cref="PrimaryBits"/> bits, a second one
/// for longer codes. An entry holds the code's length (bits 0–7), what it means (bits 8–15) and a value (bits 16–31).
/// </summary>
internal sealed class HuffmanTable
{
    public const int MaxLength = 15;

    /// <summary>Meaning: the value is a literal byte (or a code length symbol).</summary>
    public const uint Literal = 0x00;

    /// <summary>Meaning: the value is a base; the low four bits tell the number of extra bits.</summary>
    public const uint Base = 0x10;

    public const uint EndOfBlock = 0x20;

    /// <summary>Meaning: the value is the offset of a second table; the low four bits tell its index bits.</summary>
    public const uint Subtable = 0x40;

    public const uint Invalid = 0x80;

    private readonly uint[] _entries;
    private readonly ushort[] _codes = new ushort[288];

    public HuffmanTable(int primaryBits, int capacity)
    {
        PrimaryBits = primaryBits;
        _entries = new uint[capacity];
    }

    public int PrimaryBits { get; }

    public uint[] Entries => _entries;

    /// <summary>Builds the table.</summary>
    /// <param name="lengths">Code length of each symbol, 0 where it is not used.</param>
    /// <param name="meanings">For each symbol, meaning and value already packed into bits 8–31.</param>
    /// <returns>False where the lengths describe no prefix code.</returns>
    public bool Build(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> meanings)
    {
        Span<int> counts = stackalloc int[MaxLength + 1];
        counts.Clear();
        foreach (byte length in lengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        Span<int> next = stackalloc int[MaxLength + 2];
        int code = 0;
        int left = 1;
        for (int length = 1; length <= MaxLength; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }

            next[length] = code;
            code = (code + counts[length]) << 1;
        }

        int primary = PrimaryBits;
        int size = 1 << primary;
        _entries.AsSpan(0, size).Fill((Invalid << 8) | 1);
        int longest = MaxLength;
        while (longest > primary && counts[longest] == 0)
        {
            longest--;
        }

        AssignCodes(lengths, next);
        int subBits = longest - primary;
        int end = size;
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            int reversed = _codes[symbol];
            if (length <= primary)
            {
                uint entry = meanings[symbol] | (uint)length;
                for (int i = reversed; i < size; i += 1 << length)
                {
                    _entries[i] = entry;
                }

                continue;
            }

            int root = reversed & (size - 1);
            if (((_entries[root] >> 8) & Subtable) == 0)
            {
                if (end + (1 << subBits) > _entries.Length)
                {
                    return false;
                }

                _entries.AsSpan(end, 1 << subBits).Fill((Invalid << 8) | 1);
                _entries[root] = ((uint)end << 16) | ((Subtable | (uint)subBits) << 8) | (uint)primary;
                end += 1 << subBits;
            }

            int offset = (int)(_entries[root] >> 16);
            uint longEntry = meanings[symbol] | (uint)(length - primary);
            for (int i = reversed >> primary; i < 1 << subBits; i += 1 << (length - primary))
            {
                _entries[offset + i] = longEntry;
            }
        }

        return true;
    }

    private void AssignCodes(ReadOnlySpan<byte> lengths, Span<int> next)
    {
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length != 0)
            {
                int code = next[length]++;
                int reversed = 0;
                for (int bit = 0; bit < length; bit++)
                {
                    reversed = (reversed << 1) | ((code >> bit) & 1);
                }

                _codes[symbol] = (ushort)reversed;
            }
        }
    }
}
