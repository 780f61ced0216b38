using System.Runtime.CompilerServices;

namespace Extractor.Pdf.Content;

/// <summary>Splits a content stream into operators with their operands (ISO 32000-1, 7.8.2), over the bytes, without allocation.</summary>
/// <remarks>Never throws: what is no token is passed over. Every byte is read at most a bounded number of times.</remarks>
internal ref struct ContentScanner
{
    private const byte Regular = 0, Space = 1, NumberStart = 2, Delimiter = 3;

    private static readonly byte[] Classes = MakeClasses();
    private static readonly double[] Scales = MakeScales();

    private readonly ReadOnlySpan<byte> _data;
    private readonly OperandStack _stack;

    public ContentScanner(ReadOnlySpan<byte> data, OperandStack stack)
    {
        _data = data;
        _stack = stack;
        Position = 0;
    }

    /// <summary>Index of the next byte to read.</summary>
    public int Position { get; set; }

    public readonly ReadOnlySpan<byte> Data => _data;

    /// <summary>The key of an operator's name: up to four bytes, the first one lowest; longer names have no key (0).</summary>
    public static uint Key(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > 4)
        {
            return 0;
        }

        uint key = 0;
        for (int i = name.Length - 1; i >= 0; i--)
        {
            key = (key << 8) | name[i];
        }

        return key;
    }

    /// <summary>Reads operands on to the stack up to the next operator.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Next(out uint op)
    {
        ReadOnlySpan<byte> data = _data;
        while (Position < data.Length)
        {
            byte b = data[Position];
            switch (Classes[b])
            {
                case Space:
                    Position++;
                    if (Position + 16 < data.Length && Classes[data[Position]] == Space)
                    {
                        // Megabytes of blanks are a way to keep a reader busy.
                        int run = data[Position..].IndexOfAnyExcept(Objects.CharClass.White);
                        Position = run < 0 ? data.Length : Position + run;
                    }

                    continue;
                case NumberStart:
                    _stack.PushNumber(ReadNumber());
                    continue;
                case Delimiter:
                    ReadDelimited(b);
                    continue;
            }

            int start = Position;
            int end = start + 1;
            while (end < data.Length && Classes[data[end]] is Regular or NumberStart)
            {
                end++;
            }

            Position = end;
            if (!TryReadWord(data[start..end]))
            {
                op = Key(data[start..end]);
                return true;
            }
        }

        op = 0;
        return false;
    }

    private readonly bool TryReadWord(ReadOnlySpan<byte> word)
    {
        if (word.Length is not (4 or 5))
        {
            return false;
        }

        if (word.SequenceEqual("true"u8))
        {
            _stack.Push(new Operand(OperandKind.Boolean, 1, 0, 0, false));
            return true;
        }

        if (word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8))
        {
            _stack.Push(new Operand(word.Length == 5 ? OperandKind.Boolean : OperandKind.Null, 0, 0, 0, false));
            return true;
        }

        return false;
    }

    private double ReadNumber()
    {
        ReadOnlySpan<byte> data = _data;
        int i = Position;
        bool negative = false;
        while (i < data.Length && data[i] is (byte)'+' or (byte)'-')
        {
            negative |= data[i] == '-';
            i++;
        }

        long mantissa = 0;
        int digits = 0;
        int fraction = -1;
        for (; i < data.Length; i++)
        {
            int d = data[i] - '0';
            if ((uint)d <= 9)
            {
                if (digits < 17)
                {
                    mantissa = (mantissa * 10) + d;
                    digits += mantissa != 0 ? 1 : 0;
                    fraction += fraction >= 0 ? 1 : 0;
                }
                else if (fraction < 0)
                {
                    // An absurd integer: keep its size roughly rather than its digits.
                    return SkipDigits(i, (negative ? -1 : 1) * (double)mantissa);
                }
            }
            else if (data[i] == '.' && fraction < 0)
            {
                fraction = 0;
            }
            else if (data[i] != '-')
            {
                // A minus inside a number ("12-34") is passed over, as readers do with a well-known producer's fault.
                break;
            }
        }

        Position = i;
        double value = fraction > 0 ? mantissa / Scales[Math.Min(fraction, Scales.Length - 1)] : mantissa;
        return negative ? -value : value;
    }

    private double SkipDigits(int i, double value)
    {
        while (i < _data.Length && (uint)(_data[i] - '0') <= 9)
        {
            i++;
        }

        Position = i;
        return value;
    }

    private void ReadDelimited(byte b)
    {
        switch (b)
        {
            case (byte)'/':
                ReadName();
                break;
            case (byte)'(':
                ReadLiteral();
                break;
            case (byte)'[':
                _stack.PushMark(OperandKind.ArrayStart);
                Position++;
                break;
            case (byte)']':
                _stack.PushMark(OperandKind.ArrayEnd);
                Position++;
                break;
            case (byte)'<':
                if (Peek(1) == '<')
                {
                    _stack.PushMark(OperandKind.DictionaryStart);
                    Position += 2;
                }
                else
                {
                    ReadHex();
                }

                break;
            case (byte)'>':
                if (Peek(1) == '>')
                {
                    _stack.PushMark(OperandKind.DictionaryEnd);
                    Position++;
                }

                Position++;
                break;
            case (byte)'%':
                int eol = _data[Position..].IndexOfAny((byte)'\r', (byte)'\n');
                Position = eol < 0 ? _data.Length : Position + eol + 1;
                break;
            default:
                Position++;
                break;
        }
    }

    private readonly int Peek(int offset) => Position + offset < _data.Length ? _data[Position + offset] : -1;

    private void ReadName()
    {
        int start = ++Position;
        bool escaped = false;
        while (Position < _data.Length && Classes[_data[Position]] is Regular or NumberStart)
        {
            escaped |= _data[Position] == '#';
            Position++;
        }

        ReadOnlySpan<byte> raw = _data[start..Position];
        if (!escaped)
        {
            _stack.Push(new Operand(OperandKind.Name, 0, start, raw.Length, false));
            return;
        }

        Span<byte> into = _stack.Reserve(raw.Length);
        int n = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && Hex(raw[i + 1]) >= 0 && Hex(raw[i + 2]) >= 0)
            {
                into[n++] = (byte)((Hex(raw[i + 1]) << 4) | Hex(raw[i + 2]));
                i += 2;
            }
            else
            {
                into[n++] = raw[i];
            }
        }

        _stack.PushDecoded(OperandKind.Name, n);
    }

    private void ReadLiteral()
    {
        int start = ++Position;
        int depth = 1;
        int i = start;
        bool plain = true;
        ReadOnlySpan<byte> data = _data;
        for (; i < data.Length; i++)
        {
            byte b = data[i];
            if (b == '\\')
            {
                plain = false;
                i++;
            }
            else if (b == '\r')
            {
                plain = false;
            }
            else if (b == '(')
            {
                depth++;
            }
            else if (b == ')' && --depth == 0)
            {
                break;
            }
        }

        int end = Math.Min(i, data.Length);
        Position = Math.Min(end + 1, data.Length);
        if (plain)
        {
            _stack.Push(new Operand(OperandKind.String, 0, start, end - start, false));
            return;
        }

        Unescape(data[start..end]);
    }

    private readonly void Unescape(ReadOnlySpan<byte> raw)
    {
        Span<byte> into = _stack.Reserve(raw.Length);
        int n = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            byte b = raw[i];
            if (b == '\r')
            {
                into[n++] = (byte)'\n';
                i += i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0;
                continue;
            }

            if (b != '\\')
            {
                into[n++] = b;
                continue;
            }

            if (++i >= raw.Length)
            {
                break;
            }

            switch (raw[i])
            {
                case (byte)'n': into[n++] = (byte)'\n'; break;
                case (byte)'r': into[n++] = (byte)'\r'; break;
                case (byte)'t': into[n++] = (byte)'\t'; break;
                case (byte)'b': into[n++] = (byte)'\b'; break;
                case (byte)'f': into[n++] = (byte)'\f'; break;
                case (byte)'\n': break;
                case (byte)'\r':
                    i += i + 1 < raw.Length && raw[i + 1] == '\n' ? 1 : 0;
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    int value = raw[i] - '0';
                    for (int k = 0; k < 2 && i + 1 < raw.Length && raw[i + 1] is >= (byte)'0' and <= (byte)'7'; k++)
                    {
                        value = (value << 3) | (raw[++i] - '0');
                    }

                    into[n++] = (byte)value;
                    break;
                default:
                    into[n++] = raw[i];
                    break;
            }
        }

        _stack.PushDecoded(OperandKind.String, n);
    }

    private void ReadHex()
    {
        int start = ++Position;
        int length = _data[start..].IndexOf((byte)'>');
        int end = length < 0 ? _data.Length : start + length;
        Position = Math.Min(end + 1, _data.Length);
        ReadOnlySpan<byte> raw = _data[start..end];
        Span<byte> into = _stack.Reserve((raw.Length / 2) + 1);
        int n = 0;
        int high = -1;
        foreach (byte b in raw)
        {
            int h = Hex(b);
            if (h < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = h;
            }
            else
            {
                into[n++] = (byte)((high << 4) | h);
                high = -1;
            }
        }

        if (high >= 0)
        {
            into[n++] = (byte)(high << 4);
        }

        _stack.PushDecoded(OperandKind.String, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };

    /// <summary>True for the white space of PDF (ISO 32000-1, table 1).</summary>
    public static bool IsSpace(byte b) => Classes[b] == Space;

    private static byte[] MakeClasses()
    {
        var classes = new byte[256];
        foreach (byte b in "\0\t\n\f\r "u8)
        {
            classes[b] = Space;
        }

        foreach (byte b in "0123456789+-."u8)
        {
            classes[b] = NumberStart;
        }

        foreach (byte b in "()<>[]{}/%"u8)
        {
            classes[b] = Delimiter;
        }

        return classes;
    }

    private static double[] MakeScales()
    {
        var scales = new double[32];
        double scale = 1;
        for (int i = 0; i < scales.Length; i++, scale *= 10)
        {
            scales[i] = scale;
        }

        return scales;
    }
}
