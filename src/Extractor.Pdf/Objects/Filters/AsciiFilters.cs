namespace Extractor.Pdf.Objects.Filters;

/// <summary>ASCIIHexDecode and ASCII85Decode (ISO 32000-1, 7.4.2 and 7.4.3). Bytes that do not belong are passed over.</summary>
internal static class AsciiFilters
{
    public static OutputBuffer DecodeHex(ReadOnlySpan<byte> data, int limit, out DecodeOutcome outcome)
    {
        var output = new OutputBuffer(data.Length / 2 + 1, limit);
        outcome = DecodeOutcome.Truncated;
        int high = -1;
        foreach (byte b in data)
        {
            if (b == '>')
            {
                outcome = DecodeOutcome.Complete;
                break;
            }

            int value = CharClass.HexValue(b);
            if (value < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = value;
                continue;
            }

            if (!output.Add((byte)((high << 4) | value)))
            {
                outcome = DecodeOutcome.LimitReached;
                return output;
            }

            high = -1;
        }

        if (high >= 0)
        {
            output.Add((byte)(high << 4));
        }

        return output;
    }

    public static OutputBuffer Decode85(ReadOnlySpan<byte> data, int limit, out DecodeOutcome outcome)
    {
        // "<~" before the data is no part of the format, but some writers put it there.
        ReadOnlySpan<byte> trimmed = data.TrimStart(" \t\r\n\f\0"u8);
        if (trimmed.StartsWith("<~"u8))
        {
            data = trimmed[2..];
        }

        var output = new OutputBuffer((int)Math.Min(data.Length * 4L / 5 + 8, int.MaxValue), limit);
        outcome = DecodeOutcome.Truncated;
        uint group = 0;
        int count = 0;
        Span<byte> bytes = stackalloc byte[4];
        foreach (byte b in data)
        {
            if (b == '~')
            {
                outcome = DecodeOutcome.Complete;
                break;
            }

            bool fits = true;
            if (b == 'z' && count == 0)
            {
                bytes.Clear();
                fits = output.Add(bytes);
            }
            else if (b is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked(group * 85 + (uint)(b - '!'));
                if (++count == 5)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, group);
                    fits = output.Add(bytes);
                    group = 0;
                    count = 0;
                }
            }

            if (!fits)
            {
                outcome = DecodeOutcome.LimitReached;
                return output;
            }
        }

        if (count > 1)
        {
            for (int i = count; i < 5; i++)
            {
                group = unchecked(group * 85 + 84);
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, group);
            output.Add(bytes[..(count - 1)]);
        }

        return output;
    }
}
