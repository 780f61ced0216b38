namespace Extractor.Pdf.Objects.Filters;

/// <summary>FlateDecode (ISO 32000-1, 7.4.4): zlib data, also without its header, after stray line ends, cut off or corrupt.</summary>
internal static class FlateFilter
{
    [ThreadStatic]
    private static Inflater? s_inflater;

    public static OutputBuffer Decode(ReadOnlySpan<byte> data, int limit, out DecodeOutcome outcome)
    {
        Inflater inflater = s_inflater ??= new Inflater();

        // Some writers put one line end too many before the data; no zlib header starts with one.
        while (!data.IsEmpty && data[0] is (byte)'\r' or (byte)'\n')
        {
            data = data[1..];
        }

        if (data.IsEmpty)
        {
            // Nothing was meant and nothing is lost.
            outcome = DecodeOutcome.Complete;
            return new OutputBuffer(0, limit);
        }

        bool hasHeader = data.Length >= 2 && (data[0] & 0x0F) == 8 && ((data[0] << 8) | data[1]) % 31 == 0 && (data[1] & 0x20) == 0;
        int start = hasHeader ? 2 : 0;
        OutputBuffer best = Run(inflater, data[start..], limit, out outcome);
        if (hasHeader)
        {
            if (outcome == DecodeOutcome.Complete)
            {
                outcome = CheckSum(data[(start + inflater.EndPosition)..], best);
            }

            return best;
        }

        if (outcome != DecodeOutcome.Complete && data.Length > 2)
        {
            // Neither raw data nor a sound header: the header itself may be what is damaged.
            OutputBuffer other = Run(inflater, data[2..], limit, out DecodeOutcome otherOutcome);
            if (other.Length > best.Length)
            {
                best = other;
                outcome = otherOutcome == DecodeOutcome.Complete ? DecodeOutcome.BadChecksum : otherOutcome;
            }
        }

        return best;
    }

    private static OutputBuffer Run(Inflater inflater, ReadOnlySpan<byte> data, int limit, out DecodeOutcome outcome)
    {
        var output = new OutputBuffer((int)Math.Min(data.Length * 4L + 300, 16 << 20), limit);
        outcome = inflater.Inflate(data, output);
        return output;
    }

    private static DecodeOutcome CheckSum(ReadOnlySpan<byte> rest, OutputBuffer output)
    {
        // A missing checksum is common and harmless (a /Length a few bytes short); a wrong one means changed bytes.
        if (rest.Length < 4)
        {
            return DecodeOutcome.Complete;
        }

        uint expected = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(rest);
        return expected == Adler32(output.Written.Span) ? DecodeOutcome.Complete : DecodeOutcome.BadChecksum;
    }

    /// <summary>RFC 1950, 8.2.</summary>
    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Modulus = 65521;
        const int Run = 5552;
        uint a = 1;
        uint b = 0;
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> part = data[..Math.Min(Run, data.Length)];
            foreach (byte value in part)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }
}
