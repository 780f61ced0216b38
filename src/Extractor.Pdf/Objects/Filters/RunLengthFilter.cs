namespace Extractor.Pdf.Objects.Filters;

/// <summary>RunLengthDecode (ISO 32000-1, 7.4.5).</summary>
internal static class RunLengthFilter
{
    private const byte EndOfData = 128;

    public static OutputBuffer Decode(ReadOnlySpan<byte> data, int limit, out DecodeOutcome outcome)
    {
        var output = new OutputBuffer((int)Math.Min(data.Length * 2L + 64, 16 << 20), limit);
        int i = 0;
        Span<byte> run = stackalloc byte[128];
        while (i < data.Length)
        {
            byte length = data[i++];
            if (length == EndOfData)
            {
                outcome = DecodeOutcome.Complete;
                return output;
            }

            bool fits;
            if (length < EndOfData)
            {
                int n = Math.Min(length + 1, data.Length - i);
                fits = output.Add(data.Slice(i, n));
                i += n;
            }
            else
            {
                if (i >= data.Length)
                {
                    break;
                }

                run[..(257 - length)].Fill(data[i++]);
                fits = output.Add(run[..(257 - length)]);
            }

            if (!fits)
            {
                outcome = DecodeOutcome.LimitReached;
                return output;
            }
        }

        outcome = DecodeOutcome.Truncated;
        return output;
    }
}
