namespace Extractor.Pdf.Objects.Filters;

/// <summary>LZWDecode (ISO 32000-1, 7.4.4).</summary>
internal static class LzwFilter
{
    private const int Clear = 256;
    private const int EndOfData = 257;
    private const int TableSize = 4096;

    /// <summary>Decodes; <paramref name="earlyChange"/> is 1 where code lengths grow one code early (the default).</summary>
    public static OutputBuffer Decode(ReadOnlySpan<byte> data, int earlyChange, int limit, out DecodeOutcome outcome)
    {
        var output = new OutputBuffer((int)Math.Min(data.Length * 4L + 64, 16 << 20), limit);
        // A table entry is the place in the output where its string stands, so nothing is ever copied into the table.
        var starts = new int[TableSize];
        var lengths = new ushort[TableSize];
        int next = 258;
        int width = 9;
        int previousStart = -1;
        int previousLength = 0;
        uint bits = 0;
        int bitCount = 0;
        int position = 0;
        while (true)
        {
            while (bitCount < width && position < data.Length)
            {
                bits = (bits << 8) | data[position++];
                bitCount += 8;
            }

            if (bitCount < width)
            {
                outcome = DecodeOutcome.Truncated;
                return output;
            }

            bitCount -= width;
            int code = (int)(bits >> bitCount) & ((1 << width) - 1);
            if (code == EndOfData)
            {
                outcome = DecodeOutcome.Complete;
                return output;
            }

            if (code == Clear)
            {
                next = 258;
                width = 9;
                previousStart = -1;
                continue;
            }

            int start = output.Length;
            int length;
            bool fits;
            if (code < Clear)
            {
                length = 1;
                fits = output.Add((byte)code);
            }
            else if (code < next)
            {
                length = lengths[code];
                fits = Append(output, starts[code], length);
            }
            else if (code == next && previousStart >= 0)
            {
                // The code just being defined: the previous string and its own first byte.
                length = previousLength + 1;
                fits = Append(output, previousStart, length);
            }
            else
            {
                outcome = DecodeOutcome.Corrupt;
                return output;
            }

            if (!fits)
            {
                outcome = DecodeOutcome.LimitReached;
                return output;
            }

            if (previousStart >= 0 && next < TableSize)
            {
                // Previous string plus the first byte of this one: they stand side by side in the output.
                starts[next] = previousStart;
                lengths[next] = (ushort)Math.Min(previousLength + 1, ushort.MaxValue);
                next++;
            }

            previousStart = start;
            previousLength = length;
            int reach = next + earlyChange;
            width = reach >= 2048 ? 12 : reach >= 1024 ? 11 : reach >= 512 ? 10 : 9;
        }
    }

    private static bool Append(OutputBuffer output, int start, int length)
    {
        int n = Math.Min(length, output.Limit - output.Length);
        output.Reserve(output.Length, n);
        byte[] bytes = output.Array;
        int target = output.Length;
        for (int i = 0; i < n; i++)
        {
            bytes[target + i] = bytes[start + i];
        }

        output.Length += n;
        return n == length;
    }
}
