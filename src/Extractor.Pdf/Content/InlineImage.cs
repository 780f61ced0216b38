namespace Extractor.Pdf.Content;

/// <summary>The dictionary of an inline image (ISO 32000-1, 8.9.7), as far as it is needed to pass over its data.</summary>
internal readonly record struct InlineImage(int Width, int Height, int Bits, bool IsMask, bool HasFilter, bool IsAscii, Operand? ColorSpace)
{
    /// <summary>After EI so many bytes must look like content again.</summary>
    private const int LookAhead = 16;

    public static InlineImage Read(OperandStack operands, ReadOnlySpan<byte> content)
    {
        int width = 0, height = 0, bits = 8;
        bool mask = false, filter = false, ascii = false;
        Operand? space = null;
        int depth = 0;
        for (int i = 0; i + 1 < operands.Count; i++)
        {
            ref readonly Operand key = ref operands[i];
            depth += key.Kind switch
            {
                OperandKind.ArrayStart or OperandKind.DictionaryStart => 1,
                OperandKind.ArrayEnd or OperandKind.DictionaryEnd => -1,
                _ => 0,
            };
            if (depth != 0 || key.Kind != OperandKind.Name)
            {
                continue;
            }

            ref readonly Operand value = ref operands[i + 1];
            ReadOnlySpan<byte> name = operands.Bytes(key, content);
            if (name.SequenceEqual("W"u8) || name.SequenceEqual("Width"u8))
            {
                width = ToInt(value.Number);
            }
            else if (name.SequenceEqual("H"u8) || name.SequenceEqual("Height"u8))
            {
                height = ToInt(value.Number);
            }
            else if (name.SequenceEqual("BPC"u8) || name.SequenceEqual("BitsPerComponent"u8))
            {
                bits = ToInt(value.Number);
            }
            else if (name.SequenceEqual("IM"u8) || name.SequenceEqual("ImageMask"u8))
            {
                mask = value.Number != 0;
            }
            else if (name.SequenceEqual("CS"u8) || name.SequenceEqual("ColorSpace"u8))
            {
                space = value;
            }
            else if (name.SequenceEqual("F"u8) || name.SequenceEqual("Filter"u8))
            {
                int first = value.Kind == OperandKind.ArrayStart ? i + 2 : i + 1;
                filter = first < operands.Count && operands[first].Kind == OperandKind.Name;
                ascii = filter && operands.Bytes(operands[first], content) is var f
                    && (f.SequenceEqual("A85"u8) || f.SequenceEqual("ASCII85Decode"u8) || f.SequenceEqual("AHx"u8) || f.SequenceEqual("ASCIIHexDecode"u8));
            }
            else
            {
                continue;
            }

            if (value.Kind is not (OperandKind.ArrayStart or OperandKind.DictionaryStart))
            {
                i++;
            }
        }

        return new InlineImage(width, height, mask ? 1 : bits, mask, filter, ascii, space);
    }

    /// <summary>Where content goes on after the image's data and EI.</summary>
    /// <param name="data">From the first byte of the data.</param>
    /// <param name="components">Components of its colour space.</param>
    public int FindEnd(ReadOnlySpan<byte> data, int components)
    {
        int from = 0;
        if (!HasFilter && Width > 0 && Height > 0)
        {
            // Raw samples: the length is known; take it where EI stands there.
            long length = (((long)Width * Bits * Math.Max(components, 1)) + 7) / 8 * Height;
            for (long at = length; at <= length + 3 && at < data.Length; at++)
            {
                if (IsEnd(data, (int)at))
                {
                    return (int)at + 2;
                }
            }
        }
        else if (IsAscii)
        {
            int mark = data.IndexOf((byte)'>');
            from = mark < 0 ? 0 : mark + 1;
        }

        while (from < data.Length)
        {
            int at = data[from..].IndexOf("EI"u8);
            if (at < 0)
            {
                return data.Length;
            }

            at += from;
            if (IsEnd(data, at) && LooksLikeContent(data[(at + 2)..]))
            {
                return at + 2;
            }

            from = at + 2;
        }

        return data.Length;
    }

    private static bool IsEnd(ReadOnlySpan<byte> data, int at) =>
        at + 1 < data.Length && data[at] == 'E' && data[at + 1] == 'I'
        && (at == 0 || ContentScanner.IsSpace(data[at - 1]) || data[at - 1] == '>')
        && (at + 2 >= data.Length || ContentScanner.IsSpace(data[at + 2]));

    private static bool LooksLikeContent(ReadOnlySpan<byte> next)
    {
        int n = Math.Min(next.Length, LookAhead);
        for (int i = 0; i < n; i++)
        {
            if (next[i] is > 126 or (< 32 and not (9 or 10 or 12 or 13 or 0)))
            {
                return false;
            }
        }

        return true;
    }

    private static int ToInt(double value) => value is >= 0 and < 1 << 24 ? (int)value : 0;
}
