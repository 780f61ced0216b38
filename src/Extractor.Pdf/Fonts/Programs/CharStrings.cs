namespace Extractor.Pdf.Fonts.Programs;

/// <summary>Looks into charstrings just far enough for the advance width and whether anything is drawn.</summary>
internal static class CharStrings
{
    /// <summary>Width of a Type 2 charstring (Adobe technical note 5177): the difference to nominalWidthX, or the default; null where it cannot be seen.</summary>
    public static (bool IsDefault, double Value)? Type2Width(FontBytes code)
    {
        int operands = 0;
        double first = 0;
        for (int i = 0; i < code.Length;)
        {
            int b = code.U8(i++);
            if (Operand(code, b, ref i) is { } value)
            {
                first = operands++ == 0 ? value : first;
                continue;
            }

            bool? hasWidth = b switch
            {
                1 or 3 or 18 or 23 or 19 or 20 => operands % 2 == 1,
                21 => operands == 3,
                4 or 22 => operands == 2,
                14 => operands is 1 or 5,
                _ => null,
            };
            return hasWidth is { } known ? (!known, first) : null;
        }

        return null;
    }

    /// <summary>False where the charstring ends without drawing or calling anything.</summary>
    public static bool Type2HasOutline(FontBytes code)
    {
        int operands = 0;
        for (int i = 0; i < code.Length;)
        {
            int b = code.U8(i++);
            if (Operand(code, b, ref i) is not null)
            {
                operands++;
                continue;
            }

            switch (b)
            {
                case 14:
                    return operands >= 4;
                case 1 or 3 or 18 or 23 or 21 or 22 or 4:
                    operands = 0;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Width (hsbw or sbw) and outline of a decrypted Type 1 charstring (Adobe Type 1 Font Format, chapter 6).</summary>
    public static (double? Width, bool HasOutline) Type1(ReadOnlySpan<byte> data)
    {
        var code = new FontBytes(data.ToArray());
        double? width = null;
        Span<double> stack = stackalloc double[24];
        int depth = 0;
        for (int i = 0; i < code.Length;)
        {
            int b = code.U8(i++);
            if (b == 255)
            {
                Push(stack, ref depth, (int)code.U32(i));
                i += 4;
                continue;
            }

            if (b >= 32 && Operand(code, b, ref i) is { } value)
            {
                Push(stack, ref depth, value);
                continue;
            }

            switch (b)
            {
                case 13:
                    width = depth >= 2 ? stack[1] : null;
                    depth = 0;
                    break;
                case 12:
                    int escape = code.U8(i++);
                    if (escape == 7)
                    {
                        width = depth >= 4 ? stack[2] : null;
                        depth = 0;
                    }
                    else if (escape == 12 && depth >= 2)
                    {
                        stack[depth - 2] = stack[depth - 1] == 0 ? 0 : stack[depth - 2] / stack[depth - 1];
                        depth--;
                    }
                    else
                    {
                        return (width, true);
                    }

                    break;
                case 14:
                    return (width, false);
                case 1 or 3 or 9 or 4 or 21 or 22:
                    depth = 0;
                    break;
                default:
                    return (width, true);
            }
        }

        return (width, true);
    }

    private static void Push(Span<double> stack, ref int depth, double value)
    {
        if (depth < stack.Length)
        {
            stack[depth++] = value;
        }
    }

    /// <summary>The number that starts with byte b, or null where b is an operator.</summary>
    private static double? Operand(FontBytes code, int b, ref int i)
    {
        switch (b)
        {
            case 28:
                i += 2;
                return code.S16(i - 2);
            case >= 32 and <= 246:
                return b - 139;
            case >= 247 and <= 250:
                return ((b - 247) * 256) + code.U8(i++) + 108;
            case >= 251 and <= 254:
                return -((b - 251) * 256) - code.U8(i++) - 108;
            case 255:
                i += 4;
                return (int)code.U32(i - 4) / 65536.0;
            default:
                return null;
        }
    }
}
