namespace Extractor.Pdf.Objects.Filters;

/// <summary>PNG and TIFF prediction (ISO 32000-1, 7.4.4.4), undone in place.</summary>
internal static class Predictor
{
    /// <summary>Undoes prediction in <paramref name="buffer"/> and sets its length.</summary>
    public static void Undo(OutputBuffer buffer, int predictor, int colors, int bitsPerComponent, int columns)
    {
        colors = Math.Clamp(colors, 1, 64);
        bitsPerComponent = bitsPerComponent is 1 or 2 or 4 or 8 or 16 ? bitsPerComponent : 8;
        long rowBits = (long)Math.Clamp(columns, 1, 1 << 24) * colors * bitsPerComponent;
        int rowBytes = (int)Math.Min((rowBits + 7) / 8, 1 << 28);
        int pixelBytes = Math.Max(1, colors * bitsPerComponent / 8);
        Span<byte> data = buffer.Array.AsSpan(0, buffer.Length);
        if (predictor >= 10)
        {
            buffer.Length = UndoPng(data, rowBytes, pixelBytes);
        }
        else if (predictor == 2)
        {
            UndoTiff(data, rowBytes, colors, bitsPerComponent);
        }
    }

    private static int UndoPng(Span<byte> data, int rowBytes, int pixelBytes)
    {
        // Rows move up as their filter bytes go; the row above is already final when it is needed.
        int source = 0;
        int target = 0;
        Span<byte> above = [];
        while (source < data.Length)
        {
            byte filter = data[source++];
            int n = Math.Min(rowBytes, data.Length - source);
            Span<byte> row = data.Slice(target, n);
            data.Slice(source, n).CopyTo(row);
            UndoRow(filter, row, above, pixelBytes);
            above = row;
            source += n;
            target += n;
        }

        return target;
    }

    private static void UndoRow(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 1:
                for (int i = pixelBytes; i < row.Length; i++)
                {
                    row[i] += row[i - pixelBytes];
                }

                break;
            case 2:
                for (int i = 0; i < row.Length && i < above.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                {
                    int left = i >= pixelBytes ? row[i - pixelBytes] : 0;
                    int up = i < above.Length ? above[i] : 0;
                    row[i] += (byte)((left + up) / 2);
                }

                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                {
                    int left = i >= pixelBytes ? row[i - pixelBytes] : 0;
                    int up = i < above.Length ? above[i] : 0;
                    int upLeft = i >= pixelBytes && i < above.Length ? above[i - pixelBytes] : 0;
                    row[i] += Paeth(left, up, upLeft);
                }

                break;
        }
    }

    private static byte Paeth(int left, int up, int upLeft)
    {
        int p = left + up - upLeft;
        int byLeft = Math.Abs(p - left);
        int byUp = Math.Abs(p - up);
        int byUpLeft = Math.Abs(p - upLeft);
        if (byLeft <= byUp && byLeft <= byUpLeft)
        {
            return (byte)left;
        }

        return (byte)(byUp <= byUpLeft ? up : upLeft);
    }

    private static void UndoTiff(Span<byte> data, int rowBytes, int colors, int bits)
    {
        for (int start = 0; start < data.Length; start += rowBytes)
        {
            Span<byte> row = data.Slice(start, Math.Min(rowBytes, data.Length - start));
            if (bits == 8)
            {
                for (int i = colors; i < row.Length; i++)
                {
                    row[i] += row[i - colors];
                }
            }
            else if (bits == 16)
            {
                for (int i = 2 * colors; i + 1 < row.Length; i += 2)
                {
                    int sum = ((row[i] << 8) | row[i + 1]) + ((row[i - 2 * colors] << 8) | row[i - 2 * colors + 1]);
                    row[i] = (byte)(sum >> 8);
                    row[i + 1] = (byte)sum;
                }
            }
            else
            {
                UndoTiffBits(row, colors, bits);
            }
        }
    }

    private static void UndoTiffBits(Span<byte> row, int colors, int bits)
    {
        Span<int> left = stackalloc int[64];
        left.Clear();
        int mask = (1 << bits) - 1;
        int samples = row.Length * 8 / bits;
        for (int s = 0; s < samples; s++)
        {
            int bit = s * bits;
            int shift = 8 - bits - (bit & 7);
            ref byte cell = ref row[bit >> 3];
            int value = (((cell >> shift) & mask) + left[s % colors]) & mask;
            left[s % colors] = value;
            cell = (byte)((cell & ~(mask << shift)) | (value << shift));
        }
    }
}
