namespace Extractor.Pdf.Objects;

/// <summary>Bytes of string objects (ISO 32000-1, 7.3.4).</summary>
internal static class StringDecoding
{
    /// <summary>Decodes what follows the opening parenthesis, the closing one included where it is there.</summary>
    public static byte[] Literal(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOfAny((byte)'\\', (byte)'\r') < 0)
        {
            // Balanced parentheses inside belong to the string; only the last closing one ends it.
            return EndsBalanced(raw) ? raw[..^1].ToArray() : raw.ToArray();
        }

        var result = new byte[raw.Length];
        int n = 0;
        int depth = 1;
        int i = 0;
        while (i < raw.Length)
        {
            byte b = raw[i++];
            switch (b)
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    if (--depth == 0)
                    {
                        return result[..n];
                    }

                    break;
                case (byte)'\r':
                    // An end of line in a string reads as a line feed, however it was written.
                    i += i < raw.Length && raw[i] == '\n' ? 1 : 0;
                    b = (byte)'\n';
                    break;
                case (byte)'\\':
                    if (!TryUnescape(raw, ref i, out b))
                    {
                        continue;
                    }

                    break;
            }

            result[n++] = b;
        }

        return result[..n];
    }

    /// <summary>Decodes what follows the opening angle bracket; other bytes than digits are ignored, an odd last digit is the high half.</summary>
    public static byte[] Hex(ReadOnlySpan<byte> raw)
    {
        var result = new byte[(raw.Length + 1) / 2];
        int n = 0;
        int high = -1;
        foreach (byte b in raw)
        {
            int value = CharClass.HexValue(b);
            if (value < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = value;
            }
            else
            {
                result[n++] = (byte)((high << 4) | value);
                high = -1;
            }
        }

        if (high >= 0)
        {
            result[n++] = (byte)(high << 4);
        }

        return n == result.Length ? result : result[..n];
    }

    private static bool EndsBalanced(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty || raw[^1] != ')')
        {
            return false;
        }

        return raw.Count((byte)')') == raw.Count((byte)'(') + 1;
    }

    private static bool TryUnescape(ReadOnlySpan<byte> raw, ref int i, out byte value)
    {
        value = 0;
        if (i >= raw.Length)
        {
            return false;
        }

        byte b = raw[i++];
        switch (b)
        {
            case (byte)'n':
                value = (byte)'\n';
                return true;
            case (byte)'r':
                value = (byte)'\r';
                return true;
            case (byte)'t':
                value = (byte)'\t';
                return true;
            case (byte)'b':
                value = (byte)'\b';
                return true;
            case (byte)'f':
                value = (byte)'\f';
                return true;
            case (byte)'\r':
                i += i < raw.Length && raw[i] == '\n' ? 1 : 0;
                return false;
            case (byte)'\n':
                return false;
            case >= (byte)'0' and <= (byte)'7':
                int code = b - '0';
                for (int k = 0; k < 2 && i < raw.Length && raw[i] is >= (byte)'0' and <= (byte)'7'; k++)
                {
                    code = code * 8 + (raw[i++] - '0');
                }

                value = (byte)code;
                return true;
            default:
                value = b;
                return true;
        }
    }
}
